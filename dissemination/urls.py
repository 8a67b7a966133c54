"""Every address of the site; each room brings its own."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from dispatches.views.verifying import verify
from dissemination import health, pwa, views

handler400 = "dissemination.views.bad_request"
handler403 = "dissemination.views.permission_denied"
handler404 = "dissemination.views.not_found"
handler500 = "dissemination.views.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("desks.urls")),
    path("", include("units.urls")),
    path("", include("directives.urls")),
    path("", include("reminders.urls")),
    path("van-ban/<str:code>/the-thuc/", views.received_form, name="received_form"),
    path("vao-so/", include("intake.urls")),
    path("van-ban-di/", include("dispatches.urls")),
    path("xac-minh/<slug:code>/", verify, name="verify"),
    path("tien-do/", include("compliance.urls")),
    path("quan-tri/", admin.site.urls),
    path("gioi-thieu/", views.about, name="about"),
    path("sw.js", pwa.service_worker, name="service_worker"),
    path("ung-dung.webmanifest", pwa.manifest, name="manifest"),
    path("khong-mang/", pwa.offline, name="offline"),
    path("khoe", health.alive, name="health"),
    path("san-sang", health.ready, name="ready"),
]

if settings.DEBUG:
    from dissemination.look import specimen

    urlpatterns += specimen.urlpatterns

"""Every address of the site; each room brings its own."""

from django.conf import settings
from django.contrib import admin
from django.urls import path

handler400 = "dissemination.views.bad_request"
handler403 = "dissemination.views.permission_denied"
handler404 = "dissemination.views.not_found"
handler500 = "dissemination.views.server_error"

urlpatterns = [
    path("quan-tri/", admin.site.urls),
]

if settings.DEBUG:
    from dissemination.look import specimen

    urlpatterns += specimen.urlpatterns

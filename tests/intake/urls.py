"""The site's addresses, with stand-ins for a page of a paper or of a draft where those rooms have none yet."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

import directives.urls
import dispatches.urls
from dissemination.urls import handler400, handler403, handler404, handler500
from dissemination.urls import urlpatterns as real

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def page(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse(code)


stand_ins = [
    path("", include(([path(f"{name}/<str:code>/", page, name=name)], room.app_name)))
    for room, name in ((directives.urls, "detail"), (dispatches.urls, "edit"))
    if name not in [getattr(one, "name", "") for one in room.urlpatterns]
]
urlpatterns = [*stand_ins, *real]

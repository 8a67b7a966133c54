"""Pages that belong to no room: errors in plain Vietnamese, and what takes two rooms that don't know each other."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from directives.models import Directive
from directives.views.request import SignedIn
from dissemination import received
from intake.reading import read


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is, under which licence, and where its source is to be had (AGPL-3.0, section 13)."""
    return render(request, "about.html", {"source_url": settings.SOURCE_URL})


@require_safe
def received_form(request: SignedIn, code: str) -> HttpResponse:
    """Where a paper that others wrote departs from its official form: for whoever may see the paper, nobody's duty."""
    paper = get_object_or_404(Directive.objects.visible_to(request.user).select_related("doc_type"), code=code)
    reading = read(paper.text)
    is_measured = bool(paper.text.strip()) and received.is_measured(reading)
    content = received.content_of(reading, paper.text) if is_measured else None
    context = {
        "directive": paper,
        "is_measured": is_measured,
        "source": content.form.source if content else "",
        "findings": received.departures(content) if content else [],
    }
    name = "received/_form.html" if "HX-Request" in request.headers else "received/form.html"
    answer = render(request, name, context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, DisallowedHost):  # not our name: no page of ours, nothing that needs its files
        return HttpResponseBadRequest("Địa chỉ máy chủ không đúng.", content_type="text/plain; charset=utf-8")
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        return too_large(request)
    return render(request, "400.html", status=400)


def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    limit = f"tối đa {settings.MAX_UPLOAD_BYTES // 1_000_000} MB"
    return render(request, "413.html", {"limit": limit}, status=413)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A colleague without the right is told why: the exception's own sentence. Where a policy answered that nobody may
    as things stand, another post would not help."""
    why = exception.args[0] if exception and exception.args else ""
    told = {"reason": str(why), "of_right": getattr(why, "of_right", True)}
    return render(request, "403.html", told, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Touches neither the session nor the database: either may be what failed."""
    return render(None, "500.html", status=500)

"""As what do I act? One press in the menu of every page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from units.acting import SESSION_KEY, Actor
from units.models import Membership


@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Choose one of the posts that the person holds today: `post` is the key of the membership."""
    held = Membership.objects.of(request.user, on=timezone.localdate())  # type: ignore[arg-type]
    key = request.POST.get("post", "")
    membership = get_object_or_404(held, pk=key if key.isdecimal() else None)
    request.session[SESSION_KEY] = membership.pk
    actor = Actor(membership.user, membership.post, membership.stands_in_for)
    messages.info(request, f"Anh/chị đang làm với tư cách {actor.label}.")
    return redirect(safe_next(request) or resolve_url("desk"))


def safe_next(request: HttpRequest, name: str = "next") -> str:
    """The address on this site that the form asks to go to, or ""."""
    address = request.POST.get(name, "")
    own = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if own else ""

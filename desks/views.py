"""The first page after signing in, and the search over all that this person may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from desks import finding
from desks.piles import piles
from units.models import Role


def desk(request: HttpRequest) -> HttpResponse:
    """What waits for this person. Who only does work goes straight to his work."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor and actor.is_a(Role.HEAD, Role.MEMBER):
        return redirect("directives:my_work")
    now = timezone.now()
    return render(request, "desks/desk.html", {"piles": piles(actor, at=now) if actor else [], "today": now})


def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    found = finding.find(request.actor, words) if words and request.actor else None  # type: ignore[attr-defined]
    return render(request, "desks/search.html", {"find": words, "found": found})

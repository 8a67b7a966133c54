"""The books of incoming and outgoing papers, as NĐ 30/2020, Phụ lục IV lays them out: on screen and on paper."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directives.forms.books import BookFilter
from directives.models import Direction, Register, RegisterEntry
from directives.models.books import READERS_OF_SECRETS
from directives.views.request import SignedIn
from directives.views.work import required_actor

ROWS = 50
# A whole year on paper; no commune comes near it.
MOST_PRINTED = 20_000


@require_safe
def incoming(request: SignedIn) -> HttpResponse:
    return _book(request, Direction.IN)


@require_safe
def outgoing(request: SignedIn) -> HttpResponse:
    return _book(request, Direction.OUT)


def _book(request: SignedIn, direction: Direction) -> HttpResponse:
    """One year of the book of the unit one acts for; `?ban-in=1` gives all of it, in order, to be printed."""
    actor = required_actor(request)
    kept = Register.objects.filter(unit=actor.unit, direction=direction).values_list("year", flat=True)
    years = sorted({*kept, timezone.localdate().year}, reverse=True)
    form = BookFilter(request.GET, years=years)
    form.is_valid()
    year = form.cleaned_data.get("nam") or years[0]
    lines = RegisterEntry.objects.visible_to(request.user).of_book(actor.unit, direction, year)
    lines = lines.search(form.cleaned_data.get("q") or "").with_papers()
    is_printed = "ban-in" in request.GET
    ordered, rows = (lines.order_by("number"), MOST_PRINTED) if is_printed else (lines.order_by("-number"), ROWS)
    context = {
        "page": Paginator(ordered, rows).get_page(request.GET.get("trang")),
        "form": form,
        "year": year,
        "unit": actor.unit,
        "is_incoming": direction == Direction.IN,
        "reads_secret": actor.is_a(*READERS_OF_SECRETS),
        "is_printed": is_printed,
        "is_narrowed": bool(form.cleaned_data.get("q")),
    }
    return render(request, "directives/book.html", context)

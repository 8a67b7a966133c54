"""Pages of the dashboard: all work in sight, one paper, one unit; and the same tables as a file and on paper."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from compliance import boards, export, filters, places
from compliance.access import rows_of, watcher
from directives.models import Directive


def dashboard(request: HttpRequest) -> HttpResponse:
    """Everything in sight. Who heads a neighbourhood or a branch office has his own unit's page instead."""
    actor = watcher(request)
    if not actor.is_a(*boards.WATCHERS):
        return redirect("compliance:unit", pk=actor.unit.pk)
    board = boards.board(request.GET, actor=actor, at=timezone.now())
    form = filters.FilterForm(request.GET, rows=rows_of(actor.user), unit=actor.unit, at=board.at)
    if request.GET.get("in"):
        return render(request, "compliance/print.html", {"board": board, "all": boards.everything(board, actor)})
    page = Paginator(board.table, boards.PAGE_ROWS).get_page(request.GET.get("trang"))
    return render(request, "compliance/dashboard.html", {"board": board, "form": form, "page": page})


def aside(request: HttpRequest) -> HttpResponse:
    """What stands beside the table by unit; fetched after it, because it counts the same rows once more."""
    actor = watcher(request)
    beside = boards.beside(request.GET, actor=actor, at=timezone.now())
    return render(request, "compliance/_aside.html", {"beside": beside})


def sheet(request: HttpRequest) -> HttpResponse:
    """The table of the dashboard, whole, as a file for a spreadsheet."""
    actor = watcher(request)
    board = boards.board(request.GET, actor=actor, at=timezone.now())
    table = {"don-vi": export.units, "van-ban": export.papers, "hinh-thuc": export.channels}[board.tab]
    return export.answer(table(board.table), f"tien-do-{board.tab}-{timezone.localdate(board.at):%Y-%m-%d}")  # type: ignore[operator]


def directive(request: HttpRequest, code: str) -> HttpResponse:
    """One paper, as far as the reader sees its assignments: the issuer and those above all, a recipient its own."""
    actor = watcher(request)
    rows = rows_of(actor.user)
    paper = get_object_or_404(filters.papers_of(rows), code=code)
    found = boards.paper_board(request.GET, paper, actor=actor, at=timezone.now())
    page = Paginator(found.rows, boards.PAGE_ROWS).get_page(request.GET.get("trang"))
    context = {
        "board": found,
        "page": page,
        "lines": boards.with_results(page.object_list),
        "statuses": filters.STATUSES.items(),
        "may_read": Directive.objects.visible_to(actor.user).filter(pk=paper.pk).exists(),
    }
    return render(request, "compliance/directive.html", context)


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit or commune, for itself and those above it."""
    actor = watcher(request)
    body = get_object_or_404(places.watched_by(actor.user).select_related("area"), pk=pk)
    found = boards.unit_board(body, actor=actor, at=timezone.now())
    page = Paginator(found.results, boards.PAGE_RESULTS).get_page(request.GET.get("trang"))
    context = {"board": found, "page": page, "watches": actor.is_a(*boards.WATCHERS)}
    return render(request, "compliance/unit.html", context)

"""Pages of the dashboard: all work in sight, one paper, one unit; and the same tables as a file and on paper."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from compliance import boards, export, filters, places
from compliance.access import watcher
from directives.models import Assignment, Directive
from units.acting import Actor


def dashboard(request: HttpRequest) -> HttpResponse:
    """Everything in sight. Who heads a neighbourhood or a branch office has his own unit's page instead."""
    actor = watcher(request)
    if not actor.is_a(*boards.WATCHERS):
        return redirect("compliance:unit", pk=actor.unit.pk)
    if request.GET.get("in"):
        return _on_paper(request, actor)
    board = boards.board(request.GET, actor=actor, at=timezone.now())
    form = filters.FilterForm(request.GET, user=actor.user, unit=actor.unit, at=board.at)
    page = Paginator(board.table, boards.PAGE_ROWS).get_page(request.GET.get("trang"))
    return render(request, "compliance/dashboard.html", {"board": board, "form": form, "page": page})


def _on_paper(request: HttpRequest, actor: Actor) -> HttpResponse:
    by_unit = {**request.GET.dict(), "bang": "don-vi"}
    board = boards.board(by_unit, actor=actor, at=timezone.now())
    return render(request, "compliance/print.html", {"board": board, "all": boards.everything(board)})


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
    papers = filters.papers_of(Assignment.objects.visible_to(actor.user))
    readable = Exists(Directive.objects.visible_to(actor.user).filter(pk=OuterRef("pk")))
    paper = get_object_or_404(papers.annotate(may_read=readable), code=code)
    board = boards.paper_board(request.GET, paper, actor=actor, at=timezone.now())
    context = {"paper": paper, "board": board, "statuses": filters.STATUSES.items()}
    if not board.overview:
        page = Paginator(board.rows, boards.PAGE_ROWS).get_page(request.GET.get("trang"))
        context |= {"page": page, "lines": boards.with_results(page.object_list)}
    return render(request, "compliance/directive.html", context)


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit or commune, for itself and those above it."""
    actor = watcher(request)
    body = get_object_or_404(places.watched_by(actor.user).select_related("area"), pk=pk)
    board = boards.unit_board(request.GET, body, actor=actor, at=timezone.now())
    context = {"board": board, "watches": actor.is_a(*boards.WATCHERS), "most": f":{boards.MOST_PAPERS}"}
    if not board.overview:
        context["page"] = Paginator(board.results, boards.PAGE_RESULTS).get_page(request.GET.get("trang"))
    return render(request, "compliance/unit.html", context)

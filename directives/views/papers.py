"""Papers: the list, one paper, its way from the centre, its history."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from directives import chain, dossier, duty_policies, history, policies, progress
from directives.forms.papers import PaperFilter
from directives.models import Directive, Status
from directives.views.request import SignedIn
from units.acting import Actor, actor_of
from units.models import Role

ROWS = 50
LAST_ENTRIES = 5


@require_safe
def index(request: SignedIn) -> HttpResponse:
    """All that the person may see, filtered by the address; htmx asks for the table alone."""
    visible, actor = Directive.objects.visible_to(request.user), actor_of(request)
    form = PaperFilter(request.GET, visible=visible)
    papers = form.chosen(visible, user=request.user, actor=actor).light()
    page = Paginator(papers, ROWS).get_page(request.GET.get("trang"))
    how_far = progress.of_papers([paper.pk for paper in page], user=request.user)
    context = {
        "form": form,
        "page": page,
        "papers": [(paper, how_far.get(paper.pk)) for paper in page],
        "may_register": bool(policies.may_register(actor)),
        "may_record_oral": bool(duty_policies.may_record_oral(actor)),
    }
    is_fragment = "HX-Request" in request.headers
    response = render(request, "directives/_papers.html" if is_fragment else "directives/list.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def detail(request: SignedIn, code: str) -> HttpResponse:
    directive = fetch(request, code)
    if directive.status == Status.DRAFT and (desk := _address("dispatches:detail", code)):
        return redirect(desk)
    actor, user = actor_of(request), request.user
    found = dossier.of(directive, user=user, at=timezone.now())
    context = {
        "directive": directive,
        "dossier": found,
        "may_enter": not found.is_in_book_of(actor) and bool(policies.may_enter(actor, directive)),
        "may_register": bool(policies.may_register(actor)),
        "came_in": found.came_in_at(actor),
        "may_add_scan": found.came_in_at(actor) and bool(policies.may_add_scan(actor, directive)),
        "steps": chain.steps(directive, user=user),
        "entries": history.of(directive, user=user)[:LAST_ENTRIES],
        **_rights(actor, directive),
    }
    return render(request, "directives/detail.html", context)


@require_safe
def way(request: SignedIn, code: str) -> HttpResponse:
    """From the centre to this paper, and what was issued below it."""
    directive = fetch(request, code)
    steps = chain.steps(directive, user=request.user)
    below = chain.downward(directive, user=request.user)
    context = {
        "directive": directive,
        "steps": steps,
        "days": chain.total_days(steps),
        "below": below,
        "beside": chain.beside(directive, user=request.user),
        "missing": chain.with_missing_hops(directive, below, user=request.user, on=timezone.localdate()),
    }
    return render(request, "directives/chain.html", context)


@require_safe
def trail(request: SignedIn, code: str) -> HttpResponse:
    directive = fetch(request, code)
    page = Paginator(history.of(directive, user=request.user), ROWS).get_page(request.GET.get("trang"))
    return render(request, "directives/history.html", {"directive": directive, "page": page})


def fetch(request: SignedIn, code: str) -> Directive:
    visible = Directive.objects.visible_to(request.user).select_related("doc_type", "issuer")
    return get_object_or_404(visible, code=code)


def _rights(actor: Actor | None, directive: Directive) -> dict[str, Any]:
    is_ours = actor is not None and actor.unit.pk == directive.issuer_id
    return {
        "may_implement": bool(policies.may_implement(actor, directive)),
        "may_correct": bool(policies.may_correct(actor, directive)),
        "may_withdraw": bool(policies.may_withdraw(actor, directive)),
        "may_stop": is_ours and actor is not None and actor.is_a(Role.OFFICER, Role.LEADER),
        "is_ours": is_ours and directive.status in (Status.ISSUED, Status.WITHDRAWN) and bool(directive.number),
        "may_confirm": directive.status == Status.ORAL and bool(duty_policies.may_confirm_oral(actor, directive)),
    }


def _address(name: str, *arguments: str) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""

"""The numbers of the office one acts for: how far each series is, what must still be settled, what was voided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from directives.models import DocumentType
from directives.views.work import required_actor
from dispatches import drafting, periods, policies
from dispatches.forms.numbers import ReserveForm, TermForm, VoidForm
from dispatches.models import NumberSeries, NumberUse, Span, Term
from dispatches.policies import Refused
from dispatches.services import numbering, reserving, terms
from dispatches.views.common import Request
from units.acting import Actor
from vietnam import dates

# Series of earlier periods are looked up in the admin.
SHOWN = 60


@require_safe
def numbers(request: Request) -> HttpResponse:
    return _page(request, required_actor(request))


@require_POST
def reserve(request: Request) -> HttpResponse:
    actor = _clerk(request)
    form = _reserve_form(actor, request.POST)

    def act(typed: dict[str, Any]) -> str:
        period = periods.period_of(periods.rule_of(actor.unit), on=typed["on"])
        series = numbering.begun(actor.unit, period, form.doc_type)
        block = reserving.reserve(
            actor=actor, series=series, first=typed["first"], last=typed["last"], reason=typed["reason"],
            at=timezone.now(),
        )  # fmt: skip
        return f"Đã giữ: {block}."

    return _acted(request, actor, "reserve_form", form, act)


@require_POST
def void(request: Request) -> HttpResponse:
    actor = _clerk(request)
    form = VoidForm(request.POST, series=_series(actor))

    def act(typed: dict[str, Any]) -> str:
        made = reserving.void(
            actor=actor, series=typed["series"], numbers=typed["numbers"], reason=typed["reason"], at=timezone.now()
        )
        return f"Đã bỏ số {reserving.spans(one.number for one in made)}."

    return _acted(request, actor, "void_form", form, act)


@require_POST
def start_term(request: Request) -> HttpResponse:
    actor = _clerk(request)
    form = TermForm(request.POST)

    def act(typed: dict[str, Any]) -> str:
        term = terms.start(actor=actor, name=typed["name"], starts_on=form.starts, at=timezone.now())
        return f"Đã mở nhiệm kỳ {term.name} từ ngày {dates.short(term.starts_on)}."

    return _acted(request, actor, "term_form", form, act)


def _acted(request: Request, actor: Actor, name: str, form: Form, act: Callable[[dict[str, Any]], str]) -> HttpResponse:
    """What `act` says was done; or the page again with the form as it was filled in, and why not."""
    if form.is_valid():
        try:
            done = act(form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect("dispatches:numbers")
    return _page(request, actor, **{name: form})


def _clerk(request: Request) -> Actor:
    actor = required_actor(request)
    answer = policies.may_register(actor)
    if not answer:
        raise PermissionDenied(answer)
    return actor


def _page(request: Request, actor: Actor, **bound: Any) -> HttpResponse:
    unit, today = actor.unit, timezone.localdate()
    rule = periods.rule_of(unit)
    series = list(_series(actor)[:SHOWN])
    left: dict[Any, list[int]] = {}
    for one in reserving.open_numbers(unit):
        left.setdefault(one.block, []).append(one.number)
    may_keep = bool(policies.may_register(actor))
    context: dict[str, Any] = {
        "unit": unit,
        "rule": rule,
        "by_terms": rule.span == Span.TERM,
        "series": series,
        "left": [(block, reserving.spans(found)) for block, found in left.items()],
        "voided": NumberUse.objects.void_in(unit, today.year).order_by("-at", "-pk"),
        "terms": list(Term.objects.filter(unit=unit)) if rule.span == Span.TERM else [],
        "may_keep": may_keep,
        "today": today,
    }
    if may_keep:
        common = next((one for one in series if one.doc_type is None and one.period == str(today.year)), None)
        next_number = common.last_number + 1 if common and not rule.by_type else None
        context |= {
            "reserve_form": _reserve_form(actor, on=today, first=next_number),
            "void_form": VoidForm(series=_series(actor)),
            "term_form": TermForm(),
        }
    return render(request, "dispatches/numbers.html", context | bound, status=422 if bound else 200)


def _series(actor: Actor) -> Any:
    return (
        NumberSeries.objects.filter(unit=actor.unit).select_related("unit", "doc_type").order_by("-period", "doc_type")
    )


def _reserve_form(actor: Actor, posted: Any = None, **initial: Any) -> ReserveForm:
    rule = periods.rule_of(actor.unit)
    own = DocumentType.objects.filter(pk__in=NumberSeries.objects.filter(unit=actor.unit).values("doc_type"))
    of_system = DocumentType.objects.filter(system=drafting.system_of(actor.unit))
    known = of_system.filter(Q(pk__in=own) | ~Q(abbreviation="")) if rule.by_type else own
    return ReserveForm(
        posted, doc_types=list(known), has_common=not rule.by_type, today=timezone.localdate(), initial=initial
    )

"""Pages of taking a paper in: hand it over, check what was read, save."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from directives.models import Directive, Status
from directives.policies import Refused
from directives.services.papers import AlreadyRegistered
from intake import known, policies
from intake.forms.sheet import Sheet
from intake.forms.start import PurposeForm, StartForm, TextForm
from intake.models import Arrival, Purpose
from intake.services import arrivals, saving
from units.acting import Actor, actor_of


def start(request: HttpRequest) -> HttpResponse:
    actor = _who_may_take(request)
    form = StartForm(actor, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        purpose, text = form.cleaned_data["purpose"], form.cleaned_data["text"]
        try:
            taken = arrivals.take(actor=actor, purpose=purpose, text=text, uploads=form.uploads(), at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(taken[0])
    waiting = Arrival.objects.visible_to(actor.user).open().filter(unit=actor.unit).select_related("brought_by")[:20]
    status = 422 if request.method == "POST" else 200
    return render(request, "intake/start.html", {"form": form, "waiting": waiting}, status=status)


def reading(request: HttpRequest, code: str) -> HttpResponse:
    arrival, actor = _fetch(request, code)
    if arrival.outcome is not None:
        return redirect(_address_of(arrival.outcome))
    if not arrival.text:
        return _ask_for_text(request, arrival, TextForm())
    now = timezone.now()
    sheet = Sheet(arrival, actor, on=timezone.localdate(now), sent=request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and sheet.is_valid():
        try:
            return _register(request, sheet) if not sheet.is_draft else _draft(request, sheet)
        except saving.AlreadySaved as saved:
            return redirect(_address_of(saved.outcome))
        except AlreadyRegistered as already:
            problem = _with_link(str(already), already.entry.directive)
        except Refused as refused:
            problem = str(refused)
    context = {"sheet": sheet, "arrival": arrival, "problem": problem, "notices": _notices(sheet), **_beside(arrival)}
    return render(request, "intake/reading.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def text(request: HttpRequest, code: str) -> HttpResponse:
    """Text pasted beside a file that could not be read."""
    arrival, actor = _fetch(request, code)
    form = TextForm(request.POST)
    if form.is_valid():
        try:
            return redirect(arrivals.give_text(actor=actor, arrival=arrival, text=form.cleaned_data["text"]))
        except Refused as refused:
            form.add_error(None, str(refused))
    return _ask_for_text(request, arrival, form)


@require_POST
def purpose(request: HttpRequest, code: str) -> HttpResponse:
    """The same paper, for the other purpose."""
    arrival, actor = _fetch(request, code)
    form = PurposeForm(request.POST)
    if form.is_valid():
        try:
            arrivals.turn(actor=actor, arrival=arrival, purpose=form.cleaned_data["purpose"])
        except Refused as refused:
            messages.error(request, str(refused))
    return redirect(arrival)


@require_POST
def drop(request: HttpRequest, code: str) -> HttpResponse:
    arrival, actor = _fetch(request, code)
    try:
        arrivals.drop(actor=actor, arrival=arrival, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đã bỏ văn bản đang đọc.", extra_tags=f"reading-{arrival.code}")
    return redirect("intake:start")


def _register(request: HttpRequest, sheet: Sheet) -> HttpResponseRedirect:
    given = sheet.paper.cleaned_data
    entry = saving.register(
        actor=sheet.actor,
        arrival=sheet.arrival,
        facts=sheet.facts,
        parts=sheet.parts,
        arrived_on=given["arrived_on"],
        handler=given["handler"],
        note=given["note"],
        at=timezone.now(),
    )
    return _done(request, sheet.arrival, entry.directive, f"Đã vào sổ đến số {entry.number}.")


def _draft(request: HttpRequest, sheet: Sheet) -> HttpResponseRedirect:
    directive = saving.draft(
        actor=sheet.actor,
        arrival=sheet.arrival,
        facts=sheet.facts,
        parts=sheet.parts,
        wording=sheet.wording,
        enclosed=sheet.paper.cleaned_data.get("enclosed", []),
        at=timezone.now(),
    )
    return _done(request, sheet.arrival, directive, "Đã lập dự thảo công văn.")


def _done(request: HttpRequest, arrival: Arrival, directive: Directive, sentence: str) -> HttpResponseRedirect:
    messages.success(request, sentence, extra_tags=f"reading-{arrival.code}")
    following = Arrival.objects.open().filter(batch=arrival.batch, unit=arrival.unit_id).first()
    if following is not None:
        link = format_html('<a href="{}">Đọc văn bản tiếp theo</a>', following.get_absolute_url())
        messages.info(request, format_html("Lần đưa vào này còn văn bản chưa lưu. {}.", link))
    return redirect(_address_of(directive))


def _address_of(directive: Directive) -> str:
    """Where one goes on with it: a draft is written further, a registered paper is looked at."""
    name = "dispatches:edit" if directive.status == Status.DRAFT else "directives:detail"
    return reverse(name, args=[directive.code])


def _notices(sheet: Sheet) -> list[str]:
    """That the paper is here already, before anybody has typed anything for nothing."""
    found = []
    if not sheet.is_draft and (entry := known.entry_of(sheet.actor, sheet.proposed_facts())):
        found.append(_with_link(str(AlreadyRegistered(entry)), entry.directive))
    elif (earlier := known.same_text(sheet.arrival)) and earlier.outcome:
        found.append(_with_link("Nội dung này đã được đưa vào và lưu trước đây.", earlier.outcome))
    return found


def _with_link(sentence: str, directive: Directive) -> str:
    return format_html('{} <a href="{}">Xem {}</a>.', sentence, _address_of(directive), directive)


def _beside(arrival: Arrival) -> dict[str, object]:
    """The other papers of the same paste, and the files."""
    batch = Arrival.objects.filter(batch=arrival.batch, unit=arrival.unit_id).order_by("position")
    return {"batch": list(batch.defer("text")), "files": list(arrival.files.all())}


def _ask_for_text(request: HttpRequest, arrival: Arrival, form: TextForm) -> HttpResponse:
    context = {"form": form, "arrival": arrival, **_beside(arrival)}
    return render(request, "intake/text.html", context, status=422 if form.is_bound else 200)


def _who_may_take(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if actor is None or not policies.purposes(actor):
        raise PermissionDenied(policies.may_take(actor, Purpose.DRAFT).reason)
    return actor


def _fetch(request: HttpRequest, code: str) -> tuple[Arrival, Actor]:
    actor = actor_of(request)
    if actor is None:
        raise PermissionDenied(policies.may_take(actor, Purpose.DRAFT).reason)
    visible = Arrival.objects.visible_to(actor.user).select_related("unit__area", "outcome__doc_type")
    arrival = get_object_or_404(visible.filter(dropped_at=None), code=code)
    may = policies.may_go_on(actor, arrival)
    if not may:
        raise PermissionDenied(may.reason)
    return arrival, actor

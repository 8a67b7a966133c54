"""The page where a paper is checked: what was read, what is in doubt, and saving it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from directives.models import Directive
from directives.policies import Refused
from directives.services.registering import AlreadyRegistered
from intake import known, notices
from intake.forms.sheet import SETS, Sheet, with_more_rows
from intake.forms.start import TextForm
from intake.models import Arrival
from intake.services import saving
from intake.views.fetching import beside, fetch
from intake.views.waiting import ask_for_text

BY_HAND = "tu-go"  # in the address: no text is to be had, the fields are typed as the paper shows them


def reading(request: HttpRequest, code: str) -> HttpResponse:
    arrival, actor = fetch(request, code)
    if arrival.outcome is not None:
        return _saved_before(request, arrival.outcome)
    by_hand = request.method == "POST" or BY_HAND in request.GET
    if arrival.is_being_read or not (arrival.text or arrival.header or by_hand):
        return ask_for_text(request, arrival, TextForm())
    now = timezone.now()
    more = request.POST.get("more", "")
    sheet = Sheet(arrival, actor, on=timezone.localdate(now), sent=_sent(request, more))
    problem = ""
    if more in SETS:
        sheet.leave_unjudged(more)
    elif request.method == "POST" and sheet.is_valid():
        try:
            return _register(request, sheet) if not sheet.is_draft else _draft(request, sheet)
        except saving.AlreadySaved as saved:
            return _saved_before(request, saved.outcome)
        except AlreadyRegistered as already:
            problem = notices.registered(already)
            if already.may_be_another(sheet.facts):
                sheet.paper.ask_why_another()
        except Refused as refused:
            problem = str(refused)
    told = [one for one in notices.of(sheet) if one != problem]
    context = {"sheet": sheet, "problem": problem, "notices": told, "text_form": TextForm()}
    status = 422 if request.method == "POST" and more not in SETS else 200
    return render(request, "intake/reading.html", context | beside(arrival), status=status)


def _sent(request: HttpRequest, more: str) -> QueryDict | None:
    if request.method != "POST":
        return None
    return with_more_rows(request.POST, more) if more in SETS else request.POST


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
        another=given["another"],
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


def _saved_before(request: HttpRequest, outcome: Directive) -> HttpResponseRedirect:
    """Who presses in a second window hears that what he typed there was not kept."""
    if request.method == "POST":
        messages.warning(request, "Văn bản này đã được lưu trước đó. Lần bấm này không ghi thêm gì.")
    return redirect(known.address_of(outcome))


def _done(request: HttpRequest, arrival: Arrival, directive: Directive, sentence: str) -> HttpResponseRedirect:
    """The next paper is one key away: the link to it has the focus."""
    together = Arrival.objects.open().filter(batch=arrival.batch, unit=arrival.unit_id)
    following = together.order_by("position").first()
    address = following.get_absolute_url() if following else reverse("intake:start")
    label = "Đọc văn bản tiếp theo của lần đưa vào này" if following else "Đưa văn bản khác vào"
    link = format_html('<a href="{}" autofocus>{}</a>', address, label)
    messages.success(request, format_html("{} {}.", sentence, link), extra_tags=f"reading-{arrival.code}")
    return redirect(known.address_of(directive))

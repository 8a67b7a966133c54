"""Issuing: who will get what is shown before the button is pressed."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from directives import burdens
from directives.services import issuing as assigning
from dispatches.forms import IssueForm
from dispatches.models import Letter
from dispatches.periods import NoTerm
from dispatches.policies import Refused
from dispatches.services import issuing, numbering, reserving
from dispatches.services.numbering import GapUnconfirmed
from dispatches.states import LetterState
from dispatches.views.common import Request, letter_of, permit
from vietnam import dates
from vietnam.symbols import pad


def issue(request: Request, code: str) -> HttpResponse:
    letter = letter_of(request, code)
    if letter.state == LetterState.ISSUED:  # a second press
        return redirect("dispatches:detail", code)
    permit(request, letter, "issue")
    today = timezone.localdate()
    kept = [one.number for one in reserving.open_numbers(request.actor.unit)]
    form = IssueForm(
        request.POST or None,
        initial={"issued_on": today},
        next_number=_next(letter, today),
        kept=reserving.spans(kept),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _issued(request, letter, form)
        except GapUnconfirmed as gap:
            form.add_error("gap_confirmed", str(gap))
        except Refused as refused:
            form.add_error(None, str(refused))
    return _page(request, letter, form, on=today)


def _next(letter: Letter, on: date) -> str:
    """ "" while the series is not known: the reason is told when the button is pressed."""
    try:
        return pad(str(numbering.next_of(letter.directive, on=on)))
    except NoTerm:
        return ""


def _issued(request: Request, letter: Letter, form: IssueForm) -> HttpResponse:
    letter = issuing.issue(
        actor=request.actor,
        letter=letter,
        issued_on=form.cleaned_data["issued_on"],
        at=timezone.now(),
        number=form.typed_number,
        gap_confirmed=form.cleaned_data["gap_confirmed"],
    )
    paper = letter.directive
    assert paper.issued_on is not None  # noqa: S101 -- a constraint of the table
    count = paper.deliveries.count()
    sent = f"gửi tới {count} đơn vị" if count else "không có nơi nhận trong hệ thống, hãy gửi bản giấy"
    messages.success(request, f"Đã phát hành {paper} ngày {dates.short(paper.issued_on)}: {sent}.")
    return redirect(letter)


def _page(request: Request, letter: Letter, form: IssueForm, *, on: date) -> HttpResponse:
    asked = assigning.asked_of(letter.directive)
    plan = assigning.plan(letter.directive, on=on, asked=asked)
    context = {
        "letter": letter,
        "paper": letter.directive,
        "form": form,
        "asked": asked,
        "plan": plan,
        "sent_to": burdens.of(plan, user=request.user),
        "similar": burdens.similar(plan, user=request.user),
    }
    return render(request, "dispatches/issue.html", context, status=422 if form.errors else 200)

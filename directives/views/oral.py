"""What was said before it is on paper: writing it down, and naming the paper when it has come."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from directives import duty_policies, policies
from directives.forms.oral import ConfirmForm, Doers, DutySet, SayingForm
from directives.policies import Refused
from directives.services import oral
from directives.views.papers import fetch
from directives.views.request import SignedIn
from directives.views.work import required_actor


@require_http_methods(["GET", "POST"])
def record(request: SignedIn) -> HttpResponse:
    actor, now = required_actor(request), timezone.now()
    _allow(duty_policies.may_record_oral(actor))
    today = timezone.localdate(now)
    sent = request.POST if request.method == "POST" else None
    form = SayingForm(sent, today=today)
    duties = DutySet(sent, prefix="viec", form_kwargs={"doers": Doers(actor.unit, on=today)})
    for first in duties.forms[:1]:
        first.empty_permitted = False
    is_sound = all([form.is_valid(), duties.is_valid()]) if sent is not None else False
    if is_sound:
        asked = [one.duty() for one in duties if one.has_changed()]
        try:
            directive = oral.record(actor=actor, saying=form.saying(), duties=asked, at=now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã ghi lại và giao việc.", extra_tags="truyen-dat-mieng")
            return redirect(directive)
    status = 422 if sent is not None else 200
    return render(request, "directives/oral.html", {"form": form, "duties": duties}, status=status)


@require_http_methods(["GET", "POST"])
def confirm(request: SignedIn, code: str) -> HttpResponse:
    directive, actor = fetch(request, code), required_actor(request)
    _allow(duty_policies.may_confirm_oral(actor, directive))
    papers = oral.papers_to_confirm(actor, directive)
    form = ConfirmForm(*((request.POST,) if request.method == "POST" else ()), papers=papers)
    if request.method == "POST" and form.is_valid():
        paper = form.cleaned_data["paper"]
        try:
            oral.confirm(actor=actor, directive=directive, paper=paper, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã ghi nhận: có văn bản {paper}.")
            return redirect(directive)
    context = {"directive": directive, "form": form, "has_papers": papers.exists()}
    return render(request, "directives/oral_confirm.html", context, status=422 if form.errors else 200)


def _allow(answer: policies.Answer) -> None:
    if not answer:
        raise PermissionDenied(answer)

"""Changing a paper that stands: correcting what was read wrong of a received one, recalling one of our own."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from directives import policies
from directives.forms.papers import CorrectionForm, WithdrawForm
from directives.models import Directive, Task
from directives.policies import Refused
from directives.services import issuing, registering, repeating
from directives.views.papers import fetch
from directives.views.request import SignedIn
from directives.views.work import required_actor
from units.views.acting import safe_next


@require_http_methods(["GET", "POST"])
def correct(request: SignedIn, code: str) -> HttpResponse:
    directive, actor = fetch(request, code), required_actor(request)
    _allow(request, policies.may_correct(actor, directive))
    form = CorrectionForm(request.POST or None, directive=directive, unit=actor.unit)
    if request.method == "POST" and form.is_valid():
        try:
            registering.correct(actor=actor, directive=directive, facts=form.facts(), at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu thông tin đã sửa.", extra_tags=f"sua-{directive.code}")
            return redirect(directive)
    context = {"directive": directive, "form": form}
    return render(request, "directives/correct.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request: SignedIn, code: str) -> HttpResponse:
    directive, actor = fetch(request, code), required_actor(request)
    _allow(request, policies.may_withdraw(actor, directive))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            issuing.withdraw(actor=actor, directive=directive, reason=reason, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã thu hồi văn bản.")
            return redirect(directive)
    context = {"directive": directive, "form": form}
    return render(request, "directives/withdraw.html", context, status=422 if form.errors else 200)


@require_POST
def enter(request: SignedIn, code: str) -> HttpResponse:
    """Into the book of incoming papers with one press; a second press finds the first entry."""
    directive, now = fetch(request, code), timezone.now()
    try:
        entry = registering.register_delivered(
            actor=required_actor(request), directive=directive, arrived_on=timezone.localdate(now), at=now
        )
    except registering.AlreadyRegistered as already:
        messages.info(request, str(already))
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    else:
        messages.success(request, f"Đã vào sổ đến số {entry.number}.")
    return redirect(safe_next(request) or directive)


@require_POST
def stop_repeating(request: SignedIn, pk: int) -> HttpResponse:
    """No further period of a task that recurs."""
    papers = Directive.objects.visible_to(request.user)
    task = get_object_or_404(Task.objects.filter(directive__in=papers).select_related("directive__issuer"), pk=pk)
    actor, now, words = required_actor(request), timezone.now(), request.POST.get("words", "")
    try:
        repeating.stop(actor=actor, task=task, reason=words, at=now)
    except policies.Forbidden as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã dừng việc định kỳ. Kỳ đang mở vẫn giữ nguyên.", extra_tags=f"dung-{pk}")
    return redirect(task.directive)


def _allow(request: SignedIn, answer: policies.Answer) -> None:
    """Who may not is told before he types; what was typed already is answered by the service, in the form."""
    if request.method == "GET" and not answer:
        raise PermissionDenied(answer)

"""Logging what was done: choose the channel, fill in its figures, send; and giving out the photos."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from directives import policies
from directives.forms.results import ResultForm
from directives.models import Assignment, Channel, Evidence, Result
from directives.policies import Refused
from directives.services import work
from directives.services.files import BadFile
from directives.views import outbox
from directives.views.files import serve
from directives.views.outbox import answers_outbox
from directives.views.request import SignedIn
from directives.views.work import fetch, frame_of, required_actor
from units.acting import Actor


@answers_outbox
@require_http_methods(["GET", "POST"])
def log_result(request: SignedIn, code: str) -> HttpResponse:
    """`?hinh-thuc=loa` says which channel; without it the page asks."""
    row, actor = fetch(request, code), required_actor(request)
    if request.method == "POST" and work.logged_with(request.POST.get("key", ""), assignment=row):
        return redirect(row)  # sent before, and the answer was lost on its way
    channel = Channel.objects.filter(is_active=True, code=request.GET.get("hinh-thuc", "")).first()
    if channel is None:
        return _choose(request, row, actor)
    return _form(request, row, actor, channel, None)


@answers_outbox
@require_http_methods(["GET", "POST"])
def revise_result(request: SignedIn, pk: int) -> HttpResponse:
    """The old figures, to be corrected; the old result stays and is shown struck through."""
    if request.method == "POST" and (known := work.logged_with(request.POST.get("key", ""), revises=pk)):
        return redirect(fetch(request, known.assignment.code))
    results = Result.objects.visible_to(request.user).standing().select_related("channel", "assignment")
    result = get_object_or_404(results, pk=pk)
    row, actor = fetch(request, result.assignment.code), required_actor(request)
    return _form(request, row, actor, result.channel, result)


@require_safe
def evidence(request: SignedIn, code: str) -> HttpResponseBase:
    return serve(request, get_object_or_404(Evidence.objects.visible_to(request.user), code=code))


def _choose(request: SignedIn, row: Assignment, actor: Actor) -> HttpResponse:
    _allow(policies.may(actor, "log", row))
    channels = Channel.objects.filter(is_active=True)
    context = {"row": row, "channels": channels, "frame": frame_of(actor), "now": timezone.now()}
    return render(request, "directives/work/choose_channel.html", context)


def _form(request: SignedIn, row: Assignment, actor: Actor, channel: Channel, revised: Result | None) -> HttpResponse:
    now = timezone.now()
    if request.method == "GET":
        _allow(policies.may(actor, "log", row))
    sent: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ResultForm(*sent, channel=channel, today=timezone.localdate(now), revised=revised)
    if request.method == "POST" and form.is_valid():
        try:
            photos = form.cleaned_data["photos"]
            work.log_result(actor=actor, assignment=row, facts=form.facts(), photos=photos, revises=revised, at=now)
        except (Refused, BadFile) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã ghi kết quả: {channel.name}.", extra_tags=f"ket-qua-{channel.code}")
            return redirect(row)
    if form.errors and outbox.is_from(request):
        return outbox.refused_form(form)
    context = {
        "row": row,
        "form": form,
        "channel": channel,
        "revised": revised,
        "on_behalf": policies.acts_on_behalf(actor, row),
        "had_files": bool(request.FILES),
        "frame": frame_of(actor),
        "now": now,
    }
    return render(request, "directives/work/log_result.html", context, status=422 if form.errors else 200)


def _allow(answer: policies.Answer) -> None:
    if not answer:
        raise PermissionDenied(answer)

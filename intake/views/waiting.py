"""A file whose text is not there: a machine looks for it, or somebody pastes it, or it is tried once more."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from directives.policies import Refused
from intake.forms.start import TextForm
from intake.models import Arrival
from intake.services import scans
from intake.views.fetching import beside, fetch


def progress(request: HttpRequest, code: str) -> HttpResponse:
    """How far the machine has come, for the part of the page that asks again and again."""
    arrival, _ = fetch(request, code)
    if "HX-Request" not in request.headers:
        return redirect(arrival)
    if not arrival.is_being_read:
        return HttpResponse(status=204, headers={"HX-Redirect": arrival.get_absolute_url()})
    return render(request, "parts/progress.html", _progress(arrival))


@require_POST
def again(request: HttpRequest, code: str) -> HttpResponse:
    arrival, actor = fetch(request, code)
    try:
        scans.again(actor=actor, arrival=arrival, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(arrival)


def ask_for_text(request: HttpRequest, arrival: Arrival, form: TextForm) -> HttpResponse:
    context = {"form": form, **beside(arrival), **(_progress(arrival) if arrival.is_being_read else {})}
    return render(request, "intake/text.html", context, status=422 if form.is_bound else 200)


def _progress(arrival: Arrival) -> dict[str, object]:
    job = arrival.job
    assert job is not None  # noqa: S101  # for the types
    return {
        "label": "Đang nhận dạng chữ, số trang",
        "done": job.done_count,
        "total": job.total_count,
        "state": job.state,
        "url": reverse("intake:progress", args=[arrival.code]),
    }

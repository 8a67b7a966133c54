"""Noting that a later paper of ours corrects this one or takes its place."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dispatches import policies
from dispatches.forms.sequels import SequelForm
from dispatches.models import Sequel
from dispatches.policies import Refused
from dispatches.services import sequels
from dispatches.views.common import Request, letter_of


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request, code: str) -> HttpResponse:
    letter = letter_of(request, code)
    paper = letter.directive
    assert paper.issuer is not None  # noqa: S101 -- our own paper
    answer = policies.may(request.actor or None, "correct", letter)
    if request.method != "POST" and not answer:
        raise PermissionDenied(answer)
    form = SequelForm(request.POST or None, unit=paper.issuer)
    if request.method == "POST" and form.is_valid():
        verb = sequels.replace if form.cleaned_data["verb"] == SequelForm.REPLACE else sequels.correct
        try:
            made = verb(actor=request.actor, letter=letter, by=form.cleaned_data["by"], at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã ghi nhận: {made.said}.")
            return redirect(letter)
    context = {"letter": letter, "paper": paper, "form": form, "known": Sequel.objects.of([paper.pk])}
    return render(request, "dispatches/sequel.html", context, status=422 if form.errors else 200)

"""Signing an issued letter electronically: one button here, or the file signed elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from dispatches.forms import SignedForm
from dispatches.models import Signature
from dispatches.policies import Refused
from dispatches.services import signing
from dispatches.views.common import Request, letter_of
from dispatches.views.reading import detail

# By the last word of the address.
SERVICES: dict[str, Callable[..., list[Signature]]] = {
    "ca-nhan": lambda **told: [signing.sign_as_person(**told)],
    "co-quan": lambda **told: [signing.sign_as_organisation(**told)],
    "tep-kem-theo": signing.sign_attachments,
}


@require_POST
def sign(request: Request, code: str, word: str) -> HttpResponse:
    if word not in SERVICES:
        raise Http404
    letter = letter_of(request, code)
    try:
        made = SERVICES[word](actor=request.actor, letter=letter, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        names = ", ".join(sorted({one.signer for one in made}))
        messages.success(request, f"Đã ký số {len(made)} tệp bằng chứng thư của {names}." if made else "Đã ký đủ.")
    return redirect(letter)


@require_POST
def add_signed(request: Request, code: str) -> HttpResponse:
    letter, form = letter_of(request, code), SignedForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            kept = signing.add_signed(
                actor=request.actor, letter=letter, file=form.cleaned_data["signed"], at=timezone.now()
            )
        except Refused as refused:
            form.add_error("signed", str(refused))
        else:
            names = ", ".join(one.signer for one in kept)
            messages.success(request, f"Đã kiểm tra và lưu bản có chữ ký số của {names}.")
            return redirect(letter)
    return detail(request, code, wrong={"signed_form": form}, status=422)

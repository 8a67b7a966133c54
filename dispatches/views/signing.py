"""Signing an issued letter electronically: one button here, or the file signed elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from dispatches.forms import SignedForm
from dispatches.models import SignatureKind
from dispatches.policies import Refused
from dispatches.services import signing
from dispatches.signatures import WORDS
from dispatches.views.common import Request, letter_of
from dispatches.views.reading import detail

SERVICES = {
    SignatureKind.PERSON: signing.sign_as_person,
    SignatureKind.ORGANISATION: signing.sign_as_organisation,
}


@require_POST
def sign(request: Request, code: str, word: str) -> HttpResponse:
    if word not in WORDS:
        raise Http404
    letter = letter_of(request, code)
    try:
        made = SERVICES[WORDS[word]](actor=request.actor, letter=letter, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã ký số bằng chứng thư của {made.signer}.")
    return redirect(letter)


@require_POST
def sign_attachments(request: Request, code: str) -> HttpResponse:
    letter = letter_of(request, code)
    try:
        kept = signing.sign_attachments(actor=request.actor, letter=letter, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã ký số {len(kept)} tệp kèm theo.")
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

"""The slot of what is being typed: put there by the editor with every pause, brought back or thrown away."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from dispatches.policies import Refused
from dispatches.services import typing
from dispatches.views.common import Request, letter_for


@require_POST
def typed(request: Request, code: str) -> HttpResponse:
    """A plain sentence for the foot of the editor; with `forget`, back to the saved draft."""
    letter = letter_for(request, code, "edit")
    if "forget" in request.POST:
        typing.forget(actor=request.actor, letter=letter)
        return redirect("dispatches:edit", code)
    version = request.POST.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        return _said("Chưa lưu nháp được: không rõ đang gõ trên bản nào. Hãy mở lại trang này.", status=422)
    try:
        slot = typing.keep(
            actor=request.actor, letter=letter, sent=request.POST, version=int(version), at=timezone.now()
        )
    except Refused as refused:
        return _said(str(refused), status=409)
    return _said(f"Đã lưu nháp lúc {timezone.localtime(slot.at):%H:%M}.")


def _said(sentence: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(sentence, content_type="text/plain; charset=utf-8", status=status)

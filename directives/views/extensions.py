"""A later deadline: the doer asks for it on the page of his work, the giver answers there or where his reports wait."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from directives import extending, policies
from directives.extension_states import ANSWERS
from directives.forms.extensions import AnswerForm, AskForm
from directives.models import Extension
from directives.policies import Forbidden, Refused
from directives.services import extensions
from directives.views.request import SignedIn
from directives.views.work import fetch, page_of, required_actor
from units.acting import Actor
from units.views.acting import safe_next

DONE = {
    "agree": "Đã đồng ý gia hạn; hạn mới có hiệu lực ngay.",
    "refuse": "Đã trả lời không gia hạn, kèm lý do.",
    "propose": "Đã đề nghị ngày khác; chờ nơi thực hiện trả lời.",
    "accept": "Đã nhận hạn mới.",
    "decline": "Đã trả lời không nhận; hạn cũ giữ nguyên.",
}


@require_POST
def ask(request: SignedIn, code: str) -> HttpResponse:
    row, actor, now = fetch(request, code), required_actor(request), timezone.now()
    may_ask = policies.may_ask_extension(actor, row)
    if not may_ask and may_ask.of_right:
        raise PermissionDenied(may_ask)
    form = AskForm(request.POST, row=row)
    if form.is_valid():
        try:
            extensions.ask(actor=actor, assignment=row, request=form.request(), at=now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã gửi đề nghị gia hạn.", extra_tags=f"ask-extension-{code}")
            return redirect(row)
    part = extending.part(row, actor=actor, at=now, form=form)
    return page_of(request, row, refusal="Chưa gửi được đề nghị gia hạn: mời xem phần Gia hạn.", extension=part)


@require_POST
def answer(request: SignedIn, pk: int, verb: str) -> HttpResponse:
    """Who may not is told why (403); what is no longer possible is told on the page of the work."""
    one = get_object_or_404(Extension.objects.visible_to(request.user).with_work(), pk=pk)
    actor, now = required_actor(request), timezone.now()
    if verb not in ANSWERS:
        raise Http404
    form = AnswerForm(request.POST)
    try:
        _do(actor, one, verb, form)
    except Forbidden as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        part = extending.part(one.assignment, actor=actor, at=now, typed_verb=verb, typed=form)
        return page_of(request, one.assignment, refusal=str(refusal), extension=part)
    messages.success(request, DONE[verb], extra_tags=f"extension-{verb}-{pk}")
    return redirect(safe_next(request) or one.assignment)


def _do(actor: Actor, one: Extension, verb: str, form: AnswerForm) -> None:
    now = timezone.now()
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    if verb == "refuse":
        extensions.refuse(actor=actor, extension=one, reason=form.cleaned_data["words"], at=now)
    elif verb == "propose":
        day, words = form.cleaned_data["on"], form.cleaned_data["words"]
        if day is None:
            raise Refused("Hãy chọn ngày mà cơ quan đề nghị.")
        extensions.propose(actor=actor, extension=one, proposed_on=day, words=words, at=now)
    else:
        {"agree": extensions.agree, "accept": extensions.accept, "decline": extensions.decline}[verb](
            actor=actor, extension=one, at=now
        )

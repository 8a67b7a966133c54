"""The issuer's side of a link without an account: give one for an assignment, revoke it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from directives import doing, policies
from directives.forms.passes import PassForm
from directives.policies import Forbidden, Refused
from directives.services import passes
from directives.views.request import SignedIn
from directives.views.work import fetch, page_of, required_actor


@require_POST
def give(request: SignedIn, code: str) -> HttpResponse:
    row, actor, form = fetch(request, code), required_actor(request), PassForm(request.POST, code=code)
    try:
        policies.may_give_pass(actor, row).or_refuse()
        if not form.is_valid():
            raise Refused("Hãy chọn thời gian dùng được của liên kết.")
        passes.give(actor=actor, assignment=row, at=timezone.now(), **form.cleaned_data)
    except Forbidden as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        return page_of(request, row, refusal=str(refusal))
    messages.success(request, "Đã tạo liên kết; tin Zalo đã có liên kết này.")
    return redirect(row)


@require_safe
def slip(request: SignedIn, code: str) -> HttpResponse:
    """A small sheet to hand over: the task and its link as a code to scan."""
    row, now = fetch(request, code), timezone.now()
    answer = policies.may_revoke_pass(required_actor(request), row)
    if not answer:
        raise PermissionDenied(answer)
    part = doing.pass_part(row, actor=required_actor(request), at=now)
    if part.link is None:
        messages.info(request, "Chưa có liên kết nào dùng được. Hãy tạo liên kết rồi in phiếu.")
        return redirect(row)
    return render(request, "directives/work/pass_slip.html", {"row": row, "pass_part": part, "now": now})


@require_POST
def revoke(request: SignedIn, code: str) -> HttpResponse:
    row, actor = fetch(request, code), required_actor(request)
    try:
        passes.revoke(actor=actor, assignment=row, at=timezone.now())
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    messages.success(request, "Đã thu hồi liên kết; ai còn giữ cũng không mở được nữa.")
    return redirect(row)

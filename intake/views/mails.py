"""The page of mail that could not be taken, and its two buttons: try again, pass over."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from directives.policies import Refused
from intake import mailbox, policies
from intake.forms.mail import PassOverForm
from intake.models import Mail, MailOutcome
from intake.services import mails
from units.acting import Actor, actor_of

ROWS = 20


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    return _page(request, _clerk(request))


@require_POST
def mail_again(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = _fetch(request, pk)
    try:
        row = mails.again(actor=actor, mail=row, box=mailbox.name_of(settings.INTAKE_IMAP_URL), at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("intake:mail")
    if row.done_at is None:
        messages.success(
            request,
            f"Phần mềm sẽ lấy lại thư “{row}” từ hộp thư trong ít phút tới; nếu vẫn không được, thư sẽ hiện lại ở đây.",
        )
        return redirect("intake:mail")
    first = row.arrivals.first()
    if first is not None:
        here = "Đã lấy được thư" if row.outcome == MailOutcome.TAKEN else "Các tệp của thư này đã có từ trước"
        messages.success(request, f"{here}. Mời kiểm tra rồi lưu.")
        return redirect(first)
    messages.error(request, f"Vẫn chưa lấy được thư “{row}”: {row.problem}")
    return redirect("intake:mail")


@require_POST
def mail_pass(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = _fetch(request, pk)
    form = PassOverForm(request.POST, auto_id=f"id_{row.pk}_%s")
    if not form.is_valid():
        return _page(request, actor, row, form)
    try:
        mails.pass_over(actor=actor, mail=row, reason=form.cleaned_data["reason"], at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã bỏ qua thư “{row}”. Thư vẫn nằm trong hộp thư.")
    return redirect("intake:mail")


def _clerk(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    may = policies.may_see_mail(actor)
    if actor is None or not may:
        raise PermissionDenied(may)
    return actor


def _fetch(request: HttpRequest, pk: int) -> tuple[Mail, Actor]:
    actor = actor_of(request)
    if actor is None:
        raise PermissionDenied(policies.may_see_mail(actor).reason)
    row = get_object_or_404(Mail.objects.visible_to(actor.user).select_related("unit"), pk=pk)
    may = policies.may_see_to(actor, row)
    if not may:
        raise PermissionDenied(may)
    return row, actor


def _page(
    request: HttpRequest, actor: Actor, typed: Mail | None = None, sent: PassOverForm | None = None
) -> HttpResponse:
    waiting = Mail.objects.visible_to(actor.user).waiting().filter(unit=actor.unit)
    page = Paginator(waiting.order_by("-received_at", "-pk"), ROWS).get_page(request.GET.get("trang"))
    box = mailbox.name_of(settings.INTAKE_IMAP_URL)
    rows = [
        (
            row,
            sent if typed is not None and row.pk == typed.pk else PassOverForm(auto_id=f"id_{row.pk}_%s"),
            policies.may_try_again(row, box=box),
        )
        for row in page
    ]
    context = {"page": page, "rows": rows, "has_mailbox": bool(settings.INTAKE_IMAP_URL)}
    return render(request, "intake/mail.html", context, status=422 if sent else 200)

"""Pages of messages: one's own notices, and the mail folder of a trial machine."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from directives.views.work import frame_of
from reminders import mailbox, services
from reminders.models import Notice
from units.acting import actor_of
from units.models import User

ROWS = 50
LETTERS = 20


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    mine = Notice.objects.for_user(_me(request))
    page = Paginator(mine.with_work().unread_first(), ROWS).get_page(request.GET.get("trang"))
    actor, unread = actor_of(request), mine.unread().count()
    to_receive = services.to_receive(page.object_list, actor=actor)
    context = {"page": page, "unread": unread, "to_receive": to_receive, "frame": frame_of(actor)}
    return render(request, "reminders/notices.html", context)


@require_safe
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it as read and go to what it is about."""
    notice = get_object_or_404(Notice.objects.for_user(_me(request)), pk=pk)
    if request.method == "GET":
        services.read(notices=[notice.pk], user=notice.person, at=timezone.now())
    return redirect(notice.url or "notices")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    count = services.read_all(user=_me(request), at=timezone.now())
    messages.success(request, f"Đã đánh dấu đọc {count} thông báo." if count else "Không còn thông báo nào chưa đọc.")
    return redirect("notices")


@require_safe
def mail_folder(request: HttpRequest) -> HttpResponse:
    """What the software has mailed on a trial machine; elsewhere mails go to their people and this page is not."""
    if not (settings.EMBEDDED or settings.DEBUG):
        raise Http404
    page = Paginator(mailbox.files(settings.MAIL_DIR), LETTERS).get_page(request.GET.get("trang"))
    letters = [letter for file in page.object_list for letter in mailbox.read(file)]
    context = {"page": page, "letters": letters, "frame": frame_of(actor_of(request))}
    return render(request, "reminders/mail_folder.html", context)


def _me(request: HttpRequest) -> User:
    return cast(User, request.user)  # the middleware lets nobody else in

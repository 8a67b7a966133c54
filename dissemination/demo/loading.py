"""Loading the demo: once, whole or not at all, and only where demo people may sign in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from dissemination.demo import people, places, story
from jobs import queue
from jobs.models import Job
from reminders import issued, outbox
from reminders.models import Channel, Notice, NoticeState
from units.models import User

WEEK = timedelta(days=7)


class NotHere(Exception):
    """This installation is no demo; the message is a whole Vietnamese sentence."""


class AlreadyLoaded(Exception):
    """There are people here already; the message is a whole Vietnamese sentence."""


def load(*, at: datetime, say: Callable[[str], None] = lambda words: None) -> Path:
    """Build the demo as of `at`, saying in words what is being done; gives the file with the list of sign-ins.

    Raises NotHere outside the embedded size, AlreadyLoaded where anybody is registered.
    """
    if not settings.DEMO_SIGN_INS:
        raise NotHere("Không nạp dữ liệu mẫu vào hệ thống thật: tài khoản dùng thử có mật khẩu ai cũng biết.")
    if User.objects.exists():
        raise AlreadyLoaded("Cơ sở dữ liệu đã có người dùng nên không nạp dữ liệu mẫu. Chỉ nạp vào cơ sở dữ liệu mới.")
    with queue.without_ringing(), transaction.atomic():
        say("Đơn vị của huyện Định Hóa (mô phỏng năm 2024)")
        built = places.build()
        say("Người và chức danh")
        cast = people.build(built)
        say("Văn bản, việc được giao và kết quả")
        story.tell(built, cast, timezone.localdate(at))
        _settle_messages(at)
    return _write_sign_ins()


def _settle_messages(at: datetime) -> None:
    """Mails of days gone by are not sent now, and what the app told more than a week ago has been read."""
    Job.objects.filter(kind__in=[outbox.MAIL, issued.LETTERS]).delete()
    Notice.objects.filter(channel=Channel.MAIL).update(
        state=NoticeState.SKIPPED, error="Thư của dữ liệu mẫu nên không gửi."
    )
    Notice.objects.filter(channel=Channel.APP, created_at__lt=at - WEEK).update(read_at=F("created_at"))


def _write_sign_ins() -> Path:
    file: Path = settings.VAR_DIR / "demo-signins.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(people.sign_in_list(), encoding="utf-8")
    return file

"""One's own notices, read and unread, and the mail folder of a trial machine."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jobs import tasks
from reminders.models import Channel, Kind, Notice, NoticeState
from tests.world import World, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build()


def tell(actor, count: int = 1) -> list[Notice]:
    now = timezone.now()
    return [
        Notice.objects.create(
            person=actor.user,
            channel=Channel.APP,
            kind=Kind.REMINDER,
            subject=f"Nhắc việc thứ {n}",
            text="Phát loa.\nHạn 19/4/2024.",
            url="/viec/",
            key=f"t:{actor.user.pk}:{n}",
            state=NoticeState.SENT,
            created_at=now,
            sent_at=now,
        )
        for n in range(count)
    ]


def page_of(client, actor, name="notices"):
    client.force_login(actor.user)
    return client.get(reverse(name))


def test_the_owner_sees_her_notice_and_a_colleague_does_not(client, world):
    tell(world.clerk)
    assert "Nhắc việc thứ 0" in page_of(client, world.clerk).content.decode()
    empty = page_of(client, world.officer).content.decode()
    assert "Nhắc việc" not in empty
    assert "Chưa có thông báo nào" in empty


def test_nobody_sees_notices_without_signing_in(client, world):
    assert client.get(reverse("notices")).status_code == 302


def test_each_has_a_zalo_text_with_its_address(client, world, settings):
    settings.BASE_URL = "https://trienkhai.example.vn/"
    tell(world.clerk)
    html = page_of(client, world.clerk).content.decode()
    assert "Sao chép tin Zalo" in html
    assert "https://trienkhai.example.vn/viec/" in html


def test_a_head_reads_on_the_phone_page_and_a_clerk_at_her_desk(client, world):
    assert "css/phone.css" in page_of(client, world.head).content.decode()
    assert "css/frame.css" in page_of(client, world.clerk).content.decode()


def test_opening_marks_it_read_and_goes_there(client, world):
    (notice,) = tell(world.clerk)
    client.force_login(world.clerk.user)
    assert Notice.objects.for_user(world.clerk.user).unread().count() == 1
    answer = client.get(reverse("notice_open", args=[notice.pk]))
    assert (answer.status_code, answer["Location"]) == (302, "/viec/")
    assert Notice.objects.for_user(world.clerk.user).unread().count() == 0


def test_a_colleague_can_not_open_it(client, world):
    (notice,) = tell(world.clerk)
    client.force_login(world.officer.user)
    assert client.get(reverse("notice_open", args=[notice.pk])).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_unread_comes_first(client, world):
    first, second = tell(world.clerk, 2)
    client.force_login(world.clerk.user)
    client.get(reverse("notice_open", args=[second.pk]))
    assert list(client.get(reverse("notices")).context["page"]) == [first, second]


def test_marking_all_read_touches_only_ones_own(client, world):
    tell(world.clerk, 3)
    tell(world.officer)
    client.force_login(world.clerk.user)
    client.get(reverse("notices_read"))
    assert Notice.objects.unread().count() == 4
    for _ in range(2):
        client.post(reverse("notices_read"))
    assert Notice.objects.for_user(world.clerk.user).unread().count() == 0
    assert Notice.objects.for_user(world.officer.user).unread().count() == 1


def test_the_same_questions_for_one_and_for_fifty_notices(client, world):
    def asked(actor) -> int:
        client.force_login(actor.user)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("notices"))
        return len(queries)

    tell(world.clerk, 1)
    tell(world.officer, 60)
    assert asked(world.clerk) == asked(world.officer) <= 15


def test_the_mail_folder_shows_what_was_sent_decoded(client, world, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = settings.MAIL_DIR
    world.issue()
    assert tasks.sweep() == 1 + 3  # one job plans the mails, each mail has its own
    html = page_of(client, world.stranger, "mail_folder").content.decode()
    assert "máy dùng thử" in html
    assert "Kính gửi anh/chị Trần Văn Sáu" in html
    assert "Việc mới: Tuyên truyền trên loa truyền thanh" in html
    assert mail.outbox == []


def test_an_empty_mail_folder_says_so(client, world):
    assert "Chưa có thư nào" in page_of(client, world.clerk, "mail_folder").content.decode()


def test_there_is_no_mail_folder_in_production(client, world, settings):
    settings.EMBEDDED = settings.DEBUG = False
    assert page_of(client, world.clerk, "mail_folder").status_code == 404

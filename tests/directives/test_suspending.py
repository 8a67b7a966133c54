"""Suspending and resuming: the issuer lets a piece of work rest, and it goes on where it was."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audit.models import Entry
from compliance import recount
from directives.models import Assignment
from directives.policies import Forbidden, Refused
from directives.services import issuing, work
from directives.states import State
from directives.timeliness import Timeliness, conditions
from reminders.models import Notice
from tests.world import NOW, build

pytestmark = pytest.mark.django_db
LONG_AFTER = NOW + timedelta(days=40)


@pytest.fixture
def world():
    world = build()
    world.issue()
    return world


@pytest.fixture
def row(world):
    return world.assignment_of(world.head)


def suspended(world, row, reason="Chờ huyện sửa kế hoạch"):
    return work.suspend(actor=world.officer, assignment=row, reason=reason, at=NOW)


def returned(world, row):
    work.report(actor=world.head, assignment=row, note="Đã phát loa", at=NOW)
    work.return_(actor=world.officer, assignment=row, reason="Chưa có ảnh", at=NOW)


def test_it_is_resumed_to_where_it_was_with_the_reason_of_its_return(world, row):
    returned(world, row)
    assert suspended(world, row).state == State.SUSPENDED
    row = work.resume(actor=world.deputy, assignment=row, at=NOW)
    assert (row.state, row.reason, row.suspended_from) == (State.RETURNED, "Chưa có ảnh", "")
    said = list(Entry.objects.filter(verb__in=["assignment.suspend", "assignment.resume"]).order_by("pk"))
    assert [one.sentence.split(") ")[1] for one in said] == [
        "tạm dừng việc của Tổ dân phố 5: Chờ huyện sửa kế hoạch",
        "cho Tổ dân phố 5 làm tiếp việc đã tạm dừng.",
    ]


def test_suspending_needs_a_reason_and_the_issuer(world, row):
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        suspended(world, row, reason=" ")
    for actor in (world.head, world.clerk, world.district, world.stranger):
        with pytest.raises(Forbidden):
            work.suspend(actor=actor, assignment=row, reason="Nghỉ", at=NOW)
    row.refresh_from_db()
    assert row.state == State.GIVEN


def test_what_was_reported_waits_for_its_answer_and_is_not_suspended(world, row):
    work.report(actor=world.head, assignment=row, note="Đã phát loa", at=NOW)
    with pytest.raises(Refused, match="nên không thể tạm dừng"):
        suspended(world, row)


def test_nobody_works_on_what_is_suspended_and_only_the_issuer_resumes_it(world, row):
    suspended(world, row)
    with pytest.raises(Refused, match="tạm dừng"):
        work.report(actor=world.head, assignment=row, note="Đã làm", at=NOW)
    with pytest.raises(Forbidden):
        work.resume(actor=world.head, assignment=row, at=NOW)


def test_suspended_work_is_never_overdue_and_is_again_when_it_is_resumed(world, row):
    suspended(world, row)
    assert row not in Assignment.objects.overdue(at=LONG_AFTER)
    row.refresh_from_db()
    assert row.timeliness(at=LONG_AFTER) == Timeliness.OPEN
    found = [key for key, one in conditions(at=LONG_AFTER).items() if Assignment.objects.filter(one, pk=row.pk)]
    assert found == [Timeliness.OPEN]
    assert not recount.differences(at=NOW + timedelta(days=8))
    work.resume(actor=world.officer, assignment=row, at=LONG_AFTER)
    assert row in Assignment.objects.overdue(at=LONG_AFTER)


def test_the_doer_hears_of_both_and_is_not_reminded_in_between(world, row):
    suspended(world, row)
    assert row not in Assignment.objects.waiting_for_doer()
    work.resume(actor=world.officer, assignment=row, at=NOW + timedelta(hours=1))
    texts = Notice.objects.for_user(world.head.user).filter(kind="moved").order_by("pk").values_list("text", flat=True)
    assert "Lý do: Chờ huyện sửa kế hoạch" in texts[0]
    assert "làm tiếp việc đã tạm dừng, hạn 19/4/2024" in texts[1]


def test_suspended_work_is_withdrawn_with_its_paper(world, row):
    suspended(world, row)
    issuing.withdraw(actor=world.clerk, directive=row.directive, reason="Ban hành nhầm", at=NOW)
    row.refresh_from_db()
    assert (row.state, row.suspended_from, row.suspended_reason) == (State.WITHDRAWN, "", "")


def test_the_database_refuses_a_suspended_row_that_does_not_know_where_it_was(world, row):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=row.pk).update(state=State.SUSPENDED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=row.pk).update(suspended_from=State.DOING)


# --- On the pages ----------------------------------------------------------------------------------------------------


@pytest.fixture
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


def test_the_officer_suspends_and_resumes_with_two_buttons(client, world, row, that_morning):
    client.force_login(world.officer.user)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Cho làm tiếp" not in page
    move = reverse("directives:move", args=[row.code, "suspend"])
    assert client.post(move, {"words": " "}).status_code == 422
    assert client.post(move, {"words": "Chờ huyện sửa kế hoạch"}).status_code == 302
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Chờ huyện sửa kế hoạch" in page
    assert "Cho làm tiếp" in page
    assert client.post(reverse("directives:move", args=[row.code, "resume"])).status_code == 302
    row.refresh_from_db()
    assert row.state == State.GIVEN


def test_the_head_finds_it_under_its_own_tab_and_reads_why(client, world, row, that_morning):
    client.force_login(world.head.user)
    assert "?muc=tam-dung" not in client.get("/viec/").content.decode()
    suspended(world, row)
    assert row.get_absolute_url() not in client.get("/viec/").content.decode()
    html = client.get("/viec/?muc=tam-dung").content.decode()
    assert row.get_absolute_url() in html
    assert "Lý do tạm dừng: Chờ huyện sửa kế hoạch" in html
    assert client.post(reverse("directives:move", args=[row.code, "resume"])).status_code == 403

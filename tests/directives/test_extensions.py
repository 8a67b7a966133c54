"""A later deadline: asked for by the lead doer, decided by the giver alone, with the first one kept beside it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audit.models import Entry
from directives import deadlines
from directives.extension_states import ExtensionState
from directives.models import AssignmentRole, Extension, TaskTarget
from directives.policies import Forbidden, Refused
from directives.services import extensions, work
from directives.services.extensions import Request
from directives.timeliness import Timeliness, deadline
from reminders.models import Notice
from tests.world import NOW, TODAY, World, build
from units.models import Membership, Post, Role

pytestmark = pytest.mark.django_db
DUE, LATER, EVEN_LATER = date(2024, 4, 19), date(2024, 4, 24), date(2024, 4, 26)
AFTER_DUE = NOW + timedelta(days=12)


@pytest.fixture
def world() -> World:
    world = build()
    world.issue()
    return world


@pytest.fixture
def row(world):
    return world.assignment_of(world.head)


def request(**changes):
    facts = {"wanted_on": LATER, "reason": "Loa hỏng, đang sửa", "progress": "Đã dán thông báo"}
    return Request(**{**facts, **changes})


def ask(world, row, at=NOW, **changes):
    return extensions.ask(actor=world.head, assignment=row, request=request(**changes), at=at)


# --- Asking ----------------------------------------------------------------------------------------------------------


def test_the_head_asks_with_reason_progress_and_a_day(world, row):
    one = ask(world, row)
    assert (one.state, one.due_on, one.wanted_on) == (ExtensionState.ASKED, DUE, LATER)
    entry = Entry.objects.get(verb="assignment.extension_ask")
    assert entry.sentence.endswith("xin gia hạn từ 19/4/2024 đến 24/4/2024: Loa hỏng, đang sửa")


def test_a_second_press_asks_once_and_a_second_request_waits(world, row):
    assert ask(world, row) == ask(world, row)
    with pytest.raises(Refused, match="đang chờ trả lời"):
        ask(world, row, wanted_on=EVEN_LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.create(
            assignment=row, asked_by=world.head.user, asked_at=NOW, due_on=DUE, wanted_on=LATER, reason="x"
        )


@pytest.mark.parametrize("who", ["neighbour", "clerk", "officer", "district", "stranger"])
def test_nobody_but_the_doer_asks(world, row, who):
    with pytest.raises(Forbidden):
        extensions.ask(actor=getattr(world, who), assignment=row, request=request(), at=NOW)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"wanted_on": DUE}, "phải sau hạn hiện nay"),
        ({"reason": " "}, "Hãy ghi lý do"),
        ({"progress": ""}, "đã làm được đến đâu"),
    ],
)
def test_a_request_without_reason_progress_or_a_later_day_is_refused(world, row, changes, sentence):
    with pytest.raises(Refused, match=sentence):
        ask(world, row, **changes)


def test_a_day_that_is_past_is_refused_though_it_is_later(world, row):
    with pytest.raises(Refused, match="đã qua"):
        ask(world, row, at=NOW + timedelta(days=30))


def test_what_was_reported_or_suspended_or_has_no_deadline_is_not_extended(world, row):
    dateless = world.assignment_of(world.officer)
    with pytest.raises(Refused, match="không quy định hạn"):
        extensions.ask(actor=world.officer, assignment=dateless, request=request(), at=NOW)
    work.suspend(actor=world.officer, assignment=row, reason="Chờ", at=NOW)
    with pytest.raises(Refused, match="tạm dừng"):
        ask(world, row)
    work.resume(actor=world.officer, assignment=row, at=NOW)
    work.report(actor=world.head, assignment=row, note="Đã phát loa", at=NOW)
    with pytest.raises(Refused, match="chờ nghiệm thu"):
        ask(world, row)


def test_who_supports_does_not_ask(world):
    directive = world.draft()
    TaskTarget.objects.filter(task__directive=directive).update(role=AssignmentRole.SUPPORT)
    world.issue(directive, number="43")
    row = directive.assignments.get(unit=world.head.unit)
    with pytest.raises(Refused, match="chủ trì"):
        ask(world, row)


# --- Answering -------------------------------------------------------------------------------------------------------


def test_agreeing_moves_the_deadline_and_keeps_the_first(world, row):
    one = extensions.agree(actor=world.officer, extension=ask(world, row), at=NOW)
    row.refresh_from_db()
    assert (one.state, one.answered_by) == (ExtensionState.AGREED, world.officer.user)
    assert (row.due_on, row.due_at, row.original_due_on) == (LATER, deadline(LATER, None), DUE)
    assert row.timeliness(at=AFTER_DUE) == Timeliness.OPEN
    assert deadlines.words(row, at=NOW).startswith("hạn 24/4/2024 (đã gia hạn, hạn đầu 19/4/2024)")


def test_until_it_is_agreed_the_deadline_stands(world, row):
    ask(world, row)
    row.refresh_from_db()
    assert row.timeliness(at=AFTER_DUE) == Timeliness.OVERDUE


def test_a_second_press_extends_once(world, row):
    one = ask(world, row)
    for _ in range(2):
        extensions.agree(actor=world.officer, extension=one, at=NOW)
    row.refresh_from_db()
    assert row.extended_times == 1
    with pytest.raises(Refused, match="đã đồng ý"):
        extensions.refuse(actor=world.deputy, extension=one, reason="Không", at=NOW)


@pytest.mark.parametrize("who", ["head", "neighbour", "clerk", "district", "stranger"])
def test_nobody_but_the_giver_decides(world, row, who):
    one = ask(world, row)
    for answer, more in (
        (extensions.agree, {}),
        (extensions.refuse, {"reason": "Không"}),
        (extensions.propose, {"proposed_on": LATER}),
    ):
        with pytest.raises(Forbidden):
            answer(actor=getattr(world, who), extension=one, at=NOW, **more)


def test_nobody_decides_on_his_own_request_from_another_post(world, row):
    post = Post.objects.create(unit=world.head.unit, name="Phó tổ trưởng", role=Role.MEMBER)
    Membership.objects.create(user=world.officer.user, post=post)
    own = type(world.officer)(world.officer.user, post)
    one = extensions.ask(actor=own, assignment=row, request=request(), at=NOW)
    with pytest.raises(Forbidden, match="của chính mình"):
        extensions.agree(actor=world.officer, extension=one, at=NOW)
    assert extensions.agree(actor=world.deputy, extension=one, at=NOW).state == ExtensionState.AGREED


def test_refusing_needs_a_reason_and_leaves_the_deadline(world, row):
    one = ask(world, row)
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        extensions.refuse(actor=world.officer, extension=one, reason=" ", at=NOW)
    one = extensions.refuse(actor=world.officer, extension=one, reason="Huyện chờ số liệu", at=NOW)
    row.refresh_from_db()
    assert (one.state, row.due_on, row.original_due_on) == (ExtensionState.REFUSED, DUE, None)
    assert ask(world, row, wanted_on=EVEN_LATER).pk != one.pk  # he may ask once more


def test_another_day_is_proposed_and_the_doer_takes_it(world, row):
    one = ask(world, row, wanted_on=EVEN_LATER)
    one = extensions.propose(actor=world.officer, extension=one, proposed_on=LATER, words="Huyện cần sớm", at=NOW)
    row.refresh_from_db()
    assert (one.state, row.due_on) == (ExtensionState.PROPOSED, DUE)
    with pytest.raises(Forbidden):
        extensions.accept(actor=world.officer, extension=one, at=NOW)
    extensions.accept(actor=world.head, extension=one, at=NOW)
    row.refresh_from_db()
    assert (row.due_on, row.original_due_on) == (LATER, DUE)


def test_a_proposal_that_is_not_taken_leaves_the_deadline(world, row):
    one = ask(world, row, wanted_on=EVEN_LATER)
    with pytest.raises(Refused, match="phải sau hạn"):
        extensions.propose(actor=world.officer, extension=one, proposed_on=DUE, at=NOW)
    extensions.propose(actor=world.officer, extension=one, proposed_on=LATER, at=NOW)
    one = extensions.decline(actor=world.head, extension=one, at=NOW)
    row.refresh_from_db()
    assert (one.state, row.due_on, row.extended_times) == (ExtensionState.DECLINED, DUE, 0)


def test_what_was_reported_meanwhile_gets_no_other_deadline(world, row):
    one = ask(world, row)
    work.report(actor=world.head, assignment=row, note="Đã phát loa", at=AFTER_DUE)
    assert one not in Extension.objects.waiting_for_issuer()
    with pytest.raises(Refused, match="chờ nghiệm thu"):
        extensions.agree(actor=world.officer, extension=one, at=AFTER_DUE)


def test_from_the_third_on_it_is_marked(world, row):
    for days in (1, 2, 3):
        one = ask(world, row, wanted_on=DUE + timedelta(days=days))
        extensions.agree(actor=world.officer, extension=one, at=NOW)
        row.refresh_from_db()
        assert row.is_extended_often == (days == 3)
    assert row.original_due_on == DUE
    assert "gia hạn nhiều lần, hạn đầu 19/4/2024" in deadlines.words(row, at=NOW)


def test_what_was_asked_can_not_be_rewritten(world, row):
    one = ask(world, row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.filter(pk=one.pk).update(wanted_on=EVEN_LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.filter(pk=one.pk)._raw_delete("default")


def test_each_side_hears_of_the_other(world, row):
    one = ask(world, row, wanted_on=EVEN_LATER)
    told = Notice.objects.for_user(world.officer.user).filter(key__contains="extension_ask").first()
    assert "Tổ dân phố 5 xin gia hạn từ 19/4/2024 đến 26/4/2024" in told.text
    extensions.propose(actor=world.officer, extension=one, proposed_on=LATER, at=NOW)
    told = Notice.objects.for_user(world.head.user).filter(key__contains="extension_propose").first()
    assert "nhận hạn 24/4/2024 thay cho 26/4/2024" in told.text
    extensions.accept(actor=world.head, extension=one, at=NOW)
    assert Notice.objects.for_user(world.officer.user).filter(key__contains="extension_accept").exists()


# --- On the pages ----------------------------------------------------------------------------------------------------


@pytest.fixture
def as_(client, time_machine):
    time_machine.move_to(NOW, tick=False)

    def sign_in(actor):
        client.force_login(actor.user)
        return client

    return sign_in


def answer(client, one, verb, **form):
    return client.post(reverse("directives:answer_extension", args=[one.pk, verb]), form)


def test_the_head_asks_on_the_page_of_his_work(as_, world, row):
    client = as_(world.head)
    assert "Xin gia hạn" in client.get(row.get_absolute_url()).content.decode()
    form = {"wanted_on": "24/4/2024", "reason": "Loa hỏng", "progress": "Đã dán thông báo"}
    url = reverse("directives:ask_extension", args=[row.code])
    assert client.post(url, form).url == row.get_absolute_url()
    html = client.get(row.get_absolute_url()).content.decode()
    assert "Loa hỏng" in html
    assert f'action="{url}"' not in html  # one request at a time


@pytest.mark.parametrize(("day", "sentence"), [("19/4/2024", "phải sau hạn"), ("31/2/2024", "Không có ngày 31/02")])
def test_a_wrong_day_is_told_and_what_was_typed_stays(as_, world, row, day, sentence):
    form = {"wanted_on": day, "reason": "Loa hỏng nặng", "progress": "Đã dán"}
    sent = as_(world.head).post(reverse("directives:ask_extension", args=[row.code]), form)
    assert sent.status_code == 422
    assert sentence in sent.content.decode()
    assert "Loa hỏng nặng" in sent.content.decode()


def test_the_officer_answers_where_the_reports_wait(as_, world, row):
    one = ask(world, row)
    client, page = as_(world.officer), reverse("directives:judging")
    html = client.get(page).content.decode()
    assert "Đồng ý gia hạn đến 24/4/2024" in html
    assert answer(client, one, "agree", next=page).url == page
    assert "Loa hỏng" not in client.get(page).content.decode()
    assert "hạn đầu 19/4/2024" in as_(world.head).get(row.get_absolute_url()).content.decode()


def test_a_refusal_without_a_reason_and_a_proposal_without_a_day_are_told(as_, world, row):
    one, client = ask(world, row), as_(world.officer)
    assert "Hãy ghi lý do" in answer(client, one, "refuse").content.decode()
    sent = answer(client, one, "propose", words="Sớm hơn được không")
    assert sent.status_code == 422
    assert "Hãy chọn ngày" in sent.content.decode()
    assert "Sớm hơn được không" in sent.content.decode()
    assert answer(client, one, "xoa").status_code == 404
    assert answer(client, one, "propose", on="2024-04-22").status_code == 302


def test_others_find_no_request_and_the_district_only_reads(as_, world, row):
    one = ask(world, row)
    for who in (world.neighbour, world.stranger):
        assert answer(as_(who), one, "agree").status_code == 404
    assert answer(as_(world.district), one, "agree").status_code == 403
    assert answer(as_(world.head), one, "agree").status_code == 403
    assert as_(world.clerk).post(reverse("directives:ask_extension", args=[row.code]), {}).status_code == 403


def test_many_requests_cost_no_more_queries_than_one(as_, world, row, django_assert_max_num_queries):
    for other in row.directive.assignments.filter(role=AssignmentRole.LEAD, due_on=DUE).select_related("unit"):
        Extension.objects.create(
            assignment=other,
            asked_by=world.head.user,
            asked_at=NOW,
            due_on=DUE,
            wanted_on=LATER,
            reason="Loa hỏng",
            progress="Chưa",
        )
    client = as_(world.officer)
    with django_assert_max_num_queries(15):
        html = client.get(reverse("directives:judging")).content.decode()
    assert html.count("Loa hỏng") == Extension.objects.count() > 5
    assert TODAY < DUE

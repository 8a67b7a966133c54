"""The demo: loaded once, whole, through the services; what a newcomer is promised is there."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from audit import trail
from audit.models import Entry
from directives import chain
from directives.models import Assignment, Delivery, Directive, Evidence, PaperFile, RegisterEntry
from directives.states import State
from directives.timeliness import Timeliness
from dispatches.composing import compose
from dispatches.formcheck import check_form
from dispatches.models import Letter
from dissemination import demo
from dissemination.demo import people
from jobs.models import Job
from reminders.models import Notice
from units.models import Area, Membership, RecipientGroup, Unit, User
from vietnam.calendar import is_working_day

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOON = timezone.make_aware(datetime(2026, 3, 12, 12))


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Path]:
    """The demo once, inside a transaction that is rolled back at the end; tests run in savepoints of it."""
    folder = tmp_path_factory.mktemp("demo")
    here = override_settings(MEDIA_ROOT=folder / "files", VAR_DIR=folder)
    with django_db_blocker.unblock(), here, transaction.atomic():
        demo.load(at=NOON)
        yield folder
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def demo_folder(loaded, media_in_tmp, settings) -> None:
    settings.MEDIA_ROOT, settings.VAR_DIR = loaded / "files", loaded


def user(name: str) -> User:
    found = User.objects.with_sign_in(name)
    assert found is not None
    return found


def work_of(name: str, unit: str) -> Counter[str]:
    rows = Assignment.objects.visible_to(user(name)).filter(unit__short_name=unit)
    return Counter(rows.values_list("state", flat=True))


# --- Places and people


def test_the_district_has_its_23_communes_of_2024_with_both_committees():
    district = Area.objects.get(code="167")
    communes = Area.objects.filter(parent=district)
    assert Counter(communes.values_list("level", flat=True)) == {"xã": 22, "thị trấn": 1}
    assert communes.get(level="thị trấn").code == "05536"
    assert len({*communes.values_list("code", flat=True)}) == 23
    for area in communes:
        assert set(area.units.filter(kind="authority").values_list("branch", flat=True)) == {"state", "party"}
    assert RecipientGroup.objects.get(name="UBND các xã, thị trấn").units.count() == 23


def test_all_of_it_is_marked_as_simulated_and_open():
    assert not Unit.objects.filter(is_simulated=False).exists()
    assert not Unit.objects.exclude(valid_to=None).exists()
    assert not User.objects.filter(is_demo=False).exists()


def test_everybody_on_the_list_signs_in_with_the_one_password(loaded):
    printed = (loaded / "demo-signins.txt").read_text(encoding="utf-8")
    assert people.PASSWORD in printed
    for one in people.SIGN_INS:
        assert one.name in printed
        assert authenticate(username=one.name, password=people.PASSWORD) is not None
        assert authenticate(username=one.name, password="khac-mat-khau") is None


def test_every_body_of_cho_chu_has_somebody_who_acts_for_it():
    units = Unit.objects.filter(group_places__group__owner__short_name="UBND thị trấn Chợ Chu")
    assert units.count() == 16 + 20
    assert not units.exclude(posts__memberships__in=Membership.objects.all()).exists()


def test_one_person_holds_two_posts():
    posts = Membership.objects.filter(user=user("0900000005")).values_list("post__name", "post__unit__short_name")
    assert set(posts) == {("Tổ trưởng", "Tổ dân phố 12"), ("Chủ tịch Hội", "Hội Khuyến học thị trấn")}


# --- The chain of 2024


def test_the_chain_comes_down_from_the_centre_with_the_days_between():
    paper = Directive.objects.get(number="42", year=2024)
    steps = chain.steps(paper, user=user("vanthu"))
    assert [str(step.directive.number_and_symbol) for step in steps] == [
        "28-CT/TW",
        "156-KH/TU",
        "145-KH/HU",
        "1761/UBND-VP",
        "42/UBND-VHXH",
    ]
    assert [step.days for step in steps] == [None, 67, 26, 1, 12]
    assert [step.is_cited_only for step in steps] == [True, True, False, False, False]
    assert [step.crosses_from for step in steps] == ["", "", "", "Đảng", ""]


def test_both_papers_are_in_the_book_of_cho_chu_and_the_plan_carries_its_five_blocks():
    book = RegisterEntry.objects.visible_to(user("vanthu")).filter(register__year=2024, register__direction="in")
    assert list(book.order_by("number").values_list("number", "directive__number", "entered_on")) == [
        (1, "1761", date(2024, 3, 29)),
        (2, "145", date(2024, 3, 29)),
    ]
    plan = Directive.objects.get(number="145")
    assert plan.tasks.count() == 5
    assert plan.text.startswith("ĐẢNG BỘ TỈNH THÁI NGUYÊN")
    task = plan.tasks.get(position=4)
    assert "Ban Tuyên giáo Huyện ủy" in plan.text[task.start : task.end]


def test_the_commune_s_letter_gave_37_assignments_and_the_plan_went_along():
    paper = Directive.objects.get(number="42", year=2024)
    rows = Assignment.objects.filter(directive=paper)
    assert rows.count() == 1 + 16 + 20
    assert rows.filter(state=State.ACCEPTED).count() >= 34
    along = Delivery.objects.filter(directive__number="145", along_with=paper)
    assert along.count() == Delivery.objects.filter(directive=paper).count()


def test_the_officer_s_own_task_was_accepted_by_the_deputy():
    row = Assignment.objects.get(directive__number="42", directive__year=2024, post__name="Công chức Văn hóa - xã hội")
    accepted = Entry.objects.get(verb="assignment.accept", subject=trail.key(row))
    assert accepted.actor == user("phochutich")


# --- The weeks before the day of loading


def test_every_state_and_every_class_of_timeliness_shows():
    rows = Assignment.objects.filter(directive__year=2026)
    states = set(Assignment.objects.values_list("state", flat=True))
    assert states == {state.value for state in State}
    classes = {row.timeliness(at=NOON) for row in rows}
    assert classes == {one.value for one in Timeliness}
    assert Delivery.objects.filter(received_at=None, for_information=False).exists()


def test_something_is_due_within_two_days():
    soon = Assignment.objects.filter(due_at__gt=NOON, due_at__lt=NOON + timedelta(days=3), state=State.GIVEN)
    assert soon.exists()


def test_nothing_lies_in_the_future_and_nothing_was_done_on_a_day_off():
    moments = [entry.at for entry in Entry.objects.all()]
    assert max(moments) < NOON
    assert all(is_working_day(timezone.localdate(moment)) for moment in moments)


def test_every_desk_has_something_to_do():
    letter = Letter.objects.get(state="submitted")
    assert letter.directive.signer_name == user("phochutich").full_name
    assert {"given", "returned", "doing"} <= set(work_of("0900000004", "Tổ dân phố 5"))
    waiting = Assignment.objects.visible_to(user("vhxh")).waiting_for_issuer()
    assert waiting.filter(directive__issuer__short_name="UBND thị trấn Chợ Chu").exists()
    assert Assignment.objects.visible_to(user("canbohuyen")).waiting_for_issuer().exists()
    newest = RegisterEntry.objects.visible_to(user("vanthu")).filter(register__direction="in").first()
    assert newest is not None
    assert not newest.directive.backlinks.exists()


def test_three_communes_carried_the_district_s_order_on_and_others_did_not():
    order = Directive.objects.get(subject__contains="phòng cháy, chữa cháy rừng", issuer__short_name__contains="huyện")
    carried = chain.downward(order, user=user("canbohuyen"))
    assert {below.directive.issuer.short_name for below in carried} == {
        "UBND thị trấn Chợ Chu",
        "UBND xã Phúc Chu",
        "UBND xã Bảo Cường",
        "UBND xã Tân Dương",
    }


def test_the_next_commune_s_clerk_sees_nothing_of_cho_chu():
    clerk = user("vanthu.phucchu")
    assert not Directive.objects.visible_to(clerk).filter(issuer__short_name="UBND thị trấn Chợ Chu").exists()
    assert not Assignment.objects.visible_to(clerk).filter(unit__short_name__startswith="Tổ dân phố").exists()


def test_letters_are_in_the_form_of_the_decree():
    for letter in Letter.objects.with_papers():
        content = compose(letter, on=NOON.date())
        assert [found.sentence for found in check_form(content)] == [], str(letter)


def test_files_are_there_with_their_hashes_and_photos_say_what_they_are():
    for file in [*PaperFile.objects.all(), *Evidence.objects.all()]:
        assert hashlib.sha256(file.file.read()).hexdigest() == file.sha256
    assert Evidence.objects.count() >= 5
    assert PaperFile.objects.filter(kind="issued").count() == Letter.objects.filter(state="issued").count()


def test_the_trail_can_be_sealed_and_is_whole():
    trail.seal()
    assert trail.first_broken() is None


def test_no_mail_of_days_gone_by_is_sent_and_only_the_last_week_is_unread():
    assert not Job.objects.exists()
    assert set(Notice.objects.filter(channel="mail").values_list("state", flat=True)) == {"skipped"}
    unread = Notice.objects.for_user(user("0900000004")).unread()
    assert not unread.filter(created_at__lt=NOON - timedelta(days=7)).exists()


# --- Once, whole, and only here


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (User, Unit, Directive, Assignment, Entry))


def test_a_second_load_does_nothing_if_asked_so_and_is_refused_otherwise():
    before = counts()
    call_command("load_demo", "--if-empty")
    with pytest.raises(CommandError, match="đã có người dùng"):
        call_command("load_demo")
    assert counts() == before


@pytest.mark.parametrize("flags", [[], ["--if-empty"]])
def test_production_refuses_the_demo(settings, flags):
    settings.DEMO_SIGN_INS = False
    with pytest.raises(CommandError, match="hệ thống thật"):
        call_command("load_demo", *flags)

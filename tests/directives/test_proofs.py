"""What shall show that a task was done: told to the doer, missed when he reports, insisted on where it was declared."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from directives import proofs
from directives.models import Assignment, Channel, Task
from directives.models.expecting import Proof
from directives.policies import Refused
from directives.services import files, passes, work
from directives.services.work import ResultFacts
from directives.states import State
from directives.tokens import token_of
from tests.directives.test_work_pages import photo
from tests.world import NOW, TODAY, World, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = build()
    world.issue()
    return world


def expects(world: World, asked: str, *, required: bool = False) -> Assignment:
    Task.objects.filter(position=2).update(proofs=asked, proofs_required=required)
    return world.assignment_of(world.head)


def log(world: World, row: Assignment, code: str = "loa", figures: dict[str, int] | None = None, **more: object):
    photos = more.pop("photos", [])
    facts = ResultFacts(Channel.objects.get(code=code), TODAY, figures or {"luot-phat": 2}, **more)
    return work.log_result(actor=world.head, assignment=row, facts=facts, photos=photos, at=NOW)


def lacks(row: Assignment) -> list[Proof]:
    return proofs.missing(row, work.results_with_evidence(row))


def pdf_of(result) -> None:
    files.keep_evidence(result, files.prepare_evidence("bien-ban.pdf", ContentFile(b"%PDF-1.7 test", "bien-ban.pdf")))


def test_each_proof_is_found_in_the_results(world):
    row = expects(world, "photo attendance link minutes")
    assert lacks(row) == list(Proof)
    first = log(world, row, photos=[photo()])
    assert lacks(row) == [Proof.ATTENDANCE, Proof.LINK, Proof.MINUTES]
    log(world, row, "hoi-nghi", {"so-cuoc": 1, "luot-nguoi": 40}, link="https://dinhhoa.vn/tin")
    assert lacks(row) == [Proof.MINUTES]
    pdf_of(first)
    assert lacks(row) == []


def test_a_photo_of_the_record_is_a_record_where_no_other_photo_is_asked_for(world):
    row = expects(world, "minutes")
    log(world, row, photos=[photo()])
    assert lacks(row) == []


def test_what_was_corrected_away_shows_nothing(world):
    row = expects(world, "link")
    first = log(world, row, link="https://dinhhoa.vn/tin")
    facts = ResultFacts(first.channel, date(2024, 4, 9), {"luot-phat": 2})
    work.log_result(actor=world.head, assignment=row, facts=facts, revises=first, at=NOW)
    assert lacks(row) == [Proof.LINK]


def test_reporting_without_it_is_possible_unless_it_is_required(world):
    row = expects(world, "photo")
    log(world, row)
    assert work.report(actor=world.head, assignment=row, at=NOW).state == State.REPORTED


def test_what_is_required_is_insisted_on(world):
    row = expects(world, "photo attendance", required=True)
    log(world, row)
    with pytest.raises(Refused, match="còn thiếu: ảnh, số lượt người"):
        work.report(actor=world.head, assignment=row, at=NOW)
    log(world, row, "hoi-nghi", {"so-cuoc": 1, "luot-nguoi": 40}, photos=[photo()])
    assert work.report(actor=world.head, assignment=row, at=NOW).state == State.REPORTED


def test_the_doer_reads_it_before_and_after_and_the_issuer_where_he_judges(world, client):
    row = expects(world, "photo attendance")
    client.force_login(world.head.user)
    form = reverse("directives:log_result", args=[row.code]) + "?hinh-thuc=loa"
    assert "ảnh, số lượt người" in client.get(form).content.decode()
    log(world, row, photos=[photo()])
    assert "Còn thiếu: số lượt người." in client.get(row.get_absolute_url()).content.decode()
    answer = client.post(reverse("directives:move", args=[row.code, "report"]), follow=True)
    assert "báo cáo này còn thiếu: số lượt người" in answer.content.decode()
    client.force_login(world.officer.user)
    assert "Thiếu: số lượt người" in client.get(reverse("directives:judging")).content.decode()
    assert "Thiếu: số lượt người" in client.get(row.get_absolute_url()).content.decode()


def test_a_guest_reads_it_too(world, client, time_machine):
    row = expects(world, "photo", required=True)
    time_machine.move_to(NOW)
    token = token_of(passes.give(actor=world.officer, assignment=row, days=7, asks_phone=False, at=NOW).code)
    assert "ảnh (bắt buộc)" in client.get(reverse("directives:guest", args=[token])).content.decode()
    answer = client.post(reverse("directives:guest_report", args=[token]), {"words": "Xong"})
    assert "còn thiếu: ảnh" in answer.content.decode()

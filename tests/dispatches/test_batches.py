"""A copy for each recipient: made once, for its văn thư alone; stopped by a press, gone on with after death."""

from __future__ import annotations

import hashlib
import io
import signal
import zipfile
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from directives.models import Pass
from directives.policies import Forbidden, Refused
from directives.services import issuing, passes, work
from directives.tokens import token_of
from dispatches.models import Batch, BatchKind, PersonalCopy
from dispatches.services import batches, openings
from jobs import queue
from jobs.models import Job, State
from tests.dispatches.batching import carried_out, job_of, planned
from tests.dispatches.making import approved, issued, letter_of, read
from tests.dispatches.test_pages import as_
from tests.world import NOW, World, build

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def letter(world: World):
    return read(issued(world).directive)


def text(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(document[page].get_textpage().get_text_range().split())
    finally:
        document.close()


def content(file) -> bytes:
    with file.open("rb") as opened:
        return opened.read()


def page(name: str, *arguments: object) -> str:
    return reverse(f"dispatches:{name}", args=arguments)


def choose(letter, kind=BatchKind.COPIES, days=30, units=None):
    chosen = batches.recipients(letter) if units is None else units
    return {"kind": kind, "days": days, "units": [unit.pk for unit in chosen]}


# --- What is made ----------------------------------------------------------------------------------------------------


def test_every_recipient_gets_a_copy_with_its_own_name_and_the_printer_all_of_them(world, letter):
    batch = carried_out(planned(world, letter))
    made = list(batch.copies.made().in_order())
    assert [copy.unit for copy in made] == list(batches.recipients(letter))
    assert len(made) == 9
    run = content(batch.print_file)
    for at, copy in enumerate(made):
        pdf = content(copy.file)
        assert (hashlib.sha256(pdf).hexdigest(), len(pdf)) == (copy.sha256, copy.size)
        assert f"Kính gửi: {copy.unit.name} " in text(pdf)
        assert text(pdf) == text(run, at)
    assert hashlib.sha256(run).hexdigest() == batch.print_sha256
    assert (job_of(batch).done_count, job_of(batch).total_count) == (9, 9)


def test_the_code_of_a_copy_opens_the_work_of_its_unit_alone(world, letter, monkeypatch):
    printed, plain = {}, batches.personal.copies

    def noted(words, owns):
        printed.update({own.name: own.address for own in owns})
        return plain(words, owns)

    monkeypatch.setattr(batches.personal, "copies", noted)
    carried_out(planned(world, letter, days=20))
    row = world.assignment_of(world.head)
    link = Pass.objects.standing(at=NOW).get(assignment=row)
    assert printed[row.unit.name].endswith(reverse("directives:guest", args=[token_of(link.code)]))
    assert (link.created_by, link.expires_at) == (world.clerk.user, NOW + timedelta(days=20))
    assert len(set(printed.values())) == len(printed) == 9


def test_a_link_that_stands_long_enough_is_printed_again_and_a_shorter_one_replaced(world, letter, time_machine):
    long, short = (
        passes.give(actor=world.officer, assignment=world.assignment_of(who), days=days, asks_phone=False, at=NOW)
        for who, days in ((world.head, 40), (world.neighbour, 2))
    )
    carried_out(planned(world, letter))
    standing = set(Pass.objects.standing(at=NOW).values_list("pk", flat=True))
    assert long.pk in standing
    assert short.pk not in standing
    time_machine.shift(timedelta(days=1))
    slips = carried_out(planned(world, letter, kind=BatchKind.SLIPS))
    assert set(Pass.objects.standing(at=NOW).values_list("pk", flat=True)) == standing
    assert "Mã dùng đến ngày 19/5/2024" in text(content(slips.copies.get(unit=world.head.unit).file))


def test_where_no_work_goes_on_the_code_leads_to_the_public_page(world, letter):
    row = world.assignment_of(world.head)
    work.withdraw(actor=world.officer, assignment=row, reason="Giao nhầm.", at=NOW)
    batch = planned(world, letter, units=[row.unit])
    links = openings.links_of(batch, list(batch.copies.all()), NOW)
    assert [own.address for own in batches._owns(batch, list(batch.copies.all()), links)] == [letter.public_address]


def test_a_slip_says_the_work_of_its_unit_its_deadline_and_nobody_else_s_name(world, letter):
    batch = carried_out(planned(world, letter, kind=BatchKind.SLIPS))
    copy = batch.copies.get(unit=world.head.unit)
    said = text(content(copy.file))
    for words in ("PHIẾU GIAO VIỆC", "Giao cho: Tổ dân phố 5", "loa truyền thanh", "Hạn hoàn thành: 19/4/2024"):
        assert words in said
    assert "Tổ dân phố 6" not in said
    document = pypdfium2.PdfDocument(content(batch.print_file))
    assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [148, 210]
    assert len(document) == batch.copies.count() == 9


def test_what_is_made_never_changes_and_a_unit_has_one_copy(world, letter):
    batch = carried_out(planned(world, letter, units=[world.head.unit]))
    copy = batch.copies.get()
    for change in (
        lambda: PersonalCopy.objects.filter(pk=copy.pk).update(name="khác"),
        lambda: Batch.objects.filter(pk=batch.pk).update(days=1),
        lambda: PersonalCopy.objects.create(batch=batch, unit=copy.unit, name="khác"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


# --- Stopped, broken off ---------------------------------------------------------------------------------------------


def test_a_batch_that_is_stopped_keeps_what_is_made_and_makes_no_more(world, letter, monkeypatch):
    batch, keep = planned(world, letter), batches._keep

    def stopping(row, pdf, *, at):
        done = keep(row, pdf, at=at)
        if batch.copies.made().count() == 3:
            assert as_(world.clerk).post(page("stop_batch", batch.pk)).status_code == 302
        return done

    monkeypatch.setattr(batches, "_keep", stopping)
    stopped = carried_out(batch)
    assert (batch.copies.made().count(), stopped.print_sha256, stopped.stopped_at) == (3, "", NOW)
    assert "lập xong 3 bản" in as_(world.clerk).get(batch.get_absolute_url()).content.decode()
    batches.stop(actor=world.clerk, batch=stopped, at=NOW)  # a second press
    assert Entry.objects.filter(verb="letter.batch_stopped").count() == 1


def stopped_at_three(world, letter, monkeypatch) -> Batch:
    batch, keep = planned(world, letter), batches._keep

    def stopping(row, pdf, *, at):
        if batch.copies.made().count() == 2:
            batches.stop(actor=world.clerk, batch=batch, at=at)
        return keep(row, pdf, at=at)

    with monkeypatch.context() as patch:
        patch.setattr(batches, "_keep", stopping)
        return carried_out(batch)


def test_a_stopped_batch_goes_on_where_it_stopped(world, letter, monkeypatch):
    batch = stopped_at_three(world, letter, monkeypatch)
    before = dict(batch.copies.made().values_list("pk", "made_at"))
    client = as_(world.clerk)
    assert page("resume_batch", batch.pk) in client.get(batch.get_absolute_url()).content.decode()
    for _ in range(2):  # a second press
        assert client.post(page("resume_batch", batch.pk)).url == batch.get_absolute_url()
    assert "Đang lập các bản" in client.get(batch.get_absolute_url()).content.decode()
    done = carried_out(batch)
    after = dict(batch.copies.made().values_list("pk", "made_at"))
    assert (len(before), len(after), done.stopped_at) == (3, 9, None)
    assert before.items() <= after.items()
    assert len(pypdfium2.PdfDocument(content(done.print_file))) == 9
    assert Pass.objects.count() == 9
    assert batches.jobs_of(batch).count() == 2
    assert Entry.objects.filter(verb="letter.batch_resumed").count() == 1
    batches.resume(actor=world.clerk, batch=done, at=NOW)  # nothing is left to make
    assert batches.jobs_of(batch).count() == 2


def test_it_may_be_stopped_and_resumed_again(world, letter):
    batch = planned(world, letter, units=[world.head.unit])
    for minute in range(2):
        batches.stop(actor=world.clerk, batch=batch, at=NOW - timedelta(minutes=minute))
        batches.resume(actor=world.clerk, batch=batch, at=NOW - timedelta(minutes=minute))
    assert batches.jobs_of(batch).count() == 3
    assert carried_out(batch).print_sha256


def test_a_batch_whose_codes_grow_too_old_is_not_resumed_but_made_anew(world, letter, monkeypatch, time_machine):
    batch = stopped_at_three(world, letter, monkeypatch)
    time_machine.move_to(batch.links_until - timedelta(seconds=1), tick=False)
    client = as_(world.clerk)
    assert page("resume_batch", batch.pk) in client.get(batch.get_absolute_url()).content.decode()
    assert not Pass.objects.filter(expires_at__lt=batch.links_until).exists()
    time_machine.move_to(batch.links_until, tick=False)
    shown = client.get(batch.get_absolute_url()).content.decode()
    assert page("resume_batch", batch.pk) not in shown
    assert "Hãy lập đợt in mới" in shown
    answer = client.post(page("resume_batch", batch.pk), follow=True)
    assert "Hãy lập đợt in mới" in answer.content.decode()
    assert batches.jobs_of(batch).count() == 1


def test_a_worker_that_comes_back_too_late_stops_the_batch_and_the_page_says_why(
    world, letter, monkeypatch, time_machine
):
    batch, keep = planned(world, letter), batches._keep

    def late(row, pdf, *, at):
        if batch.copies.made().count() == 2:
            time_machine.move_to(batch.links_until, tick=False)
        return keep(row, pdf, at=at)

    monkeypatch.setattr(batches, "_keep", late)
    stopped = carried_out(batch)
    assert (batch.copies.made().count(), stopped.print_sha256, stopped.stopped_at) == (3, "", batch.links_until)
    assert "Hệ thống dừng in" in Entry.objects.get(verb="letter.batch_stopped").sentence
    shown = as_(world.clerk).get(batch.get_absolute_url()).content.decode()
    assert "lập xong 3 bản" in shown
    assert "Hãy lập đợt in mới" in shown


def test_a_worker_that_finds_the_batch_too_old_gives_no_link_and_makes_no_copy(world, letter, time_machine):
    batch = planned(world, letter)
    time_machine.move_to(batch.links_until, tick=False)
    assert carried_out(batch).stopped_at == batch.links_until
    assert not batch.copies.made().exists()
    assert not Pass.objects.exists()
    time_machine.move_to(NOW, tick=False)
    done = carried_out(planned(world, letter))
    assert not done.stopped_at
    time_machine.move_to(done.links_until, tick=False)
    batches.carry_out(done, told=lambda made, total: None, now=timezone.now)  # what is done stays so
    assert not Batch.objects.get(pk=done.pk).stopped_at


def test_a_stopped_batch_of_a_paper_called_back_stays_as_it_is(world, letter, monkeypatch):
    batch = stopped_at_three(world, letter, monkeypatch)
    issuing.withdraw(actor=world.clerk, directive=letter.directive, reason="Sai số liệu.", at=NOW)
    client = as_(world.clerk)
    assert page("resume_batch", batch.pk) not in client.get(batch.get_absolute_url()).content.decode()
    answer = client.post(page("resume_batch", batch.pk), follow=True)
    assert "đã phát hành và chưa bị thu hồi" in answer.content.decode()
    assert Batch.objects.get().stopped_at
    assert batches.jobs_of(batch).count() == 1


def test_a_paper_called_back_meanwhile_ends_the_batch(world, letter):
    batch = planned(world, letter)
    issuing.withdraw(actor=world.clerk, directive=letter.directive, reason="Sai số liệu.", at=NOW)
    carried_out(batch)
    assert not batch.copies.made().exists()
    assert "đã bị thu hồi" in as_(world.clerk).get(batch.get_absolute_url()).content.decode()


def test_done_again_it_makes_nothing_twice(world, letter):
    batch = carried_out(planned(world, letter))
    before = list(batch.copies.values_list("pk", "sha256", "made_at"))
    batches.carry_out(batch, told=lambda done, total: None, now=timezone.now)
    assert list(batch.copies.values_list("pk", "sha256", "made_at")) == before
    assert Entry.objects.filter(verb="letter.batch_made").count() == 1


def test_a_file_half_written_when_a_worker_died_is_written_anew(settings):
    name, digest = batches._stored(b"whole")
    Path(settings.MEDIA_ROOT, name).write_bytes(b"who")
    assert batches._stored(b"whole") == (name, digest)
    assert Path(settings.MEDIA_ROOT, name).read_bytes() == b"whole"


def left_by_a_dead_worker(world, start):
    """A batch whose worker was killed at its fifth copy, the job that still holds it, and when each copy was made."""
    batch = planned(world, read(issued(world).directive))
    job = job_of(batch)
    dead = start("-m", "tests.dispatches.batching", str(job.pk), "4", PYTHONPATH=str(Path.cwd()))
    assert dead.wait(timeout=300) == -signal.SIGKILL, dead.log.read_text()
    job.refresh_from_db()
    return batch, job, dict(batch.copies.made().values_list("pk", "made_at"))


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_is_followed_by_one_that_goes_on(start):
    world = build()
    batch, job, before = left_by_a_dead_worker(world, start)
    assert (len(before), job.state) == (4, State.RUNNING)
    Job.objects.filter(pk=job.pk).update(leased_until=NOW - timedelta(days=1))  # the lease has run out
    done = carried_out(batch)
    after = dict(batch.copies.made().values_list("pk", "made_at"))
    assert len(after) == 9
    assert before.items() <= after.items()
    assert len(pypdfium2.PdfDocument(content(done.print_file))) == 9
    assert Pass.objects.count() == 9  # each link given once


@pytest.mark.django_db(transaction=True)
def test_resumed_while_a_dead_worker_still_holds_it_nothing_is_made_twice(start):
    world = build()
    batch, first, before = left_by_a_dead_worker(world, start)
    batches.stop(actor=world.clerk, batch=batch, at=NOW)
    batches.resume(actor=world.clerk, batch=batch, at=NOW)
    second = job_of(batch)
    assert not queue.perform(second.pk, now=timezone.now)  # the first may still be at it
    second.refresh_from_db()
    assert (second.state, batch.copies.made().count()) == (State.WAITING, 4)
    Job.objects.filter(pk=first.pk).update(leased_until=NOW - timedelta(days=1))  # the lease has run out
    assert queue.perform(first.pk, now=timezone.now)
    Job.objects.filter(pk=second.pk).update(run_after=NOW)
    assert queue.perform(second.pk, now=timezone.now)
    after = dict(batch.copies.made().values_list("pk", "made_at"))
    assert (len(before), len(after), Pass.objects.count()) == (4, 9, 9)
    assert before.items() <= after.items()
    assert Entry.objects.filter(verb="letter.batch_made").count() == 1


# --- Who may, and when -----------------------------------------------------------------------------------------------


def test_the_clerk_chooses_waits_and_opens_the_files(world, letter):
    client = as_(world.clerk)
    assert page("batches", letter.directive.code) in client.get(letter.get_absolute_url()).content.decode()
    answer = client.post(page("batches", letter.directive.code), choose(letter, units=world.neighbourhoods[:2]))
    batch = Batch.objects.get()
    assert answer.url == batch.get_absolute_url()
    assert "Dừng lại" in client.get(answer.url).content.decode()
    assert "<html" not in client.get(answer.url, headers={"HX-Request": "true"}).content.decode()
    assert client.get(page("batch_print_file", batch.pk)).status_code == 404
    carried_out(batch)
    assert client.get(answer.url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    html = client.get(answer.url).content.decode()
    copies = list(batch.copies.in_order())
    for copy in copies:
        assert copy.sha256 in html
        sent = client.get(page("personal_file", copy.pk))
        assert b"".join(sent.streaming_content) == content(copy.file)
        assert "no-store" in sent["Cache-Control"]
    packed = b"".join(client.get(page("batch_files", batch.pk)).streaming_content)
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert files.namelist() == ["001-to-dan-pho-1.pdf", "002-to-dan-pho-2.pdf"]
        assert files.read("002-to-dan-pho-2.pdf") == content(copies[1].file)
    assert b"".join(client.get(page("batch_print_file", batch.pk)).streaming_content).startswith(b"%PDF")


def test_a_stranger_finds_nothing_and_a_colleague_is_told_why(world, letter):
    batch = carried_out(planned(world, letter, units=[world.head.unit]))
    pages = [
        page("batches", letter.directive.code),
        batch.get_absolute_url(),
        page("batch_print_file", batch.pk),
        page("batch_files", batch.pk),
        page("personal_file", batch.copies.get().pk),
    ]
    for address in pages:
        assert as_(world.clerk).get(address).status_code == 200
        for colleague in (world.officer, world.deputy):
            answer = as_(colleague).get(address)
            assert answer.status_code == 403
            assert "Chỉ văn thư của" in answer.content.decode()
        for other in (world.stranger, world.head, world.district):
            assert as_(other).get(address).status_code == 404
    with pytest.raises(Forbidden):
        batches.plan(actor=world.officer, letter=letter, kind=BatchKind.COPIES, units=[world.head.unit], days=5, at=NOW)
    with pytest.raises(Forbidden):
        batches.stop(actor=world.deputy, batch=batch, at=NOW)


def test_no_copies_of_what_is_not_issued_or_called_back(world, letter):
    draft, waiting = letter_of(world, subject="việc khác"), approved(world, letter_of(world, subject="việc nữa"))
    issuing.withdraw(actor=world.clerk, directive=letter.directive, reason="Sai số liệu.", at=NOW)
    for one in (draft, waiting, read(letter.directive)):
        answer = as_(world.clerk).get(page("batches", one.directive.code))
        assert answer.status_code == 403
        assert "đã phát hành và chưa bị thu hồi" in answer.content.decode()
        with pytest.raises(Refused):
            planned(world, one, units=[world.head.unit])
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"units": []}, "Hãy chọn ít nhất một nơi nhận"),
        ({"days": 61}, "60"),
        ({"units": ["stranger"]}, "không phải nơi nhận của văn bản này"),
    ],
)
def test_a_bad_choice_is_told_and_plans_nothing(world, letter, changes, told):
    if changes.get("units") == ["stranger"]:
        changes = {"units": [world.stranger.unit.pk]}
    answer = as_(world.clerk).post(page("batches", letter.directive.code), {**choose(letter), **changes})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Batch.objects.exists()


def test_slips_need_work_that_goes_on(world, letter):
    work.withdraw(actor=world.officer, assignment=world.assignment_of(world.head), reason="Giao nhầm.", at=NOW)
    with pytest.raises(Refused, match="việc đang làm"):
        planned(world, letter, kind=BatchKind.SLIPS, units=[world.head.unit])


def test_the_pages_hold_their_number_of_queries(world, letter):
    batch = carried_out(planned(world, letter))
    client = as_(world.clerk)
    for address in (page("batches", letter.directive.code), batch.get_absolute_url()):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= 15

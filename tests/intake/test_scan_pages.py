"""Scans and photos at the pages: kept at once, read by a machine, tried again without a second upload."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from intake import extraction
from intake.extraction import scan
from intake.models import Arrival
from intake.services import scans
from jobs import queue, tasks
from jobs.models import Job, State
from tests import world as worlds
from tests.browsing import assert_accessible
from tests.intake.desk import arrive, fields_of, sign_in
from tests.intake.files import cat, made_pdf, photo, pictures, scanned_pdf
from tests.intake.papers import CHO_CHU, PLAN, paper

pytestmark = pytest.mark.urls("tests.intake.urls")
needs_tesseract = pytest.mark.skipif(not scan.installed(), reason="Tesseract or its Vietnamese model is missing")


@pytest.fixture(scope="module")
def pages() -> list[Image.Image]:
    return pictures(made_pdf())


def picture(content=None, name="anh.jpg"):
    return SimpleUploadedFile(name, content or photo(Image.new("L", (300, 400), 255)))


def read_as(monkeypatch, text):
    """The machine finds this text, telling of two pages; a sentence's refusal is raised."""

    def found(content, name, limits, progress):
        progress(1, 2)
        if isinstance(text, Exception):
            raise text
        progress(2, 2)
        return text

    monkeypatch.setattr(extraction, "ocr", found)


def page_of(client, arrival):
    return client.get(arrival.get_absolute_url()).content.decode()


@pytest.mark.slow
@needs_tesseract
@pytest.mark.parametrize("kind", ["scan", "photo"])
def test_a_scan_is_kept_read_by_a_machine_and_opens_like_a_text(clerk, pages, kind):
    content = scanned_pdf(pages[:1]) if kind == "scan" else photo(pages[0])
    arrival = arrive(clerk, "", files=[picture(content, "quet")])
    waiting = page_of(clerk, arrival)
    assert "Đang nhận dạng chữ" in waiting
    assert f'hx-get="{reverse("intake:progress", args=[arrival.code])}"' in waiting
    assert "Xem tiếp" in waiting, "without JavaScript too"
    assert tasks.sweep() == 1
    fields = fields_of(clerk.get(arrival.get_absolute_url()))
    assert (fields["number"], fields["symbol"], fields["issued_on"]) == ("87", "UBND-VHXH", "06/5/2024")
    job = Job.objects.get()
    assert (job.state, job.done_count, job.total_count) == (State.DONE, 1, 1)
    assert Arrival.objects.get().title.startswith("Công văn 87 UBND-VHXH")


def test_the_progress_part_asks_until_the_text_is_there(clerk, monkeypatch):
    arrival = arrive(clerk, "", files=[picture()])
    address = reverse("intake:progress", args=[arrival.code])
    assert "đang chờ" in clerk.get(address, headers={"HX-Request": "true"}).content.decode()
    Job.objects.update(state=State.RUNNING, done_count=3, total_count=8, leased_until=timezone.now() - timedelta(1))
    assert "3 / 8" in clerk.get(address, headers={"HX-Request": "true"}).content.decode()
    assert clerk.get(address).url == arrival.get_absolute_url(), "a browser without JavaScript goes to the page"
    read_as(monkeypatch, paper(PLAN))
    tasks.sweep()
    done = clerk.get(address, headers={"HX-Request": "true"})
    assert done.headers["HX-Redirect"] == arrival.get_absolute_url()


def test_without_tesseract_the_page_says_how_to_get_it_and_takes_pasted_text(clerk, monkeypatch):
    monkeypatch.setattr(scan, "installed", lambda: False)
    arrival = arrive(clerk, "", files=[picture()])
    tasks.sweep()
    page = page_of(clerk, arrival)
    assert "tesseract-ocr-vie" in page
    assert "Đọc lại" in page
    pasted = clerk.post(reverse("intake:text", args=[arrival.code]), {"text": paper(PLAN)}, follow=True)
    assert 'value="KH/HU"' in pasted.content.decode()


@pytest.mark.slow
@needs_tesseract
def test_a_picture_without_words_says_so_and_may_be_read_again(clerk, monkeypatch):
    arrival = arrive(clerk, "", files=[picture(cat(), "meo.jpg")])
    tasks.sweep()
    assert "Không nhận ra chữ nào trong ảnh" in page_of(clerk, arrival)
    again = reverse("intake:again", args=[arrival.code])
    assert "Đang nhận dạng chữ" in clerk.post(again, follow=True).content.decode()
    clerk.post(again)
    assert Job.objects.count() == 2, "a second press asks nothing new"
    read_as(monkeypatch, paper(PLAN))
    tasks.sweep()
    assert fields_of(clerk.get(arrival.get_absolute_url()))["symbol"] == "KH/HU"
    assert arrival.files.count() == 1, "no second upload"


def test_a_machine_that_fails_tries_again_and_at_last_says_so(clerk, monkeypatch):
    read_as(monkeypatch, OSError("disk"))
    arrival = arrive(clerk, "", files=[picture()])
    tasks.sweep()
    assert "máy sẽ tự đọc lại" in page_of(clerk, arrival)
    Job.objects.update(attempts=5, run_after=timezone.now() - timedelta(seconds=1))
    tasks.sweep()
    page = page_of(clerk, arrival)
    assert "Phần mềm gặp lỗi khi đọc tệp này" in page
    assert "disk" not in page
    clerk.post(reverse("intake:again", args=[arrival.code]))
    read_as(monkeypatch, paper(PLAN))
    tasks.sweep()
    assert fields_of(clerk.get(arrival.get_absolute_url()))["symbol"] == "KH/HU"


def test_text_pasted_meanwhile_stays_and_a_second_run_changes_nothing(clerk, monkeypatch):
    arrival = arrive(clerk, "", files=[picture()])
    clerk.post(reverse("intake:text", args=[arrival.code]), {"text": paper(CHO_CHU)})
    read_as(monkeypatch, paper(PLAN))
    tasks.sweep()
    for _ in range(2):
        scans.read(arrival.pk, at=timezone.now(), tell=lambda page, pages: None)
    arrival.refresh_from_db()
    assert arrival.text.replace("\r\n", "\n") == paper(CHO_CHU)


@pytest.mark.parametrize("how", ["text", "drop"])
def test_the_machine_stops_with_the_page_in_hand_when_nobody_waits_any_more(clerk, monkeypatch, how):
    arrival = arrive(clerk, "", files=[picture()])
    told = []

    def found(content, name, limits, progress):
        for page in (1, 2, 3):
            told.append(page)
            clerk.post(reverse(f"intake:{how}", args=[arrival.code]), {"text": paper(CHO_CHU)})
            progress(page, 3)
        return paper(PLAN)

    monkeypatch.setattr(extraction, "ocr", found)
    tasks.sweep()
    assert told == [1]
    assert Job.objects.get().state == State.DONE
    arrival.refresh_from_db()
    assert not arrival.title.startswith("Kế hoạch 145"), "what the machine might have found is not kept"


def test_a_scan_of_two_papers_gives_a_row_for_each(clerk, monkeypatch):
    read_as(monkeypatch, f"{paper(PLAN)}\n\f\n{paper(CHO_CHU)}")
    first = arrive(clerk, "", files=[picture()])
    tasks.sweep()
    rows = list(Arrival.objects.order_by("position"))
    assert [row.batch for row in rows] == [first.batch] * 2
    assert [row.files.count() for row in rows] == [1, 1]
    assert "Văn bản 2" in page_of(clerk, first)


def test_a_dropped_scan_is_not_read(clerk, monkeypatch):
    arrival = arrive(clerk, "", files=[picture()])
    clerk.post(reverse("intake:drop", args=[arrival.code]))
    read_as(monkeypatch, paper(PLAN))
    tasks.sweep()
    arrival.refresh_from_db()
    assert arrival.text == ""


def test_a_stranger_neither_watches_nor_asks_again(world, clerk):
    arrival = arrive(clerk, "", files=[picture()])
    stranger, officer = sign_in(world.stranger), sign_in(world.officer)
    for name in ("progress", "again"):
        address = reverse(f"intake:{name}", args=[arrival.code])
        verb = "get" if name == "progress" else "post"
        assert getattr(stranger, verb)(address).status_code == 404
        assert getattr(officer, verb)(address).status_code == 403
    assert clerk.get(reverse("intake:again", args=[arrival.code])).status_code == 405


@needs_tesseract
@pytest.mark.broker
@pytest.mark.django_db(transaction=True)
def test_a_worker_reads_the_scan_that_was_handed_in(broker, worker, eventually, pages):
    clerk = sign_in(worlds.build().clerk)
    worker(queues=queue.LONG)
    arrival = arrive(clerk, "", files=[picture(photo(pages[0]))])
    eventually(lambda: Job.objects.filter(state=State.DONE, done_count=1).exists(), seconds=60)
    assert fields_of(clerk.get(arrival.get_absolute_url()))["number"] == "87"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_waiting_page_follows_the_machine_and_opens_the_paper(page, live_server, monkeypatch):
    clerk = sign_in(worlds.build().clerk)
    arrival = arrive(clerk, "", files=[picture()])
    page.context.add_cookies([{"name": "sessionid", "value": clerk.cookies["sessionid"].value, "url": live_server.url}])
    page.goto(arrival.get_absolute_url())
    assert_accessible(page)
    Job.objects.update(done_count=1, total_count=4)
    page.get_by_text("1 / 4").wait_for()
    read_as(monkeypatch, paper(PLAN))
    tasks.sweep()
    page.wait_for_selector("#id_symbol")
    assert page.input_value("#id_symbol") == "KH/HU"

"""A paper whose file gives no text: its file can be opened, its fields typed, and it is registered all the same."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directives.models import FileKind, RegisterEntry
from tests.intake.desk import arrive, fields_of, hand_in, sign_in
from tests.intake.papers import PLAN, paper

pytestmark = pytest.mark.urls("tests.intake.urls")
BROKEN = b"%PDF-1.4\nhong"


@pytest.fixture
def unread(clerk):
    return arrive(clerk, "", files=[SimpleUploadedFile("ban-fax.pdf", BROKEN)])


def test_what_cannot_be_read_is_typed_and_registered_with_its_file(clerk, unread):
    page = clerk.get(unread.get_absolute_url()).content.decode()
    assert 'href="?tu-go"' in page
    by_hand = f"{unread.get_absolute_url()}?tu-go"
    typed = fields_of(clerk.get(by_hand)) | {"symbol": "UBND-VP", "doc_type": "công văn", "subject": "trực Tết"}
    wanting = clerk.post(by_hand, typed)
    assert wanting.status_code == 422
    assert "Hãy ghi ngày." in wanting.content.decode()
    assert fields_of(wanting)["subject"] == "trực Tết", "nothing typed is lost"
    facts = {"issuer_name": "UBND huyện Yên Lập", "number": "12", "issued_on": "05/4/2024"}
    assert clerk.post(by_hand, typed | facts).status_code == 302
    paper = RegisterEntry.objects.get().directive
    assert (paper.number, paper.symbol, paper.subject, paper.text) == ("12", "UBND-VP", "trực Tết", "")
    original = paper.files.get(kind=FileKind.ORIGINAL)
    assert (original.name, original.file.read()) == ("ban-fax.pdf", BROKEN)


def test_an_empty_page_says_what_to_do_and_doubts_nothing(clerk, unread):
    page = clerk.get(f"{unread.get_absolute_url()}?tu-go").content.decode()
    assert "hãy gõ theo văn bản gốc" in page
    assert "Tệp bị hỏng nên không đọc được" in page, "the reason stays in view"
    assert "Không thấy tên cơ quan ban hành" not in page


def test_rows_may_be_added_while_one_types(clerk, unread):
    fields = fields_of(clerk.get(f"{unread.get_absolute_url()}?tu-go"))
    grown = clerk.post(unread.get_absolute_url(), fields | {"subject": "trực Tết", "more": "tasks"})
    assert fields_of(grown)["subject"] == "trực Tết"


def test_the_file_is_opened_from_the_page_by_who_may_see_it(world, clerk, unread):
    address = reverse("intake:original", args=[unread.code, 1])
    assert address in clerk.get(unread.get_absolute_url()).content.decode()
    answer = clerk.get(address)
    assert b"".join(answer) == BROKEN
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert sign_in(world.stranger).get(address).status_code == 404
    assert sign_in(world.officer).get(address).status_code == 403
    assert clerk.get(reverse("intake:original", args=[unread.code, 2])).status_code == 404


def test_the_text_that_was_read_stands_beside_a_link_to_its_file(clerk):
    read = arrive(clerk, "", files=[SimpleUploadedFile("145.txt", paper(PLAN).encode())])
    assert reverse("intake:original", args=[read.code, 1]) in clerk.get(read.get_absolute_url()).content.decode()


def test_everything_that_waits_can_be_reached_however_much_it_is(clerk):
    first = arrive(clerk, "Việc số 0")
    for n in range(1, 21):
        hand_in(clerk, f"Việc số {n}")
    newest, rest = (clerk.get(reverse("intake:start"), {"trang": n}).content.decode() for n in (1, 2))
    assert first.get_absolute_url() not in newest
    assert first.get_absolute_url() in rest
    assert "trang=2" in newest

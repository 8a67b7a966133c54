"""Anybody who holds a paper checks it: what is printed on it, whether it still stands, whether a file is the same."""

import io

import pdfplumber
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from directives.models import FileKind
from directives.services import issuing
from dispatches.models import BatchKind
from dispatches.views import verifying
from tests.dispatches.batching import carried_out, planned
from tests.dispatches.making import issued, letter_of
from tests.world import NOW

pytestmark = pytest.mark.django_db


FOOT = 20 / 25.4 * 72  # the bottom margin, in points


def drawn_in_foot(page):
    drawn = (*page.curves, *page.lines, *page.rects)
    return [one for one in drawn if one["top"] > page.height - FOOT]


@pytest.fixture
def paper(world, time_machine):
    time_machine.move_to(NOW, tick=False)
    return issued(world).directive


def page_of(paper, method="get", **sent):
    return getattr(Client(), method)(reverse("verify", args=[paper.code]), **sent)


def frozen(paper):
    return paper.files.get(kind=FileKind.ISSUED).file.read()


def compare(paper, content, name="a.pdf"):
    return page_of(paper, "post", data={"file": SimpleUploadedFile(name, content, "application/pdf")})


def test_a_stranger_reads_what_is_printed_on_the_paper_and_nothing_else(paper, world):
    said = page_of(paper).content.decode()
    for told in (paper.number_and_symbol, paper.issuer_name, paper.subject, "chưa bị thu hồi"):
        assert told in said
    for kept in (world.head.user.full_name, paper.signer_name, *paper.tasks.values_list("text", flat=True)):
        assert kept not in said


def test_a_paper_that_was_called_back_says_so(paper, world):
    issuing.withdraw(actor=world.clerk, directive=paper, reason="Ban hành nhầm", at=NOW)
    said = page_of(paper).content.decode()
    assert "đã thu hồi văn bản này" in said
    assert "Ban hành nhầm" not in said


def test_a_draft_and_an_unknown_code_are_not_there(world):
    assert page_of(letter_of(world).directive).status_code == 404
    assert Client().get(reverse("verify", args=["khong-co"])).status_code == 404


def test_the_very_file_is_recognised(paper):
    assert "đúng là bản phát hành của văn bản này" in compare(paper, frozen(paper), "ten-khac.pdf").content.decode()


def test_a_recipients_own_copy_is_recognised_and_a_slip_of_work_is_not(paper, world):
    for kind, said in ((BatchKind.COPIES, "đúng là bản riêng cho một nơi nhận"), (BatchKind.SLIPS, "không trùng")):
        batch = carried_out(planned(world, paper.letter, kind=kind, units=[world.neighbour.unit]))
        answer = compare(paper, batch.copies.get().file.read()).content.decode()
        assert said in answer
        assert world.neighbour.unit.name not in answer


def test_one_changed_byte_is_another_file(paper):
    content = bytearray(frozen(paper))
    content[len(content) // 2] ^= 1
    answer = compare(paper, bytes(content))
    assert "không trùng với tệp nào" in answer.content.decode()
    assert paper.files.count() == 1  # nothing is kept


def test_a_file_of_another_paper_is_not_recognised(paper, world):
    other = issued(world, letter_of(world, subject="công tác khác")).directive
    assert "không trùng" in compare(paper, frozen(other)).content.decode()


@pytest.mark.parametrize(("sent", "said"), [({}, "Hãy chọn tệp PDF"), ({"file": b""}, "rỗng")])
def test_no_file_gets_a_sentence(paper, sent, said):
    files = {name: SimpleUploadedFile("a.pdf", content) for name, content in sent.items()}
    answer = page_of(paper, "post", data=files)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_heavy_file_gets_a_sentence(paper, settings):
    settings.MAX_UPLOAD_BYTES = 10
    answer = compare(paper, b"%PDF-" + b"x" * 20)
    assert answer.status_code == 422
    assert "nặng quá" in answer.content.decode()


def test_who_asks_too_often_waits(paper, monkeypatch):
    monkeypatch.setattr(verifying, "PER_MINUTE", 2)
    assert [page_of(paper).status_code for _ in range(3)] == [200, 200, 429]


def test_every_page_of_the_frozen_paper_carries_its_code_in_the_foot(paper):
    """Inside the bottom margin, at the right end of the text."""
    with pdfplumber.open(io.BytesIO(frozen(paper))) as pdf:
        for page in pdf.pages:
            dark = drawn_in_foot(page)
            assert dark, "no code in the foot"
            assert max(one["bottom"] for one in dark) < page.height - 2 / 25.4 * 72
            assert max(one["x1"] for one in dark) <= page.width - 15 / 25.4 * 72 + 1


def test_a_draft_and_the_print_for_the_pen_carry_no_code(world):
    letter = letter_of(world)
    client = Client()
    client.force_login(world.clerk.user)
    for query in ("", "?ban=trinh-ky"):
        content = client.get(reverse("dispatches:pdf", args=[letter.directive.code]) + query).content
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            assert not drawn_in_foot(pdf.pages[0])

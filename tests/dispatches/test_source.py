"""The message of the national exchange inside an issued PDF: what the page says, and only there."""

import io
import subprocess
from datetime import date

import pikepdf
import pytest
from django.urls import reverse
from lxml import etree

from directives.models import FileKind
from dispatches.services import signing
from intake import edxml
from tests.dispatches.batching import carried_out, planned
from tests.dispatches.making import issued, letter_of, read, saved
from tests.dispatches.paper import Paper
from tests.dispatches.test_pages import as_
from tests.dispatches.test_signing import keys  # noqa: F401 -- a fixture
from tests.world import NOW, TODAY
from vietnam.text import fold

pytestmark = pytest.mark.django_db


def message_in(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (name,) = opened.attachments
        return opened.attachments[name].get_file().read_bytes()


def frozen(letter) -> bytes:
    return letter.directive.files.filter(kind=FileKind.ISSUED).order_by("pk")[0].file.read()


def test_an_issued_paper_brings_its_message(world):
    row = issued(world)
    told = edxml.opened(message_in(frozen(row)))
    assert (told.number, told.symbol, told.issued_on) == ("01", "UBND-VHXH", TODAY)
    assert (told.issuer, told.doc_type, told.place) == ("Ủy ban nhân dân thị trấn Chợ Chu", "công văn", "Chợ Chu")
    assert told.subject == row.directive.subject
    assert told.due_on == date(2024, 4, 19)
    assert told.signer_name == row.directive.signer_name


def test_poppler_finds_it_too(world, tmp_path):
    row = issued(world)
    (tmp_path / "paper.pdf").write_bytes(frozen(row))
    subprocess.run(["pdfdetach", "-saveall", "paper.pdf"], check=True, cwd=tmp_path)
    assert (tmp_path / "van-ban.edxml").read_bytes() == message_in(frozen(row))


def test_it_says_nothing_that_the_page_does_not(world):
    row = issued(world, saved(world, letter_of(world), appendices=[{"title": "Danh sách tổ dân phố"}]))
    pdf = frozen(row)
    page = "".join(fold(Paper(pdf).text).split())
    codes = {"Priority", "PromulgationDate", "DueDate", "Timestamp", "BussinessDocType", "BussinessDocReason"}
    said = {
        etree.QName(one).localname: one.text.strip()
        for one in etree.fromstring(message_in(pdf)).iter()
        if (one.text or "").strip()
    }
    assert {"OrganName", "Subject", "FullName", "Place", "Appendix", *codes} <= set(said)
    for name, words in said.items():
        for part in words.split(": "):
            assert name in codes or "".join(fold(part).split()) in page, name


def test_invisible_marks_and_control_signs_stay_out_of_it(world):
    row = issued(world, letter_of(world, subject="việc \u202egấp\x0b của xã"))
    assert edxml.opened(message_in(frozen(row))).subject == "việc gấp của xã"


def test_drafts_and_prints_for_the_pen_carry_none(world):
    address = reverse("dispatches:pdf", args=[letter_of(world).directive.code])
    for asked in ("", "?ban=trinh-ky"):
        with pikepdf.open(io.BytesIO(as_(world.clerk).get(address + asked).content)) as pdf:
            assert not pdf.attachments


def test_it_is_still_there_when_the_paper_is_signed(world, keys, settings):  # noqa: F811
    row = issued(world)
    before = message_in(frozen(row))
    signing.sign_as_person(actor=world.deputy, letter=row, at=NOW)
    both = signing.bytes_of(signing.sign_as_organisation(actor=world.clerk, letter=row, at=NOW).file)
    assert message_in(both) == before
    assert len(both) > len(frozen(row))


def test_copies_for_one_recipient_and_their_print_file_carry_none(world, time_machine):
    time_machine.move_to(NOW, tick=False)
    batch = carried_out(planned(world, read(issued(world).directive)))
    for file in (batch.print_file, batch.copies.made().first().file):
        with pikepdf.open(file.open("rb")) as pdf:
            assert not pdf.attachments

"""A file sent along carries the organisation's signature alone: number and moment in its upper right corner, 10 pt."""

import io
import subprocess

import pdfplumber
import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from directives.facts import FileFacts
from directives.models import FileKind
from directives.services import files
from dispatches.models import Signature
from dispatches.policies import Refused
from dispatches.services import signing
from dispatches.signing import asking, judging, places, writing
from tests.dispatches.making import issued, letter_of
from tests.dispatches.test_signing import by_both, by_person, content_of, keys  # noqa: F401  (a fixture)
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MM = 72 / 25.4


def blank(**how):
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out, **how)
    return out.getvalue()


def along(world, letter, name, content, content_type="application/pdf"):
    facts = FileFacts(FileKind.ATTACHMENT, name, content_type, ContentFile(content, name))
    return files.attach(actor=world.clerk, directive=letter.directive, file=facts, at=NOW)


@pytest.fixture
def letter(world):
    draft = letter_of(world)
    along(world, draft, "bieu-mau.pdf", blank())
    along(world, draft, "bieu-mau.docx", b"PK", "application/vnd.openxmlformats")
    return issued(world, draft)


def sign(world, letter, who="clerk"):
    return signing.sign_attachments(actor=getattr(world, who), letter=letter, at=NOW)


def test_each_pdf_sent_along_is_signed_once_as_a_further_file(world, keys, letter, tmp_path):  # noqa: F811
    by_both(world, letter)
    [row] = sign(world, letter)
    assert (row.kind, row.file.kind, row.file.name) == ("attachment", "attachment", "bieu-mau-da-ky-so.pdf")
    assert content_of(row).startswith(signing.bytes_of(row.base))
    (tmp_path / "signed.pdf").write_bytes(content_of(row))
    told = subprocess.run(["pdfsig", "-nocert", tmp_path / "signed.pdf"], capture_output=True, text=True).stdout
    assert "Signature is Valid" in told
    assert sign(world, letter) == []
    assert Signature.objects.filter(kind="attachment").count() == 1


def test_number_and_moment_stand_in_the_upper_right_corner_in_ten_points(world, keys, letter):  # noqa: F811
    by_both(world, letter)
    [row] = sign(world, letter)
    with pikepdf.open(io.BytesIO(content_of(row))) as pdf:
        [field] = pdf.Root.AcroForm.Fields
        left, bottom, right, top = (float(side) for side in field.Rect)
        assert (right, top) == (pytest.approx(595 - 10 * MM, abs=1), pytest.approx(842 - 5 * MM, abs=1))
        assert left > 595 / 2
        assert bottom > 842 - 20 * MM
        form = field.AP.N
        page = pikepdf.new()
        page.add_blank_page(page_size=(right - left, top - bottom))
        page.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Seen=page.copy_foreign(form)))
        page.pages[0].Contents = page.make_stream(b"/Seen Do")
        out = io.BytesIO()
        page.save(out)
    with pdfplumber.open(out) as shown:
        letters = shown.pages[0].chars
        text = shown.pages[0].extract_text()
    assert text.split("\n") == ["01/UBND-VHXH", "09/4/2024 09:00:00 +07:00"]
    assert {round(one["size"], 1) for one in letters} == {10.0}
    assert {one["fontname"].split("+")[-1] for one in letters} == {"House-Letter-Serif"}


def test_the_clerk_alone_signs_them_and_after_the_person(world, keys, letter):  # noqa: F811
    with pytest.raises(Refused, match="tệp kèm theo ký sau"):
        sign(world, letter)
    by_person(world, letter)
    with pytest.raises(Refused, match="Chỉ văn thư"):
        sign(world, letter, who="deputy")
    assert [row.kind for row in sign(world, letter)] == ["attachment"]


def test_a_locked_file_is_named(world, keys):  # noqa: F811
    draft = letter_of(world)
    along(world, draft, "khoa.pdf", blank(encryption=pikepdf.Encryption(owner="a", user="b")))
    letter = issued(world, draft)
    by_both(world, letter)
    with pytest.raises(Refused, match=r"“khoa.pdf”: tệp bị khóa hoặc hỏng"):
        sign(world, letter)
    assert letter.directive.files.filter(kind=FileKind.ATTACHMENT).count() == 1


def test_the_page_offers_it_when_both_have_signed(world, keys, letter, client):  # noqa: F811
    client.force_login(world.clerk.user)
    assert "tệp PDF kèm theo" not in client.get(letter.get_absolute_url()).content.decode()
    by_both(world, letter)
    assert "Ký số 1 tệp PDF kèm theo" in client.get(letter.get_absolute_url()).content.decode()
    address = reverse("dispatches:sign", args=[letter.directive.code, "tep-kem-theo"])
    assert (
        "Đã ký số 1 tệp bằng chứng thư của UBND thị trấn Chợ Chu" in client.post(address, follow=True).content.decode()
    )
    assert "tệp PDF kèm theo</button>" not in client.get(letter.get_absolute_url()).content.decode()


def test_a_file_sent_along_is_opened_in_a_process_of_its_own_alone(world, keys, letter, monkeypatch):  # noqa: F811
    """Here its bytes are only hashed, joined and kept."""
    by_both(world, letter)

    def opened(*_, **__):
        raise AssertionError("opened in this process")

    for module, name in ((writing, "IncrementalPdfFileWriter"), (judging, "PdfFileReader"), (places.pikepdf, "open")):
        monkeypatch.setattr(module, name, opened)
    assert [row.signer for row in sign(world, letter)] == ["UBND thị trấn Chợ Chu"]


def test_a_file_sent_along_that_eats_time_is_stopped(world, keys, letter, monkeypatch):  # noqa: F811
    by_both(world, letter)
    monkeypatch.setattr(asking.apart, "run", lambda *_, **__: (-24, b""))
    with pytest.raises(Refused, match=r"“bieu-mau.pdf”: tệp bị khóa hoặc hỏng"):
        sign(world, letter)

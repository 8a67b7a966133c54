"""An electronic copy carries the organisation's signature in the upper right corner of its first page, once
(NĐ 30/2020, Điều 25.1c, 32.2d; Phụ lục I, Phần II, Mục I.3)."""

import io

import pdfplumber
import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse

from audit.models import Entry
from directives.models import FileKind
from dispatches import registers
from dispatches.models import Copy, CopyKind, CopySeries, CopySignature
from dispatches.policies import Refused
from dispatches.services import copy_signing, signing
from tests.dispatches import certificates
from tests.dispatches.copying import copied
from tests.dispatches.making import issued
from tests.dispatches.test_copies import with_file
from tests.dispatches.test_signed_anew import sign_anew
from tests.dispatches.test_signed_elsewhere import sign_elsewhere, trust  # noqa: F401  (a fixture)
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OFFICE = "UBND thị trấn Chợ Chu"
MM = 72 / 25.4
CORNER = (350, 790, 570, 825)


@pytest.fixture
def copy(world):
    came = with_file(world)
    return copied(world, came.directive, kind=CopyKind.WHOLE, source=came, extract=(), is_electronic=True)


@pytest.fixture
def key(world, trust, tmp_path):  # noqa: F811
    certificates.keep(tmp_path / "keys" / f"unit-{world.commune.pk}", certificates.holder(OFFICE))


def content_of(row):
    with row.file.open("rb") as file:
        return file.read()


def bring(world, copy, content, who="clerk"):
    return copy_signing.add_signed(actor=getattr(world, who), copy=copy, file=ContentFile(content, "a.pdf"), at=NOW)


def test_what_is_signed_are_the_pages_of_the_scan_alone_with_a_number_in_the_book(world, copy):
    assert content_of(copy) == signing.bytes_of(copy.source)
    [line] = registers.BOOKS["copies"].lines(world.commune, 2024)
    assert line[0] == "01/SY-UBND"
    assert line[2].startswith("Sao y Kế hoạch số 145-KH/HU")
    assert line[2].endswith(", bản điện tử")


def test_an_extract_is_set_in_full_form_without_the_block_of_paper_copies(world, copy):
    row = copied(world, copy.directive, is_electronic=True)
    with pdfplumber.open(io.BytesIO(content_of(row))) as shown:
        text = shown.pages[0].extract_text()
    assert "Tăng cường tuyên truyền" in text
    assert "TRÍCH SAO" not in text


def test_the_office_signs_it_with_form_name_and_moment_in_the_upper_right_corner(world, copy, key):
    row = copy_signing.sign(actor=world.clerk, copy=copy, at=NOW)
    assert (row.signer, row.is_trusted, row.is_rewritten, row.signed_at) == (OFFICE, True, False, NOW)
    assert content_of(row).startswith(content_of(copy))
    with pikepdf.open(io.BytesIO(content_of(row))) as pdf:
        [field] = pdf.Root.AcroForm.Fields
        left, bottom, right, top = (float(side) for side in field.Rect)
        _, _, width, height = (float(side) for side in pdf.pages[0].mediabox)
        assert (right, top) == (pytest.approx(width - 10 * MM, abs=1), pytest.approx(height - 5 * MM, abs=1))
        assert (left > width / 2, bottom > height - 20 * MM) == (True, True)
        page = pikepdf.new()
        page.add_blank_page(page_size=(right - left, top - bottom))
        page.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Seen=page.copy_foreign(field.AP.N)))
        page.pages[0].Contents = page.make_stream(b"/Seen Do")
        out = io.BytesIO()
        page.save(out)
    with pdfplumber.open(out) as shown:
        assert shown.pages[0].extract_text().split("\n") == [
            "Sao y",
            "Ủy ban nhân dân thị trấn Chợ Chu",
            "09/4/2024 09:00:00 +07:00",
        ]
        assert {round(one["size"], 1) for one in shown.pages[0].chars} == {10.0}
    [entry] = Entry.objects.filter(verb="copy.signed")
    assert row.serial in entry.sentence


def test_a_second_press_changes_nothing_and_the_signed_file_is_frozen(world, copy, key):
    row = copy_signing.sign(actor=world.clerk, copy=copy, at=NOW)
    assert copy_signing.sign(actor=world.clerk, copy=copy, at=NOW) == row
    with pytest.raises(DatabaseError), transaction.atomic():
        CopySignature.objects.update(signer="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Copy.objects.update(is_electronic=False)


@pytest.mark.parametrize("write", [sign_elsewhere, sign_anew])
def test_a_tool_elsewhere_signs_it(world, copy, trust, tmp_path, write):  # noqa: F811
    signed = write(content_of(copy), tmp_path, name=OFFICE, box=CORNER)
    row = bring(world, copy, signed)
    assert (row.signer, row.is_rewritten, content_of(row)) == (OFFICE, write is sign_anew, signed)


def test_what_is_not_the_copy_or_has_more_signatures_is_refused(world, copy, trust, tmp_path):  # noqa: F811
    other = issued(world)
    one = sign_elsewhere(content_of(copy), tmp_path, name=OFFICE, box=CORNER)
    for content, said in (
        (content_of(copy), "chưa có thêm chữ ký số nào"),
        (sign_elsewhere(signing.bytes_of(signing.frozen(other)), tmp_path), "không đúng văn bản|khác về"),
        (sign_elsewhere(content_of(copy), tmp_path, box=(100, 400, 300, 600)), "đè lên chữ"),
        (sign_elsewhere(one, tmp_path, field="Second", box=CORNER), "có thêm 2 chữ ký"),
        (b"PK", "không phải PDF"),
    ):
        with pytest.raises(Refused, match=said):
            bring(world, copy, content)
    assert not CopySignature.objects.exists()


def test_only_the_clerk_signs_only_electronic_copies_and_only_with_a_key(world, copy):
    with pytest.raises(Refused, match="Chưa có khóa ký số"):
        copy_signing.sign(actor=world.clerk, copy=copy, at=NOW)
    with pytest.raises(Refused):
        copy_signing.sign(actor=world.deputy, copy=copy, at=NOW)
    on_paper = copied(world, copy.directive)
    with pytest.raises(Refused, match="Bản sao giấy thì in ra"):
        copy_signing.sign(actor=world.clerk, copy=on_paper, at=NOW)


def test_an_electronic_paper_is_sent_itself(world):
    own = issued(world).directive
    file = own.files.get(kind=FileKind.ISSUED)
    with pytest.raises(Refused, match="đã là văn bản điện tử: hãy gửi chính tệp đó"):
        copied(world, own, kind=CopyKind.WHOLE, source=file, extract=(), is_electronic=True)
    assert not CopySeries.objects.exists()


def test_the_page_makes_signs_and_gives_it(world, copy, key, client, tmp_path):
    client.force_login(world.clerk.user)
    page = reverse("dispatches:copy", args=[copy.directive.code])
    made = client.post(
        page,
        {
            "kind": "sao-y", "format": "dien-tu", "source": copy.source_id, "on": "09/4/2024",
            "signer": client.get(page).context["form"].fields["signer"].choices[0][0], "distribution": "Lưu: VT",
        },
        follow=True,
    )  # fmt: skip
    assert "Đã lập bản Sao y số 02/SY-UBND." in made.content.decode()
    assert made.content.decode().count("chưa có chữ ký số của cơ quan nên chưa dùng được") == 2
    signed = client.post(reverse("dispatches:sign_copy", args=[copy.pk]), follow=True).content.decode()
    assert f"Đã ký số bản Sao y số 01/SY-UBND bằng chứng thư của {OFFICE}." in signed
    second = Copy.objects.get(number=2)
    address = reverse("dispatches:signed_copy", args=[second.pk])
    assert client.get(address).status_code == 404
    assert "chưa có thêm chữ ký số nào" in client.post(
        address, {"signed": SimpleUploadedFile("a.pdf", content_of(second))}, follow=True
    ).content.decode()  # fmt: skip
    content = sign_elsewhere(content_of(second), tmp_path, name=OFFICE, box=CORNER)
    taken = client.post(address, {"signed": SimpleUploadedFile("a.pdf", content)}, follow=True).content.decode()
    assert f"Đã kiểm tra và lưu bản Sao y số 02/SY-UBND có chữ ký số của {OFFICE}." in taken
    assert b"".join(client.get(address).streaming_content) == content


def test_the_page_asks_as_often_for_few_copies_as_for_many(world, copy, key, client, django_assert_max_num_queries):
    copy_signing.sign(actor=world.clerk, copy=copy, at=NOW)
    for _ in range(3):
        copied(world, copy.directive, kind=CopyKind.WHOLE, source=copy.source, extract=(), is_electronic=True)
    client.force_login(world.clerk.user)
    with django_assert_max_num_queries(15):
        client.get(reverse("dispatches:copy", args=[copy.directive.code]))

"""A tool elsewhere wrote the whole PDF anew when it signed: taken when it is, page by page, still the paper."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from asn1crypto import pem, x509
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import fields, signers

from dispatches.models import Signature
from dispatches.policies import Refused
from dispatches.printing.render import render
from dispatches.services import signing
from dispatches.signing import anew, covering, judging, reading
from dispatches.signing.faults import Faulty
from tests.dispatches import certificates
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.test_signed_elsewhere import (  # noqa: F401  (fixtures)
    SIGNER,
    bring,
    letter,
    painted,
    paper,
    saved_anew,
    sign_elsewhere,
    trust,
)
from tests.world import NOW

pytestmark = pytest.mark.slow

BOX = (300, 210, 420, 270)


def sign_anew(content, tmp_path, *, name=SIGNER, box=BOX, **more):
    """As a tool does that reads the file, writes every object of it once more and signs the whole."""
    folder = certificates.keep(tmp_path / "elsewhere", certificates.holder(name, **more))
    signer = signers.SimpleSigner.load_pkcs12(folder / "key.p12", passphrase=certificates.PASSWORD.encode())
    meta, spec = signers.PdfSignatureMetadata(field_name="Sig"), fields.SigFieldSpec("Sig", on_page=0, box=box)
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(content)))
    return signers.PdfSigner(meta, signer, new_field_spec=spec).sign_pdf(writer).getvalue()


def changed(content, change):
    """The file after `change(pdf)`, written anew."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def drawn_over(operators):
    def change(pdf):
        pdf.pages[0].contents_add(pikepdf.Stream(pdf, operators), prepend=False)

    return change


def written(text, *, colour=b"1 1 1 rg", at=b"60 400"):
    """More words on the first page, in white unless told otherwise."""

    def change(pdf):
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        pdf.pages[0].Resources.Font["/Added"] = pdf.make_indirect(font)
        drawn_over(b"q %s BT /Added 12 Tf %s Td (%s) Tj ET Q" % (colour, at, text))(pdf)

    return change


def another_digit(pdf):
    """Where the first text of the page stands, the next glyph of its font is shown."""
    page = pdf.pages[0]
    page.contents_coalesce()
    operators = list(pikepdf.parse_content_stream(page))
    place = next(number for number, one in enumerate(operators) if str(one.operator) in {"Tj", "TJ"})
    told = operators[place].operands
    string = told[0] if isinstance(told[0], pikepdf.String) else next(one for one in told[0] if len(bytes(one)) > 1)
    value = bytearray(bytes(string))
    value[-1] ^= 1
    operators[place] = pikepdf.ContentStreamInstruction([pikepdf.String(bytes(value))], pikepdf.Operator("Tj"))
    page.Contents = pikepdf.Stream(pdf, pikepdf.unparse_content_stream(operators))


def other_glyphs(pdf):
    """The letters stay what they are for a search, and look like others."""
    for font in pdf.pages[0].Resources.Font.values():
        inner = font.DescendantFonts[0]
        if "/FontFile2" in inner.FontDescriptor:
            mapped = b"".join((number ^ 1).to_bytes(2, "big") for number in range(2000))
            inner.CIDToGIDMap = pikepdf.Stream(pdf, mapped)


def noted(subtype, **more):
    def change(pdf):
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/" + subtype), Rect=[60, 700, 200, 760], **more
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))

    return change


def painted_field(pdf):
    """A text field that is a white area over the number."""
    white = pikepdf.Stream(pdf, b"1 g 0 0 140 60 re f")
    white.Type, white.Subtype, white.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 140, 60]
    noted("Widget", FT=pikepdf.Name.Tx, T="a", AP=pikepdf.Dictionary(N=pdf.make_indirect(white)))(pdf)


def in_a_layer(pdf):
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Lớp"))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(ON=[layer]))


def scripted(pdf):
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def launching(pdf):
    noted("Link", A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))(pdf)


def enclosing(pdf):
    pdf.attachments["them.xml"] = b"<them/>"


def one_page_more(pdf):
    pdf.add_blank_page(page_size=(595, 842))


def larger(pdf):
    pdf.pages[0].MediaBox = [0, 0, 620, 842]


def turned(pdf):
    pdf.pages[0].Rotate = 180


@pytest.fixture(scope="module")
def plain():
    """One page with a number, written full."""
    return render(replace(CHO_CHU, number="42", day=5), draft=False, address="https://vi.du/xac-minh/abcdefghjk/")


def words(pdf):
    return [one for one in pdf[0].get_textpage().get_text_range() if one.isalnum()]


def said_of(content, paper, roots=()):  # noqa: F811
    """The sentence that refuses the file; "" where it is taken."""
    try:
        judging.judge(content, paper=paper, roots=roots, at=NOW)
    except Faulty as faulty:
        return reading.SENTENCES[faulty.fault].format(about=faulty.about)
    return ""


@pytest.mark.django_db
@pytest.mark.parametrize("write", [sign_anew, lambda content, folder: sign_elsewhere(saved_anew(content), folder)])
def test_what_is_still_the_paper_is_kept_and_said_to_be_written_anew(
    world, letter, paper, trust, tmp_path, client, write  # noqa: F811
):  # fmt: skip
    signed = write(paper, tmp_path)
    assert not signed.startswith(paper)
    [row] = bring(world, letter, signed)
    assert (row.signer, row.is_trusted, row.is_rewritten) == (SIGNER, True, True)
    assert signing.bytes_of(row.file) == signed
    assert signing.newest(letter) == row.file
    client.force_login(world.clerk.user)
    said = client.get(letter.get_absolute_url()).content.decode()
    assert "Công cụ ký đã ghi lại cả tệp; phần mềm đã so từng trang" in said


@pytest.mark.django_db
def test_a_second_signature_grows_on_the_file_that_was_written_anew(world, letter, paper, tmp_path, client):  # noqa: F811
    first, office = sign_anew(paper, tmp_path), "UBND thị trấn Chợ Chu"
    bring(world, letter, first)
    with pytest.raises(Refused, match="Chữ ký số đã có trên văn bản không còn"):
        bring(world, letter, sign_anew(paper, tmp_path, name=office))
    [row] = bring(world, letter, sign_elsewhere(first, tmp_path, name=office, field="Second"))
    assert (row.signer, row.is_rewritten) == (office, False)
    client.force_login(world.clerk.user)
    assert client.get(letter.get_absolute_url()).content.decode().count("đã ghi lại cả tệp") == 1


@pytest.mark.django_db
def test_the_page_says_what_differs_and_what_to_do(world, letter, paper, tmp_path, client):  # noqa: F811
    client.force_login(world.clerk.user)
    address = reverse("dispatches:add_signed", args=[letter.directive.code])
    wrong = sign_anew(changed(paper, another_digit), tmp_path)
    refused = client.post(address, {"signed": SimpleUploadedFile("a.pdf", wrong)})
    assert refused.status_code == 422
    said = refused.content.decode()
    assert "khác về chữ ở trang 1" in said
    assert "Hãy tải tệp mới nhất ở trang này rồi ký vào chính tệp đó" in said
    assert not Signature.objects.exists()
    assert letter.directive.files.count() == 1


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        (another_digit, "chữ ở trang 1"),
        (written(b"9"), "chữ ở trang 1"),
        (written(b"9", colour=b"3 Tr"), "chữ ở trang 1"),
        (written(b"9", at=b"-200 -200"), "chữ ở trang 1"),
        (other_glyphs, "chữ ở trang 1"),
        (drawn_over(b"q 1 g 0 0 900 400 re f Q"), "hình ở trang 1"),
        (drawn_over(b"q 0 g 150 700 1 1 re f Q"), "hình ở trang 1"),
        (drawn_over(b"/None gs 1 0 0 rg 0 0 1 1 re f"), "hình ở trang 1"),
        (one_page_more, "số trang"),
        (larger, "khổ trang 1"),
        (turned, "khổ trang 1"),
        (painted_field, "chú thích ở trang 1"),
        (noted("Square", F=2), "chú thích ở trang 1"),
        (noted("Link", A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://vi.du/")), "mã lệnh, hành động"),
        (in_a_layer, "lớp ẩn hiện"),
        (scripted, "mã lệnh"),
        (launching, "mã lệnh"),
        (enclosing, "tệp đính kèm"),
    ],
)
def test_what_was_changed_before_it_was_signed_is_named(plain, tmp_path, change, differs):
    said = said_of(sign_anew(changed(plain, change), tmp_path), plain)
    assert said.startswith("Tệp này không đúng văn bản đã phát hành: khác về ")
    assert differs in said


def test_letters_in_another_shape_are_seen_though_they_read_the_same(plain, tmp_path):
    """Text and its places say nothing of shapes: with those taken for alike, the picture still tells."""
    other = changed(plain, other_glyphs)
    with pypdfium2.PdfDocument(plain) as ours, pypdfium2.PdfDocument(other) as theirs:
        assert words(ours) == words(theirs)
        assert not anew.same_picture(covering.Page(ours[0]), covering.Page(theirs[0]), [])
        assert anew.same_picture(covering.Page(ours[0]), covering.Page(ours[0]), [])


@pytest.mark.parametrize("box", [(60, 690, 200, 760), (85, 500, 200, 540), (0, 0, 595, 842), (163, 735, 180, 752)])
def test_a_signature_is_not_drawn_over_or_close_beside_what_is_printed(plain, tmp_path, box):
    assert "ở trang 1 đè lên chữ của văn bản" in said_of(sign_anew(plain, tmp_path, box=box), plain)


@pytest.mark.parametrize("box", [BOX, (20, 20, 120, 50), (-50, 800, 100, 900), (0, 0, 0, 0)])
def test_a_signature_stands_in_its_room_or_where_nothing_is_printed(plain, tmp_path, box):
    assert said_of(sign_anew(plain, tmp_path, box=box), plain) == ""


def test_nothing_may_follow_the_signature_nor_differ_from_what_it_signed(plain, tmp_path):
    signed = sign_anew(plain, tmp_path)
    place = signed.index(b"/Producer") + 14
    more = IncrementalPdfFileWriter(io.BytesIO(signed))
    more.root["/Nothing"] = generic.NumberObject(1)  # the page looks the same
    more.update_root()
    out = io.BytesIO()
    more.write(out)
    for content, said in (
        (out.getvalue(), "không bao trùm cả tệp"),
        (painted(signed), "hình ở trang 1"),
        (signed + b"\n% more", "bị thêm vào sau khi ký"),
        (saved_anew(signed), "không hợp lệ"),
        (signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :], "không hợp lệ"),
        (saved_anew(plain), "chưa có thêm chữ ký số nào"),
        (sign_anew(plain, tmp_path, until=datetime(2024, 2, 1, tzinfo=UTC)), "không còn"),
    ):
        assert said in said_of(content, plain)
    roots = [x509.Certificate.load(pem.unarmor(certificates.authority("Trung tâm khác").pem())[2])]
    assert "không do nơi được đơn vị tin cậy cấp" in said_of(signed, plain, roots)

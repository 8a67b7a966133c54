"""A paper signed elsewhere is brought here: the very paper and a valid signature, or a sentence says why not."""

import io
import subprocess
from datetime import UTC, datetime

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from dispatches.models import Signature
from dispatches.policies import Refused
from dispatches.services import signing
from dispatches.signing import asking, reading
from tests.dispatches import certificates
from tests.dispatches.making import issued, letter_of
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SIGNER = "Nguyễn Trung Kiên"


def sign_elsewhere(paper, tmp_path, *, name=SIGNER, box=(300, 210, 420, 270), field="Signature1", **more):
    """As a tool does that knows nothing of ours: pyHanko's own way, the CMS of Acrobat, a field of its own."""
    folder = certificates.keep(tmp_path / "elsewhere", certificates.holder(name, **more))
    signer = signers.SimpleSigner.load_pkcs12(folder / "key.p12", passphrase=certificates.PASSWORD.encode())
    meta = signers.PdfSignatureMetadata(field_name=field)
    spec = fields.SigFieldSpec(field, on_page=0, box=box)
    return signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper)), meta, signer, new_field_spec=spec).getvalue()


@pytest.fixture
def letter(world, time_machine):
    time_machine.move_to(NOW, tick=False)
    return issued(world)


@pytest.fixture
def paper(letter):
    return signing.bytes_of(signing.frozen(letter))


@pytest.fixture
def trust(settings, tmp_path):
    settings.SIGNING_DIR = str(tmp_path / "keys")
    (tmp_path / "keys" / "roots").mkdir(parents=True)
    root = certificates.authority(certificates.AUTHORITY)
    (tmp_path / "keys" / "roots" / "root.pem").write_bytes(root.pem())


def bring(world, letter, content, who="clerk"):
    return signing.add_signed(actor=getattr(world, who), letter=letter, file=ContentFile(content, "a.pdf"), at=NOW)


def painted(paper):
    """More on the page than signing puts there."""
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    writer.add_stream_to_page(0, writer.add_object(generic.StreamObject(stream_data=b"0 0 300 300 re f")))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_empty_place(paper):
    """A place for a signature as large as the page, with something drawn in it, and nobody's signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    spec = fields.SigFieldSpec("Empty", on_page=0, box=(0, 0, 595, 842), empty_field_appearance=True)
    fields.append_signature_field(writer, spec)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def flipped(content, place):
    changed = bytearray(content)
    changed[place] ^= 1
    return bytes(changed)


def saved_anew(content, **how):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, **how)
    return out.getvalue()


def test_the_signed_paper_is_kept_with_what_its_certificate_says(world, letter, paper, trust, tmp_path):
    signed = sign_elsewhere(paper, tmp_path)
    [row] = bring(world, letter, signed)
    assert (row.kind, row.signer, row.is_trusted, row.is_stamped) == ("uploaded", SIGNER, True, False)
    assert row.issuer == certificates.AUTHORITY
    assert signing.bytes_of(row.file) == signed
    assert signing.newest(letter) == row.file
    (tmp_path / "kept.pdf").write_bytes(signing.bytes_of(row.file))
    told = subprocess.run(["pdfsig", "-nocert", tmp_path / "kept.pdf"], capture_output=True, text=True).stdout
    assert "Signature is Valid" in told


def test_without_roots_the_source_of_the_certificate_is_not_vouched_for(world, letter, paper, tmp_path):
    assert [row.is_trusted for row in bring(world, letter, sign_elsewhere(paper, tmp_path))] == [False]


def test_person_and_organisation_in_one_file_or_one_after_the_other(world, letter, paper, trust, tmp_path):
    first = sign_elsewhere(paper, tmp_path)
    both = sign_elsewhere(first, tmp_path, name="UBND thị trấn Chợ Chu", field="Signature2")
    assert [row.signer for row in bring(world, letter, both)] == [SIGNER, "UBND thị trấn Chợ Chu"]
    other = issued(world, letter_of(world, subject="công tác khác"))
    one = sign_elsewhere(signing.bytes_of(signing.frozen(other)), tmp_path)
    bring(world, other, one, who="deputy")
    [row] = bring(world, other, sign_elsewhere(one, tmp_path, name="UBND thị trấn Chợ Chu", field="Signature2"))
    assert row.signer == "UBND thị trấn Chợ Chu"
    assert other.signatures.count() == 2


@pytest.mark.parametrize("name", ["Trần Văn Khác", "UBND thị trấn Chợ Chu"])
def test_a_signature_of_somebody_else_does_not_come_before_the_signers(world, letter, paper, tmp_path, name):
    with pytest.raises(Refused, match=f"là của {name}, văn bản in tên người ký là {SIGNER}"):
        bring(world, letter, sign_elsewhere(paper, tmp_path, name=name))
    assert not Signature.objects.exists()
    assert signing.newest(letter) == signing.frozen(letter)
    initialled = sign_elsewhere(paper, tmp_path, name=name)
    both = sign_elsewhere(initialled, tmp_path, name="NGUYEN TRUNG KIEN", field="Signature2")
    assert [row.signer for row in bring(world, letter, both)] == [name, "NGUYEN TRUNG KIEN"]


def test_the_same_file_again_changes_nothing(world, letter, paper, tmp_path):
    signed = sign_elsewhere(paper, tmp_path)
    assert bring(world, letter, signed) == bring(world, letter, signed)
    assert Signature.objects.count() == 1


def test_a_signature_on_an_older_file_would_lose_the_newer_one(world, letter, paper, tmp_path):
    bring(world, letter, sign_elsewhere(paper, tmp_path))
    with pytest.raises(Refused, match="đã có bản ký mới hơn"):
        bring(world, letter, sign_elsewhere(paper, tmp_path, name="UBND thị trấn Chợ Chu"))


def test_only_the_very_paper_is_taken(world, letter, paper, tmp_path):
    other = issued(world, letter_of(world, subject="công tác khác"))
    another = sign_elsewhere(signing.bytes_of(signing.frozen(other)), tmp_path)
    signed = sign_elsewhere(paper, tmp_path)
    for content, said in (
        (another, "khác về chữ ở trang 1"),
        (saved_anew(signed), "không hợp lệ"),
        (saved_anew(paper), "chưa có thêm chữ ký số nào"),
        (flipped(signed, len(paper) // 2), "không hợp lệ|khác về|Không đọc được"),
    ):
        with pytest.raises(Refused, match=said):
            bring(world, letter, content)
    assert not Signature.objects.exists()


def test_a_file_without_a_good_signature_is_refused_with_its_reason(world, letter, paper, tmp_path, trust):
    signed = sign_elsewhere(paper, tmp_path)
    for content, said in (
        (b"", "không phải PDF"),
        (b"PK\x03\x04 docx", "không phải PDF"),
        (paper, "chưa có thêm chữ ký số nào"),
        (painted(paper), "chưa có thêm chữ ký số nào"),
        (painted(signed), "bị sửa nội dung"),
        (sign_elsewhere(painted(paper), tmp_path), "bị sửa nội dung"),
        (signed + b"\n% more", "bị thêm vào sau khi ký"),
        (sign_elsewhere(paper, tmp_path, box=(0, 0, 595, 842)), "đè lên chữ"),
        (sign_elsewhere(with_empty_place(paper), tmp_path), "đè lên chữ"),
        (sign_elsewhere(paper, tmp_path, until=datetime(2024, 2, 1, tzinfo=UTC)), "không còn"),
        (sign_elsewhere(paper, tmp_path, by="Trung tâm lạ"), "không do nơi được đơn vị tin cậy cấp"),
        (paper + b"\n1 0 obj << /Type /Catalog >>" * 50, "Không đọc được"),
    ):
        with pytest.raises(Refused, match=said):
            bring(world, letter, content)
    assert letter.directive.files.count() == 1


def test_a_changed_byte_in_what_is_signed_or_in_the_signature_is_refused(world, letter, paper, tmp_path):
    """The value of the signature is the last thing in its hex string, before the zeros that fill it up."""
    signed = sign_elsewhere(paper, tmp_path)
    end = signed.index(b">", signed.index(b"<", signed.rindex(b"/Contents")))
    value = len(signed[:end].rstrip(b"0")) - 40
    for place in (signed.index(b"/Rect", len(paper)) + 8, value):
        with pytest.raises(Refused, match=r"bị sửa|không hợp lệ|Không đọc được|bị thêm vào"):
            bring(world, letter, flipped(signed, place))


def test_a_locked_and_a_heavy_file_are_refused(world, letter, paper, tmp_path, monkeypatch):
    locked = saved_anew(paper, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Refused, match="bị khóa mật khẩu"):
        bring(world, letter, locked)
    monkeypatch.setattr(reading, "MOST_ADDED", 100)
    with pytest.raises(Refused, match="nặng quá 5 MB"):
        bring(world, letter, sign_elsewhere(paper, tmp_path))


def test_a_file_that_eats_time_is_stopped(world, letter, paper, monkeypatch):
    monkeypatch.setattr(asking.apart, "run", lambda *_, **__: (-24, b""))
    with pytest.raises(Refused, match="đã dừng"):
        bring(world, letter, paper + b" ")


@pytest.mark.parametrize("who", ["officer", "head", "district", "stranger"])
def test_only_the_clerk_and_the_signer_bring_a_signed_paper(world, letter, paper, tmp_path, who):
    with pytest.raises(Refused):
        bring(world, letter, sign_elsewhere(paper, tmp_path), who=who)


def test_the_organisation_signs_here_what_the_person_signed_elsewhere(world, letter, paper, trust, tmp_path, settings):
    bring(world, letter, sign_elsewhere(paper, tmp_path))
    folder = tmp_path / "keys" / f"unit-{world.commune.pk}"
    certificates.keep(folder, certificates.holder("UBND thị trấn Chợ Chu"))
    row = signing.sign_as_organisation(actor=world.clerk, letter=letter, at=NOW)
    assert (row.kind, row.is_trusted) == ("organisation", True)


def test_the_page_takes_the_file_or_says_what_is_wrong_with_it(world, letter, paper, tmp_path, client):
    client.force_login(world.clerk.user)
    address = reverse("dispatches:add_signed", args=[letter.directive.code])
    refused = client.post(address, {"signed": SimpleUploadedFile("a.pdf", paper)})
    assert refused.status_code == 422
    assert "chưa có thêm chữ ký số nào" in refused.content.decode()
    taken = client.post(address, {"signed": SimpleUploadedFile("a.pdf", sign_elsewhere(paper, tmp_path))}, follow=True)
    html = taken.content.decode()
    assert "chưa kiểm tra được nguồn chứng thư" in html
    assert html.index("Bản ký số PDF") < html.index("Bản phát hành PDF")
    assert "Bản ký số PDF" not in refused.content.decode()
    assert f"bản có chữ ký số của {SIGNER}" in taken.content.decode()


def test_whoever_got_the_paper_finds_the_signed_file_first_and_can_compare_it(world, letter, paper, tmp_path, client):
    [row] = bring(world, letter, sign_elsewhere(paper, tmp_path))
    client.force_login(world.head.user)
    said = client.get(world.assignment_of(world.head).get_absolute_url()).content.decode()
    assert said.index("da-ky-so.pdf") < said.index(signing.frozen(letter).name)
    client.logout()
    content = signing.bytes_of(row.file)
    address = reverse("verify", args=[letter.directive.code])
    same = client.post(address, {"file": SimpleUploadedFile("b.pdf", content)}).content.decode()
    assert "đúng là bản ký số của văn bản này" in same
    assert SIGNER not in same
    other = client.post(address, {"file": SimpleUploadedFile("b.pdf", content + b" ")}).content.decode()
    assert "không trùng" in other

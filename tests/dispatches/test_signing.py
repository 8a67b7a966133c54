"""The issued paper is signed here: by the person under his title, by the organisation over its left third."""

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from PIL import Image, ImageDraw

from audit.models import Entry
from directives.models import FileKind
from directives.services import issuing
from dispatches.models import Signature
from dispatches.policies import Refused
from dispatches.services import signing
from dispatches.signing import keyring
from tests.dispatches import certificates
from tests.dispatches.making import issued, letter_of
from tests.dispatches.verapdf import needs_verapdf, verdicts
from tests.world import NOW

pytestmark = pytest.mark.django_db

MM = 72 / 25.4


def drawn(folder: Path, size: tuple[int, int], colour: tuple[int, int, int]) -> None:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse([4, 4, size[0] - 4, size[1] - 4], outline=(*colour, 255), width=6)
    image.save(folder / "image.png")


@pytest.fixture
def keys(world, tmp_path, settings):
    """Keys of the deputy and of the commune, with pictures; the tests' authority is trusted."""
    settings.SIGNING_DIR = str(tmp_path)
    deputy, commune = tmp_path / f"post-{world.deputy.post.pk}", tmp_path / f"unit-{world.commune.pk}"
    drawn(certificates.keep(deputy, certificates.holder("Nguyễn Trung Kiên")), (450, 200), (20, 40, 160))
    drawn(certificates.keep(commune, certificates.holder("UBND thị trấn Chợ Chu")), (360, 360), (210, 20, 30))
    (tmp_path / "roots").mkdir()
    (tmp_path / "roots" / "root.pem").write_bytes(certificates.authority(certificates.AUTHORITY).pem())
    return tmp_path


@pytest.fixture
def letter(world):
    return issued(world)


def by_person(world, letter):
    return signing.sign_as_person(actor=world.deputy, letter=letter, at=NOW)


def by_both(world, letter):
    return by_person(world, letter), signing.sign_as_organisation(actor=world.clerk, letter=letter, at=NOW)


def content_of(signature):
    return signing.bytes_of(signature.file)


def told_by_poppler(content, tmp_path):
    """An independent reading of the signatures."""
    (tmp_path / "signed.pdf").write_bytes(content)
    command = ["pdfsig", "-nocert", str(tmp_path / "signed.pdf")]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def fields_of(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {
            str(one.T): ([float(side) for side in one.Rect], pdf.pages.index(pikepdf.Page(one.P)))
            for one in pdf.Root.AcroForm.Fields
        }


def test_the_person_signs_then_the_organisation_and_each_file_is_a_further_frozen_one(world, keys, letter, tmp_path):
    frozen = signing.frozen(letter)
    first, second = by_both(world, letter)
    assert (first.kind, first.signer, first.issuer) == ("person", "Nguyễn Trung Kiên", certificates.AUTHORITY)
    assert (second.kind, second.signer, second.is_trusted) == ("organisation", "UBND thị trấn Chợ Chu", True)
    assert first.signed_at == second.signed_at == NOW
    assert content_of(second).startswith(content_of(first))
    assert content_of(first).startswith(signing.bytes_of(frozen))
    assert letter.directive.files.filter(kind=FileKind.ISSUED).count() == 3
    assert signing.newest(letter) == second.file
    assert signing.frozen(letter) == frozen
    told = told_by_poppler(content_of(second), tmp_path)
    assert told.count("Signature is Valid") == 2
    assert "Nguyễn Trung Kiên" in told
    assert "Total document signed" in told
    entries = Entry.objects.filter(verb__startswith="letter.signed_").order_by("pk").values_list("verb", "sentence")
    assert [verb for verb, _ in entries] == ["letter.signed_person", "letter.signed_organisation"]
    assert all(row.serial in sentence for row, (_, sentence) in zip((first, second), entries, strict=True))


@needs_verapdf
def test_a_signed_paper_stays_fit_for_archive_and_screen_reader(world, keys, letter, tmp_path):
    files = []
    for signature in by_both(world, letter):
        files.append(tmp_path / f"{signature.kind}.pdf")
        files[-1].write_bytes(content_of(signature))
    assert [verdicts(flavour, files) for flavour in ("3a", "ua1")] == [["valid", "valid"]] * 2


def test_the_signature_stands_in_the_room_and_the_seal_in_real_size_over_its_left_third(world, keys, letter):
    _, second = by_both(world, letter)
    boxes = fields_of(content_of(second))
    (left, bottom, right, top), page = boxes["NguoiKy"]
    (seal_left, seal_bottom, seal_right, seal_top), seal_page = boxes["CoQuan"]
    assert page == seal_page
    assert (seal_right - seal_left) / MM == pytest.approx(36, abs=0.5)
    assert (seal_top - seal_bottom) / MM == pytest.approx(36, abs=0.5)
    assert (seal_right - left) / (right - left) == pytest.approx(1 / 3, abs=0.02)
    assert (seal_top + seal_bottom) == pytest.approx(top + bottom, abs=2)
    with pikepdf.open(io.BytesIO(content_of(second))) as pdf:
        named = pikepdf.NameTree(pdf.Root.Names.Dests)
        room = [float(named[name][place]) for name, place in (("signature-room-end", 3), ("signature-room", 3))]
    assert room[0] - 1 <= bottom < top <= room[1] + 1


def test_without_pictures_lines_say_who_and_when(world, keys, letter, tmp_path):
    for picture in keys.glob("*/image.png"):
        picture.unlink()
    _, second = by_both(world, letter)
    (tmp_path / "signed.pdf").write_bytes(content_of(second))
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "signed.pdf"), "-"], capture_output=True, text=True
    ).stdout
    assert "Ký bởi: Nguyễn Trung Kiên" in text
    assert "09/4/2024 09:00:00" in text


def test_a_second_press_changes_nothing(world, keys, letter):
    first, second = by_both(world, letter)
    assert by_person(world, letter) == first
    assert signing.sign_as_organisation(actor=world.clerk, letter=letter, at=NOW) == second
    assert Signature.objects.count() == 2


@pytest.mark.parametrize("who", ["clerk", "officer", "district", "head"])
def test_nobody_signs_in_the_name_of_another(world, keys, letter, who):
    with pytest.raises(Refused, match=r"in tên người ký là Nguyễn Trung Kiên|làm với tư cách"):
        signing.sign_as_person(actor=getattr(world, who), letter=letter, at=NOW)
    assert not Signature.objects.exists()


def test_the_organisation_signs_after_the_person_and_by_its_clerk_alone(world, keys, letter):
    with pytest.raises(Refused, match="chưa có chữ ký số của Nguyễn Trung Kiên"):
        signing.sign_as_organisation(actor=world.clerk, letter=letter, at=NOW)
    by_person(world, letter)
    with pytest.raises(Refused, match="Chỉ văn thư"):
        signing.sign_as_organisation(actor=world.deputy, letter=letter, at=NOW)


def test_only_an_issued_paper_that_stands_is_signed(world, keys):
    draft = letter_of(world)
    with pytest.raises(Refused, match="chưa phát hành"):
        by_person(world, draft)
    letter = issued(world, letter_of(world, subject="công tác khác"))
    issuing.withdraw(actor=world.clerk, directive=letter.directive, reason="Ban hành nhầm", at=NOW)
    with pytest.raises(Refused, match="đã thu hồi"):
        by_person(world, letter)


def test_a_key_left_by_an_earlier_holder_does_not_sign(world, keys, letter):
    certificates.keep(keys / f"post-{world.deputy.post.pk}", certificates.holder("Trần Văn Cũ"))
    with pytest.raises(Refused, match="mang tên “Trần Văn Cũ”, không phải Nguyễn Trung Kiên"):
        by_person(world, letter)


def test_a_wrong_password_a_missing_key_and_an_old_certificate_are_told_without_secrets(world, keys, letter, caplog):
    folder = keys / f"post-{world.deputy.post.pk}"
    (folder / "password").write_text("sai", encoding="utf-8")
    keyring._opened.cache_clear()
    with pytest.raises(Refused, match="sai mật khẩu hoặc tệp hỏng"):
        by_person(world, letter)
    (folder / "key.p12").unlink()
    with pytest.raises(Refused, match="Chưa có khóa ký số"):
        by_person(world, letter)
    old = certificates.holder("Nguyễn Trung Kiên", until=datetime(2024, 2, 1, tzinfo=UTC))
    certificates.keep(folder, old)
    keyring._opened.cache_clear()
    with pytest.raises(Refused, match="không còn"):
        by_person(world, letter)
    assert certificates.PASSWORD not in caplog.text
    assert not Signature.objects.exists()


def test_a_signature_never_changes(world, keys, letter):
    row = by_person(world, letter)
    for change in (lambda: Signature.objects.update(signer="khác"), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Signature.objects.get().signer == "Nguyễn Trung Kiên"

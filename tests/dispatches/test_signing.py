"""The issued paper is signed here: by the person under his title, by the organisation over its left third."""

import importlib
import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from PIL import Image, ImageDraw
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from audit.models import Entry
from directives.models import FileKind, PaperFile
from directives.services import issuing
from dispatches.models import Signature
from dispatches.policies import Refused
from dispatches.services import signing
from dispatches.signing import keyring, places, writing
from tests.dispatches import certificates
from tests.dispatches.making import issued, letter_of
from tests.dispatches.verapdf import needs_verapdf, verdicts
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

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
    assert list(letter.directive.files.values_list("kind", "name").order_by("pk")) == [
        (FileKind.ISSUED, "1-UBND-VHXH.pdf"),
        (FileKind.SIGNED, "1-UBND-VHXH-da-ky-so.pdf"),
        (FileKind.SIGNED, "1-UBND-VHXH-da-ky-so-2.pdf"),
    ]
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
    assert verdicts("3a+ua1", files) == ["valid", "valid"]


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


@needs_verapdf
def test_the_lines_too_are_fit_for_the_archive(world, letter, tmp_path, settings):
    settings.SIGNING_DIR = str(tmp_path)
    certificates.keep(tmp_path / f"post-{world.deputy.post.pk}", certificates.holder("Nguyễn Trung Kiên"))
    (tmp_path / "signed.pdf").write_bytes(content_of(by_person(world, letter)))
    assert verdicts("3a+ua1", [tmp_path / "signed.pdf"]) == ["valid"]


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


class Far:
    """A signing service far away, as our interface sees it: a digest goes out, a signature comes back."""

    def __init__(self, who, *, is_down=False):
        self.certificate = x509.Certificate.load(who.certificate.public_bytes(Encoding.DER))
        self.chain = ()
        self.asked = []
        self._key, self._is_down = who.key, is_down

    def sign(self, digest):
        self.asked.append(digest)
        if self._is_down:
            raise ConnectionError("no answer")
        return self._key.sign(digest, padding.PKCS1v15(), Prehashed(hashes.SHA256()))


def test_a_remote_service_gets_a_digest_alone(world, letter, monkeypatch, tmp_path):
    far = Far(certificates.holder("Nguyễn Trung Kiên"))
    monkeypatch.setattr(keyring, "signer_of", lambda _: far)
    row = by_person(world, letter)
    assert [len(digest) for digest in far.asked] == [32]
    assert told_by_poppler(content_of(row), tmp_path).count("Signature is Valid") == 1


def test_when_the_service_fails_nothing_is_kept(world, letter, monkeypatch):
    monkeypatch.setattr(keyring, "signer_of", lambda _: Far(certificates.holder("Nguyễn Trung Kiên"), is_down=True))
    with pytest.raises(Refused, match="Không ký số được nên chưa ghi gì"):
        by_person(world, letter)
    assert not Signature.objects.exists()
    assert letter.directive.files.count() == 1


def test_a_time_stamp_says_when_where_a_server_for_it_is_given(world, keys, letter, monkeypatch, settings):
    who = certificates.holder("Nơi cấp dấu thời gian", stamps=True)
    stamper = DummyTimeStamper(
        x509.Certificate.load(who.certificate.public_bytes(Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(who.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        fixed_dt=NOW,
    )
    asked = []
    monkeypatch.setattr(writing, "time_stamper", lambda address: asked.append(address) or stamper)
    settings.SIGNING_TSA_URL = "http://tsa.vi.du/"
    row = by_person(world, letter)
    assert asked == ["http://tsa.vi.du/"]
    assert (row.is_stamped, row.signed_at, row.is_trusted) == (True, NOW, True)


def test_a_paper_without_named_room_is_signed_elsewhere(world, keys, letter, monkeypatch):
    monkeypatch.setattr(places, "START", "another")
    with pytest.raises(Refused, match="không ghi sẵn chỗ ký"):
        by_person(world, letter)


def page_of(client, who, letter):
    client.force_login(who.user)
    return client.get(letter.get_absolute_url()).content.decode()


def test_the_page_offers_each_the_signature_that_is_his(world, keys, letter, client):
    assert "Ký số của cơ quan" not in page_of(client, world.clerk, letter)
    assert "Ký số" in page_of(client, world.deputy, letter)
    answer = client.post(reverse("dispatches:sign", args=[letter.directive.code, "ca-nhan"]), follow=True)
    assert "Đã ký số 1 tệp bằng chứng thư của Nguyễn Trung Kiên" in answer.content.decode()
    assert reverse("dispatches:sign", args=[letter.directive.code, "ca-nhan"]) not in answer.content.decode()
    assert "Ký số của cơ quan" in page_of(client, world.clerk, letter)
    client.post(reverse("dispatches:sign", args=[letter.directive.code, "co-quan"]))
    said = page_of(client, world.officer, letter)
    assert said.count("chứng thư do nơi tin cậy cấp") == 2
    assert "1-UBND-VHXH-da-ky-so-2.pdf" in said
    assert "<form" not in said[said.index('id="chu-ky"') : said.index("</section>", said.index('id="chu-ky"'))]


def test_a_page_of_one_who_has_no_key_here_says_the_other_way(world, letter, client):
    said = page_of(client, world.deputy, letter)
    assert "Chưa có khóa ký số" in said
    assert "Ký bằng công cụ khác" in said
    assert reverse("dispatches:sign", args=[letter.directive.code, "ca-nhan"]) not in said


def test_a_button_pressed_by_another_is_refused_on_the_page(world, keys, letter, client):
    client.force_login(world.clerk.user)
    address = reverse("dispatches:sign", args=[letter.directive.code, "ca-nhan"])
    assert "in tên người ký là Nguyễn Trung Kiên" in client.post(address, follow=True).content.decode()
    assert client.post(reverse("dispatches:sign", args=[letter.directive.code, "khac"])).status_code == 404
    assert not Signature.objects.exists()


def test_the_page_with_signatures_asks_few_questions(world, keys, letter, client, django_assert_max_num_queries):
    by_both(world, letter)
    client.force_login(world.clerk.user)
    with django_assert_max_num_queries(15):
        client.get(letter.get_absolute_url())


def test_files_that_were_signed_before_they_had_a_kind_of_their_own_get_it(world, keys, letter):
    """Both ways, and the ice is over the files again."""
    other = issued(world, letter_of(world, subject="công tác khác"))
    by_both(world, letter)
    migration = importlib.import_module("directives.migrations.0011_signed_files")
    was = list(PaperFile.objects.order_by("pk").values_list("pk", "kind"))
    migration.tell_them_alike(apps, connection.schema_editor())
    assert not PaperFile.objects.filter(kind=FileKind.SIGNED).exists()
    migration.tell_signed(apps, connection.schema_editor())
    assert list(PaperFile.objects.order_by("pk").values_list("pk", "kind")) == was
    assert signing.newest(other).kind == FileKind.ISSUED
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperFile.objects.update(kind=FileKind.SCAN)

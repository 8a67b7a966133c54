"""A paper that was entered without a file gets its scan later: by whom, once, and only what is a scan."""

import io

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.reader import PdfFileReader

from audit.models import Entry
from directives.facts import FileFacts
from directives.models import FileKind, PaperFile
from directives.policies import Refused, may_add_scan
from directives.services import registering
from directives.services.files import attach
from dispatches.models import Copy, CopyKind
from intake import scanned
from intake.services.opening import Upload
from tests.directives.incoming import register
from tests.dispatches.copying import copied
from tests.intake.desk import sign_in
from tests.intake.files import photo, scanned_pdf
from tests.world import NOW

pytestmark = pytest.mark.django_db
A4 = (595, 842)


@pytest.fixture
def bare(world):
    """Typed from the paper, without a file."""
    return register(world.clerk, alone=True).directive


def sheet(shade: int = 255, size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    picture = Image.new("RGB", size, (shade, shade, shade))
    ImageDraw.Draw(picture).rectangle((100, 100, 900, 160), fill="#222")
    return picture


PDF = scanned_pdf([sheet()])


def send(client, paper, *files):
    named = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(reverse("intake:add_scan", args=[paper.code]), {"scan": named})


def test_the_clerk_adds_the_pdf_and_then_makes_a_copy_of_it(world, bare):
    client = sign_in(world.clerk)
    url = reverse("intake:add_scan", args=[bare.code])
    for page in (bare.get_absolute_url(), reverse("dispatches:copy", args=[bare.code])):
        assert url in client.get(page).content.decode()
    assert client.get(url).status_code == 200
    assert send(client, bare, ("ke-hoach.pdf", PDF)).url == bare.get_absolute_url()
    kept = PaperFile.objects.get(directive=bare)
    assert (kept.kind, kept.name, kept.file.read()) == (FileKind.ORIGINAL, "ke-hoach.pdf", PDF)
    told = Entry.objects.get(verb="paper.scan_added")
    assert "thêm bản quét “ke-hoach.pdf” vào Kế hoạch 145-KH/HU" in told.sentence
    assert told.detail == {"unit": world.commune.pk, "sha256": kept.sha256}
    assert url not in client.get(bare.get_absolute_url()).content.decode()
    copied(world, bare, kind=CopyKind.WHOLE, source=kept, extract=())
    assert Copy.objects.get().source == kept


def test_photos_become_the_pages_of_one_pdf_in_their_order(world, bare):
    lying = photo(sheet(200, (3000, 1400)))
    send(sign_in(world.clerk), bare, ("trang 1.jpg", photo(sheet(size=(2000, 3000)))), ("trang 2.png", lying))
    kept = PaperFile.objects.get(directive=bare)
    assert (kept.name, kept.content_type) == ("trang 1.pdf", "application/pdf")
    content = kept.file.read()
    assert len(PdfFileReader(io.BytesIO(content)).root["/Pages"]["/Kids"]) == 2  # as strict as the signing of a copy
    pages = pypdfium2.PdfDocument(content)
    sizes = [tuple(round(side) for side in page.get_size()) for page in pages]
    assert sizes == [A4, A4[::-1]]
    assert copied(world, bare, kind=CopyKind.WHOLE, source=kept, extract=()).number == 1


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([], "Hãy chọn bản quét hoặc ảnh chụp"),
        ([("van-ban.docx", b"PK\x03\x04 x")], "không phải bản quét"),
        ([("van-ban.txt", "Kế hoạch".encode())], "không phải bản quét"),
        ([("quet.pdf", b"MZ\x90\x00 program")], "không phải là văn bản"),
        ([("quet.pdf", b"%PDF-1.7 torn")], "quet.pdf: Tệp bị hỏng"),
        ([("anh.jpg", b"\xff\xd8\xff torn")], "Không đọc được ảnh “anh.jpg”"),
        ([("quet.pdf", b"")], "Tệp “quet.pdf” không có nội dung"),
        ([("a.pdf", PDF), ("b.pdf", PDF)], "Hãy chọn một tệp PDF, hoặc chỉ chọn các ảnh"),
        ([("a.pdf", PDF), ("b.jpg", photo(sheet()))], "Hãy chọn một tệp PDF, hoặc chỉ chọn các ảnh"),
    ],
)
def test_what_is_no_scan_is_refused_with_a_sentence_and_nothing_is_kept(world, bare, files, why):
    answer = send(sign_in(world.clerk), bare, *files)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not PaperFile.objects.exists()
    assert not Entry.objects.filter(verb="paper.scan_added").exists()


def test_a_file_that_is_too_heavy_is_refused(world, bare, settings):
    settings.MAX_UPLOAD_BYTES = 1_000_000
    answer = send(sign_in(world.clerk), bare, ("nang.pdf", b"%PDF-1.7" + b" " * 1_000_000))
    assert "vượt mức 1 MB" in answer.content.decode()
    assert not PaperFile.objects.exists()


def test_a_paper_that_has_its_pdf_keeps_it(world):
    paper = register(world.clerk).directive
    client = sign_in(world.clerk)
    page = client.post(reverse("intake:add_scan", args=[paper.code]), follow=True).content.decode()
    assert "Văn bản này đã có tệp PDF" in page
    with pytest.raises(Refused, match="đã có tệp PDF"):
        registering.add_scan(actor=world.clerk, directive=paper, file=scanned.as_pdf([Upload("khac.pdf", PDF)]), at=NOW)
    assert paper.files.count() == 1


def test_only_the_clerk_of_a_unit_that_has_the_paper_in_its_book_adds_it(world, bare):
    assert may_add_scan(world.clerk, bare)
    for actor, why in (
        (None, "văn thư"),
        (world.officer, "văn thư"),
        (world.stranger, "chưa có trong sổ của UBND xã Phúc Chu"),
    ):
        answer = may_add_scan(actor, bare)
        assert not answer
        assert why in answer.reason
    assert send(sign_in(world.officer), bare, ("a.pdf", PDF)).status_code == 403
    assert send(sign_in(world.stranger), bare, ("a.pdf", PDF)).status_code == 404
    register(world.stranger, alone=True)
    assert may_add_scan(world.stranger, bare)
    assert not bare.files.exists()


def test_a_paper_of_our_own_has_its_issued_file_and_gets_no_other(world):
    own = world.issue()
    assert "văn bản đến" in may_add_scan(world.clerk, own).reason
    assert send(sign_in(world.clerk), own, ("a.pdf", PDF)).status_code == 403


def test_a_photo_that_came_in_alone_leaves_room_for_the_scan(world):
    picture = FileFacts(FileKind.ORIGINAL, "anh.jpg", "image/jpeg", ContentFile(photo(sheet()), "anh.jpg"))
    paper = register(world.clerk, alone=True).directive
    attach(actor=world.clerk, directive=paper, file=picture, at=NOW)
    assert may_add_scan(world.clerk, paper)


def test_pages_of_photos_are_as_bright_as_they_were():
    file = scanned.as_pdf([Upload("a.jpg", photo(sheet(180)))])
    page = pypdfium2.PdfDocument(io.BytesIO(file.content.read()))[0].render(scale=0.2).to_pil().convert("L")
    assert 170 < page.getpixel((page.width // 2, page.height // 2)) < 190

"""Files of every kind: what is read, and what is refused with a sentence that helps."""

import io
import time
import zipfile

import docx
import pikepdf
import pypdfium2
import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.extraction import Limits, Refused, extract, old_word
from intake.reading import read
from tests.intake.files import made_docx, made_pdf, saved, zipped
from tests.intake.old_word import made_doc
from tests.intake.papers import CHO_CHU, TAN_SON, paper
from vietnam.legacy import _TCVN3, _VNI

pytestmark = pytest.mark.slow


def refusal(content: bytes, name: str = "", limits: Limits | None = None) -> Refused:
    with pytest.raises(Refused) as refused:
        extract(content, name, limits or Limits())
    assert str(refused.value).endswith(".")
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_comes_through_unchanged(encoding: str) -> None:
    assert extract(paper(CHO_CHU).encode(encoding), "cv.txt") == paper(CHO_CHU)


def test_tcvn3_text_is_turned_into_unicode() -> None:
    codes = {letter: chr(code) for code, letter in _TCVN3.items()}
    text = "thực hiện kế hoạch của ủy ban nhân dân xã, các đơn vị tổ chức tuyên truyền trên địa bàn"
    assert extract("".join(codes.get(char, char) for char in text).encode("latin-1"), "cu.txt") == text


def test_tcvn3_capitals_are_large_though_their_codes_are_those_of_small_letters() -> None:
    codes = {letter: chr(code) for code, letter in _TCVN3.items()}
    typed = "CộNG HOà Xã HộI CHủ NGHĩA VIệT NAM\nủY BAN NHâN DâN TP Hà Nội\nThực hiện công văn số 12, các tổ dân phố"
    text = "CỘNG HOÀ Xã HỘI CHỦ NGHĨA VIỆT NAM\nỦY BAN NHÂN DÂN TP Hà Nội\nThực hiện công văn số 12, các tổ dân phố"
    assert extract("".join(codes.get(char, char) for char in typed).encode("latin-1"), "cu.txt") == text


def test_vni_text_is_turned_into_unicode() -> None:
    codes = {letter: code for code, letter in _VNI.items()}
    text = "Thực hiện Kế hoạch của Ủy ban nhân dân xã, các đơn vị tổ chức tuyên truyền trên địa bàn"
    assert extract("".join(codes.get(char, char) for char in text).encode("latin-1"), "cu.txt") == text


def test_a_pdf_in_two_columns_reads_like_the_text() -> None:
    from_pdf, from_text = read(extract(made_pdf(), "cv.pdf")).to_json(), read(paper(TAN_SON)).to_json()
    for key in ("issuer_parent", "issuer", "number", "symbol", "date", "place", "subject", "recipients", "signer_name"):
        assert from_pdf[key] == from_text[key], key
    assert [task["deadline"] for task in from_pdf["tasks"]] == [task["deadline"] for task in from_text["tasks"]]


def test_lines_that_stand_close_keep_their_letters_apart() -> None:
    lines = ["Xử lý nghiêm; kịp thời báo cáo, gắn trách nhiệm người đứng đầu.", "ỦY BAN NHÂN DÂN THỊ TRẤN CHỢ CHU"] * 3
    close = f"<p style='font-size: 13pt; line-height: 1.2; white-space: pre'>{'<br>'.join(lines)}"
    assert extract(weasyprint.HTML(string=close).write_pdf(), "cv.pdf").split("\n") == lines


def test_a_pdf_whose_numbers_stand_alone_is_read() -> None:
    """As LibreOffice writes the length of a stream: a number of its own, named where it is needed."""
    line = b"BT /F 12 Tf 50 700 Td (Uy ban nhan dan thi tran Cho Chu) Tj ET"
    content = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<<"
        b"/Font<</F 4 0 R>>>>>>endobj\n"
        b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n5 0 obj<</Length 6 0 R>>stream\n%s\n"
        b"endstream endobj\n6 0 obj %d endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF"
    ) % (line, len(line))
    assert extract(content, "cv.pdf") == "Uy ban nhan dan thi tran Cho Chu"


def test_a_docx_gives_tables_in_order_and_the_numbers_word_adds() -> None:
    reading = read(extract(made_docx(), "cv.docx"))
    assert (reading.number.value, reading.symbol.value, reading.date.value) == ("87", "UBND-VHXH", "2024-05-06")
    assert [(task.assignee.value, task.due) for task in reading.tasks] == [
        ("Trưởng các xóm", "2024-05-20"),
        ("Công an xã", None),
    ]


def test_the_bytes_decide_not_the_name() -> None:
    assert "UBND-VHXH" in extract(made_docx(), "cv.txt")


def test_empty_files_and_pastes_are_refused() -> None:
    assert refusal(b"").code == "empty"
    assert refusal(b" \n\t ", "a.txt").code == "empty"
    assert refusal(saved(docx.Document()), "a.docx").code == "empty"


def test_a_file_over_the_limit_is_refused_with_both_sizes() -> None:
    refused = refusal(b"a" * (20 * 1024 * 1024 + 1), "a.txt")
    assert (refused.code, "21 MB" in str(refused), "20 MB" in str(refused)) == ("too_big", True, True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "not_a_document"),
        (b"MZ\x90\0" + b"\0" * 64, "not_a_document"),
        (bytes(range(256)) * 20, "not_a_document"),
        (b"%PDF-1.7 nothing more", "broken"),
        (b"PK\x03\x04 nothing more", "broken"),
    ],
)
def test_what_is_no_document_is_refused(content: bytes, code: str) -> None:
    assert refusal(content, "a").code == code


def test_a_scan_is_refused_and_told_what_to_do() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    refused = refusal(saved(document), "quet.pdf")
    assert refused.code == "scan"
    assert "bản quét" in str(refused)


def test_an_encrypted_pdf_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refusal(out.getvalue(), "a.pdf").code == "encrypted"


def test_a_pdf_of_too_many_pages_is_refused_quickly() -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(12):
        document.new_page(595, 842)
    refused = refusal(saved(document), "a.pdf", Limits(pages=10))
    assert (refused.code, "12 trang" in str(refused)) == ("too_many_pages", True)


def test_a_zip_bomb_in_a_docx_is_refused_before_it_is_opened() -> None:
    bomb = zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"a" * 60_000_000})
    started = time.monotonic()
    assert refusal(bomb, "a.docx").code == "bomb"
    assert time.monotonic() - started < 5


def test_a_zip_of_something_else_is_no_document() -> None:
    assert refusal(zipped({"a.txt": b"a"}), "a.docx").code == "not_a_document"


def test_external_entities_are_not_followed(tmp_path: object) -> None:
    with zipfile.ZipFile(io.BytesIO(made_docx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entity = b'<!DOCTYPE w:document [<!ENTITY leak SYSTEM "file:///etc/hostname">]>'
    main = parts["word/document.xml"]
    parts["word/document.xml"] = main.replace(b"<w:document", entity + b"<w:document", 1).replace(
        b"Tr\xc6\xb0\xe1\xbb\x9fng", b"&leak;"
    )
    try:
        text = extract(zipped(parts), "a.docx")
    except Refused:
        return
    from pathlib import Path

    assert Path("/etc/hostname").read_text().strip() not in text


def folded_pdf(depth: int) -> bytes:
    """A page that draws a form that draws ten forms, and so on: 10 ** depth words in a few kilobytes."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    inner = pikepdf.Stream(document, b"BT /F 9 Tf 10 10 Td (word) Tj ET")
    inner.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    for _ in range(depth):
        inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        inner.BBox = pikepdf.Array([0, 0, 600, 800])
        outer = pikepdf.Stream(document, b"/X Do " * 10)
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=document.make_indirect(inner)))
        inner = outer
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=pikepdf.Array([0, 0, 600, 800]))
    page.Contents, page.Resources = document.make_indirect(inner), inner.Resources
    document.pages.append(pikepdf.Page(document.make_indirect(page)))
    return saved(document)


def test_a_file_that_takes_too_long_is_stopped() -> None:
    started = time.monotonic()
    refused = refusal(folded_pdf(7), "a.pdf", Limits(seconds=1, memory_megabytes=4096))
    assert (refused.code, "quá lâu" in str(refused)) == ("too_long", True)
    assert time.monotonic() - started < 30


def test_a_file_that_wants_too_much_memory_is_stopped() -> None:
    refused = refusal(folded_pdf(7), "a.pdf", Limits(seconds=20, memory_megabytes=300))
    assert (refused.code, "bộ nhớ" in str(refused)) == ("too_greedy", True)


def test_a_pdf_of_ten_thousand_pages_is_refused_quickly() -> None:
    document = pikepdf.new()
    for _ in range(10_000):
        document.add_blank_page()
    content, started = saved(document), time.monotonic()
    assert refusal(content, "a.pdf").code == "too_many_pages"
    assert time.monotonic() - started < 15


needs_antiword = pytest.mark.skipif(not old_word.installed(), reason="antiword is not installed")


@needs_antiword
def test_an_old_doc_is_read() -> None:
    assert (
        read(extract(made_doc(paper(TAN_SON)), "cv.doc")).to_json()["tasks"] == read(paper(TAN_SON)).to_json()["tasks"]
    )


@needs_antiword
def test_a_broken_old_doc_is_refused() -> None:
    content = made_doc(paper(TAN_SON))
    assert refusal(content[:512] + bytes(2048) + content[2560:], "cv.doc").code == "broken"


def test_an_old_doc_without_a_reader_for_it_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    refused = refusal(made_doc("Công văn"), "cv.doc")
    assert (refused.code, "apt-get install antiword" in str(refused)) == ("no_antiword", True)


def test_an_encrypted_word_file_is_refused() -> None:
    encrypted = made_doc("a").replace("WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
    assert refusal(encrypted, "cv.docx").code == "encrypted"


def test_a_text_of_nothing_that_can_be_kept_is_empty() -> None:
    assert refusal(b"\x00 \x00", "a.txt").code == "empty"


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        assert extract(content[:300].replace(b"%PDF", b"").replace(b"PK", b""), "a.txt").strip()
    except Refused as refused:
        assert refused.sentence  # noqa: PT017

"""What we print on and behind other pages keeps their tags and has its own; what they claim to be stays true."""

import io
import re
import subprocess
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from dispatches.printing import archival, arrivals, books, copies, joining
from dispatches.printing.render import render
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.party_plan import PLAN_145
from tests.dispatches.test_archival import ADDRESS, SOURCE
from tests.dispatches.test_arrivals import STAMP
from tests.dispatches.test_copies import BLOCK, SHORT
from tests.dispatches.test_printed_books import COVER
from tests.dispatches.verapdf import needs_verapdf, verdicts

pytestmark = pytest.mark.slow

SLIP = arrivals.Slip(
    above=("Huyện Định Hóa",), unit=("Ủy ban nhân dân", "thị trấn Chợ Chu"), place="Chợ Chu", year=2024,
    about="Kế hoạch số 145-KH/HU", number="17",
)  # fmt: skip
LETTER = replace(CHO_CHU, number="42", day=5)
our = partial(render, draft=False, address=ADDRESS, source=SOURCE)


def book() -> bytes:
    out = io.BytesIO()
    books.print_book(COVER, books.OUTGOING, [("1/UBND", *("x",) * 9)] * 300, out)
    return out.getvalue()


TAGGED = {
    "copy with room": lambda: copies.of_file(our(SHORT), BLOCK),
    "copy with a page more": lambda: copies.of_file(our(PLAN_145), BLOCK),
    "extract": lambda: copies.of_text(LETTER, BLOCK),
    "stamped": lambda: arrivals.stamped(our(PLAN_145), STAMP),
    "stamped copy": lambda: arrivals.stamped(copies.of_file(our(SHORT), BLOCK), STAMP),
    "stamp alone": lambda: arrivals.stamp_alone(STAMP),
    "slip": lambda: arrivals.slip(SLIP),
}


@cache
def made(name: str) -> bytes:
    """Printed once for all tests."""
    return TAGGED[name]()


def theirs(variant: str | None, *, tags: bool) -> bytes:
    """A paper of somebody else."""
    page = "<html lang=vi><title>Kế hoạch</title><h1>KẾ HOẠCH</h1><p>Tuyên truyền</p></html>"
    return HTML(string=page).write_pdf(pdf_variant=variant, pdf_tags=tags)


def spoken(pdf: bytes, tmp_path: Path) -> str:
    """What a screen reader says, by Poppler's reading of the tags."""
    (tmp_path / "spoken.pdf").write_bytes(pdf)
    told = subprocess.run(
        ["pdfinfo", "-struct-text", tmp_path / "spoken.pdf"], capture_output=True, text=True, check=True
    ).stdout
    return " ".join(re.findall(r'^ *"(.*)"$', told, re.MULTILINE))


def claims(pdf: bytes) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        said = opened.open_metadata()
        return {key: said[key] for key in said if "pdfaid" in key or key.startswith(archival.CLAIMS)}


@needs_verapdf
def test_what_we_lay_out_on_our_own_papers_is_valid_for_archive_and_screen_reader(tmp_path):
    files = [tmp_path / f"{number}.pdf" for number in range(len(TAGGED))]
    for file, name in zip(files, TAGGED, strict=True):
        file.write_bytes(made(name))
    assert dict(zip(TAGGED, verdicts("3a+ua1", files), strict=True)) == dict.fromkeys(TAGGED, "valid")


@needs_verapdf
def test_a_book_in_parts_is_valid_for_the_archive(tmp_path):
    (tmp_path / "book.pdf").write_bytes(book())
    assert verdicts("3u", [tmp_path / "book.pdf"]) == ["valid"]


@pytest.mark.parametrize("name", TAGGED)
def test_the_same_again_is_the_same_bytes(name):
    assert TAGGED[name]() == made(name)


def test_a_copy_is_read_aloud_with_its_block_after_the_paper_on_the_page_or_behind(tmp_path):
    for name, content in (("copy with room", SHORT), ("copy with a page more", PLAN_145)):
        said = spoken(made(name), tmp_path)
        assert said.index(content.signer.split()[0]) < said.index("SAO Y") < said.index("Nguyễn Trung Kiên", -40)
        assert said.startswith(spoken(our(content), tmp_path))


def test_the_code_at_the_foot_of_our_own_papers_leaves_the_block_its_room():
    pages = {name: len(pikepdf.open(io.BytesIO(made(name))).pages) for name in TAGGED if "copy" in name}
    assert pages == {"copy with room": 1, "stamped copy": 1, "copy with a page more": 7}


def test_a_stamp_is_read_aloud_on_tagged_papers_of_others_too(tmp_path):
    said = spoken(arrivals.stamped(theirs(None, tags=True), STAMP), tmp_path)
    assert said.startswith("KẾ HOẠCH Tuyên truyền")
    assert "ĐẾN Số: 17 Ngày: 29/3/2024" in said


def test_every_tag_stands_on_a_page_and_every_piece_of_a_page_finds_its_tag():
    for name in TAGGED:
        with pikepdf.open(io.BytesIO(made(name))) as pdf:
            on = {page.obj.objgen for page in pdf.pages}
            numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
            for page in pdf.pages:
                assert all(tag.Pg.objgen in on for tag in numbers[int(page.StructParents)])
            assert int(pdf.Root.StructTreeRoot.get("/ParentTreeNextKey", 99)) > max(map(int, numbers))


def test_an_untagged_paper_stays_so(tmp_path):
    scan = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(scan, "PDF", resolution=150)
    for printed in (copies.of_file(scan.getvalue(), BLOCK), arrivals.stamped(theirs(None, tags=False), STAMP)):
        with pikepdf.open(io.BytesIO(printed)) as pdf:
            assert not joining.is_tagged(pdf)
            assert not any("/StructParents" in page.obj for page in pdf.pages)
        assert claims(printed) == {}


@pytest.mark.parametrize(
    ("change", "tagged"),
    [
        (lambda tree: setattr(tree, "K", tree.K[0]), True),  # not in a list, as the standard allows
        (lambda tree: setattr(tree, "K", pikepdf.Array()), True),
        (lambda tree: setattr(tree, "K", 7), True),
        (lambda tree: setattr(tree, "ParentTree", pikepdf.Dictionary()), False),
        (lambda tree: setattr(tree, "ParentTree", pikepdf.Array()), False),
        (lambda tree: tree.__delitem__("/K"), False),
    ],
)
def test_a_tree_of_tags_that_is_odd_or_broken_stops_neither_stamp_nor_copy(change, tagged):
    odd = io.BytesIO()
    with pikepdf.open(io.BytesIO(theirs(None, tags=True))) as pdf:
        change(pdf.Root.StructTreeRoot)
        pdf.save(odd)
    for printed in (arrivals.stamped(odd.getvalue(), STAMP), copies.of_file(odd.getvalue(), BLOCK)):
        with pikepdf.open(io.BytesIO(printed)) as pdf:
            assert joining.is_tagged(pdf) == tagged
            assert "/StructTreeRoot" in pdf.Root


@needs_verapdf
def test_the_claim_of_others_stands_where_it_stays_true_and_is_withdrawn_where_it_may_not(tmp_path):
    kept = arrivals.stamped(theirs("pdf/a-2b", tags=False), STAMP)
    (tmp_path / "kept.pdf").write_bytes(kept)
    assert verdicts("2b", [tmp_path / "kept.pdf"]) == ["valid"]
    assert sorted(claims(kept).values()) == ["2", "B"]
    assert claims(theirs("pdf/a-1b", tags=False))
    assert claims(arrivals.stamped(theirs("pdf/a-1b", tags=False), STAMP)) == {}


def test_the_source_of_a_paper_goes_with_its_copy():
    with pikepdf.open(io.BytesIO(made("copy with room"))) as pdf:
        assert pdf.attachments["van-ban.edxml"].get_file().read_bytes() == SOURCE.message

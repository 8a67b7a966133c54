"""Many copies of one paper, each with its own name and code: laid out once, and not a pixel different."""

import gc
import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import weasyprint

from dispatches.printing import personal, render, rewriting
from dispatches.printing.personal import Own
from dispatches.printing.rewriting import Block, Code, Lines, Sheet
from tests.dispatches import state_papers
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.party_plan import PLAN_145
from tests.dispatches.verapdf import needs_verapdf, verdicts

pytestmark = pytest.mark.slow

LETTER = replace(CHO_CHU, number="42", day=5)
TWO_LINES = "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh và Hội Liên hiệp Thanh niên thị trấn Chợ Chu"
NAMES = (
    "Tổ dân phố Phúc Chu",
    "Hội Liên hiệp Phụ nữ thị trấn Chợ Chu",
    TWO_LINES,
    "Trường Mầm non Ấp Ỷ (theo Quyết định số 05/QĐ-UBND)",
    'Ông <b>Vũ</b> & "bà" \u202eẪn',
    f"{TWO_LINES}, huyện Định Hóa",
)


def owns(names=NAMES, host="vi.du"):
    return [
        Own(name=name, address=f"https://{host}/v/abcdefgh{at:06d}.0123456789abcdefghijklmnopqrstuvwx/")
        for at, name in enumerate(names)
    ]


def plain(content, own):
    return render.render(replace(content, recipients=(own.name,)), draft=False, address=own.address)


def pixels(pdf, page=0):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=200 / 72).to_pil().tobytes()
    finally:
        document.close()


def text(pdf, page=0):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(document[page].get_textpage().get_text_range().split())
    finally:
        document.close()


def pages(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def print_run(content, own):
    out = io.BytesIO()
    personal.print_run(content, own, out)
    return out.getvalue()


@pytest.fixture
def layouts(monkeypatch):
    """Every page that is laid out from here on."""
    done, whole = [], render.lay_out

    def counted(page, *arguments, **options):
        done.append(page)
        return whole(page, *arguments, **options)

    monkeypatch.setattr(render, "lay_out", counted)
    return done


@pytest.fixture(scope="module")
def made():
    return dict(personal.copies(LETTER, owns()))


# --- One file a copy -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", range(len(NAMES)))
def test_a_copy_is_the_plain_print_to_the_pixel(made, at):
    assert pixels(made[at]) == pixels(plain(LETTER, owns()[at]))


@pytest.mark.parametrize("at", range(len(NAMES)))
def test_a_copy_reads_as_the_plain_print(made, at):
    said = text(made[at])
    assert said == text(plain(LETTER, owns()[at]))
    others = [one.name for one in owns()[:2] if one is not owns()[at] and one.name not in NAMES[at]]
    assert not any(name in said for name in others)


def test_two_copies_do_differ(made):
    assert len({pixels(one) for one in made.values()}) == len(NAMES)


def test_lines_of_the_same_room_are_laid_out_once(layouts):
    alike = owns(("Tổ dân phố 1", "Tổ dân phố 2", "Trường Mầm non", "Trạm Y tế"))
    assert len(dict(personal.copies(LETTER, alike))) == 4
    assert len(layouts) == 2  # the lines of all, and one letter


def test_a_name_that_needs_another_line_is_laid_out_by_itself(layouts):
    list(personal.copies(LETTER, owns(("Tổ dân phố 1", TWO_LINES, "Tổ dân phố 2"))))
    assert len(layouts) == 3


def test_a_longer_address_with_a_larger_code_is_laid_out_by_itself(layouts):
    some = [*owns(("Tổ 1", "Tổ 2")), *owns(("Tổ 3",), host="a" * 60 + ".vi.du")]
    made = dict(personal.copies(LETTER, some))
    assert len(layouts) == 3
    assert [pixels(made[at]) for at in range(3)] == [pixels(plain(LETTER, own)) for own in some]


@pytest.mark.parametrize(
    "content", [state_papers.INVITATION, state_papers.DECISION], ids=["called in the text", "no addressee"]
)
def test_a_paper_without_a_line_of_its_own_is_laid_out_copy_by_copy(content):
    some = owns(NAMES[:2])
    made = dict(personal.copies(content, some))
    assert [made[at] for at in range(2)] != [made[0]] * 2
    for at, own in enumerate(some):
        assert [pixels(made[at], page) for page in range(pages(made[at]))] == [
            pixels(plain(content, own), page) for page in range(pages(plain(content, own)))
        ]


def test_another_weasyprint_is_trusted_with_nothing_but_plain_layouts(monkeypatch, layouts):
    monkeypatch.setattr(weasyprint, "__version__", "999.0")
    made = dict(personal.copies(LETTER, owns(NAMES[:2])))
    assert len(layouts) == 2
    assert pixels(made[1]) == pixels(plain(LETTER, owns()[1]))


def test_every_page_of_a_long_paper_carries_the_copy_s_own_code(layouts):
    long = replace(LETTER, closing=LETTER.closing * 30)
    made, laid_out = dict(personal.copies(long, owns(NAMES[:2]))), len(layouts)
    assert laid_out == 2
    assert pages(made[1]) > 1
    for page in range(pages(made[1])):
        assert pixels(made[1], page) == pixels(plain(long, owns()[1]), page)
        assert pixels(made[1], page) != pixels(made[0], page)


def test_a_party_paper_of_many_pages_too():
    addressed = replace(PLAN_145, recipients=("Đảng ủy",))
    made = dict(personal.copies(addressed, owns(NAMES[:2])))
    for page in range(pages(made[1])):
        assert pixels(made[1], page) == pixels(plain(addressed, owns()[1]), page)


def test_the_same_copies_are_the_same_bytes(made):
    assert dict(personal.copies(LETTER, owns())) == made


def test_nothing_asked_nothing_made():
    assert list(personal.copies(LETTER, [])) == []


def test_the_collector_works_again_after_a_letter_that_failed(monkeypatch):
    def broken(*_, **__):
        assert not gc.isenabled()
        raise OSError("the font is gone")

    monkeypatch.setattr(render, "lay_out", broken)
    with pytest.raises(OSError, match="gone"):
        plain(LETTER, owns()[0])
    assert gc.isenabled()


def _tags(pdf):
    """Kinds and numbers of the marked content, from the tree of tags."""
    found = []

    def walk(part):
        for child in part.get("/K", []):
            if isinstance(child, pikepdf.Dictionary):
                walk(child)
            else:
                found.append((str(part.S), int(child)))

    for whole in pdf.Root.StructTreeRoot.K:
        walk(whole)
    return found


@pytest.mark.parametrize("at", range(len(NAMES)))
def test_a_copy_keeps_the_tags_of_the_plain_print(made, at):
    with (
        pikepdf.open(io.BytesIO(made[at])) as copy,
        pikepdf.open(io.BytesIO(plain(LETTER, owns()[at]))) as usual,
    ):
        assert _tags(copy) == _tags(usual)
        assert len(copy.Root.StructTreeRoot.ParentTree.Nums) == 2
        assert str(copy.docinfo["/Title"]) == str(usual.docinfo["/Title"])


@needs_verapdf
def test_the_copies_are_valid_as_archive_and_for_screen_readers(made, tmp_path):
    files = [tmp_path / f"{at}.pdf" for at in made]
    for file, copy in zip(files, made.values(), strict=True):
        file.write_bytes(copy)
    assert verdicts("3a+ua1", files) == ["valid"] * len(files)


# --- One file for the printer ----------------------------------------------------------------------------------------


def test_the_print_run_has_every_copy_in_its_order_to_the_pixel():
    run = print_run(LETTER, owns())
    assert pages(run) == len(NAMES)
    for at, own in enumerate(owns()):
        assert pixels(run, at) == pixels(plain(LETTER, own))


def test_the_print_run_of_a_long_paper_keeps_its_pages_together():
    long = replace(LETTER, closing=LETTER.closing * 30)
    some = owns(("Tổ 1", TWO_LINES, "Tổ 2"))
    run, each = print_run(long, some), [plain(long, own) for own in some]
    drawn = [pixels(run, page) for page in range(pages(run))]
    assert drawn == [pixels(one, page) for one in each for page in range(pages(one))]


def test_the_print_run_is_the_same_bytes_and_smaller_than_its_copies(made):
    run = print_run(LETTER, owns())
    assert print_run(LETTER, owns()) == run
    assert len(run) < sum(map(len, made.values())) / 2


@needs_verapdf
def test_the_print_run_is_valid_as_archive(tmp_path):
    file = tmp_path / "run.pdf"
    file.write_bytes(print_run(LETTER, owns()))
    assert verdicts("3u", [file]) == ["valid"]


# --- What we know of WeasyPrint's pages ------------------------------------------------------------------------------

CODE = Code("0 0 9 9", b"4 4.5 m\n")
LINE = Lines((Block(b"1", b"2", b"/F 1 Tf\n[<01>] TJ"),), (), b"")
TEXT = b"BT\n1 0 0 -1 1 7 Tm\n/F 1 Tf\n[<01>] TJ\nET\n"


def test_the_weasyprint_in_use_is_the_one_that_was_tried():
    assert weasyprint.__version__ == rewriting.TRIED


def test_pieces_are_exchanged_where_they_stand():
    other = Lines((Block(b"3", b"99", b"/F 1 Tf\n[<02>] TJ"),), (), b"")
    sheet = Sheet(b"a\n" + TEXT + b"b\n" + CODE.path + b"c\n", CODE, LINE)
    filled = sheet.filled(Code("0 0 9 9", b"5 5.5 m\n"), other)
    assert filled == b"a\nBT\n1 0 0 -1 3 7 Tm\n/F 1 Tf\n[<02>] TJ\nET\nb\n5 5.5 m\nc\n"  # the line stays at its height


def test_the_code_may_stand_before_the_lines():
    sheet = Sheet(CODE.path + TEXT, CODE, LINE)
    assert sheet.filled(CODE, LINE) == CODE.path + TEXT


@pytest.mark.parametrize(
    "page",
    [TEXT, CODE.path, TEXT + CODE.path * 2, TEXT * 2 + CODE.path],
    ids=["no code", "no line", "two codes", "two lines"],
)
def test_a_page_that_is_otherwise_is_not_rewritten(page):
    with pytest.raises(LookupError):
        Sheet(page, CODE, LINE)


def test_lines_with_other_tags_between_them_are_not_rewritten():
    two = Lines((*LINE.blocks, *LINE.blocks), (), b"EMC\n/MCID\n")
    with pytest.raises(LookupError):
        Sheet(TEXT + b"EMC\n" + TEXT + CODE.path, CODE, two)


def test_a_drawing_that_is_no_code_of_ours_is_not_read():
    assert rewriting.code_of("<svg></svg>") is None

"""Are the divisions of a typed text found, and numbered anew as they stand?"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatches.printing.render import render
from dispatches.printing.sections import Level, Section, numbered, read, told
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.paper import MM, Paper

TYPED = """Để triển khai thực hiện, Ủy ban nhân dân yêu cầu:
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định về tiếp công dân.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 2. Trách nhiệm của công chức
1. Công chức tiếp công dân có trách nhiệm:
a) Ghi sổ tiếp công dân;
b) Trả lời trong 10 ngày.
2. Văn thư lưu hồ sơ.
Điều 3. Quy chế này có hiệu lực kể từ ngày ký./.""".splitlines()

words = st.sampled_from(["Mục đích", "Tổ chức thực hiện", "ê", "điều", "Chương trình", "2024"])
paragraphs = st.lists(words.map(lambda text: f"- {text}."), max_size=2).map(tuple)
parts = st.one_of(
    st.builds(Section, level=st.sampled_from([str(x) for x in Level if x not in {Level.POINT, Level.TEXT}]),
              heading=words, paragraphs=paragraphs),
    st.builds(Section, level=st.sampled_from(["article", "item", "point"]),
              paragraphs=st.tuples(words.map(lambda text: f"{text};"))),
)  # fmt: skip


def test_divisions_are_found_with_their_headings_and_texts():
    before, found = read(TYPED)
    assert before == (TYPED[0],)
    assert [(part.level, part.heading) for part in found] == [
        ("chapter", "QUY ĐỊNH CHUNG"), ("article", "Phạm vi điều chỉnh"), ("chapter", "TỔ CHỨC THỰC HIỆN"),
        ("article", "Trách nhiệm của công chức"), ("item", ""), ("point", ""), ("point", ""), ("item", ""),
        ("article", ""),
    ]  # fmt: skip
    assert found[-1].paragraphs == ("Quy chế này có hiệu lực kể từ ngày ký./.",)


def test_numbers_follow_from_the_order_and_articles_run_through():
    _, found = read(TYPED)
    assert [number for number, _ in numbered(found)] == [
        "Chương I", "Điều 1.", "Chương II", "Điều 2.", "1.", "a)", "b)", "2.", "Điều 3.",
    ]  # fmt: skip


def test_a_wrong_number_is_put_right():
    _, found = read(["I. Mục đích", "1. Một", "III. Tổ chức", "4. Hai"])
    assert told(found) == ["I. Mục đích", "1. Một", "II. Tổ chức", "1. Hai"]


def test_points_run_as_the_decree_runs_them_without_f():
    letters = [number for number, _ in numbered([Section(level="point", paragraphs=("x;",))] * 8)]
    assert letters == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]


@pytest.mark.parametrize(
    "line", ["- Phần mềm.", "Phần mềm quản lý văn bản.", "Điều đó cần làm ngay.", "10.000 đồng", "Mục 3 Nghị quyết."]
)
def test_running_text_is_no_division(line):
    assert read([line]) == ((line,), ())


def test_an_item_left_open_is_no_heading():
    assert read(["1. Họ và tên người đề nghị: …"]) == (
        (), (Section(level="item", paragraphs=("Họ và tên người đề nghị: …",)),)
    )  # fmt: skip
    assert read(["1. Họ và tên"])[1][0].heading == "Họ và tên"


@given(st.lists(parts, max_size=6).map(tuple))
def test_what_is_told_is_read_back(sections):
    assert read(told(sections)) == ((), sections)


def test_sections_and_subsections_begin_anew_in_each_chapter():
    typed = [
        "Chương I",
        "A",
        "Mục 4. Văn bản đi",
        "Tiểu mục 1",
        "Cấp số",
        "Điều 1. Số",
        "Mục 9",
        "B",
        "Chương II",
        "C",
        "Mục 7",
        "D",
    ]
    _, found = read(typed)
    assert [number for number, _ in numbered(found)] == [
        "Chương I", "Mục 1", "Tiểu mục 1", "Điều 1.", "Mục 2", "Chương II", "Mục 1",
    ]  # fmt: skip
    assert [part.heading for part in found] == ["A", "Văn bản đi", "Cấp số", "Số", "B", "C", "D"]


def test_lines_with_tabs_are_a_table_where_they_stand_and_one_alone_is_text():
    typed = [
        "Mở đầu.",
        "1. Kết quả:",
        "TT\tThôn",
        "1\tNà Mòn",
        "Bảng trên đã đủ.",
        "2. Một\tdòng.",
        "Gồm:",
        "A\tB",
        "C\t",
    ]
    before, found = read(typed)
    assert before == ("Mở đầu.",)
    assert [(part.level, part.paragraphs, part.table and part.table.rows) for part in found] == [
        ("item", ("Kết quả:",), (("1", "Nà Mòn"),)), ("text", ("Bảng trên đã đủ.",), None),
        ("item", ("Một dòng.", "Gồm:"), (("C", ""),)),
    ]  # fmt: skip
    assert read([*before, *told(found)]) == (before, found)
    lines = Paper(render(replace(CHO_CHU, tasks=(), sections=found, closing=()), draft=False)).lines
    text = [line.text for line in lines]
    assert text.index("1. Kết quả:") < text.index("Nà Mòn") < text.index("Bảng trên đã đủ.")


def test_chapters_stand_in_the_middle_articles_and_items_at_the_indent():
    before, found = read(TYPED)
    paper = Paper(render(replace(CHO_CHU, opening=before, tasks=(), sections=found, closing=()), draft=False))
    for start in ("Chương I", "QUY ĐỊNH CHUNG"):
        line = paper.line(start)
        assert (line.x0 + line.x1) / 2 == pytest.approx((30 + 164 / 2) * MM, abs=1)
        assert line.font.endswith("-Bold")
    assert paper.line("Điều 1. Phạm vi điều chỉnh").font.endswith("-Bold")
    assert paper.line("Điều 3.").font.endswith("-Bold")
    assert paper.line("Quy chế này có hiệu lực").font == "House-Letter-Serif"
    assert paper.line("1. Công chức tiếp công dân").font == "House-Letter-Serif"
    assert all(paper.line(start).x0 == pytest.approx(40 * MM, abs=0.5) for start in ("Điều 1.", "1. Công", "a) Ghi"))

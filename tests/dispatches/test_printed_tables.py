"""A table in the text: words stay whole beside a column of long text, its head comes again, nothing leaves the page."""

from dataclasses import replace

import pytest

from dispatches.printing.render import render
from dispatches.printing.tables import WHOLE_WORDS, Table
from tests.dispatches.paper import MM, Paper
from tests.dispatches.test_print_form import LONG_LINE, MENDED

HEAD = ("TT", "Nội dung", "Đơn vị", "Thời hạn")
ROWS = tuple((str(at), LONG_LINE, f"Tổ dân phố {at}", "Trước ngày 30/6/2024") for at in range(101, 131))
RIGHT_EDGE = (210 - 16) * MM


def printed(table):
    return Paper(render(replace(MENDED, table=table), draft=False))


@pytest.mark.slow
def test_a_narrow_column_beside_long_text_breaks_no_word():
    paper = printed(Table(head=HEAD, rows=ROWS))
    told = [line.text for line in paper.lines]
    assert {row[0] for row in ROWS} <= set(told)
    assert [line.page for line in paper.lines if line.text == "TT"] == list(range(1, paper.line("130").page + 1))


@pytest.mark.slow
@pytest.mark.parametrize("word", ["A" * 3000, "W" * (WHOLE_WORDS - 2)])
def test_a_word_as_long_as_you_like_stays_inside_the_page(word):
    paper = printed(Table(head=("TT", "Tên"), rows=(("1", f"Xóm {word}"), ("2", "B"))))
    assert max(line.x1 for line in paper.lines) < RIGHT_EDGE + 1


WORK = Table(
    head=("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Kinh phí (đồng)"),
    rows=tuple(
        (str(at), LONG_LINE, "Phòng Văn hóa - Xã hội", "Công an xã", "Trước ngày 30/6/2026", f"{at}12.500.000")
        for at in range(1, 5)
    ),
)


def test_each_column_has_its_share_the_longer_text_the_wider_and_none_less_than_its_longest_word():
    number, text, *others = WORK.shares()
    assert sum(WORK.shares()) == pytest.approx(100)
    assert 4 < number < min(others) <= max(others) < text
    endless, short = Table(head=("A" * 5000, "B" * 20), rows=()).shares()
    assert endless > short > 25


@pytest.mark.slow
def test_a_table_whose_longest_words_are_many_letters_breaks_none_of_them_where_there_is_room():
    assert not WORK.keeps_words_whole
    paper = printed(WORK)
    told = [line.text for line in paper.lines]
    assert {"TT", "30/6/2026", "112.500.000", "hoàn thành"} <= set(told)
    sums = [line for line in paper.lines if line.text.endswith("12.500.000")]
    days = [line for line in paper.lines if line.text == "30/6/2026"]
    assert max(line.x1 for line in days) < min(line.x0 for line in sums)
    assert max(line.x1 for line in paper.lines) < RIGHT_EDGE + 1


def test_words_are_kept_whole_while_the_longest_of_all_columns_fit():
    fits = Table(head=("A", "B"), rows=(("a" * (WHOLE_WORDS - 1), "b"),))
    assert fits.keeps_words_whole
    assert not replace(fits, rows=(("a" * WHOLE_WORDS, "b"),)).keeps_words_whole
    assert Table().keeps_words_whole

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


def test_words_are_kept_whole_while_the_longest_of_all_columns_fit():
    fits = Table(head=("A", "B"), rows=(("a" * (WHOLE_WORDS - 1), "b"),))
    assert fits.keeps_words_whole
    assert not replace(fits, rows=(("a" * WHOLE_WORDS, "b"),)).keeps_words_whole
    assert Table().keeps_words_whole

"""Does a letter's content survive being stored, and does it write numbers, dates and lists as the decree asks?"""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatches.printing.content import LetterContent, Table, TaskBlock, as_list
from tests.dispatches.letters import CHO_CHU

words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=12).map(
    lambda text: __import__("unicodedata").normalize("NFC", text)
)
texts = st.lists(words, max_size=3).map(tuple)
contents = st.builds(
    LetterContent,
    issuer=texts,
    number=st.none() | words,
    day=st.none() | st.integers(1, 31),
    subject=words,
    recipients=texts,
    tasks=st.lists(st.builds(TaskBlock, heading=words, paragraphs=texts), max_size=2).map(tuple),
    table=st.none() | st.builds(Table, caption=words, head=texts, rows=st.lists(texts, max_size=2).map(tuple)),
    closing=texts,
)


@given(contents)
def test_what_is_stored_comes_back(content):
    assert LetterContent.from_json(json.loads(json.dumps(content.to_json()))) == content


def test_decomposed_letters_are_stored_composed():
    stored = CHO_CHU.to_json() | {"place": "Cho\u031b\u0323 Chu"}
    assert LetterContent.from_json(stored).place == "Chợ Chu"


def test_a_part_that_is_not_ours_is_refused():
    with pytest.raises(ValueError, match="so_luong"):
        LetterContent.from_json({"so_luong": 3})


def test_a_content_stored_before_a_part_was_added_still_loads():
    stored = CHO_CHU.to_json()
    del stored["table"], stored["urgency"]
    assert LetterContent.from_json(stored) == CHO_CHU


@pytest.mark.parametrize(("number", "printed"), [("5", "05"), ("42", "42"), ("12a", "12a"), (None, " " * 10)])
def test_a_number_under_10_gets_a_zero(number, printed):
    assert replace(CHO_CHU, number=number).number_text == printed


@pytest.mark.parametrize(
    ("day", "month", "printed"),
    [
        (9, 4, "ngày 09 tháng 4 năm 2024"),
        (10, 2, "ngày 10 tháng 02 năm 2024"),
        (None, 4, "ngày        tháng 4 năm 2024"),
    ],
)
def test_days_under_10_and_the_first_two_months_get_a_zero(day, month, printed):
    assert replace(CHO_CHU, day=day, month=month).date_text == printed


def test_names_become_an_official_list():
    assert as_list(["- Ban Tuyên giáo;", " Tổ dân phố 1 ", ""]) == ("Ban Tuyên giáo;", "Tổ dân phố 1.")
    assert as_list([]) == ()

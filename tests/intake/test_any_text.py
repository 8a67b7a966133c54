"""No text may make the reader raise, hang or point outside what was given."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.reading import Reading, read, split_papers
from tests.intake.papers import CHO_CHU, PLAN, TAN_SON, paper

PIECES = st.lists(
    st.sampled_from([line for name in (CHO_CHU, PLAN, TAN_SON) for line in paper(name).split("\n")]), max_size=60
)


def check(text: str) -> Reading:
    reading = read(text)
    given = reading.to_json()
    flat = [span for spans in given["spans"].values() for span in _spans(spans)]
    assert all(0 <= start <= end <= len(text) for start, end in flat)
    assert "".join(split_papers(text)) == text
    return reading


def _spans(nested: list) -> list[list[int]]:
    if len(nested) == 2 and all(isinstance(each, int) for each in nested):
        return [nested]
    return [span for each in nested for span in _spans(each)]


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(PIECES, st.integers(0, 200), st.text(alphabet="\n\t *-:/.,1IVX“(\u0301", max_size=20))
@settings(max_examples=150, deadline=None)
def test_any_shuffle_of_real_lines_is_read(lines: list[str], at: int, noise: str) -> None:
    text = "\n".join(lines)
    check(text[:at] + noise + text[at:])


def test_nothing_is_read_from_nothing() -> None:
    assert check("").to_json()["tasks"] == []


@pytest.mark.parametrize(
    "seed",
    [
        *("ngày ", " ", "\t", "\n", "Sở Y tế, ", "1. ", "số 12/", "- A\n", "* ", "của ", "Nơi nhận:\n", "/", "V/v "),
        *("Các sở: Tài chính, ", "Luật Đất đai, ", "| a | b | c |\n", "định kỳ hằng ", "đề nghị Sở A: ", "năm\n"),
        *(
            "nhận được văn bản này, đề nghị Sở A ",
            "- Rà soát\n+ Cơ quan chủ trì: Sở A\n",
            "; Sở A rà soát",
            "số 1 KH/A ",
        ),
        *("a", ".\n\n", ".\n k \n", ". anh", "Số:\n", "Số: a/", "CHỦ TỊCH ", "Nơi nhận: a; ", "1.1.1. Mục\n"),
    ],
)
def test_a_long_monotonous_text_takes_linear_time(seed: str) -> None:
    started = time.process_time()
    read((seed * 150_000)[:150_000])
    assert time.process_time() - started < 3


@pytest.mark.parametrize("ends", [("Số: 1 ", "ngày"), ("Số: ", "/UBND"), ("Kính gửi:", "x"), ("1. ", "trước ngày 3/4")])
def test_a_hundred_thousand_spaces_take_linear_time(ends: tuple[str, str]) -> None:
    started = time.process_time()
    read(ends[0] + " " * 100_000 + ends[1])
    assert time.process_time() - started < 3


def test_a_long_regulation_is_read_in_time() -> None:
    text = paper(PLAN) * 9
    started = time.process_time()
    read(text[:150_000])
    assert time.process_time() - started < 3

"""The same paper from other programs: what a web page, a mail or a word processor does to lines changes no value."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from intake.reading import read
from tests.intake.test_invented_papers import _FOLDER, PAPERS, both

SHAPES: dict[str, Callable[[str], str]] = {
    "in a margin": lambda text: re.sub(r"^(?=.)", " " * 8, text, flags=re.MULTILINE),
    "with blanks that trail": lambda text: re.sub(r"$", "  ", text, flags=re.MULTILINE),
    "with an empty line behind each line": lambda text: text.replace("\n", "\n\n"),
    "with a tab behind each bullet": lambda text: re.sub(r"^([-+•]) ", r"\1\t", text, flags=re.MULTILINE),
    "with the line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}


def values(reading: dict[str, Any]) -> dict[str, Any]:
    doubts = [(doubt["code"], doubt["field"], doubt["sentence"]) for doubt in reading["doubts"]]
    return {key: reading[key] for key in reading if key != "spans"} | {"doubts": doubts}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", PAPERS)
def test_reads_the_same(name: str, shape: str) -> None:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert values(read(SHAPES[shape](text)).to_json()) == values(both(name)[1])


def test_the_span_of_a_value_is_where_the_shaped_text_has_it() -> None:
    text = SHAPES["in a margin"]((_FOLDER / "001.txt").read_text(encoding="utf-8")).replace("\n", "\n\n")
    number = read(text).number
    assert number is not None
    ((start, end),) = number.spans
    assert text[start:end] == number.value


def test_a_symbol_broken_at_the_end_of_an_indented_line_stays_whole() -> None:
    text = (
        "Kính gửi: UBND các xã\n   Thực hiện Công văn số 1309/UBND-\n   KGVX ngày 31/3/2020 của UBND tỉnh Hà Nam, "
        "đề nghị các xã báo cáo."
    )
    (cited,) = read(text).basis
    assert (cited.date, cited.issuer, cited.cited_as) == ("2020-03-31", "UBND tỉnh Hà Nam", "Thực hiện")
    assert (cited.number_symbol or "").replace(" ", "") == "1309/UBND-KGVX"

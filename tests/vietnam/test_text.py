"""Folding never moves a position and never depends on how accents were typed."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vietnam import text


@given(st.text())
def test_plain_keeps_every_position(any_text: str) -> None:
    assert len(text.plain(any_text)) == len(any_text)


@given(st.text())
def test_folding_twice_changes_nothing(any_text: str) -> None:
    assert text.fold(text.fold(any_text)) == text.fold(any_text)


def test_composed_and_decomposed_spellings_fold_alike() -> None:
    decomposed = unicodedata.normalize("NFD", "Huyện ủy Định Hóa")
    assert text.fold(decomposed) == text.fold("HUYỆN UỶ  ĐỊNH HOÁ") == "huyen uy dinh hoa"


def test_tones_settle_on_the_first_vowel_and_capitals_stay() -> None:
    assert text.settle_tones("UỶ BAN, Uỷ ban, hoà, khoẻ") == "ỦY BAN, Ủy ban, hòa, khỏe"


def test_tones_inside_closed_syllables_and_after_q_stay() -> None:
    assert text.settle_tones("quý, hoàn thành, toán, quỹ") == "quý, hoàn thành, toán, quỹ"

"""Number and symbol: NĐ 30/2020 Phụ lục I, II.3 for the State; `số-loại/cơ quan` for the Party."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnam import symbols, types

NUMBERS = st.integers(1, 99999).map(str)
STATE_TYPES = st.sampled_from([row.abbrev for row in types.STATE if row.abbrev])
PARTY_TYPES = st.sampled_from(sorted({row.abbrev for row in types.PARTY if row.abbrev}))
BODIES = st.sampled_from(["UBND", "HĐND", "BNV", "SGDĐT", "PGD&ĐT", "MTTQ-BTT", "SYT"])
PARTY_BODIES = st.sampled_from(sorted(symbols.PARTY_BODIES))
GAP = st.sampled_from(["", " "])


@given(NUMBERS, STATE_TYPES, BODIES, GAP, GAP)
def test_a_state_number_survives_loose_spacing(number: str, kind: str, body: str, a: str, b: str) -> None:
    parsed = symbols.parse(f"Số: {number}{a}/{b}{kind}{a}-{b}{body}")
    assert parsed == symbols.DocumentNumber(number, f"{kind}-{body}", "state")
    assert parsed.type_abbrev == kind


@given(NUMBERS, PARTY_TYPES, PARTY_BODIES, GAP, GAP)
def test_a_party_number_survives_loose_spacing(number: str, kind: str, body: str, a: str, b: str) -> None:
    parsed = symbols.parse(f"{number}{a}-{b}{kind}{b}/{a}{body}")
    assert parsed == symbols.DocumentNumber(number, f"{kind}/{body}", "party")
    assert symbols.parse(f"{number} {kind} {body}") == parsed


@given(st.text())
def test_no_text_makes_the_parser_stumble(any_text: str) -> None:
    symbols.parse(any_text)


@pytest.mark.parametrize(
    ("printed", "number", "symbol", "year"),
    [
        ("/UBND - VHXX", None, "UBND-VHXX", None),
        ("5/KH-UBND", "5", "KH-UBND", None),
        ("5 - KH/ĐU", "5", "KH/ĐU", None),
        ("145 KH HU", "145", "KH/HU", None),
        ("09/2009/CT-UBND", "09", "CT-UBND", "2009"),
        ("17/NQ- CP", "17", "NQ-CP", None),
    ],
)
def test_a_number_is_read_as_people_write_it(printed: str, number: str | None, symbol: str, year: str | None) -> None:
    parsed = symbols.parse(printed)
    assert parsed
    assert (parsed.number, parsed.symbol, parsed.year) == (number, symbol, year)


@pytest.mark.parametrize("printed", ["", "KH", "ngày 27/3/2024", "145", "Kế hoạch"])
def test_what_is_no_number_is_refused(printed: str) -> None:
    assert symbols.parse(printed) is None


def test_a_cong_van_carries_no_type() -> None:
    parsed = symbols.parse("1761/UBND-VP")
    assert parsed
    assert parsed.type_abbrev is None


def test_the_decree_names_29_types_and_27_abbreviations() -> None:
    assert len(types.STATE) == 29
    assert len({row.abbrev for row in types.STATE if row.abbrev}) == 27
    assert [row.abbrev for row in types.COPIES] == ["SY", "TrS", "SL"]


def test_a_title_is_known_whatever_its_accents_and_spacing() -> None:
    assert types.by_title("K Ế  H O Ạ C H") == types.by_title("KÊ HOACH:") == "kế hoạch"
    assert types.by_title("KẾ HOẠCH NHỎ") is None

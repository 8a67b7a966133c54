"""Is a text that comes from a word processor the same words in plain letters?"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnam.legacy import _TCVN3, _VNI
from vietnam.pasted import cleaned

SENTENCE = "Ủy ban nhân dân thị trấn đề nghị các tổ dân phố thực hiện kế hoạch của huyện"
vietnamese = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậốờữĐỦƯ ,.;:“”()0123456789-/\n", max_size=60)


def as_tcvn3(text: str) -> str:
    codes = {letter: chr(code) for code, letter in _TCVN3.items()}
    return "".join(codes.get(letter, letter) for letter in text)


def as_vni(text: str) -> str:
    codes = {letter: code for code, letter in _VNI.items()}
    return "".join(codes.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("Điều\u00a01.\u2003Phạm  vi", "Điều 1. Phạm vi"),
        ("tri\u00adển khai\u200b", "triển khai"),
        ("\uf0b7\tTổ dân phố 5", "- Tổ dân phố 5"),
        ("•Tổ dân phố 5\r\n· Tổ dân phố 6", "- Tổ dân phố 5\n- Tổ dân phố 6"),
        ("1.\tVăn thư\na)\tGhi sổ;\nII.\tTỔ CHỨC", "1. Văn thư\na) Ghi sổ;\nII. TỔ CHỨC"),
        ("số 145\u2011KH/HU", "số 145-KH/HU"),
        ("một\vhai\u2028ba\r\nbốn", "một\nhai\nba\nbốn"),
        (unicodedata.normalize("NFD", "Thị trấn Chợ Chu"), "Thị trấn Chợ Chu"),
        ("TT\tHọ tên\tXóm\n1\tMa Văn A\t", "TT\tHọ tên\tXóm\n1\tMa Văn A\t"),
        ("giá 5 ● nghìn", "giá 5 ● nghìn"),
    ],
)
def test_the_leavings_go_and_the_words_stay(pasted, clean):
    assert cleaned(pasted) == clean


@pytest.mark.parametrize("write", [as_tcvn3, as_vni])
def test_old_fonts_become_unicode_line_by_line(write):
    old = write(SENTENCE.lower())
    assert old != SENTENCE.lower()
    assert cleaned(f"Đã gõ từ trước: được\n{old}") == f"Đã gõ từ trước: được\n{SENTENCE.lower()}"


def test_a_table_of_two_columns_keeps_its_tab_where_tables_are_meant():
    assert cleaned("1.\tVăn thư") == "1. Văn thư"
    assert cleaned("1.\tVăn thư", with_tables=True) == "1.\tVăn thư"


@given(st.text(), st.booleans())
def test_what_is_clean_stays_and_nothing_invisible_is_left(text, with_tables):
    once = cleaned(text, with_tables=with_tables)
    assert cleaned(once, with_tables=with_tables) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [char for char in once if unicodedata.category(char) in {"Cc", "Co"} and char not in "\n\t"]
    assert not set(once) & set("\u00a0\u00ad\u200b\u200e\u2028\ufeff")


@given(vietnamese)
def test_of_a_plain_text_no_letter_is_changed(text):
    assert [*"".join(cleaned(text).split())] == [*"".join(unicodedata.normalize("NFC", text).split())]

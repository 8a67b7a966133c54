"""The two papers that the project starts from, read exactly."""

from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from intake.reading import read, split_papers

PAPERS = Path(settings.BASE_DIR) / "directives" / "demo" / "papers"


def paper(name: str) -> str:
    return (PAPERS / f"{name}.txt").read_text(encoding="utf-8")


def cited(found: dict) -> list[tuple[str, str | None, str | None, int | None]]:
    return [(one["number_symbol"], one["date"], one["issuer"], one["implements"]) for one in found["basis"]]


def test_the_letter_of_cho_chu():
    found = read(paper("cong-van-cho-chu")).to_json()
    expected = {
        "issuer_parent": None,
        "issuer": "ỦY BAN NHÂN DÂN THỊ TRẤN CHỢ CHU",
        "number": None,
        "symbol": "UBND - VHXX",
        "doc_type": "công văn",
        "place": "Chợ Chu",
        "date": "2024-04-??",
        "subject": "tuyên truyền Kế hoạch số 145-KH/HU, ngày 27/3/2024 của Ban Thường vụ Huyện ủy",
        "recipients": ["Các ban ngành, đoàn thể thị trấn Chợ Chu", "Các tổ dân phố thị trấn Chợ Chu"],
        "archive_list": [
            "Đảng ủy, TT HĐND",
            "Ban tuyên giáo Đảng ủy",
            "Lãnh đạo UBND",
            "Như kính gửi",
            "Lưu: VP, VHXX",
        ],
        "signer_authority": "KT. CHỦ TỊCH",
        "signer_position": "PHÓ CHỦ TỊCH",
        "signer_name": "Nguyễn Trung Kiên",
        "system": "state",
        "urgency": None,
    }
    assert {name: found[name] for name in expected} == expected
    assert cited(found) == [
        ("1761/UBND-VP", "2024-03-28", "UBND huyện Định Hóa", 1),
        ("145-KH/HU", "2024-03-27", "Ban Thường vụ Huyện ủy", None),
    ]
    assert [task["assignee"] for task in found["tasks"]] == [
        "Công chức Văn hóa-xã hội",
        "Các ban ngành, đoàn thể, tổ dân phố",
    ]
    assert {task["deadline"] for task in found["tasks"]} == {None}


def test_the_plan_of_the_district_party_committee():
    reading = read(paper("ke-hoach-145-kh-hu"))
    found = reading.to_json()
    expected = {
        "issuer_parent": "ĐẢNG BỘ TỈNH THÁI NGUYÊN",
        "issuer": "HUYỆN ỦY ĐỊNH HÓA",
        "number": "145",
        "symbol": "KH/HU",
        "doc_type": "kế hoạch",
        "place": "Định Hóa",
        "date": "2024-03-27",
        "recipients": None,
        "signer_authority": "T/M BAN THƯỜNG VỤ",
        "signer_position": "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "signer_name": "Đàm Tiến Niên",
        "system": "party",
    }
    assert {name: found[name] for name in expected} == expected
    assert cited(found) == [
        ("156-KH/TU", "2024-03-01", "Ban Thường vụ Tỉnh ủy Thái Nguyên", 1),
        ("28-CT/TW", "2023-12-25", "Bộ Chính trị", None),
    ]
    assert len(reading.blocks) == 5
    assert len(found["archive_list"]) == 10
    assert found["archive_list"][-1] == "Lưu Văn phòng Huyện ủy"


def test_one_paste_of_both_papers_is_split_in_two():
    both = f"{paper('cong-van-cho-chu')}\n\n{paper('ke-hoach-145-kh-hu')}"
    assert len(split_papers(both)) == 2
    assert len(split_papers(paper("ke-hoach-145-kh-hu"))) == 1


@pytest.mark.parametrize("name", ["cong-van-cho-chu", "ke-hoach-145-kh-hu"])
def test_every_value_of_the_head_is_found_again_where_its_span_says(name):
    text = paper(name)
    reading = read(text)
    for found in (reading.symbol, reading.place, reading.signer_name):
        assert found is not None
        assert "".join(text[start:end] for start, end in found.spans) == found.value


@given(st.text(max_size=600))
def test_no_text_is_too_strange_to_read(text):
    assert read(text).to_json()["tasks"] is not None

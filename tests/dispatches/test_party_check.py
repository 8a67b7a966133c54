"""Does the checker know the Party's form: silent on the district's plan, each departure found, the certain mended?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dispatches.formcheck import check_form, mend_all
from dispatches.formcheck.party import office_of
from dispatches.printing.content import LetterContent
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.party_plan import PLAN_145
from vietnam import types

PLAN = replace(PLAN_145, closing=("Các đơn vị báo cáo trước ngày 05/4/2024.",))


def found(content: LetterContent) -> dict[str, LetterContent | None]:
    return {finding.code: finding.mend for finding in check_form(content)}


def test_the_plan_of_the_district_committee_is_in_form():
    assert check_form(PLAN_145) == []


@pytest.mark.parametrize("kind", types.PARTY, ids=lambda kind: kind.name)
def test_every_type_of_the_party_is_in_form_with_its_own_symbol(kind):
    symbol = f"{kind.abbrev}/HU" if kind.abbrev else "HU"
    assert check_form(replace(PLAN, doc_type=kind.name.upper(), symbol=symbol)) == []
    assert "symbol-form" in found(replace(PLAN, symbol="HU"))


def test_its_own_guideline_is_named_and_never_the_decree():
    wrong = replace(PLAN, symbol="KH-HU", authority=("TM. BAN THƯỜNG VỤ",), closing=("Hết./.",), signer="", place="")
    findings = check_form(wrong)
    assert {one.code for one in findings} == {
        "symbol-form", "authority-prefix", "end-mark", "signer-missing", "place-missing",
    }  # fmt: skip
    assert {one.article for one in findings} == {"Hướng dẫn 36-HD/VPTW ngày 03/4/2018"}


@pytest.mark.parametrize(
    ("changed", "code", "part", "mended"),
    [
        ({"symbol": "KH-HU"}, "symbol-form", "symbol", "KH/HU"),
        ({"symbol": "KH - HU"}, "symbol-spaces", "symbol", "KH-HU"),
        ({"symbol": "BC/HU"}, "symbol-form", "symbol", "KH/HU"),
        ({"doc_type": "CÔNG VĂN", "symbol": "CV-HU"}, "symbol-form", "symbol", "CV/HU"),
        ({"authority": ("TM. BAN THƯỜNG VỤ",)}, "authority-prefix", "authority", ("T/M BAN THƯỜNG VỤ",)),
        ({"authority": ("KT. TRƯỞNG BAN",)}, "authority-prefix", "authority", ("K/T TRƯỞNG BAN",)),
        ({"authority": ("T/L BAN THƯỜNG VỤ", "KT CHÁNH VĂN PHÒNG")}, "authority-prefix", "authority",
         ("T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG")),
        ({"closing": ("Đề nghị thực hiện./.",)}, "end-mark", "closing", ("Đề nghị thực hiện.",)),
        ({"distribution": ("Tỉnh ủy,", "Lưu: VT.")}, "copies-kept", "distribution",
         ("Tỉnh ủy,", "Lưu Văn phòng Huyện ủy.")),
        ({"distribution": ("Lưu: Văn phòng Huyện ủy.", "Tỉnh ủy,")}, "copies-kept", "distribution",
         ("Tỉnh ủy,", "Lưu Văn phòng Huyện ủy.")),
        ({"distribution": ("Tỉnh ủy,",)}, "copies-kept", "distribution", ("Tỉnh ủy,", "Lưu Văn phòng Huyện ủy.")),
        ({"closing": ("Xong trước 5/04/2024.",)}, "date-zeros", "closing", ("Xong trước 05/4/2024.",)),
        ({"place": "Phú Hòa,"}, "place-comma", "place", "Phú Hòa"),
        ({"signer": "ThS. Đàm Tiến Niên"}, "signer-title", "signer", "Đàm Tiến Niên"),
    ],
)  # fmt: skip
def test_what_is_certain_is_mended(changed, code, part, mended):
    content = replace(PLAN, **changed)
    assert getattr(found(content)[code], part) == mended
    assert found(mend_all(content)) == {}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"symbol": ""}, "symbol-missing"),
        ({"symbol": "HU"}, "symbol-form"),
        ({"symbol": "HU-KH"}, "symbol-form"),
        ({"doc_type": "CÔNG ĐIỆN"}, "type-unknown"),
        ({"authority": ("K/T BÍ THƯ",)}, "authority-collective"),
        ({"issuer_name": "Chi bộ Tổ dân phố 5", "issuer": ("CHI BỘ TỔ DÂN PHỐ 5",), "distribution": ("Lưu: VT.",)},
         "copies-kept"),
        ({"opening": ("Theo {văn bản gốc}.",)}, "field-left"),
    ],
)  # fmt: skip
def test_what_only_the_writer_can_know_is_found_but_not_mended(changed, code):
    assert found(replace(PLAN, **changed))[code] is None


def test_a_cell_keeps_its_copy_by_itself_and_is_not_asked_for_an_office():
    cell = replace(PLAN, issuer_name="Chi bộ Tổ dân phố 5", distribution=("Đảng ủy,", "Lưu Chi bộ."))
    assert "copies-kept" not in found(cell)


@pytest.mark.parametrize(
    ("issuer", "office"),
    [
        ("Huyện ủy Định Hóa", "Văn phòng Huyện ủy"),
        ("Ban Thường vụ Đảng uỷ xã Phú Hòa", "Văn phòng Đảng ủy"),
        ("Chi bộ Tổ dân phố 5", ""),
        ("UBND thị trấn Chợ Chu", ""),
    ],
)
def test_a_committee_has_an_office(issuer, office):
    assert office_of(issuer) == office


def test_the_decrees_form_is_not_asked_of_the_party_nor_the_partys_of_the_state():
    codes = {one.code for one in check_form(replace(CHO_CHU, authority=("K/T CHỦ TỊCH",)))}
    assert "authority-prefix" in codes
    assert not {one.article for one in check_form(CHO_CHU) if "36-HD" in one.article}

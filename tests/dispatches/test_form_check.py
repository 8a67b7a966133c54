"""Does the checker find each departure from the decree, mend what is certain, and stay silent on a paper in form?"""

from dataclasses import replace

import pytest

from dispatches.formcheck import check_form, mend_all
from dispatches.printing.content import LetterContent, TaskBlock
from tests.dispatches.letters import CHO_CHU, KNOWN_UNITS

MENDED = mend_all(CHO_CHU, known_units=KNOWN_UNITS)
PLAN = replace(MENDED, doc_type="KẾ HOẠCH", symbol="KH-UBND", recipients=(), distribution=("Đảng ủy;", "Lưu: VT."))


def found(content: LetterContent) -> dict[str, LetterContent | None]:
    return {finding.code: finding.mend for finding in check_form(content, known_units=KNOWN_UNITS)}


def test_the_cho_chu_letter_as_typed_departs_in_six_places():
    codes = [finding.code for finding in check_form(CHO_CHU, known_units=KNOWN_UNITS)]
    assert codes == [
        "symbol-spaces", "symbol-unit", "citation-comma", "copies-as-above", "copies-kept", "copies-marks",
    ]  # fmt: skip


def test_every_finding_says_what_where_and_by_which_article():
    for finding in check_form(CHO_CHU, known_units=KNOWN_UNITS):
        assert finding.sentence.endswith((".", "?", "”"))
        assert finding.place
        assert "30/2020/NĐ-CP" in finding.article


def test_all_mends_make_the_cho_chu_letter_as_the_decree_asks():
    assert MENDED.symbol == "UBND-VHXH"
    assert MENDED.distribution == (
        "Như trên;", "Đảng ủy, TT HĐND;", "Ban tuyên giáo Đảng ủy;", "Lãnh đạo UBND;", "Lưu: VT, VHXH.",
    )  # fmt: skip
    assert MENDED.subject == "tuyên truyền Kế hoạch số 145-KH/HU ngày 27/3/2024 của Ban Thường vụ Huyện ủy"
    assert not any("145-KH/HU," in text for text in MENDED.paragraphs)
    assert check_form(MENDED, known_units=KNOWN_UNITS) == []


def test_a_mend_changes_only_what_it_names():
    kept = replace(MENDED, symbol=CHO_CHU.symbol, distribution=CHO_CHU.distribution)
    assert mend_all(kept, known_units=KNOWN_UNITS) == MENDED
    assert (MENDED.signer, MENDED.number, MENDED.day, MENDED.recipients) == (
        "Nguyễn Trung Kiên",
        None,
        None,
        CHO_CHU.recipients,
    )


def test_a_named_paper_in_form_has_no_findings():
    assert found(PLAN) == {}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"issuer": ()}, "issuer-missing"),
        ({"symbol": ""}, "symbol-missing"),
        ({"symbol": "UBND-XYZT"}, "symbol-unit"),
        ({"place": " "}, "place-missing"),
        ({"month": None}, "date-missing"),
        ({"day": 31, "month": 2}, "date-impossible"),
        ({"doc_type": "CÔNG THƯ"}, "type-unknown"),
        ({"subject": " "}, "subject-missing"),
        ({"subject": "a" * 501}, "subject-long"),
        ({"urgency": "GẤP"}, "urgency-unknown"),
        ({"recipients": ()}, "to-missing"),
        ({"position": ""}, "position-missing"),
        ({"signer": ""}, "signer-missing"),
        ({"opening": (), "tasks": (), "closing": ()}, "text-missing"),
        ({"closing": ("Trước ngày 31/02/2024./.",)}, "date-impossible"),
    ],
)
def test_what_only_the_clerk_can_know_is_found_but_not_mended(changed, code):
    findings = found(replace(MENDED, **changed))
    assert findings[code] is None


@pytest.mark.parametrize(
    ("changed", "code", "part", "mended"),
    [
        ({"symbol": "/UBND–VHXH"}, "symbol-spaces", "symbol", "UBND-VHXH"),
        ({"symbol": "CV-UBND"}, "symbol-type", "symbol", "UBND"),
        ({"place": "Chợ Chu,"}, "place-comma", "place", "Chợ Chu"),
        ({"subject": "V/v tuyên truyền."}, "subject-marks", "subject", "tuyên truyền"),
        ({"recipients": ("- Tổ dân phố 1", "Tổ dân phố 2;")}, "to-marks", "recipients",
         ("Tổ dân phố 1;", "Tổ dân phố 2.")),
        ({"recipients": ("- UBND huyện;",)}, "to-marks", "recipients", ("UBND huyện",)),
        ({"distribution": ()}, "copies-missing", "distribution", ("Như trên;", "Lưu: VT.")),
        ({"distribution": ("Như trên;", "Lưu VT")}, "copies-kept", "distribution", ("Như trên;", "Lưu: VT.")),
        ({"closing": ("Đề nghị thực hiện.",)}, "end-mark", "closing", ("Đề nghị thực hiện./.",)),
        ({"closing": ("Xong trước 05/04/2024./.",)}, "date-zeros", "closing", ("Xong trước 05/4/2024./.",)),
        ({"closing": ("Xong trước ngày 5 tháng 1 năm 2024./.",)}, "date-zeros", "closing",
         ("Xong trước ngày 05 tháng 01 năm 2024./.",)),
        ({"basis": ("Căn cứ Luật Trẻ em.", "Căn cứ Luật Báo chí;")}, "basis-marks", "basis",
         ("Căn cứ Luật Trẻ em;", "Căn cứ Luật Báo chí.")),
        ({"authority": ("K/T CHỦ TỊCH",)}, "authority-prefix", "authority", ("KT. CHỦ TỊCH",)),
        ({"authority": ("TM.ỦY BAN NHÂN DÂN",)}, "authority-prefix", "authority", ("TM. ỦY BAN NHÂN DÂN",)),
        ({"authority": ("KT CHỦ TỊCH",)}, "authority-prefix", "authority", ("KT. CHỦ TỊCH",)),
        ({"signer": "ThS. Nguyễn Trung Kiên"}, "signer-title", "signer", "Nguyễn Trung Kiên"),
    ],
)  # fmt: skip
def test_what_is_certain_is_mended(changed, code, part, mended):
    content = replace(MENDED, **changed)
    assert getattr(found(content)[code], part) == mended
    assert found(mend_all(content, known_units=KNOWN_UNITS)) == {}


def test_a_plan_may_not_have_kinh_gui_nor_nhu_tren():
    asked = replace(PLAN, recipients=("Các tổ dân phố",), distribution=("Như trên;", "Lưu: VT."))
    assert found(asked)["to-not-allowed"].recipients == ()
    assert mend_all(asked, known_units=KNOWN_UNITS).distribution == ("Lưu: VT.",)


def test_a_report_upward_may_have_kinh_gui():
    report = replace(PLAN, doc_type="BÁO CÁO", symbol="BC-UBND", recipients=("UBND huyện Định Hóa",))
    assert "to-not-allowed" not in found(report)


def test_a_plan_with_another_types_symbol_is_found():
    assert found(replace(PLAN, symbol="TB-UBND"))["symbol-type"].symbol == "KH-UBND"


def test_the_office_of_a_district_may_keep_a_copy_as_drafter():
    assert "copies-kept" not in found(replace(MENDED, distribution=("Như trên;", "Lưu: VT, VP.")))


def test_a_text_that_ends_in_a_task_gets_its_end_mark_there():
    content = replace(MENDED, closing=(), tasks=(TaskBlock(heading="Tổ dân phố", paragraphs=("Thực hiện",)),))
    assert found(content)["end-mark"].tasks[-1].paragraphs == ("Thực hiện./.",)


def test_without_a_list_of_units_no_abbreviation_is_doubted():
    assert not [finding for finding in check_form(replace(MENDED, symbol="UBND-LẠ")) if finding.code == "symbol-unit"]

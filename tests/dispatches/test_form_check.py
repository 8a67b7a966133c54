"""Does the checker find each departure from the decree, mend what is certain, and stay silent on a paper in form?"""

from dataclasses import replace

import pytest

from dispatches.formcheck import check_form, mend_all
from dispatches.printing.appendices import Appendix
from dispatches.printing.content import LetterContent, TaskBlock
from dispatches.printing.sections import Section
from tests.dispatches.letters import CHO_CHU, KNOWN_UNITS

MENDED = mend_all(CHO_CHU, known_units=KNOWN_UNITS)
PLAN = replace(
    MENDED, doc_type="KẾ HOẠCH", symbol="KH-UBND", subject="Tuyên truyền về trẻ em", recipients=(),
    distribution=("Đảng ủy;", "Lưu: VT."),
)  # fmt: skip


def found(content: LetterContent) -> dict[str, LetterContent | None]:
    return {finding.code: finding.mend for finding in check_form(content, known_units=KNOWN_UNITS)}


def test_the_cho_chu_letter_as_typed_departs_in_seven_places():
    codes = [finding.code for finding in check_form(CHO_CHU, known_units=KNOWN_UNITS)]
    assert codes == [
        "symbol-spaces", "symbol-unit", "citation-comma", "capitals-6", "copies-as-above", "copies-kept",
        "copies-marks",
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
        ({"symbol": "UBND"}, "symbol-field"),
        ({"opening": ("Địa điểm: …",)}, "field-left"),
        ({"closing": ("Kết thúc vào … giờ./.",)}, "field-left"),
        ({"basis": ("Căn cứ Quyết định của Chủ tịch Ủy ban nhân dân huyện.",)}, "basis-incomplete"),
        ({"sections": (Section(level="chapter", paragraphs=("Một.",)),)}, "division-untitled"),
        ({"appendices": (Appendix(title="Danh sách"),)}, "appendix-unnamed"),
        ({"doc_type": "TỜ TRÌNH", "symbol": "TTr-UBND", "subject": "Về kinh phí", "recipients": ()}, "to-missing"),
        ({"doc_type": "KẾ HOẠCH", "symbol": "KH-UBND", "subject": "VỀ TRẺ EM"}, "subject-capitals"),
    ],
)
def test_what_only_the_clerk_can_know_is_found_but_not_mended(changed, code):
    findings = found(replace(MENDED, **changed))
    assert findings[code] is None


@pytest.mark.parametrize(
    ("changed", "code", "part", "mended"),
    [
        ({"symbol": "/UBND–VHXH"}, "symbol-spaces", "symbol", "UBND-VHXH"),
        ({"symbol": "CV-UBND-VHXH"}, "symbol-type", "symbol", "UBND-VHXH"),
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
        ({"place": "Chợ Chu, ngày 5 tháng 4"}, "place-comma", "place", "Chợ Chu"),
        ({"place": "CHỢ CHU"}, "place-capitals", "place", "Chợ Chu"),
        ({"recipients": ("Kính gửi: UBND huyện",)}, "to-word", "recipients", ("UBND huyện",)),
        ({"authority": ()}, "authority-deputy", "authority", ("KT. CHỦ TỊCH",)),
        ({"signer": "NGUYỄN TRUNG KIÊN"}, "signer-capitals", "signer", "Nguyễn Trung Kiên"),
        ({"basis": ("Căn cứ Luật Trẻ em số 102/2016/QH13 ngày 05 tháng 4 năm 2016.",)}, "basis-law", "basis",
         ("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016.",)),
        ({"opening": ("Ủy ban đề nghị./.",)}, "end-mark-early", "opening", ("Ủy ban đề nghị.",)),
        ({"signer": "ThS. Nguyễn Trung Kiên"}, "signer-title", "signer", "Nguyễn Trung Kiên"),
    ],
)  # fmt: skip
def test_what_is_certain_is_mended(changed, code, part, mended):
    content = replace(MENDED, **changed)
    assert getattr(found(content)[code], part) == mended
    assert found(mend_all(content, known_units=KNOWN_UNITS)) == {}


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Uỷ ban Nhân dân và Hội Đồng Nhân dân xã.", "Uỷ ban nhân dân và Hội đồng nhân dân xã."),
        ("tại thành phố Hồ Chí Minh và thủ đô Hà Nội", "tại Thành phố Hồ Chí Minh và Thủ đô Hà Nội"),
        ("của Tỉnh Thái Nguyên", "của tỉnh Thái Nguyên"),
        ("các tầng lớp nhân dân", "các tầng lớp Nhân dân"),
        ("tại Điểm a Khoản 2 Điều 5", "tại điểm a khoản 2 Điều 5"),
        ("theo điều 12 và điểm b khoản 1 điều 3", "theo Điều 12 và điểm b khoản 1 Điều 3"),
    ],
)
def test_capitals_that_are_sure_are_mended(typed, mended):
    content = replace(MENDED, opening=(typed,))
    assert mend_all(content, known_units=KNOWN_UNITS).opening == (mended,)
    assert "capitals" in "".join(found(content))
    assert found(replace(MENDED, opening=(mended,))) == {}


@pytest.mark.parametrize(
    "text",
    ["Viện kiểm sát nhân dân và Ủy ban nhân dân các cấp.", "ỦY BAN NHÂN DÂN", "Tỉnh ủy, Tỉnh Đoàn và Tỉnh ủy.",
     "quản lý nhà nước về công tác văn thư", "đơn vị lực lượng vũ trang nhân dân", "Khoản 2 nêu rõ.", "một điều 5 lần",
     "Trên loa, trên Zalo, …", "và nơi khác..."],
)  # fmt: skip
def test_capitals_that_are_not_sure_are_left_alone(text):
    assert found(replace(MENDED, opening=(text,))) == {}


def test_a_subject_of_a_named_paper_begins_with_a_capital_and_a_reader_of_others_papers_is_not_held_to_it():
    small = replace(PLAN, subject="tuyên truyền về trẻ em")
    assert found(small) == {"subject-first": PLAN}
    assert check_form(small, known_units=KNOWN_UNITS, is_read=True) == []


@pytest.mark.parametrize("kept", ["Lưu: VT, VHXH. PL.(300)", "Lưu: VT, VHXH (2).", "Lưu: VT, VHXH. HTL (12)"])
def test_who_drafted_and_how_many_copies_may_stand_behind_the_kept_copy(kept):
    assert found(replace(MENDED, distribution=("Như trên;", kept))) == {}


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

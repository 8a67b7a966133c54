"""The two papers of Chợ Chu, read exactly."""

import pytest

from intake.reading import Reading, read, split_papers
from tests.intake.papers import CHO_CHU, PLAN, paper
from vietnam.text import squeeze


@pytest.fixture(scope="module")
def letter() -> Reading:
    return read(paper(CHO_CHU))


@pytest.fixture(scope="module")
def plan() -> Reading:
    return read(paper(PLAN))


def scalars(reading: Reading) -> dict[str, str | None]:
    kept = ("issuer_parent", "issuer", "number", "symbol", "doc_type", "place", "date", "subject", "system", "urgency")
    return {key: reading.to_json()[key] for key in (*kept, "signer_authority", "signer_position", "signer_name")}


def test_every_field_of_the_cong_van(letter: Reading) -> None:
    assert scalars(letter) == {
        "issuer_parent": None,
        "issuer": "ỦY BAN NHÂN DÂN THỊ TRẤN CHỢ CHU",
        "number": None,
        "symbol": "UBND - VHXX",
        "doc_type": "công văn",
        "place": "Chợ Chu",
        "date": "2024-04-??",
        "subject": "tuyên truyền Kế hoạch số 145-KH/HU, ngày 27/3/2024 của Ban Thường vụ Huyện ủy",
        "system": "state",
        "urgency": None,
        "signer_authority": "KT. CHỦ TỊCH",
        "signer_position": "PHÓ CHỦ TỊCH",
        "signer_name": "Nguyễn Trung Kiên",
    }


def test_every_field_of_the_plan(plan: Reading) -> None:
    assert scalars(plan) == {
        "issuer_parent": "ĐẢNG BỘ TỈNH THÁI NGUYÊN",
        "issuer": "HUYỆN ỦY ĐỊNH HÓA",
        "number": "145",
        "symbol": "KH/HU",
        "doc_type": "kế hoạch",
        "place": "Định Hóa",
        "date": "2024-03-27",
        "subject": "Thực hiện Chỉ thị số 28-CT/TW ngày 25/12/2023 của Bộ Chính trị về tăng cường công tác chăm sóc,"
        " giáo dục và bảo vệ trẻ em đáp ứng yêu cầu phát triển đất nước phồn vinh, hạnh phúc",
        "system": "party",
        "urgency": None,
        "signer_authority": "T/M BAN THƯỜNG VỤ",
        "signer_position": "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "signer_name": "Đàm Tiến Niên",
    }


def test_the_cong_van_is_addressed_to_two_groups(letter: Reading, plan: Reading) -> None:
    assert letter.to_json()["recipients"] == [
        "Các ban ngành, đoàn thể thị trấn Chợ Chu",
        "Các tổ dân phố thị trấn Chợ Chu",
    ]
    assert plan.recipients is None


def test_the_cong_van_gives_two_tasks_without_deadline(letter: Reading) -> None:
    assert [(task.assignee.value, task.text_start, task.deadline) for task in letter.tasks if task.assignee] == [
        ("Công chức Văn hóa-xã hội", "Tuyên truyền Kế hoạch số 145-KH/HU, ngày 27/3/2024", None),
        ("Các ban ngành, đoàn thể, tổ dân phố", "Tuyên truyền Kế hoạch số 145-KH/HU, ngày 27/3/2024", None),
    ]
    assert len(letter.blocks) == 2


def test_the_plan_gives_five_blocks_of_tasks(plan: Reading) -> None:
    assert [block.assignee.value for block in plan.blocks if block.assignee] == [
        "Các tổ chức cơ sở Đảng, các cơ quan tham mưu giúp việc Huyện ủy, Ủy ban Mặt trận Tổ quốc và các tổ chức"
        " chính trị - xã hội của huyện",
        "Ủy ban nhân dân Huyện",
        "Ủy ban Mặt trận Tổ quốc huyện và các tổ chức chính trị - xã hội",
        "Ban Tuyên giáo Huyện ủy",
        "Ban Dân vận Huyện ủy",
    ]
    assert [len(block.tasks) for block in plan.blocks] == [1, 2, 1, 1, 1]
    assert plan.blocks[3].tasks[0].recurrence.value == "định kỳ"
    assert plan.blocks[4].text.value.endswith("trong công tác dân vận.")  # without the initials written by hand


def test_both_lists_of_copies(letter: Reading, plan: Reading) -> None:
    assert letter.to_json()["archive_list"] == [
        "Đảng ủy, TT HĐND",
        "Ban tuyên giáo Đảng ủy",
        "Lãnh đạo UBND",
        "Như kính gửi",
        "Lưu: VP, VHXX",
    ]
    assert plan.to_json()["archive_list"] == [
        "Thường trực Tỉnh ủy",
        "Ban Tuyên giáo Tỉnh ủy",
        "Thường trực Huyện ủy",
        "Thường trực HĐND huyện",
        "Lãnh đạo UBND huyện",
        "Các cơ quan tham mưu, giúp việc Huyện ủy",
        "UB MTTQ và các tổ chức chính trị - xã hội huyện",
        "Các chi, đảng bộ trực thuộc Huyện ủy",
        "Các đ/c Ủy viên BCH Đảng bộ huyện",
        "Lưu Văn phòng Huyện ủy",
    ]


def test_the_chain_can_be_built_from_both_papers(letter: Reading, plan: Reading) -> None:
    rows = [(c.type, c.number_symbol, c.date, c.issuer, c.nested, c.implements) for c in (*letter.basis, *plan.basis)]
    assert rows == [
        ("công văn", "1761/UBND-VP", "2024-03-28", "UBND huyện Định Hóa", False, 1),
        ("Kế hoạch", "145-KH/HU", "2024-03-27", "Ban Thường vụ Huyện ủy", True, None),
        ("Kế hoạch", "156-KH/TU", "2024-03-01", "Ban Thường vụ Tỉnh ủy Thái Nguyên", False, 1),
        ("Chỉ thị", "28-CT/TW", "2023-12-25", "Bộ Chính trị", True, None),
    ]
    assert (letter.implements, plan.implements) == (0, 0)
    assert [c.number_symbol for c in letter.attachments] == ["145-KH/HU"]


def test_every_value_stands_where_its_span_says(letter: Reading) -> None:
    text = paper(CHO_CHU)
    for found in (letter.issuer, letter.symbol, letter.place, letter.signer_name, *(letter.recipients or ())):
        shown = squeeze(" ".join(text[a:b] for a, b in found.spans))
        assert shown == found.value
    for task in letter.tasks:
        assert squeeze(" ".join(text[a:b] for a, b in task.text.spans)) == task.text.value
    (start, end) = letter.basis[0].spans[0]
    assert text[start:end] == "công văn số 1761/UBND-VP ngày 28/3/2024 của UBND huyện Định Hóa"


def test_blank_number_and_day_are_doubts_in_whole_sentences(letter: Reading, plan: Reading) -> None:
    assert [(doubt.code, doubt.field) for doubt in letter.doubts] == [("blank", "number"), ("blank", "date")]
    assert all(doubt.sentence.endswith(".") for doubt in letter.doubts)
    assert plan.doubts == ()


def test_one_paste_with_both_papers_is_split_verbatim() -> None:
    paste = paper(CHO_CHU) + "\n" + paper(PLAN)
    papers = split_papers(paste)
    assert "".join(papers) == paste
    assert [read(each).symbol.value for each in papers] == ["UBND - VHXX", "KH/HU"]


def test_a_single_paper_is_not_split() -> None:
    assert split_papers(paper(PLAN)) == [paper(PLAN)]

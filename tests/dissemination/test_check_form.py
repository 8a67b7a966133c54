"""`manage.py check_form FILE`: the papers of the seed, and what can't be checked."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dissemination.received import content_of, is_measured
from intake.reading import read
from tests.dispatches.letters import CHO_CHU

PAPERS = Path(__file__).resolve().parents[2] / "directives/demo/papers"
SEED = PAPERS / "cong-van-cho-chu.txt"


def check(file, *words):
    """What was printed, and the exit code."""
    out = StringIO()
    try:
        call_command("check_form", str(file), *words, stdout=out)
    except SystemExit as left:
        return out.getvalue(), left.code
    return out.getvalue(), 0


def test_the_letter_of_the_seed_departs_in_seven_places():
    said, code = check(SEED, "--units", "UBND,HĐND,VHXH,VP")
    assert code == 1
    assert "Tổng cộng 7 chỗ." in said
    for sentence in (
        "Ký hiệu “UBND - VHXX” có khoảng trắng",
        "có phải là “VHXH”?",
        "không có dấu phẩy giữa số, ký hiệu và ngày",
        "viết là “hội viên và Nhân dân”",
        "bắt đầu bằng dòng “Như trên;”",
        "“Lưu: VT, VHXH.”",
        "Cuối mỗi dòng Nơi nhận có dấu chấm phẩy",
    ):
        assert sentence in said
    assert said.count("Nghị định 30/2020/NĐ-CP") == 7


def test_a_letter_in_form_passes():
    assert check(PAPERS / "cong-van-tan-son.txt") == ("Đúng thể thức.\n", 0)


def test_the_check_sees_the_words_that_stand_on_the_paper():
    text = SEED.read_text(encoding="utf-8")
    content = content_of(read(text), text)
    assert (content.symbol, content.recipients, content.distribution, content.month, content.day) == (
        CHO_CHU.symbol, CHO_CHU.recipients, CHO_CHU.distribution, 4, None,
    )  # fmt: skip
    assert content.closing == CHO_CHU.closing[-1:]
    assert content.opening[0].startswith("Thực hiện công văn số 1761/UBND-VP")


def test_a_party_paper_is_measured_by_the_partys_guideline_and_not_by_the_decree():
    said, _ = check(PAPERS / "ke-hoach-145-kh-hu.txt")
    assert "30/2020" not in said
    assert "dấu chấm phẩy" not in said


def test_a_paper_of_the_front_is_not_measured():
    reading = read("MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN MẶT TRẬN TỔ QUỐC")
    assert is_measured(replace(reading, system="front")) is False


@pytest.mark.parametrize(("name", "content"), [("khong-co.txt", None), ("hong.pdf", b"%PDF-1.7 broken")])
def test_what_cannot_be_read_gets_a_sentence(tmp_path, name, content):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("check_form", str(file))

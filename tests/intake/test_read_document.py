"""`manage.py read_document` prints a reading and touches no database."""

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, execute_from_command_line

from intake.extraction import scan
from tests.intake.files import made_pdf, photo, pictures
from tests.intake.papers import CHO_CHU, PLAN, TAN_SON, paper
from tests.intake.test_edxml import attached, message

KEYS = {
    *("issuer_parent", "issuer", "number", "symbol", "doc_type", "place", "date", "subject", "recipients", "basis"),
    *("tasks", "archive_list", "signer_authority", "signer_position", "signer_name", "system", "urgency"),
    *("spans", "doubts"),
}


def printed(path: Path, *flags: str) -> str:
    out = io.StringIO()
    call_command("read_document", str(path), *flags, stdout=out)
    return out.getvalue()


def test_json_has_the_keys_of_an_annotated_answer(tmp_path: Path) -> None:
    path = tmp_path / "kh.txt"
    path.write_text(paper(PLAN), encoding="utf-8")
    given = json.loads(printed(path, "--json"))
    assert set(given) == KEYS
    assert set(given["basis"][0]) == {"type", "number_symbol", "date", "issuer", "nested"}
    asked = {"assignee", "text", "text_start", "deadline", "recurrence", "lead", "support"}
    assert set(given["tasks"][0]) == asked


def test_two_papers_in_one_file_are_a_list(tmp_path: Path) -> None:
    path = tmp_path / "hai.txt"
    path.write_text(paper(CHO_CHU) + "\n" + paper(PLAN), encoding="utf-8")
    assert [each["symbol"] for each in json.loads(printed(path, "--json"))] == ["UBND - VHXX", "KH/HU"]
    assert "Người ký: Nguyễn Trung Kiên" in printed(path)


def test_people_read_days_as_papers_write_them(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text(paper(TAN_SON), encoding="utf-8")
    told = printed(path)
    assert "Ngày: 06/5/2024" in told
    assert "Kế hoạch 212/KH-UBND 24/4/2024" in told
    assert "(hạn 16:30 31/5/2024)" in told
    path.write_text(paper(CHO_CHU), encoding="utf-8")
    assert "Ngày: ??/04/2024" in printed(path)


def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "trong.txt"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match="Tệp không có nội dung"):
        printed(path)
    with pytest.raises(CommandError, match=r"Không mở được tệp .*: không có tệp hoặc thư mục này\."):
        printed(tmp_path / "khong-co.txt")
    with pytest.raises(CommandError, match=r"Không mở được tệp .*: đây là thư mục, không phải tệp\."):
        printed(tmp_path)


def test_on_the_command_line_a_refusal_is_its_sentence_and_a_code(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "trong.txt"
    path.write_bytes(b"")
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["manage.py", "read_document", str(path), "--no-color"])
    assert ended.value.code == 1
    assert capfd.readouterr().err == "Tệp không có nội dung; hãy chọn tệp khác hoặc dán nội dung văn bản.\n"


def test_of_a_file_too_large_only_as_much_is_read_as_shows_that_it_is(tmp_path: Path) -> None:
    path = tmp_path / "lon.pdf"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    tracemalloc.start()
    with pytest.raises(CommandError, match="Tệp nặng 300 MB, vượt mức 20 MB"):
        printed(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


def test_an_edxml_message_is_read_with_its_attachment(tmp_path: Path) -> None:
    path = tmp_path / "goi.edxml"
    path.write_bytes(message(attached("cv.txt", paper(TAN_SON).encode())))
    given = json.loads(printed(path, "--json"))
    assert (given["number"], given["urgency"], len(given["tasks"])) == ("87", "Hỏa tốc", 7)


@pytest.mark.slow
@pytest.mark.skipif(not scan.installed(), reason="Tesseract or its Vietnamese model is missing")
def test_a_photo_is_read_and_its_progress_told(tmp_path: Path) -> None:
    path, err = tmp_path / "anh.png", io.StringIO()
    path.write_bytes(photo(pictures(made_pdf())[0], "PNG"))
    out = io.StringIO()
    call_command("read_document", str(path), "--json", stdout=out, stderr=err)
    assert json.loads(out.getvalue())["symbol"] == "UBND-VHXH"
    assert "Đã nhận dạng trang 1/1." in err.getvalue()

"""`manage.py read_document` prints a reading and touches no database."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.intake.papers import CHO_CHU, PLAN, paper

KEYS = {
    *("issuer_parent", "issuer", "number", "symbol", "doc_type", "place", "date", "subject", "recipients", "basis"),
    *(
        "tasks",
        "archive_list",
        "signer_authority",
        "signer_position",
        "signer_name",
        "system",
        "urgency",
        "spans",
        "doubts",
    ),
}


def printed(path: Path, *flags: str) -> str:
    out = io.StringIO()
    call_command("read_document", str(path), *flags, stdout=out)
    return out.getvalue()


def test_json_has_the_keys_of_an_annotated_answer(tmp_path: Path) -> None:
    path = tmp_path / "kh.txt"
    path.write_text(paper(PLAN), encoding="utf-8")
    given = json.loads(printed(path, "--json"))
    assert set(given) >= KEYS
    assert set(given["basis"][0]) >= {"type", "number_symbol", "date", "issuer"}
    assert set(given["tasks"][0]) >= {"assignee", "text", "text_start", "deadline", "recurrence"}


def test_two_papers_in_one_file_are_a_list(tmp_path: Path) -> None:
    path = tmp_path / "hai.txt"
    path.write_text(paper(CHO_CHU) + "\n" + paper(PLAN), encoding="utf-8")
    assert [each["symbol"] for each in json.loads(printed(path, "--json"))] == ["UBND - VHXX", "KH/HU"]
    assert "Người ký: Nguyễn Trung Kiên" in printed(path)


def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "trong.txt"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match="Tệp không có nội dung"):
        printed(path)
    with pytest.raises(CommandError, match="Không mở được tệp"):
        printed(tmp_path / "khong-co.txt")

"""`manage.py render_letter`: any letter as a file, drafts marked, issued ones byte by byte."""

import hashlib

import pdfplumber
import pytest
from django.core.management import CommandError, call_command

from directives.models import FileKind
from tests.dispatches.making import issued


def text_of(path) -> str:
    return pdfplumber.open(path).pages[0].extract_text()


def test_a_draft_is_marked_and_the_print_for_the_pen_is_not(letter, tmp_path, capsys):
    code = letter.directive.code
    call_command("render_letter", code, out=tmp_path / "a.pdf")
    call_command("render_letter", code, out=tmp_path / "b.pdf", for_the_pen=True)
    assert "DỰ THẢO" in text_of(tmp_path / "a.pdf")
    assert "DỰ THẢO" not in text_of(tmp_path / "b.pdf")
    assert "bản dự thảo" in capsys.readouterr().out


def test_an_issued_letter_is_copied_as_it_was_frozen(world, tmp_path):
    paper = issued(world).directive
    call_command("render_letter", paper.code, out=tmp_path / "a.pdf")
    digest = hashlib.sha256((tmp_path / "a.pdf").read_bytes()).hexdigest()
    assert digest == paper.files.get(kind=FileKind.ISSUED).sha256


def test_an_unknown_code_and_a_folder_that_is_not_there_are_said(letter, tmp_path):
    with pytest.raises(CommandError, match="Không có văn bản đi"):
        call_command("render_letter", "khong-co", out=tmp_path / "a.pdf")
    with pytest.raises(CommandError, match="Không ghi được"):
        call_command("render_letter", letter.directive.code, out=tmp_path / "khong" / "a.pdf")

"""Can a text make the printer do something else than print it? And is the same letter always the same file?"""

import hashlib
import io
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import ImproperlyConfigured
from fontTools.ttLib import TTFont

from dispatches.printing import fonts, render, stylesheet
from dispatches.printing.form import STATE
from dispatches.printing.presets import FORMS
from dispatches.printing.preview import preview_html
from dispatches.templatetags.letter_text import on_paper
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.paper import Paper

pytestmark = pytest.mark.slow

HOSTILE = (
    '<script>alert(1)</script><img src="file:///etc/passwd"><b>đậm</b> &amp; {{ settings.SECRET_KEY }} '
    '<link rel="attachment" href="file:///etc/hostname"><style>*{display:none}</style>'
)


def test_markup_prints_as_text():
    paper = Paper(render.render(replace(CHO_CHU, opening=(HOSTILE,), signer="<i>Kẻ gian</i>"), draft=False))
    printed = paper.text.replace("\n", " ")
    assert '<img src="file:///etc/passwd">' in printed
    assert "{{ settings.SECRET_KEY }}" in printed
    assert "<i>Kẻ gian</i>" in printed
    assert "root:" not in printed
    assert b"EmbeddedFile" not in paper.bytes
    assert b"/Image" not in paper.bytes


@pytest.mark.parametrize(
    ("typed", "slanted"),
    [("(viết tắt là *Chỉ thị số 28-CT/TW*)", "Chỉ thị số 28-CT/TW"), ("5 * 3 * 2", ""), ("(*) Ghi chú", ""),
     ("a*b*c", ""), ("*<b>x</b>*", "<b>x</b>")],
)  # fmt: skip
def test_words_between_two_stars_print_in_italics_and_other_stars_as_they_are(typed, slanted):
    lines = Paper(render.render(replace(CHO_CHU, opening=(typed,)), draft=False)).lines
    italic = "".join(
        line.text for line in lines if "Italic" in line.font and line.size == 14 and "ngày" not in line.text
    )
    assert italic.replace(" ", "") == slanted.replace(" ", "")
    assert "".join(line.text for line in lines).count("*") == (0 if slanted else typed.count("*"))


def test_direction_marks_do_not_turn_the_text_around():
    turned = "Thời hạn \u202e03/21\u202c là \u200bngày 30"
    assert "Thời hạn 03/21 là ngày 30" in Paper(render.render(replace(CHO_CHU, opening=(turned,)), draft=False)).text


def test_a_run_of_letters_without_a_space_stays_on_the_page():
    paper = Paper(
        render.render(replace(CHO_CHU, opening=("A" * 400, "1/" + "B" * 300), subject="c" * 200), draft=False)
    )
    assert max(line.x1 for line in paper.lines) <= paper.sizes[0][0]


def test_a_long_run_may_break_after_every_sixty_characters_and_stays_escaped():
    assert on_paper("A" * 60) == "A" * 60
    assert on_paper("A" * 59 + "<" + "B" * 61) == "A" * 59 + "&lt;<wbr>" + "B" * 60 + "<wbr>B"
    words = "tuyên truyền " * 20
    assert "<wbr>" not in on_paper(words)
    paper = Paper(render.render(replace(CHO_CHU, opening=("A" * 3000,)), draft=False))
    assert "".join(line.text for line in paper.lines).count("A") >= 3000


def test_the_printer_opens_its_four_fonts_and_nothing_else(tmp_path):
    secret = tmp_path / "secret.ttf"
    secret.write_text("x")
    fetcher = render.OnlyOurFonts()
    assert fetcher.fetch((fonts.OWN_DIR / "LiberationSerif-Bold.ttf").as_uri()).read()[:4] == b"\x00\x01\x00\x00"
    for address in ("file:///etc/passwd", "http://127.0.0.1/", secret.as_uri(), "data:text/plain,x"):
        with pytest.raises(render.FatalURLFetchingError):
            fetcher.fetch(address)
        with pytest.raises(render.FatalURLFetchingError):
            render.Nothing().fetch(address)


def test_the_same_letter_is_the_same_file_also_in_another_process():
    first = render.render(CHO_CHU, draft=False)
    assert render.render(CHO_CHU, draft=False) == first
    assert render.render(CHO_CHU, draft=True) != first
    script = (
        "import django, hashlib; django.setup();"
        "from tests.dispatches.letters import CHO_CHU; from dispatches.printing.render import render;"
        "print(hashlib.sha256(render(CHO_CHU, draft=False)).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    made = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == hashlib.sha256(first).hexdigest()


def test_the_file_names_itself_and_its_language():
    paper = Paper(render.render(replace(CHO_CHU, number="42"), draft=False))
    assert paper.metadata["Title"].startswith("Công văn số 42/UBND - VHXX V/v tuyên truyền")
    assert paper.metadata["Author"] == "ỦY BAN NHÂN DÂN THỊ TRẤN CHỢ CHU"
    with pikepdf.open(io.BytesIO(paper.bytes)) as pdf:
        assert str(pdf.Root.Lang) == "vi"
        assert pdf.Root.MarkInfo.Marked


def test_a_draft_is_marked_on_every_page_and_a_clean_print_on_none():
    long = replace(CHO_CHU, closing=("Tiếp tục tuyên truyền sâu rộng. " * 100 + "./.",))
    draft, clean = Paper(render.render(long, draft=True)), Paper(render.render(long, draft=False))
    assert draft.pages == clean.pages == 2
    for page in (1, 2):
        assert draft.line("DỰ THẢO: chưa ký, chưa ban hành", page=page)
    assert draft.metadata["Title"].startswith("DỰ THẢO")
    assert "DỰ THẢO" not in clean.text
    assert draft.line("KT. CHỦ TỊCH").baseline == clean.line("KT. CHỦ TỊCH").baseline


def test_our_fonts_have_every_vietnamese_letter():
    vowels = "aăâeêioôơuưy"
    tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones} | {"đ"}
    wanted = {form for letter in letters for form in (letter, letter.upper())} | set(
        "0123456789./:;,-–—…“”‘’()%&₫§°²³ "
    )
    assert all(len(letter) == 1 for letter in wanted)
    for path in fonts.font_files().values():
        missing = {letter for letter in wanted if ord(letter) not in TTFont(path).getBestCmap()}
        assert not missing, f"{path.name} lacks {sorted(missing)}"


def test_an_office_may_set_its_own_font_but_not_half_of_it(settings, tmp_path):
    for (_, theirs), source in zip(fonts.FACES.values(), fonts.font_files().values(), strict=True):
        (tmp_path / theirs).write_bytes(source.read_bytes())
    settings.LETTER_FONT_DIR = str(tmp_path)
    assert {path.parent for path in fonts.font_files().values()} == {tmp_path.resolve()}
    (tmp_path / "timesi.ttf").unlink()
    with pytest.raises(ImproperlyConfigured, match=r"timesi\.ttf"):
        fonts.font_files()


def test_the_preview_is_the_same_sheet_without_inline_style():
    shown = preview_html(replace(CHO_CHU, opening=(HOSTILE,)), draft=True)
    assert shown.strip().startswith('<article class="letter letter-draft letter-state" lang="vi">')
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert " style=" not in shown
    assert "DỰ THẢO" in shown
    assert "DỰ THẢO" not in preview_html(CHO_CHU, draft=False)


def test_the_preview_stylesheet_is_made_from_the_same_rules():
    assert stylesheet.PREVIEW_FILE.read_text(encoding="utf-8") == stylesheet.for_screen()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_format_fills_every_measure_of_the_stylesheet(form):
    assert "var(" not in stylesheet.for_paper(form)
    assert set(form.measures) == set(STATE.measures)
    assert all(f"--{name}: {size};" in stylesheet.for_screen() for name, size in form.measures.items())

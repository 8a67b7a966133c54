"""Which stylesheet does a paper get? One set of rules and the measures of its format, for paper and screen.

The screen's file is served as `static/css/letter-preview.css`. After a change of the rules write it anew with
`python manage.py shell -c "from dispatches.printing import stylesheet; stylesheet.write_preview()"`; a test compares.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from dispatches.printing.fonts import FACES, font_faces, font_files
from dispatches.printing.form import STATE, Form
from dispatches.printing.presets import FORMS

HERE: Final = Path(__file__).resolve().parent
PREVIEW_FILE: Final = HERE.parent.parent / "static" / "css" / "letter-preview.css"


def for_paper(form: Form) -> str:
    """The rules for WeasyPrint, with the font files by their place on disk; read once."""
    return _for_paper(form.key)


@cache
def _for_paper(key: str) -> str:
    form = FORMS[key]
    faces = font_faces({face: path.as_uri() for face, path in font_files().items()})
    return "\n".join([faces, _filled("letter.css", form), _filled("print.css", form)])


@cache
def for_books() -> str:
    """The rules for the books, with the font files by their place on disk."""
    faces = font_faces({face: path.as_uri() for face, path in font_files().items()})
    return "\n".join([faces, _text("book.css")])


@cache
def for_arrivals() -> str:
    """The rules for the dấu ĐẾN and the phiếu giải quyết, with the font files by their place on disk."""
    faces = font_faces({face: path.as_uri() for face, path in font_files().items()})
    return "\n".join([faces, _text("arrivals.css")])


@cache
def for_own_slips() -> str:
    """The rules for the phiếu giao việc, with the font files by their place on disk."""
    faces = font_faces({face: path.as_uri() for face, path in font_files().items()})
    return "\n".join([faces, _text("own_slips.css")])


def for_screen() -> str:
    """The rules for the preview, with our own fonts from the static files."""
    faces = font_faces({face: f"../letter-fonts/{ours}" for face, (ours, _) in FACES.items()})
    made = "/* Made by dispatches.printing.stylesheet from letter.css, screen.css, form.py, party.py: change those. */"
    measures = [_measures(form) for form in FORMS.values()]
    return "\n".join([made, faces, *measures, _text("letter.css"), _text("screen.css")])


def write_preview() -> None:
    """Write the screen's stylesheet into the static files."""
    PREVIEW_FILE.write_text(for_screen(), encoding="utf-8")


def _measures(form: Form) -> str:
    """The measures as variables; another format names only what differs from the State's."""
    own = {name: size for name, size in form.measures.items() if form is STATE or STATE.measures[name] != size}
    lines = "\n".join(f"  --{name}: {size};" for name, size in own.items())
    return f".letter{'' if form is STATE else f'-{form.key}'} {{\n{lines}\n}}\n"


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _filled(name: str, form: Form) -> str:
    return re.sub(r"var\(--([a-z-]+)\)", lambda found: form.measures[found[1]], _text(name))

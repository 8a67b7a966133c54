"""Which stylesheet does a paper get? One set of rules, filled with the decree's measures, for paper and for screen.

The screen's file is served as `static/css/letter-preview.css`. After a change of the rules write it anew with
`python manage.py shell -c "from dispatches.printing import stylesheet; stylesheet.write_preview()"`; a test compares.
"""

import re
from pathlib import Path
from typing import Final

from dispatches.printing.fonts import FACES, font_faces, font_files
from dispatches.printing.form import MEASURES

HERE: Final = Path(__file__).resolve().parent
PREVIEW_FILE: Final = HERE.parent.parent / "static" / "css" / "letter-preview.css"


def for_paper() -> str:
    """The rules for WeasyPrint, with the font files by their place on disk."""
    faces = font_faces({face: path.as_uri() for face, path in font_files().items()})
    return "\n".join([faces, _filled("letter.css"), _filled("print.css")])


def for_screen() -> str:
    """The rules for the preview, with our own fonts from the static files."""
    faces = font_faces({face: f"../letter-fonts/{ours}" for face, (ours, _) in FACES.items()})
    made = "/* Made by dispatches.printing.stylesheet from letter.css, screen.css and form.py: change those. */"
    return "\n".join([made, faces, _filled("letter.css"), _filled("screen.css")])


def write_preview() -> None:
    """Write the screen's stylesheet into the static files."""
    PREVIEW_FILE.write_text(for_screen(), encoding="utf-8")


def _filled(name: str) -> str:
    text = (HERE / name).read_text(encoding="utf-8")
    return re.sub(r"var\(--([a-z-]+)\)", lambda found: MEASURES[found[1]], text)

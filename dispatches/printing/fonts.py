"""Which font is a paper set in? Our own four files under a private family name, or an office's own Times New Roman.

Fontconfig is never asked: Debian's older Liberation Serif (1.07) lacks 93 Vietnamese letters and would be chosen
silently. Times New Roman itself may not be redistributed; Liberation Serif has the same metrics (Phụ lục I, Mục I.4).
"""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FAMILY: Final = "House Letter Serif"
OWN_DIR: Final = Path(__file__).resolve().parent.parent / "fonts"
# (weight, style): our file, the office's file as Windows names it
FACES: Final = {
    ("400", "normal"): ("LiberationSerif-Regular.ttf", "times.ttf"),
    ("700", "normal"): ("LiberationSerif-Bold.ttf", "timesbd.ttf"),
    ("400", "italic"): ("LiberationSerif-Italic.ttf", "timesi.ttf"),
    ("700", "italic"): ("LiberationSerif-BoldItalic.ttf", "timesbi.ttf"),
}


def font_files() -> dict[tuple[str, str], Path]:
    """The four files by (weight, style). Raises ImproperlyConfigured when one is not there."""
    office = settings.LETTER_FONT_DIR
    files = {
        face: (Path(office) / theirs if office else OWN_DIR / ours).resolve() for face, (ours, theirs) in FACES.items()
    }
    missing = [str(path) for path in files.values() if not path.is_file()]
    if missing:
        raise ImproperlyConfigured(
            f"Thiếu tệp phông chữ để in văn bản: {', '.join(missing)}. Chép đủ bốn tệp vào thư mục LETTER_FONT_DIR "
            "hoặc bỏ trống thiết lập này để dùng phông chữ đi kèm."
        )
    return files


def font_faces(addresses: dict[tuple[str, str], str]) -> str:
    """The @font-face rules, one for each (weight, style) and the address of its file."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-style: {style}; src: url("{address}"); }}'
        for (weight, style), address in addresses.items()
    )

"""Drawn pictures that stand where a real commune's photos would; each says that it is one."""

from __future__ import annotations

import io
from functools import lru_cache

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from dispatches.printing.fonts import font_files

SIZE = (1200, 900)
LABEL = "Ảnh minh họa"
SKY, HILL, FIELD, WOOD, RED, PAPER, DARK = "#dbe7ee", "#8fae8b", "#c9d6a3", "#7a5c43", "#9c2f20", "#fffdf7", "#33373d"
MOTIFS = ("loa", "hop", "pano")


def photo(motif: str, caption: str) -> ContentFile[bytes]:
    """A JPEG with the place written on it, so that no two are the same file."""
    image = _scene(motif).copy()
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, SIZE[1] - 84, SIZE[0], SIZE[1]), fill=PAPER)
    draw.text((28, SIZE[1] - 66), f"{LABEL} · {caption}", fill=DARK, font=_font(36))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return ContentFile(out.getvalue(), f"{motif}.jpg")


@lru_cache(maxsize=len(MOTIFS))
def _scene(motif: str) -> Image.Image:
    image = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 560), (260, 330), (520, 540), (820, 280), (1200, 560)], fill=HILL)
    draw.rectangle((0, 540, *SIZE), fill=FIELD)
    {"loa": _loudspeaker, "hop": _meeting, "pano": _board}[motif](draw)
    return image


def _loudspeaker(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((590, 200, 614, 820), fill=WOOD)
    for side in (-1, 1):
        draw.polygon(
            [(602 + side * 30, 250), (602 + side * 210, 180), (602 + side * 210, 370), (602 + side * 30, 300)],
            fill="#5d6670",
        )
        draw.line([(602 + side * 240, 230), (602 + side * 290, 210)], fill=DARK, width=8)
        draw.line([(602 + side * 240, 320), (602 + side * 290, 340)], fill=DARK, width=8)


def _meeting(draw: ImageDraw.ImageDraw) -> None:
    draw.polygon([(180, 330), (600, 170), (1020, 330)], fill=RED)
    draw.rectangle((230, 330, 970, 660), fill=PAPER)
    draw.rectangle((540, 440, 660, 660), fill=WOOD)
    for n in range(9):
        x = 190 + n * 100
        draw.ellipse((x - 24, 620, x + 24, 668), fill="#c99a6b")
        draw.rectangle((x - 36, 668, x + 36, 780), fill=("#5d6670", "#7f8fa6", RED)[n % 3])


def _board(draw: ImageDraw.ImageDraw) -> None:
    for x in (330, 870):
        draw.rectangle((x - 12, 480, x + 12, 800), fill=WOOD)
    draw.rectangle((230, 210, 970, 520), fill=RED)
    words = ("TOÀN DÂN CHĂM SÓC, GIÁO DỤC", "VÀ BẢO VỆ TRẺ EM")
    for line, text in enumerate(words):
        draw.text((600, 320 + line * 90), text, fill=PAPER, font=_font(44), anchor="mm")


@lru_cache(maxsize=4)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_files()[("700", "normal")]), size)

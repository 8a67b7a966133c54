"""Where on a photo does the sheet of paper lie? Four straight edges against a darker table; it alone, set square.

A page of a scanner has no such edges and stays as it is, as does a photo where one of them is not plain to see.
"""

import math
from statistics import median

from PIL import Image, ImageChops, ImageFilter

_LONGER = 800  # pixels, the longer side of the picture in which letters are filled in
_LETTER = 9  # pixels of a capital there
_COARSE = 2  # the edges are looked for in a picture this much smaller
_INNER = 0.35  # of the picture from its rim: from here the look goes outwards
_ROWS = 0.25, 0.75  # of the picture: here the look outwards must meet the edge
_STEP = 3  # pixels in which the light falls at an edge; at a shadow's it falls slowly
_FALL = 1.25  # times as light as the table is the paper
_NEAR = 2.0  # pixels beside a line that count as on it
_MOST = 0.75  # of the rows meet the edge there
_SIDES = 2**0.5  # of a sheet, the longer to the shorter
_SKEWED = 1.12  # times longer or shorter: so a photo askew from above shows a sheet; a shadow's edge cuts off more

_SLIMMEST = 2.5  # times longer than wide: no photo of a sheet

Line = tuple[float, float]  # rise, and place at 0


def alone(page: Image.Image) -> Image.Image:
    """The sheet without the table around it, or the page as it is."""
    if max(page.size) > _SLIMMEST * min(page.size) or not (corners := _corners(page)):
        return page
    upper_left, lower_left, lower_right, upper_right = corners
    wide = max(math.dist(upper_left, upper_right), math.dist(lower_left, lower_right))
    high = max(math.dist(upper_left, lower_left), math.dist(upper_right, lower_right))
    if not 1 / _SKEWED < max(wide, high) / min(wide, high) / _SIDES < _SKEWED:
        return page
    around = [each for corner in corners for each in corner]
    return page.transform((int(wide), int(high)), Image.Transform.QUAD, around, Image.Resampling.BICUBIC)


def _corners(page: Image.Image) -> list[tuple[float, float]]:
    """From the upper left one against the clock, in pixels of the page; none where an edge is not found."""
    small = _without_letters(page)
    lying = small.transpose(Image.Transpose.TRANSPOSE)
    left, right, top, bottom = _edge(small, -1), _edge(small, 1), _edge(lying, -1), _edge(lying, 1)
    if not (left and right and top and bottom):
        return []
    scale = page.height / small.height
    pairs = (left, top), (left, bottom), (right, bottom), (right, top)
    return [(x * scale, y * scale) for x, y in (_crossing(*pair) for pair in pairs)]


def _without_letters(page: Image.Image) -> Image.Image:
    """The page small, by its darkest channel: there paper differs most from wood and cloth."""
    scale = _LONGER / max(page.size)
    small = page.resize((int(page.width * scale), int(page.height * scale)), Image.Resampling.BOX)
    red, green, blue = small.split()
    light = ImageChops.darker(ImageChops.darker(red, green), blue)
    return light.filter(ImageFilter.MaxFilter(_LETTER)).filter(ImageFilter.MinFilter(_LETTER)).reduce(_COARSE)


def _edge(picture: Image.Image, outwards: int) -> Line | None:
    """The straight edge at the left (-1) or right (1), where most rows meet it."""
    rows = range(int(_ROWS[0] * picture.height), int(_ROWS[1] * picture.height))
    met = [(y, x) for y in rows if (x := _fall(picture, y, outwards)) is not None]
    if len(met) < _MOST * len(rows):
        return None
    rise = median((far[1] - near[1]) / (far[0] - near[0]) for near, far in zip(met, met[len(met) // 2 :], strict=False))
    place = median(x - rise * y for y, x in met)
    on_it = sum(abs(x - rise * y - place) <= _NEAR for y, x in met)
    return (rise, place) if on_it >= _MOST * len(rows) else None


def _fall(picture: Image.Image, y: int, outwards: int) -> float | None:
    """Where the paper ends in a row, as seen from within."""
    light = picture.crop((0, y, picture.width, y + 1)).tobytes()[::outwards]
    for x in range(int((1 - _INNER) * len(light)), len(light) - _STEP):
        if light[x] > _FALL * light[x + _STEP]:
            ends = x + _STEP / 2
            return ends if outwards > 0 else len(light) - ends
    return None


def _crossing(upright: Line, level: Line) -> tuple[float, float]:
    x = (upright[0] * level[1] + upright[1]) / (1 - upright[0] * level[0])
    return x, level[0] * x + level[1]

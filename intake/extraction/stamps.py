"""Which stamps stand at the head of a page? What is red there, each stamp alone, level and without its frame."""

from PIL import Image, ImageFilter, ImageOps

from intake.extraction import picture

_COARSE = 8  # stamps are told apart in a picture this much smaller
_RED = 16  # of 255 on the average of such a spot
_NARROWEST = 0.05  # of the page's width
_MOST = 4  # stamps are looked at, the largest
_FRAME = 0.5  # of a row or a column is ink where a frame goes along it
_SOFT = 4  # pixels that the edge of a frame is wide
_OUTER = 0.3  # of the stamp, from each side: here its frame is looked for
_MARGIN = 30  # pixels of paper that Tesseract wants around letters

Box = tuple[int, int, int, int]


def found(red: Image.Image) -> list[Image.Image]:
    """Black on white, of the picture of a page that is bright where it is red."""
    head = red.crop((0, 0, red.width, int(red.height * picture.HEAD) + 1))
    red = head.point(lambda much: min(2 * much, 255))  # letters as black as Tesseract likes them
    boxes = [box for box in _apart(red) if box[2] - box[0] >= _NARROWEST * red.width]
    boxes.sort(key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    return [_unframed(picture.straight(ImageOps.invert(red.crop(box)))) for box in boxes[:_MOST]]


def _apart(red: Image.Image) -> list[Box]:
    """What hangs together, seen from afar."""
    far = red.reduce(_COARSE).point(lambda much: 255 if much > _RED else 0).filter(ImageFilter.MaxFilter(3))
    spots = {(at % far.width, at // far.width) for at, ink in enumerate(far.tobytes()) if ink}
    boxes = []
    while spots:
        group = [spots.pop()]
        for x, y in group:
            near = {(x + right, y + down) for right in (-1, 0, 1) for down in (-1, 0, 1)} & spots
            spots -= near
            group.extend(near)
        columns, rows = zip(*group, strict=True)
        left, top, right, bottom = min(columns), min(rows), max(columns) + 1, max(rows) + 1
        boxes.append((left * _COARSE, top * _COARSE, right * _COARSE, bottom * _COARSE))
    return boxes


def _unframed(stamp: Image.Image) -> Image.Image:
    ink = ImageOps.invert(stamp)
    left, right = _inside(ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes())
    top, bottom = _inside(ink.resize((1, ink.height), Image.Resampling.BOX).tobytes())
    return ImageOps.expand(stamp.crop((left, top, right, bottom)), _MARGIN, fill=255)


def _inside(inks: bytes) -> tuple[int, int]:
    """From where to where a stamp has no frame any more, by the ink of its rows or columns."""
    outer = int(_OUTER * len(inks))
    start = max((at + _SOFT for at in range(outer) if inks[at] > _FRAME * 255), default=0)
    end = min(
        (at + 1 - _SOFT for at in range(len(inks) - outer, len(inks)) if inks[at] > _FRAME * 255), default=len(inks)
    )
    return start, end

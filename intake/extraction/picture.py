"""How does the picture of a page become one that can be read? The sheet alone, lit evenly, inkless, straight, grey."""

import io
import itertools
import warnings

from PIL import Image, ImageChops, ImageFilter, ImageMath, ImageOps, UnidentifiedImageError

from intake.extraction import sheet
from intake.extraction.refusal import Refused

_FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP")  # Pillow knows others that start programs
_MOST_PIXELS = 60_000_000
LARGEST_SIDE = 4500
_SMALLEST_SIDE = 1600  # a small photo is enlarged: Tesseract wants letters some 20 pixels high
HEAD = 0.3  # of the page's height: here a pen wrote the number and the day
_COLOURED = 40  # between the strongest and the weakest channel of 255: ink of a seal or a pen, not of a printer
_PRINTED = 90  # under a seal, what is darker is print
_DARK = 150  # of 255: what is darker is ink
_WHITE = 200  # what is lighter is paper
_EDGE = 7  # pixels around coloured ink that the camera or JPEG blurred into the paper
_COARSE = 8  # the paper's light is looked at in a picture this much smaller
_UPRIGHT_HEIGHT = 800  # at most, of the picture in which the slant is looked for
_STEEPEST = 5.0  # degrees; more is no page laid askew
_STRAIGHT = 0.2  # degrees that Tesseract does not mind


def opened(content: bytes) -> Image.Image:
    """A photo as its camera saw it upright, of a size that can be read. Raises Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=_FORMATS)
            if picture.width * picture.height > _MOST_PIXELS:
                raise Refused("bomb")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refused("bomb") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused("broken") from error
    larger = max(upright.size)
    scale = min(max(larger, _SMALLEST_SIDE), LARGEST_SIDE) / larger
    return upright.resize((max(1, int(upright.width * scale)), max(1, int(upright.height * scale))))


def readable(page: Image.Image) -> tuple[Image.Image, Image.Image]:
    """What Tesseract should see of a page in colour: its print; and for itself what is red, bright on black."""
    page = sheet.alone(page)
    lit = Image.merge("RGB", [_evenly_lit(channel) for channel in page.split()])
    return straight(_printed(lit)), _red(lit)


def whitened(page: Image.Image) -> Image.Image:
    """Paper without the noise of a camera in the dark and the rim of a shadow, of which empty places are full."""
    return page.point(lambda light: min(255, light * 255 // _WHITE))


def darkness(page: Image.Image) -> int:
    """How dark print is on this page: a fifth of all that is no paper is darker."""
    dark = page.histogram()[:_DARK]
    darker = itertools.accumulate(dark)
    return next(light for light, many in enumerate(darker) if many >= sum(dark) / 5)


def darkest(page: Image.Image, lightest: int) -> Image.Image:
    """The print and its rim alone, where a copy lost its colours: a seal and a pen became a lighter grey than it is."""
    printed = page.point(lambda light: 0 if light < lightest else 255).filter(ImageFilter.MinFilter(3))
    return ImageChops.lighter(whitened(page), printed)


def png(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _evenly_lit(channel: Image.Image) -> Image.Image:
    """Each spot against the paper around it: shadows go, and yellow paper or lamplight becomes white."""
    small = channel.reduce(_COARSE).filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.BoxBlur(12))
    paper = small.resize(channel.size, Image.Resampling.BILINEAR)
    return ImageMath.lambda_eval(
        lambda at: at["convert"](at["min"](at["spot"] * 255 / at["max"](at["paper"], 1), 255), "L"),
        spot=channel,
        paper=paper,
    )


def _printed(page: Image.Image) -> Image.Image:
    """Grey, where seals and signatures leave only the print under them; at the head only what is red goes."""
    red, green, blue = page.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    coloured = ImageChops.subtract(lightest, ImageChops.darker(ImageChops.darker(red, green), blue))
    head = (0, 0, page.width, int(page.height * HEAD))
    coloured.paste(_red(page).crop(head), head)
    ink = coloured.point(lambda much: 255 if much > _COLOURED else 0).filter(ImageFilter.MaxFilter(_EDGE))
    under = lightest.point(lambda light: light if light < _PRINTED else 255)
    grey = page.convert("L")
    return Image.composite(under, grey, ink)


def _red(page: Image.Image) -> Image.Image:
    red, green, blue = page.split()
    return ImageChops.subtract(red, ImageChops.lighter(green, blue))


def straight(page: Image.Image) -> Image.Image:
    slant = _slant(page)
    if abs(slant) < _STRAIGHT:
        return page
    return page.rotate(slant, Image.Resampling.BICUBIC, fillcolor=255)


def _slant(page: Image.Image) -> float:
    """By how many degrees to turn the page so that its lines lie level: then rows are all ink or all paper."""
    height = min(_UPRIGHT_HEIGHT, page.height)
    width = max(1, page.width * height // page.height)
    small = ImageOps.invert(page.resize((width, height), Image.Resampling.BOX))

    def sharpness(degrees: float) -> int:
        turned = small.rotate(degrees, Image.Resampling.BILINEAR)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return sum((above - below) ** 2 for above, below in itertools.pairwise(rows))

    coarse = max((step * 0.5 for step in range(int(-2 * _STEEPEST), int(2 * _STEEPEST) + 1)), key=sharpness)
    return max((coarse + step * 0.1 for step in range(-4, 5)), key=sharpness)

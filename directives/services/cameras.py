"""What did the camera note in a photo: when and where was it taken? (EXIF 2.32; place in WGS 84.)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.core.files.base import File
from django.utils import timezone
from PIL import ExifTags, Image, UnidentifiedImageError

# Of a degree: a tenth of a metre, finer than any phone.
STEP: Final = Decimal("0.000001")


@dataclass(frozen=True)
class Noted:
    """Latitude and longitude in degrees, north and east positive; both or neither."""

    taken_at: datetime | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


NOTHING: Final = Noted()


def noted_in(photo: File[bytes]) -> Noted:
    """What can't be read, or can't be true, counts as not noted."""
    photo.seek(0)
    try:
        with Image.open(photo) as image:
            exif = image.getexif()
            taken, place = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return NOTHING
    finally:
        photo.seek(0)
    latitude = _degrees(place, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, most=90, negative="S")
    longitude = _degrees(place, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, most=180, negative="W")
    if latitude is None or longitude is None:
        latitude = longitude = None
    return Noted(_instant(taken), latitude, longitude)


def _instant(taken: dict[int, Any]) -> datetime | None:
    """ "2024:04:12 09:05:00", with "+07:00" beside it on newer phones; else the time of Viet Nam."""
    written = str(taken.get(ExifTags.Base.DateTimeOriginal, "")).strip("\0 ")
    offset = str(taken.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 ")
    for text, form in ((f"{written} {offset}", "%Y:%m:%d %H:%M:%S %z"), (written, "%Y:%m:%d %H:%M:%S")):
        try:
            instant = datetime.strptime(text, form)  # noqa: DTZ007 (made aware below)
        except ValueError:
            continue
        return instant if instant.tzinfo else timezone.make_aware(instant)
    return None


def _degrees(place: dict[int, Any], value: int, side: int, *, most: int, negative: str) -> Decimal | None:
    """Degrees, minutes and seconds as one number."""
    try:
        degrees, minutes, seconds = (float(part) for part in place[value])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    if not 0 <= found <= most:  # nor what is no number at all
        return None
    sign = -1 if str(place.get(side, "")).strip("\0 ").upper() == negative else 1
    return sign * Decimal(str(found)).quantize(STEP)

"""An address as a square that a phone reads (QR code, ISO/IEC 18004): inline SVG, sized by its class."""

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules of white on each side, as the standard asks


def qr(address: str, label: str = "Mã QR", *, mask: int | None = None) -> SafeString:
    """Black on white; 15 % of it may be soiled (level M). Raises segno.DataOverflowError over 2,331 bytes.

    The best of the eight masks is sought unless one is named: seeking takes four times as long as drawing, and an
    address that ends in a random token looks as random under any of them.
    """
    code = segno.make_qr(address, error="m", mask=mask)
    plain = {"light": "#fff", "omitsize": True, "svgclass": None, "lineclass": None}
    drawing = code.svg_inline(border=QUIET_ZONE, title=label, **plain)  # on paper the title is what is read aloud
    return format_html(
        '<span class="qr" role="img" aria-label="{}">{}</span>',
        label,
        mark_safe(drawing),  # noqa: S308 -- drawn from the modules; segno escapes the title
    )

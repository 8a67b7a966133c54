"""What do states, bars and icons look like? Inline SVG without any style attribute, coloured by classes."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

# One shape per tone, in a box of 10 × 10, so that a state is told without its colour too.
STATE_SHAPES = {
    "done": '<circle class="c-done" cx="5" cy="5" r="4.5" stroke="none"/>',
    "late": '<circle class="c-late hollow" cx="5" cy="5" r="3.9" stroke-width="1.6"/>'
    '<path class="c-late" d="M5 1a4 4 0 0 1 0 8z" stroke="none"/>',
    "open": '<circle class="c-open hollow" cx="5" cy="5" r="3.7" stroke-width="2"/>',
    "over": '<path class="c-over" d="M5 0l5 5-5 5-5-5z" stroke="none"/>',
    "wait": '<path class="c-wait" d="M1 1h8v8H1z" stroke="none"/>',
    "back": '<path class="c-back" d="M9 1v8L1 5z" stroke="none"/>',
    "stop": '<path class="c-stop hollow" d="M1.5 1.5l7 7m0-7l-7 7" stroke-width="2"/>',
    "none": '<path class="c-none hollow" d="M0 5h10" stroke-width="2"/>',
}

# Line drawings in a box of 16 × 16.
ICONS = {
    "search": '<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5L14 14"/>',
    "bell": '<path d="M3 12h10c-1-1-1.3-2-1.3-4.5a3.7 3.7 0 0 0-7.4 0C4.3 10 4 11 3 12zM6.5 14h3M8 2v1.5"/>',
    "camera": '<path d="M1.5 5h3l1-2h5l1 2h3v8.5h-13z"/><circle cx="8" cy="9" r="2.6"/>',
    "image": '<path d="M2 3h12v10H2zM2 11l3.5-3.5L8 10l2.5-2.5L14 11"/><circle cx="6" cy="6" r="0.8"/>',
    "upload": '<path d="M8 11V3M4.5 6L8 2.5 11.5 6M2.5 13.5h11"/>',
    "download": '<path d="M8 2.5v8M4.5 7.5L8 11l3.5-3.5M2.5 13.5h11"/>',
    "print": '<path d="M4.5 6V2.5h7V6M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7v4h-7z"/>',
    "copy": '<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"/>',
    "file": '<path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3"/>',
    "link": '<path d="M7 4.5l1.5-1.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5L7.5 13A3 3 0 0 1 3 8.5L4.5 7M6 10l4-4"/>',
    "clock": '<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>',
    "check": '<path d="M2.5 8.5l3.5 3.5 7.5-8"/>',
    "warn": '<path d="M8 2L15 14H1zM8 6.5v3.5M8 11.5v1"/>',
    "info": '<circle cx="8" cy="8" r="6.5"/><path d="M8 7v4.5M8 4.5v1"/>',
    "close": '<path d="M3.5 3.5l9 9m0-9l-9 9"/>',
    "plus": '<path d="M8 3v10M3 8h10"/>',
    "left": '<path d="M10 3L5 8l5 5"/>',
    "right": '<path d="M6 3l5 5-5 5"/>',
    "up": '<path d="M4 10l4-4 4 4"/>',
    "down": '<path d="M4 6l4 4 4-4"/>',
    "person": '<circle cx="8" cy="5" r="3"/><path d="M2.5 14c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5"/>',
}


@dataclass(frozen=True)
class Part:
    """One stretch of a stacked bar: its tone, how many, and the word for it."""

    tone: str
    count: float
    word: str


def state(tone: str) -> SafeString:
    shape = mark_safe(STATE_SHAPES.get(tone, STATE_SHAPES["none"]))  # noqa: S308 -- a constant of this module
    return format_html('<svg viewBox="0 0 10 10" aria-hidden="true">{}</svg>', shape)


def icon(name: str, label: str = "") -> SafeString:
    drawing = mark_safe(ICONS[name])  # noqa: S308 -- a constant of this module
    frame = 'viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5"'
    told = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html("<svg {} {}>{}</svg>", mark_safe(frame), told, drawing)  # noqa: S308 -- constants


def stacked(parts: list[Part], *, title: str, size: str) -> SafeString:
    """A bar of 100 % cut into the parts; overdue and without-deadline also carry stripes (see parts/defs.html)."""
    told = ", ".join(f"{part.word} {_counted(part)}".strip() for part in parts if part.count) or "chưa có việc nào"
    return format_html(
        '<svg class="{}" role="img"><title>{}</title>{}</svg>',
        f"bar {size}".strip(),
        f"{title}: {told}" if title else told,
        format_html_join("", "{}", ((piece,) for piece in _pieces(parts))),
    )


def _counted(part: Part) -> str:
    """1.234, as everywhere."""
    return number_format(part.count if part.count % 1 else int(part.count), use_l10n=True, force_grouping=True)


def _pieces(parts: list[Part]) -> list[SafeString]:
    total, left, pieces = sum(part.count for part in parts), 0.0, []
    for part in parts:
        if not part.count:
            continue
        width = part.count / total * 100
        place = mark_safe(f'x="{left:.2f}%" width="{width:.2f}%" height="100%"')  # noqa: S308 -- two numbers
        pieces.append(format_html('<rect class="c-{}" {}/>', part.tone, place))
        if part.tone in {"over", "none"}:
            pieces.append(format_html('<rect fill="url(#stripes-{}) none" {}/>', part.tone, place))
        if left:
            pieces.append(format_html('<rect fill="#fff" x="{}%" width="1" height="100%"/>', f"{left:.2f}"))
        left += width
    return pieces


def single(ratio: float, tone: str = "open") -> SafeString:
    """One bar of a chart; the number stands beside it in the table."""
    width = f"{max(0.0, min(1.0, ratio)) * 100:.2f}%"
    return format_html('<svg aria-hidden="true"><rect class="c-{}" width="{}" height="100%"/></svg>', tone, width)


def legend(parts: list[Part]) -> SafeString:
    items = format_html_join(
        "", "<li>{}{} {}</li>", ((state(part.tone), part.word, _counted(part)) for part in parts if part.count)
    )
    return format_html('<ul class="legend">{}</ul>', items)

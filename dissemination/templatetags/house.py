"""How do dates, numbers, states and links look on every page? Tags and filters that any room's template may load."""

import datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dissemination import pwa
from dissemination.look import qr as codes
from dissemination.look import shapes, words
from vietnam import dates

register = template.Library()

NBSP = "\u00a0"


def _local(value: datetime.date) -> datetime.date:
    return timezone.localtime(value) if isinstance(value, datetime.datetime) and timezone.is_aware(value) else value


@register.filter
def day(value: datetime.date | None) -> str:
    return dates.short(_local(value)) if value else ""


@register.filter
def weekday(value: datetime.date | None) -> str:
    """thứ Sáu, 19/4/2024"""
    if not value:
        return ""
    value = _local(value)
    return f"{words.WEEKDAYS[value.weekday()]}, {dates.short(value)}"


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """07:41 ngày 15/4/2024"""
    if not value:
        return ""
    value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value:%H:%M} ngày {dates.short(value)}"


@register.filter
def number(value: float | Decimal | None, decimals: int = 0) -> str:
    """1.234 or, with decimals, 1.234,5; nothing known is a dash."""
    if value is None or value == "":
        return "–"
    return number_format(value, decimals, use_l10n=True, force_grouping=True)


@register.filter
def percent(ratio: float | Decimal | None) -> str:
    """A ratio from 0 to 1 as 88,5 %; a whole one as 100 %; nothing to measure as a dash."""
    if ratio is None or ratio == "":
        return "–"
    value = round(Decimal(str(ratio)) * 100, 1)
    return number(value, 0 if value == value.to_integral_value() else 1) + NBSP + "%"


@register.simple_tag
def tag(state: Any, word: str = "") -> SafeString:
    """A state as shape, word and colour: `{% tag assignment.state %}`, `{% tag "over" "quá hạn 3 ngày" %}`."""
    tone, usual = words.STATES.get(str(state), ("none", str(state)))
    return format_html(
        '<span class="tag {}">{}{}</span>', tone, shapes.state(tone), word or getattr(state, "label", usual)
    )


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    return shapes.icon(name, label)


@register.simple_tag
def app_version() -> str:
    """Of the scripts and styles that phones keep; changes when one of them does."""
    return pwa.version()


@register.simple_tag
def qr(address: str, label: str = "Mã QR", mask: int | None = None) -> SafeString:
    """A whole address (`https://…`) as a QR code; `mask` (0 to 7) for one of many, drawn quickly."""
    return codes.qr(address, label, mask=mask)


@register.simple_tag
def stacked(parts: Any, title: str = "", size: str = "") -> SafeString:
    """A stacked bar of `{tone: count}` or `[(tone, count, word), ...]`, word optional; `size="mini"` in rows."""
    return shapes.stacked(_parts(parts), title=title, size=size)


@register.simple_tag
def legend(parts: Any) -> SafeString:
    return shapes.legend(_parts(parts))


@register.inclusion_tag("parts/barchart.html")
def barchart(rows: list[tuple[Any, ...]], title: str, label: str = "", unit: str = "") -> dict[str, Any]:
    """Horizontal bars inside their own table: `rows` are (name, count) or (name, count, address)."""
    top = max((float(row[1] or 0) for row in rows), default=0) or 1
    bars = [
        {
            "name": row[0],
            "count": row[1],
            "url": row[2] if len(row) > 2 else "",
            "bar": shapes.single(float(row[1] or 0) / top),
        }
        for row in rows
    ]
    return {"bars": bars, "title": title, "label": label or "Mục", "unit": unit or "Số lượng"}


@register.inclusion_tag("parts/empty.html")
def nothing(title: str, text: str = "", url: str = "", label: str = "") -> dict[str, str]:
    """An empty place that says what to do next."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.inclusion_tag("parts/pages.html", takes_context=True)
def pages(context: template.Context, page: Any, noun: str = "dòng") -> dict[str, Any]:
    """Page links under a table, for a Django `Page`; keeps the other parameters of the address."""
    return {"page": page, "noun": noun, "request": context.get("request"), "gap": page.paginator.ELLIPSIS}


@register.filter
def page_range(page: Any) -> Any:
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def sort_link(context: template.Context, key: str, label: str, param: str = "xep") -> SafeString:
    """A column head that sorts by `?xep=key`, and backwards at the second press."""
    query = context["request"].GET.copy()
    now = query.get(param, "")
    query[param] = f"-{key}" if now == key else key
    query.pop("trang", None)
    arrow = {key: shapes.icon("up", "tăng dần"), f"-{key}": shapes.icon("down", "giảm dần")}.get(now, "")
    return format_html('<a href="?{}">{}{}</a>', query.urlencode(), label, arrow)


@register.simple_tag(takes_context=True)
def sorted_as(context: template.Context, key: str, param: str = "xep") -> SafeString | str:
    """The `aria-sort` of a column head: `<th{% sorted_as "name" %}>`."""
    direction = {key: "ascending", f"-{key}": "descending"}.get(context["request"].GET.get(param, ""))
    return format_html(' aria-sort="{}"', direction) if direction else ""


@register.filter
def own_classes(classes: str) -> str:
    """The classes of a crispy button in the words of the house: no Bootstrap names."""
    own = {"btn-primary": "primary", "btn-inverse": "quiet"}
    return " ".join(own.get(name, name) for name in classes.split())


@register.filter
def kind(field: Any) -> str:
    """Which branch of the field template draws this bound field."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    for name, classes in words.KINDS:
        if isinstance(widget, classes):
            return name
    return "input"


def _parts(parts: Any) -> list[shapes.Part]:
    rows = parts.items() if hasattr(parts, "items") else parts
    return [
        shapes.Part(str(row[0]), float(row[1] or 0), row[2] if len(row) > 2 else words.TONES.get(str(row[0]), ""))
        for row in rows
    ]

"""Which number may a paper take? No gap, no repeat, never earlier in date than the one before (law 2)."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F, Q

from directives.identity import symbol_key
from directives.models import Directive, Status
from dispatches.models import NumberSeries, NumberUse
from dispatches.policies import Refused
from units.acting import Actor
from vietnam import dates

# Whose number may be taken: a recalled paper stands beside the new one, a placeholder known by citation becomes it.
FREE = (Status.WITHDRAWN, Status.CITED)


class TakenMeanwhile(Exception):
    """Another clerk was faster; the series has moved on."""


class GapUnconfirmed(Refused):
    """The typed number leaves room before it; to be sent again with a confirmation."""


def series_for(directive: Directive, *, on: date) -> NumberSeries:
    """The type's own series for that year where the office keeps one, else the series of the unit."""
    known = _known_series(directive, on)
    return known or NumberSeries.objects.get_or_create(unit=directive.issuer, period=str(on.year), doc_type=None)[0]


def next_of(directive: Directive, *, on: date) -> int:
    """The number that the series would give now; reading only."""
    series = _known_series(directive, on)
    return series.last_number + 1 if series else 1


def _known_series(directive: Directive, on: date) -> NumberSeries | None:
    rows = NumberSeries.objects.filter(unit=directive.issuer, period=str(on.year))
    return (
        rows.filter(Q(doc_type=directive.doc_type) | Q(doc_type=None))
        .order_by(F("doc_type").desc(nulls_last=True))
        .first()
    )


def typed(number: str) -> int:
    """A number given elsewhere, as typed: "042". Raises Refused."""
    plain = number.strip()
    if not plain.isdecimal() or not 0 < int(plain) < 1_000_000:
        raise Refused(f"“{plain}” không phải là số văn bản. Hãy gõ số bằng chữ số, ví dụ 42.")
    return int(plain)


def check(series: NumberSeries, number: int, *, directive: Directive, on: date, gap_confirmed: bool = False) -> None:
    """Is the number free, in order with the days around it, and next in the row? Raises Refused and GapUnconfirmed."""
    named = f"{number}/{directive.symbol}"
    same = Directive.objects.filter(
        issuer=directive.issuer, number=str(number), symbol_key=symbol_key(directive.symbol), year=on.year
    ).exclude(Q(pk=directive.pk) | Q(status__in=FREE))
    if series.uses.filter(number=number).exists() or same.exists():
        raise Refused(f"Số {named} năm {on.year} đã dùng cho văn bản khác. Hãy kiểm tra lại số.")
    _check_days(series, number, on)
    if number > series.last_number + 1 and not gap_confirmed:
        missing = _span(series.last_number + 1, number - 1)
        raise GapUnconfirmed(f"Số {number} bỏ trống {missing} trong dãy số. Hãy đánh dấu xác nhận nếu đúng là như vậy.")
    if number <= series.last_number and not gap_confirmed:
        raise GapUnconfirmed(
            f"Số {number} nhỏ hơn số cuối đã cấp ({series.last_number}). Hãy đánh dấu xác nhận nếu đúng là như vậy."
        )


def take(
    series: NumberSeries, number: int, *, directive: Directive, on: date, actor: Actor, at: datetime, typed_in: bool
) -> NumberUse:
    """Compare and set, in the caller's transaction. Raises TakenMeanwhile when the series moved since it was read."""
    after = max(series.last_number, number)
    won = NumberSeries.objects.filter(pk=series.pk, last_number=series.last_number).update(last_number=after)
    if not won:
        raise TakenMeanwhile
    _check_days(series, number, on)  # the row of the series is held now
    return NumberUse.objects.create(
        series=series, number=number, directive=directive, on=on, typed_in=typed_in, taken_by=actor.user, at=at
    )


def _check_days(series: NumberSeries, number: int, on: date) -> None:
    """A higher number never has an earlier day (NĐ 30/2020, Điều 15.2)."""
    wrong = (
        series.uses.filter(Q(number__lt=number, on__gt=on) | Q(number__gt=number, on__lt=on)).order_by("-on").first()
    )
    if wrong is None:
        return
    if wrong.number < number:
        raise Refused(
            f"Số {wrong.number} đã cấp cho ngày {dates.short(wrong.on)}; văn bản này không thể mang ngày "
            f"{dates.short(on)}. Hãy chọn ngày {dates.short(wrong.on)} hoặc muộn hơn."
        )
    raise Refused(
        f"Số {wrong.number} lớn hơn đã cấp cho ngày {dates.short(wrong.on)}; số {number} không thể mang ngày "
        f"{dates.short(on)}."
    )


def _span(first: int, last: int) -> str:
    return f"số {first}" if first == last else f"các số từ {first} đến {last}"

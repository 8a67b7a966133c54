"""Which number may a paper take? No gap, no repeat, never earlier in date than the one before (law 2)."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from directives.identity import symbol_key
from directives.models import Directive, DocumentType, Status
from dispatches import periods
from dispatches.models import NumberBlock, NumberSeries, NumberUse
from dispatches.periods import Period
from dispatches.policies import Refused
from units.acting import Actor
from units.models import Unit
from vietnam import dates


class TakenMeanwhile(Exception):
    """Another clerk was faster; the series has moved on."""


class GapUnconfirmed(Refused):
    """The typed number leaves room before it; to be sent again with a confirmation."""


def series_for(directive: Directive, *, on: date) -> NumberSeries:
    """The type's own series for that period where the office keeps one, else the series of the unit. Raises NoTerm."""
    rule = periods.rule_of(_issuer(directive))
    period = periods.period_of(rule, on=on)
    known = _known_series(directive, period, by_type=rule.by_type)
    return known or begun(_issuer(directive), period, periods.type_counted(rule, directive))


def begun(unit: Unit, period: Period, doc_type: DocumentType | None) -> NumberSeries:
    return NumberSeries.objects.get_or_create(unit=unit, period=period.name, doc_type=doc_type)[0]


def term_from(directive: Directive, *, on: date) -> date | None:
    """The first day of the term that counts the number, if it began within that year. Raises NoTerm."""
    return periods.period_of(periods.rule_of(_issuer(directive)), on=on).begun_within_year(on)


def next_of(directive: Directive, *, on: date) -> int:
    """The number that the series would give now; reading only. Raises NoTerm."""
    rule = periods.rule_of(_issuer(directive))
    series = _known_series(directive, periods.period_of(rule, on=on), by_type=rule.by_type)
    return series.last_number + 1 if series else 1


def _issuer(directive: Directive) -> Unit:
    assert directive.issuer is not None  # noqa: S101 -- only our own papers are numbered
    return directive.issuer


def _known_series(directive: Directive, period: Period, *, by_type: bool) -> NumberSeries | None:
    rows = NumberSeries.objects.filter(unit=directive.issuer, period=period.name)
    own = Q(doc_type=directive.doc_type)
    return rows.filter(own if by_type else own | Q(doc_type=None)).order_by(F("doc_type").desc(nulls_last=True)).first()


def typed(number: str) -> int:
    """A number given elsewhere, as typed: "042". Raises Refused."""
    plain = number.strip()
    if not plain.isdecimal() or not 0 < int(plain) < 1_000_000:
        raise Refused(f"“{plain}” không phải là số văn bản. Hãy gõ số bằng chữ số, ví dụ 42.")
    return int(plain)


def check(series: NumberSeries, number: int, *, directive: Directive, on: date, gap_confirmed: bool = False) -> None:
    """Is the number free, in order with the days around it, and next in the row? Raises Refused and GapUnconfirmed."""
    named = f"{number}/{directive.symbol}"
    is_beyond = number > series.last_number  # neither taken nor set apart: nothing is, after the last
    used = None if is_beyond else series.uses.filter(number=number).first()
    if used and used.is_void:
        raise Refused(f"Số {number} đã bỏ ({used.void_reason}) nên không dùng lại được. Hãy lấy số khác.")
    if used or _standing(number, directive, on).exists():
        raise Refused(f"Số {named} {series.period_said} đã dùng cho văn bản khác. Hãy kiểm tra lại số.")
    _check_days(series, number, on)
    if not is_beyond and series.blocks.filter(first__lte=number, last__gte=number).exists():
        return  # set apart for such a paper
    if number > series.last_number + 1 and not gap_confirmed:
        missing = _span(series.last_number + 1, number - 1)
        raise GapUnconfirmed(f"Số {number} bỏ trống {missing} trong dãy số. Hãy đánh dấu xác nhận nếu đúng là như vậy.")
    if number <= series.last_number and not gap_confirmed:
        raise GapUnconfirmed(
            f"Số {number} nhỏ hơn số cuối đã cấp ({series.last_number}). Hãy đánh dấu xác nhận nếu đúng là như vậy."
        )


def _standing(number: int, directive: Directive, on: date) -> QuerySet[Directive]:
    """Other papers that carry the number already, in the year or in the whole term, but not in the term before.

    A recalled paper stands beside the new one; a placeholder of that year, known by citation, becomes it.
    """
    same = Directive.objects.filter(
        issuer=directive.issuer, number=str(number), symbol_key=symbol_key(directive.symbol)
    ).exclude(pk=directive.pk)
    becomes = Q(status=Status.CITED, year=on.year)
    period = periods.period_of(periods.rule_of(_issuer(directive)), on=on)
    in_period = same.filter(issued_on__gte=period.first, issued_on__lte=period.last or date.max)
    return in_period.exclude(Q(status=Status.WITHDRAWN) | becomes)


def take(
    series: NumberSeries, number: int, *, directive: Directive, on: date, actor: Actor, at: datetime, typed_in: bool
) -> NumberUse:
    """Compare and set, in the caller's transaction. Raises TakenMeanwhile when the series moved since it was read."""
    after = max(series.last_number, number)
    won = NumberSeries.objects.filter(pk=series.pk, last_number=series.last_number).update(last_number=after)
    again = number <= series.last_number  # looked for once more: the row of the series is held now
    if not won or (again and series.uses.filter(number=number).exists()):
        raise TakenMeanwhile
    _check_days(series, number, on)
    if number > series.last_number + 1:
        NumberBlock.objects.create(
            series=series, first=series.last_number + 1, last=number - 1, made_by=actor.user, made_at=at,
            reason=f"Bỏ trống khi phát hành số {number}",
        )  # fmt: skip
    return NumberUse.objects.create(
        series=series, number=number, directive=directive, on=on, typed_in=typed_in, taken_by=actor.user, at=at
    )


def _check_days(series: NumberSeries, number: int, on: date) -> None:
    """A higher number never has an earlier day (NĐ 30/2020, Điều 15.2)."""
    wrong = (
        series.uses.filter(Q(number__lt=number, on__gt=on) | Q(number__gt=number, on__lt=on)).order_by("-on").first()
    )
    if wrong is None or wrong.on is None:
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

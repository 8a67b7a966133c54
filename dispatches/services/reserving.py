"""Numbers set apart for papers made by hand, and numbers that no paper will ever have.

Before or after an outage a clerk reserves the next numbers of a series in a row; each is settled later, by the paper
that got it (issued here with its number and day) or by the reason why there is none. Nothing else leaves a number out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from audit import trail
from dispatches import policies
from dispatches.models import NumberBlock, NumberSeries, NumberUse
from dispatches.policies import Refused
from units.acting import Actor
from units.models import Unit

MOST: Final = 200


@dataclass(frozen=True)
class Open:
    """A number that waits to be settled."""

    number: int
    block: NumberBlock

    @property
    def series(self) -> NumberSeries:
        return self.block.series


@transaction.atomic
def reserve(*, actor: Actor, series: NumberSeries, first: int, last: int, reason: str, at: datetime) -> NumberBlock:
    """Set the numbers apart, from the next of the series on. Compare and set: `first` is what the clerk saw.

    A second press finds the block. Raises Refused.
    """
    policies.may_keep(actor, series).or_refuse()
    reason = reason.strip()
    if known := series.blocks.filter(first=first, last=last, reason=reason, made_by=actor.user).first():
        return known
    if not reason:
        raise Refused("Hãy ghi lý do giữ số, ví dụ: mất điện từ ngày 12/4.")
    if last < first:
        raise Refused(f"Số cuối phải từ {first} trở lên.")
    if last - first + 1 > MOST:
        raise Refused(f"Mỗi lần giữ nhiều nhất {MOST} số. Hãy giữ làm nhiều lần.")
    if not NumberSeries.objects.filter(pk=series.pk, last_number=first - 1).update(last_number=last):
        now = NumberSeries.objects.get(pk=series.pk).last_number
        raise Refused(f"{series} đã cấp đến số {now}, nên số giữ tiếp phải bắt đầu từ {now + 1}. Hãy xem lại.")
    block = NumberBlock.objects.create(
        series=series, first=first, last=last, reason=reason, made_by=actor.user, made_at=at
    )
    trail.record(actor, "number.reserved", series, f"{actor.name} giữ {_lower(block)}: {reason}", at=at)
    return block


@transaction.atomic
def void(*, actor: Actor, series: NumberSeries, numbers: Sequence[int], reason: str, at: datetime) -> list[NumberUse]:
    """No paper has these numbers, nor ever will: set apart before, or the next of the series. All or none.

    A second press finds them voided. Raises Refused.
    """
    policies.may_keep(actor, series).or_refuse()
    reason = reason.strip()
    if not reason or not numbers:
        raise Refused("Hãy ghi số cần bỏ và lý do bỏ số.")
    NumberSeries.objects.filter(pk=series.pk).update(last_number=F("last_number"))  # hold the row
    return [_void(actor, series, number, reason, at) for number in sorted(set(numbers))]


def _void(actor: Actor, series: NumberSeries, number: int, reason: str, at: datetime) -> NumberUse:
    used = series.uses.filter(number=number).select_related("directive__doc_type").first()
    if used and used.is_void and used.taken_by_id == actor.user_id:
        return used
    if used:
        raise Refused(f"Số {number} {'đã bỏ trước đó' if used.is_void else f'là của {used.directive}'}.")
    is_next = NumberSeries.objects.filter(pk=series.pk, last_number=number - 1).update(last_number=number)
    if not is_next and not series.blocks.filter(first__lte=number, last__gte=number).exists():
        raise Refused(f"Số {number} không phải là số đã giữ và cũng không phải là số tiếp theo của dãy.")
    use = NumberUse.objects.create(
        series=series, number=number, void_reason=reason, typed_in=True, taken_by=actor.user, at=at
    )
    trail.record(actor, "number.voided", series, f"{actor.name} bỏ số {number}, {series}: {reason}", at=at)
    return use


def open_numbers(unit: Unit) -> Iterator[Open]:
    """What the unit must still settle, in order. Two queries, whatever the number of blocks."""
    blocks = list(NumberBlock.objects.of_unit(unit).open().select_related("series__unit", "series__doc_type"))
    uses = NumberUse.objects.filter(series__in={block.series_id for block in blocks})
    taken = set(uses.order_by().values_list("series", "number")) if blocks else set()
    for block in blocks:
        for number in range(block.first, block.last + 1):
            if (block.series_id, number) not in taken:
                yield Open(number, block)


def spans(numbers: Iterable[int]) -> str:
    """ "101, 103-105" for a list of numbers in order."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _lower(block: NumberBlock) -> str:
    text = str(block)
    return text[:1].lower() + text[1:]

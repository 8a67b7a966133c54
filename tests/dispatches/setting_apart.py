"""One clerk in a process of his own: issues letters, reserves three numbers, voids one of them, types another.

`python -m tests.dispatches.setting_apart 3 11 19`: the keys of approved letters; what is refused is tried again with
what the series says then.
"""

import os
import sys

import django
from django.utils import timezone


def main(keys: list[int]) -> None:
    from dispatches.models import Letter, NumberSeries
    from dispatches.services import issuing, reserving
    from tests.world import NOW
    from units.acting import Actor
    from units.models import Membership

    held = Membership.objects.select_related("user", "post__unit").get(user__full_name="Lê Thị Hoa")
    actor, today = Actor(held.user, held.post), timezone.localdate(NOW)
    series = NumberSeries.objects.get()
    for key in keys:
        block = reserved(reserving, actor, series, NOW)
        reserving.void(actor=actor, series=series, numbers=[block.first], reason="hỏng giấy", at=NOW)
        letter = Letter.objects.get(pk=key)
        number = str(block.last) if key % 2 else None
        issuing.issue(actor=actor, letter=letter, issued_on=today, at=NOW, number=number)


def reserved(reserving, actor, series, at):  # type: ignore[no-untyped-def]
    """Until the row stands still between reading and writing: with many clerks that takes some tries."""
    from dispatches.policies import Refused

    while True:
        series.refresh_from_db()
        first = series.last_number + 1
        try:
            return reserving.reserve(
                actor=actor, series=series, first=first, last=first + 2, reason=f"mất điện, máy {os.getpid()}", at=at
            )
        except Refused:
            continue


if __name__ == "__main__":
    django.setup()
    main([int(key) for key in sys.argv[1:]])

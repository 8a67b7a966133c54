"""One clerk in a process of his own: issues the letters given by their keys, and says what was refused.

`python -m tests.dispatches.pressing break-one 3 11 19` lets the first render fail once, as a missing font would;
`type-1` in its place types the number 1.
"""

import sys

import django
from django.utils import timezone


def main(trouble: str, keys: list[int]) -> None:
    from dispatches.models import Letter
    from dispatches.policies import Refused
    from dispatches.printing import render as printing
    from dispatches.services import issuing
    from tests.world import NOW
    from units.acting import Actor
    from units.models import Membership

    held = Membership.objects.select_related("user", "post__unit").get(user__full_name="Lê Thị Hoa")
    actor, whole = Actor(held.user, held.post), printing.render

    def broken(*_: object, **__: object) -> bytes:
        printing.render = whole
        raise OSError("the font is gone")

    if trouble == "break-one":
        printing.render = broken
    number = trouble.removeprefix("type-") if trouble.startswith("type-") else None
    for key in keys:
        for _ in range(2):
            try:
                letter = Letter.objects.get(pk=key)
                issuing.issue(actor=actor, letter=letter, issued_on=timezone.localdate(NOW), at=NOW, number=number)
                break
            except Refused as refused:
                print(refused)  # noqa: T201


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1], [int(key) for key in sys.argv[2:]])

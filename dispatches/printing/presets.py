"""Which format does a paper follow: the State's, or the Party's of its day?"""

from datetime import date
from typing import Final

from dispatches.printing.form import STATE, Form
from dispatches.printing.party import NEW_FROM, PARTY_2018, PARTY_2026

FORMS: Final = {form.key: form for form in (STATE, PARTY_2018, PARTY_2026)}


def form_for(system: str, *, on: date) -> Form:
    """The format for a paper of `system` ("state", "party", "front") issued on a day."""
    if system != "party":
        return STATE
    return PARTY_2026 if on >= NEW_FROM else PARTY_2018

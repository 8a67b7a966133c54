"""The demo loads on any day: here on a Sunday in January, with papers of the old year and of the new one."""

from datetime import datetime

import pytest
from django.utils import timezone

from audit.models import Entry
from directives.models import Directive, RegisterEntry
from dissemination import demo

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SUNDAY = timezone.make_aware(datetime(2027, 1, 10, 12))


def test_each_year_has_its_own_numbers_and_its_own_book(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    said: list[str] = []
    demo.load(at=SUNDAY, say=said.append)
    assert len(said) == 3
    ours = Directive.objects.filter(issuer__short_name="UBND huyện Định Hóa", status="issued")
    numbers = {year: sorted(int(one.number) for one in ours if one.year == year) for year in (2026, 2027)}
    assert numbers == {2026: [2315, 2316, 2317], 2027: [1, 2]}
    book = RegisterEntry.objects.filter(register__unit__short_name="UBND thị trấn Chợ Chu", register__year=2027)
    assert min(entry.number for entry in book) == 1
    assert max(entry.at for entry in Entry.objects.all()) < SUNDAY

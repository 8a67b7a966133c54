"""The admin of this room: series may be set up; what was taken or issued is refused."""

import pytest
from django.urls import reverse

from dispatches.models import NumberSeries
from tests.dispatches.making import issued
from tests.world import NOW
from units.models import User


@pytest.fixture
def superuser(world, client):
    client.force_login(User.objects.create_superuser("quantri", "x", full_name="Quản trị"))
    return client


def test_an_office_sets_the_number_that_it_has_reached_until_the_first_is_taken_here(world, superuser):
    series = NumberSeries.objects.create(unit=world.commune, period="2024")
    address = reverse("admin:dispatches_numberseries_change", args=[series.pk])
    typed = {"unit": world.commune.pk, "doc_type": "", "period": "2024", "last_number": 41}
    assert superuser.post(address, typed).status_code == 302
    assert issued(world).directive.number == "42"
    superuser.post(address, typed | {"last_number": 7})
    series.refresh_from_db()
    assert series.last_number == 42


def test_a_signature_is_looked_at_only(world, superuser):
    row = issued(world)
    file = row.directive.files.get()
    made = row.signatures.create(kind="uploaded", file=file, base=file, field="a", signer="A", issuer="B", added_at=NOW)
    for address in ("change", "delete"):
        assert superuser.post(reverse(f"admin:dispatches_signature_{address}", args=[made.pk])).status_code == 403
    assert superuser.get(reverse("admin:dispatches_signature_changelist")).status_code == 200


def test_letters_and_numbers_are_looked_at_only(world, superuser):
    row = issued(world)
    for name, key in (("letter", row.pk), ("numberuse", row.directive.number_use.pk)):
        address = reverse(f"admin:dispatches_{name}_change", args=[key])
        assert superuser.get(address).status_code == 200
        assert superuser.post(address, {"state": "draft"}).status_code == 403
        assert (
            superuser.post(reverse(f"admin:dispatches_{name}_delete", args=[key]), {"post": "yes"}).status_code == 403
        )

"""Health answers: alive says little and asks nobody; ready names what does not stand."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


def test_alive_needs_no_sign_in_and_no_database(client: Client) -> None:
    answer = client.get("/khoe")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_not_ready_while_the_broker_is_away(client: Client) -> None:
    answer = client.get("/san-sang")
    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "database": True, "migrations": True, "broker": False}


@pytest.mark.broker
@pytest.mark.django_db
def test_ready_when_database_and_broker_answer(client: Client, broker: str) -> None:
    answer = client.get("/san-sang")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    assert client.get("/san-sang").json()["migrations"] is False

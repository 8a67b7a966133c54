"""The trail only grows: the database refuses changes, and the seal shows those made past it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from audit import trail
from audit.models import Entry, Seal
from units.acting import MACHINE
from units.models import User

pytestmark = pytest.mark.django_db


def happened(count: int = 3) -> list[Entry]:
    user = User.objects.create_user("ai", "x", full_name="Ai Đó")
    return [trail.record(MACHINE, "test", user, f"Việc thứ {n}.", at=timezone.now()) for n in range(count)]


def past_the_triggers(table: str, event: str, sql: str) -> None:
    """What somebody with the keys of the database can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
            for (name,) in cursor.fetchall():
                if name.endswith(event):
                    cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql)


@pytest.mark.parametrize("rows", [Entry, Seal])
def test_the_database_refuses_to_change_or_delete(rows):
    happened()
    trail.seal()
    field = "sentence" if rows is Entry else "digest"
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.objects.update(**{field: "khác"})
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.objects.all()._raw_delete("default")
    assert rows.objects.count() == 3


def test_sealing_closes_the_chain_once():
    happened()
    assert (trail.seal(), trail.seal()) == (3, 0)
    happened_again = trail.record(MACHINE, "test", User.objects.get(), "Việc nữa.", at=timezone.now())
    assert trail.seal() == 1
    assert list(Seal.objects.values_list("position", flat=True)) == [1, 2, 3, 4]
    assert Seal.objects.get(position=4).entry == happened_again
    assert trail.first_broken() is None


def test_a_large_trail_is_sealed_in_parts():
    happened(5)
    assert [trail.seal(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert trail.first_broken() is None


def test_a_changed_sentence_is_found():
    entries = happened()
    trail.seal()
    past_the_triggers("audit_entry", "update", f"UPDATE audit_entry SET sentence = 'khác' WHERE id = {entries[1].pk}")
    assert trail.first_broken() == Seal.objects.get(position=2)


def test_a_link_taken_out_is_found():
    happened()
    trail.seal()
    past_the_triggers("audit_seal", "delete", "DELETE FROM audit_seal WHERE position = 2")
    assert trail.first_broken() == Seal.objects.get(position=3)


def test_the_command_tells_whether_all_is_whole(capsys):
    call_command("check_trail")
    assert "chưa niêm phong; 0 dòng chờ" in capsys.readouterr().out
    entries = happened()
    trail.seal(limit=2)
    call_command("check_trail")
    last = Seal.objects.get(position=2)
    assert f"2 dòng đã niêm phong, mã của dòng cuối: {last.digest}; 1 dòng chờ" in capsys.readouterr().out
    past_the_triggers("audit_entry", "update", f"UPDATE audit_entry SET sentence = 'khác' WHERE id = {entries[1].pk}")
    with pytest.raises(CommandError, match=f"không còn nguyên vẹn từ dòng {entries[1].pk}") as told:
        call_command("check_trail")
    assert told.value.returncode == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sealed_before", [0, 2])
def test_eight_workers_at_once_close_one_chain(sealed_before):
    happened(40)
    if sealed_before:
        trail.seal(limit=sealed_before)

    def seal(_: int) -> int:
        try:
            return trail.seal(limit=7)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(seal, range(8))) == 40 - sealed_before
    assert trail.first_broken() is None

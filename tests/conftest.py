"""Fixtures that start real things: a broker, workers, a mail server, a browser. Databases are pytest-django's."""

import gc
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

from tests import servers
from tests.browsing import browsing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker
    from pytest_django.live_server_helper import LiveServer

    from tests.servers import Mailbox

type_of_starter = Callable[..., Popen[bytes]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What promises something only on PostgreSQL is skipped, with a reason, on SQLite; what touches no database is not
    run again on the second one."""
    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        alike = [item for item in items if not touches_database(item)]
        config.hook.pytest_deselected(items=alike)
        items[:] = [item for item in items if touches_database(item)]
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: bin/test, or python -m tests.servers postgres"))


def pytest_collection_finish(session: pytest.Session) -> None:
    """The collector went through all that is loaded again and again: a fifth of the time of a test that opens pages."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def touches_database(item: pytest.Item) -> bool:
    """pytest-django lets no other test through to it."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "postgres"))
    asked = {"db", "transactional_db", "live_server", "broker"}
    return marked or bool(asked.intersection(getattr(item, "fixturenames", ())))


@pytest.fixture(autouse=True)
def media_in_tmp(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    """Files that a test stores are that test's own."""
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    settings.MAIL_DIR = tmp_path / "mail"  # type: ignore[attr-defined]


# --- A database that is migrated once --------------------------------------------------------------------------------


def migrated() -> Path:
    """Where an SQLite database made by exactly these migrations is kept between runs; a changed one gets a new name."""
    digest, root = hashlib.sha256(), servers.ROOT
    made_by = [*root.glob("*/migrations/*.py"), *root.glob("*/basics.py"), root / "audit/frozen.py"]
    for path in sorted([*made_by, root / "requirements.txt"]):
        digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return root / "var" / "test" / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """Begin with a copy of the kept one where there is one: `migrate` then finds nothing to do, or what is new."""
    if connection.vendor != "sqlite" or not migrated().exists():
        return bool(request.config.getvalue("reuse_db"))
    shutil.copyfile(migrated(), connection.creation._get_test_db_name())
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> None:
    """Keep the migrated one for the next run."""
    if connection.vendor != "sqlite" or migrated().exists():
        return
    migrated().parent.mkdir(parents=True, exist_ok=True)
    made = migrated().with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(made)])
    made.replace(migrated())
    for older in set(migrated().parent.glob("migrated-*.sqlite3")) - {migrated()}:
        older.unlink(missing_ok=True)


@pytest.fixture(scope="session", autouse=True)
def emptied_over_the_ice() -> None:
    """A transactional test ends by emptying every table, the frozen ones too: on SQLite their triggers step aside.

    (PostgreSQL truncates, which fires no trigger on rows.)
    """
    if connection.vendor != "sqlite":
        return
    operations = type(connection.ops)
    usual = operations.sql_flush

    def sql_flush(self: object, *arguments: object, **options: object) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        away, back = [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
        return [*away, *usual(self, *arguments, **options), *back]

    operations.sql_flush = sql_flush  # type: ignore[method-assign]


# --- Broker and workers ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def broker_server() -> Iterator[str]:
    with servers.redis() as url:
        yield url


@pytest.fixture
def broker(broker_server: str) -> Iterator[str]:
    """A real, empty Redis that this process rings too; yields its address."""
    from redis import Redis

    from dissemination.celery import app

    Redis.from_url(broker_server).flushall()
    before = app.conf.broker_url
    point_celery_at(broker_server)
    yield broker_server
    point_celery_at(before)


def point_celery_at(url: str) -> None:
    from kombu import pools

    from dissemination.celery import app

    pools.reset()
    app.conf.broker_url = url
    app._after_fork()  # forget the connections to the earlier address


def environment_of_children(**more: str) -> dict[str, str]:
    """The environment in which another process works on this test's database and files."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        host, port = database["HOST"] or "", database["PORT"]
        place = f"{host}:{port}/{database['NAME']}" if port else f"/{database['NAME']}?host={host}"
        host_options = database.get("OPTIONS", {}).get("host")
        if host_options:
            place = f"/{database['NAME']}?host={host_options}"
        url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{place}"
    return {
        **os.environ,
        "EMBEDDED": "1",
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "DJANGO_SETTINGS_MODULE": "dissemination.settings",
        "PYTHONUNBUFFERED": "1",
        **more,
    }


@pytest.fixture
def start(tmp_path: Path) -> Iterator[type_of_starter]:
    """`start("manage.py", "check", EMAIL_URL=...)` runs a Python program on the test's database; stopped at the end.

    A leading "-m" runs a module. The words go to `process.log`. Needs a transactional test database, which other
    processes can see.
    """
    with ExitStack() as stack:

        def begin(*arguments: str, **environment: str) -> Popen[bytes]:
            log = tmp_path / f"process-{len(list(tmp_path.iterdir()))}.log"
            log.touch()
            command = [sys.executable, *arguments]
            process = stack.enter_context(servers.program(command, log, environment_of_children(**environment)))
            process.log = log  # type: ignore[attr-defined]
            return process

        yield begin


@pytest.fixture
def worker(transactional_db: None, broker: str, start: type_of_starter) -> Iterator[type_of_starter]:
    """`worker(concurrency=1, EMAIL_URL=...)` starts a real Celery worker on the test's database.

    It is ready when this returns. Gives the process: `.pid` to kill it, `.log` to read what it said.
    """
    from dissemination.celery import app

    def begin(concurrency: int = 1, queues: str = "", **environment: str) -> Popen[bytes]:
        name = f"test-{servers.free_port()}@here"
        arguments = ["-m", "celery", "-A", "dissemination", "worker", "--concurrency", str(concurrency), "-n", name]
        arguments += ["--loglevel", "INFO", "--without-gossip", "--without-mingle", *(["-Q", queues] if queues else [])]
        process = start(*arguments, **{"REDIS_URL": broker, **environment})

        def answers() -> bool:
            if process.poll() is not None:
                raise AssertionError(f"the worker died:\n{process.log.read_text()}")  # type: ignore[attr-defined]
            return bool(app.control.ping(destination=[name], timeout=0.3))

        servers.wait_until(answers, "the worker")
        return process

    return begin  # type: ignore[return-value]


@pytest.fixture
def eventually() -> Callable[..., None]:
    """`eventually(lambda: Job.objects.filter(state="done").exists())`: waits for what another process does."""

    def wait(answers: Callable[[], bool], seconds: float = 20) -> None:
        servers.wait_until(answers, "what the test waits for", seconds)

    return wait


@pytest.fixture
def smtp() -> Iterator["Mailbox"]:
    """A real mail server: `.url` is its EMAIL_URL for workers, `.messages` and `.to(address)` what arrived."""
    with servers.smtp() as mailbox:
        yield mailbox


# --- Browser ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Debian's Chromium. One for the whole run; each page has its own context."""
    with browsing() as chromium:
        yield chromium


@pytest.fixture
def open_page(browser: "Browser", live_server: "LiveServer") -> Iterator[Callable[..., "Page"]]:
    """`open_page(width=390, height=844, javascript=False)`: a page of its own cookies at the live server's address.

    The test fails at its end if the page broke the Content-Security-Policy or threw an error.
    """
    from tests.browsing import new_page

    complaints: list[str] = []
    with ExitStack() as stack:

        def begin(width: int = 1280, height: int = 900, javascript: bool = True) -> "Page":
            return stack.enter_context(new_page(browser, live_server.url, complaints, width, height, javascript))

        yield begin
    assert not complaints, "the browser complained:\n" + "\n".join(complaints)


@pytest.fixture
def page(open_page: Callable[..., "Page"]) -> "Page":
    """A desk's browser window, 1280 × 900."""
    return open_page()


@pytest.fixture
def phone(open_page: Callable[..., "Page"]) -> "Page":
    """A phone's window, 390 × 844."""
    return open_page(width=390, height=844)

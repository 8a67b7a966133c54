"""The province's size, as docker-compose.yml wires it: the same commands against a real PostgreSQL and Redis."""

import http.client
import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.servers import ROOT, accepts, free_port, wait_until

pytestmark = pytest.mark.slow

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {"migrate", "web", "worker", "worker-long", "beat"}
HOST = "trienkhai.example.gov.vn"


def environment(**more: str) -> dict[str, str]:
    """What compose sets, for a child of the test."""
    return {"EMBEDDED": "0", "SECRET_KEY": secrets.token_urlsafe(60), "ALLOWED_HOSTS": HOST, **more}


def without_defaults(command: list[str]) -> list[str]:
    """A compose command as this test runs it: ${NAME:-value} is value, and programs are modules of this Python."""
    words = [re.sub(r"\$\{[A-Z_]+:-([^}]*)\}", r"\1", word) for word in command]
    return words[1:] if words[0] == "python" else ["-m", *words]


def docker_command() -> list[str]:
    last = [line for line in (ROOT / "Dockerfile").read_text().splitlines() if line.startswith("CMD ")][-1]
    return list(yaml.safe_load(last.removeprefix("CMD ")))


def ask(port: int, path: str, host: str = HOST) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.getheader("Location") or answer.read().decode()


@pytest.mark.postgres
@pytest.mark.broker
@pytest.mark.django_db(transaction=True)
def test_web_worker_and_clock_of_compose_work_together(broker: str, start: Callable[..., Any], tmp_path: Path) -> None:
    from dissemination.celery import app

    port = free_port()
    common = environment(REDIS_URL=broker, BIND=f"127.0.0.1:{port}", WEB_PROCESSES="2")
    web = start(*without_defaults(docker_command()), **common)
    worker = start(*without_defaults(SERVICES["worker"]["command"]), **common)
    beat_command = without_defaults(SERVICES["beat"]["command"])
    beat_command[beat_command.index("--schedule") + 1] = str(tmp_path / "schedule")
    beat = start(*beat_command, **common)

    wait_until(lambda: accepts(port), f"the web server: {web.log.read_text()}")
    assert ask(port, "/khoe") == (200, '{"status": "ok"}')
    assert ask(port, "/san-sang")[0] == 200, web.log.read_text()
    status, place = ask(port, "/quan-tri/")
    assert (status, place) == (301, f"https://{HOST}/quan-tri/")
    assert ask(port, "/khoe", host="another.example")[0] == 400
    wait_until(lambda: bool(app.control.ping(timeout=0.5)), "the worker")
    wait_until(lambda: "beat: Starting" in beat.log.read_text(), "the clock")
    probe = [sys.executable, "-m", "dissemination.probe"]
    probing = {"ALLOWED_HOSTS": HOST, "BIND": f"127.0.0.1:{port}"}
    assert subprocess.run(probe, cwd=ROOT, env=probing, check=False).returncode == 0
    assert [one.poll() for one in (web, worker, beat)] == [None, None, None]
    web.terminate()
    assert web.wait(timeout=20) == 0
    assert subprocess.run(probe, cwd=ROOT, env=probing, check=False).returncode == 1


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_refuses_to_start_half_configured(missing: str) -> None:
    settings = environment(DATABASE_URL="postgresql://a:b@127.0.0.1/c")
    del settings[missing]
    found = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=settings, check=False, text=True, capture_output=True
    )
    assert found.returncode != 0
    assert "Production needs SECRET_KEY" in found.stderr


def test_a_command_on_a_machine_without_configuration_reads_a_paper(tmp_path: Path) -> None:
    paper = ROOT / "tests" / "intake" / "invented" / "001.txt"
    command = [sys.executable, "manage.py", "read_document", str(paper), "--json"]
    bare = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    found = subprocess.run(command, cwd=ROOT, env=bare, check=False, text=True, encoding="utf-8", capture_output=True)
    assert found.returncode == 0, found.stderr
    assert (
        json.loads(found.stdout)["number"]
        == json.loads(paper.with_suffix(".json").read_text(encoding="utf-8"))["number"]
    )
    assert not list(tmp_path.iterdir())


def test_production_refuses_sqlite() -> None:
    found = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment(), check=False, text=True, capture_output=True
    )
    assert found.returncode != 0
    assert "Production needs DATABASE_URL" in found.stderr


def test_no_secret_in_compose_has_a_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    secret = re.findall(r"\$\{([A-Z_]*(?:PASSWORD|SECRET|KEY)[A-Z_]*)([^}]*)\}", text)
    assert {name for name, _ in secret} == {"SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD"}
    assert all(rest.startswith(":?") for _, rest in secret)


def test_every_variable_without_a_default_stands_in_the_example() -> None:
    required = set(re.findall(r"\$\{([A-Z_]+):\?", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert required <= set(example)
    assert not example["SECRET_KEY"] + example["POSTGRES_PASSWORD"] + example["REDIS_PASSWORD"]


def test_services_start_after_what_they_need() -> None:
    for name in OURS - {"migrate"}:
        assert SERVICES[name]["depends_on"] == {
            "migrate": {"condition": "service_completed_successfully"},
            "postgres": {"condition": "service_healthy"},
            "redis": {"condition": "service_healthy"},
        }
    assert all("healthcheck" in SERVICES[name] for name in set(SERVICES) - {"web"})
    assert "HEALTHCHECK" in (ROOT / "Dockerfile").read_text()
    assert "container_name" not in SERVICES["worker"]
    assert "ports" not in SERVICES["worker"]

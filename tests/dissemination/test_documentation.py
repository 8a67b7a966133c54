"""What the documents name is there: every variable, file and command."""

import re
from functools import cache

import pytest

from tests.servers import ROOT

DOCUMENTS = ["README.md", "README.vi.md", *(f"docs/{name}.md" for name in ("architecture", "glossary", "look"))]
DOCUMENTS += [f"docs/{name}.md" for name in ("operations", "reading")]
NOT_OURS = {".git", ".venv", "var"}


def test_every_environment_variable_is_documented() -> None:
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    settings = (ROOT / "dissemination/settings.py").read_text(encoding="utf-8")
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    gunicorn = (ROOT / "dissemination/gunicorn.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    read |= set(re.findall(r"\$\{([A-Z_]+)", compose)) | set(re.findall(r'environ\.get\("([A-Z_]+)"', gunicorn))
    assert len(read) > 20
    assert {name for name in read if f"`{name}`" not in page} == set()


@cache
def ours() -> list[str]:
    return [str(path) for top in ROOT.iterdir() if top.name not in NOT_OURS for path in (top, *top.rglob("*"))]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_and_command_that_a_document_names_is_there(document: str) -> None:
    """A file by the end of its path, as the tables write it; an address of the site begins with a stroke."""
    named = set(re.findall(r"`([^`\n]+)`", (ROOT / document).read_text(encoding="utf-8")))
    files = {name for name in named if re.fullmatch(r"[\w.-][\w./-]*\.(py|js|css|html|md|yml)", name)}
    commands = {name.split()[1] for name in named if name.startswith("manage.py ")} - {"migrate", "check"}
    programs = {name.split()[0] for name in named if name.startswith("bin/")}
    missing = {name for name in files - {"bench/NAME.py"} if not any(path.endswith(f"/{name}") for path in ours())}
    missing |= {name for name in commands if not any(ROOT.glob(f"*/management/commands/{name}.py"))}
    missing |= {name for name in programs if not (ROOT / name).exists()}
    assert missing == set()

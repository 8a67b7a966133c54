"""docs/operations.md names every variable that the settings read."""

import re

from tests.servers import ROOT


def test_every_environment_variable_is_documented() -> None:
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    settings = (ROOT / "dissemination/settings.py").read_text(encoding="utf-8")
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    gunicorn = (ROOT / "dissemination/gunicorn.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    read |= set(re.findall(r"\$\{([A-Z_]+)", compose)) | set(re.findall(r'environ\.get\("([A-Z_]+)"', gunicorn))
    assert len(read) > 20
    assert {name for name in read if f"`{name}`" not in page} == set()

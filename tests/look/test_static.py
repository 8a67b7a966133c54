"""Is every file that a template names there? With hashed names, asking for one that is not is a crash page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

NAMED = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")


def names_in_templates():
    pages = Path(settings.BASE_DIR / "templates").rglob("*.*")
    return sorted({name for page in pages for name in NAMED.findall(page.read_text(encoding="utf-8"))})


def test_templates_name_files():
    assert "css/base.css" in names_in_templates()


@pytest.mark.parametrize("name", names_in_templates())
def test_every_file_that_a_template_names_is_there(name):
    assert finders.find(name)


@pytest.mark.slow
def test_all_files_can_be_given_names_of_their_content(settings, tmp_path):
    """A stylesheet that names a file which is not there fails here."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    assert (tmp_path / "staticfiles.json").is_file()

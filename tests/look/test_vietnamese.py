"""Is any English word of Django's own left on a page? Walks the strings that Django's source marks for translation."""

import re
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext
from django.utils.translation.trans_real import DjangoTranslation

DJANGO = Path(django.__file__).parent
CATALOGUES = ["conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions", "contrib/humanize"]
# Shown only to developers (settings, debug pages), or marks that are the same in both languages.
NOT_ON_A_PAGE = ("conf/global_settings.py", "views/", "contrib/sitemaps", "contrib/syndication", "contrib/staticfiles")
UNITS = {"%(size)d byte", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB"}
SAME_IN_BOTH = UNITS | {"IPv4", "IPv6", "…", "%(truncated_text)s…", "%(class_name)s %(instance)s", ", ", ":", ":?.!"}


def entries(path: Path) -> Iterator[dict[str, str]]:
    """The entries of a .po file as dictionaries of msgctxt, msgid, msgid_plural, and `#:` for its places."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        entry, key = {"#:": ""}, ""
        for line in block.splitlines():
            if line.startswith("#:"):
                entry["#:"] += line[2:]
            elif found := re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) "(.*)"$', line):
                key = found[1]
                entry[key] = found[2]
            elif line.startswith('"') and key:
                entry[key] += line[1:-1]
        if entry.get("msgid"):
            yield {k: v.replace('\\"', '"').replace("\\n", "\n") for k, v in entry.items()}


def said(entry: dict[str, str]) -> str:
    """What the site shows for this string in Vietnamese."""
    msgid, plural, context = entry["msgid"], entry.get("msgid_plural"), entry.get("msgctxt")
    if context:
        return npgettext(context, msgid, plural, 2) if plural else pgettext(context, msgid)
    return ngettext(msgid, plural, 2) if plural else gettext(msgid)


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_django_string_on_a_page_is_vietnamese(catalogue):
    source = DJANGO / catalogue / "locale/en/LC_MESSAGES/django.po"
    with override("vi"):
        english = [
            entry["msgid"]
            for entry in entries(source)
            if not all(place.startswith(NOT_ON_A_PAGE) for place in entry["#:"].split())
            and entry["msgid"] not in SAME_IN_BOTH
            and "ordinal" not in entry.get("msgctxt", "")
            and said(entry) in (entry["msgid"], entry.get("msgid_plural"))
        ]
    assert english == []


def test_every_string_of_the_admin_scripts_is_vietnamese():
    admin = DJANGO / "contrib/admin/locale"
    spoken = DjangoTranslation("vi", domain="djangojs", localedirs=[str(admin)])
    english = []
    for entry in entries(admin / "en/LC_MESSAGES/djangojs.po"):
        msgid, context = entry["msgid"], entry.get("msgctxt")
        if "msgid_plural" in entry:
            text = spoken.ngettext(msgid, entry["msgid_plural"], 2)
        else:
            text = spoken.pgettext(context, msgid) if context else spoken.gettext(msgid)
        if text in (msgid, entry.get("msgid_plural")):
            english.append(msgid)
    assert english == []


def test_our_catalogue_is_compiled_as_it_is_written():
    """Somebody who edits the .po and forgets msgfmt is told here."""
    root = Path(__file__).parents[2] / "locale/vi/LC_MESSAGES"
    with override("vi"):
        for entry in entries(root / "django.po"):
            written = entry.get("msgstr", entry.get("msgstr[0]"))
            assert said(entry) == written

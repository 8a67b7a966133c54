"""Which abbreviations may stand in an office's symbols? Those of its bodies and of the fields of its posts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from units.models import Post, Role, Unit

# "Công chức Văn hóa - xã hội" works in the field "Văn hóa - xã hội"
_BEFORE_THE_FIELD = re.compile(r"^(?:công chức|viên chức|cán bộ|chuyên viên|phụ trách|trưởng phòng)\s+", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b[A-ZĐ]{2,8}\b")


def field_of(post: Post) -> str:
    """ "VHXH" of "Công chức Văn hóa - xã hội": one recorded among its other names, else the initials of its field."""
    recorded = _ABBREVIATION.search(post.aliases)
    if recorded:
        return recorded[0]
    if post.role != Role.OFFICER:
        return ""
    words = re.findall(r"[^\W\d_]+", _BEFORE_THE_FIELD.sub("", post.name))
    return "".join(word[0] for word in words).upper() if 2 <= len(words) <= 8 else ""


def known_to(unit: Unit, units: Iterable[Unit], posts: Iterable[Post]) -> frozenset[str]:
    """All that the check of form takes as known. VT (văn thư) and VP (văn phòng) are everybody's."""
    bodies = {part for one in (unit, *units) for part in re.split(r"[\s/-]+", one.symbol) if part}
    return frozenset(bodies | {field_of(post) for post in posts} | {"VT", "VP"}) - {""}

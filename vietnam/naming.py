"""How is a body called in running text, whose name stands in capitals over its paper? (NĐ 30/2020, Phụ lục II)"""

from __future__ import annotations

import re

from vietnam.text import is_upper

# Behind a level, and behind the Party's committee of one, stands the name of a place; behind these offices, a comma or
# an "và" begins a field of work.
_PLACE = re.compile(
    r"\b((?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã(?! hội)|phường|đặc khu)(?! [ủu][ỷy]\b) )([^,]+)"
    r"|\b((?:tỉnh|thành|quận|huyện|thị) [ủu][ỷy] )([^,]+)"
)
_FIELD = re.compile(
    r"(^(?:sở|bộ|cục|hội(?! đồng)) |(?<![ủu][ỷy] )\b(?:ban|phòng|trung tâm|chi cục|ngành) |[,&-] |\bvà )(\w)"
)
_ALWAYS = re.compile(r"\b(?:đảng|trung ương|chính phủ|mặt trận|tổ quốc|tỉnh ủy|thành ủy|quận ủy|huyện ủy)\b")
_ABBREVIATION = re.compile(r"\b(?:ubnd|hđnd|ubmttq|mttq|tncs)\b")


def in_running_text(name: str, place: str = "") -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG" → "Ủy ban nhân dân tỉnh Hà Giang". `place`: the name in the line of the day,
    which has its capitals right. What is not in capitals stays as it is."""
    if not is_upper(name, share=0.95):
        return name
    found = _FIELD.sub(lambda match: match[1] + match[2].upper(), name.lower())
    found = _PLACE.sub(_named, found)
    found = _ALWAYS.sub(lambda match: match[0].capitalize(), found).replace("việt nam", "Việt Nam")
    found = _ABBREVIATION.sub(lambda match: match[0].upper(), found)
    if place:
        found = re.sub(rf"\b{re.escape(place)}\b", place, found, flags=re.IGNORECASE)
    return found[:1].upper() + found[1:]


def _named(match: re.Match[str]) -> str:
    level, place = match[1] or match[3], match[2] or match[4]
    return level + " ".join(word.capitalize() for word in place.split(" "))

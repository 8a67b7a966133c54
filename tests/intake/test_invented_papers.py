"""Papers invented for the reader, each in the manner of another kind of office: the answers were checked by eye.

`python bench/reading.py tests/intake/invented` prints the same as figures.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from intake.reading import read

_FOLDER = Path(__file__).resolve().parent / "invented"
_SCALARS = (
    *("issuer_parent", "issuer", "number", "symbol", "doc_type", "place", "date", "subject", "system", "urgency"),
    *("signer_authority", "signer_position", "signer_name"),
)
PAPERS = sorted(path.stem for path in _FOLDER.glob("*.txt"))


def both(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    answer = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return answer, read((_FOLDER / f"{name}.txt").read_text(encoding="utf-8")).to_json()


def trimmed(rows: list[dict[str, Any]], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(key) for key in keys) for row in rows]


@pytest.mark.parametrize("name", PAPERS)
def test_head_and_foot_are_read(name: str) -> None:
    answer, given = both(name)
    assert {key: given[key] for key in _SCALARS} == {key: answer.get(key) for key in _SCALARS}
    assert (given["recipients"], given["archive_list"]) == (answer.get("recipients"), answer.get("archive_list"))


@pytest.mark.parametrize("name", PAPERS)
def test_basis_and_tasks_are_read(name: str) -> None:
    answer, given = both(name)
    cited = ("type", "number_symbol", "date", "issuer")
    assert trimmed(given["basis"], *cited) == trimmed(answer["basis"], *cited)
    if answer["tasks"] is not None:
        asked = ("assignee", "text_start", "deadline", "recurrence")
        assert trimmed(given["tasks"], *asked) == trimmed(answer["tasks"], *asked)

"""How well does the reader read? Precision, recall and F1 per field and per kind of source.

usage: python bench/reading.py DIR        (NNN.txt beside NNN.json, answers in the reader's own keys)

A scalar counts as right when it is the answer (numbers and symbols without spaces and leading zeros; longer texts when
nine tenths alike), a list item when it finds its like. `corrected` in an answer holds the true reading of damaged text:
either counts. Answers may say `extraction` (where the text came from) and `tasks_complete`.
"""

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rapidfuzz.distance import Indel

from intake.reading import read
from vietnam.text import nfc, settle_tones, squeeze

CODES = ("number", "symbol", "date")
EXACT = ("doc_type", "system", "urgency")
ALIKE = {"issuer": 0.9, "issuer_parent": 0.9, "subject": 0.9, "place": 0.9, "signer_name": 0.9}
ALIKE |= {"signer_position": 0.85, "signer_authority": 0.85}


class Tally:
    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    def add(self, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        self.right, self.wrong, self.missed = self.right + right, self.wrong + wrong, self.missed + missed

    @property
    def figures(self) -> tuple[float, float, float]:
        precision = self.right / ((self.right + self.wrong) or 1)
        recall = self.right / ((self.right + self.missed) or 1)
        return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


Book = dict[str, dict[str, Tally]]


def plain(value: object) -> str:
    return squeeze(settle_tones(nfc(str(value or "")))).strip(" .;:,-–").casefold()


def code(value: object) -> str:
    return re.sub(r"[\s.…_]+", "", plain(value)).lstrip("0")


def alike(one: object, other: object) -> float:
    a, b = plain(one), plain(other)
    return Indel.normalized_similarity(a, b) if a and b else 0.0


def kind_of(answer: dict[str, Any]) -> str:
    return "ocr" if "tesseract" in (answer.get("extraction") or "") else "clean"


def count(book: Book, field: str, kind: str, **figures: int) -> None:
    for column in ("all", kind):
        book[field][column].add(**figures)


def scalars(book: Book, kind: str, answer: dict[str, Any], given: dict[str, Any]) -> None:
    corrected = answer.get("corrected") or {}
    for field in (*CODES, *EXACT, *ALIKE):
        wanted, read_as, true = answer.get(field), given.get(field), corrected.get(field)
        if not plain(wanted) and true:
            continue
        hit = any(_equal(field, each, read_as) for each in (wanted, true) if each)
        wrong = int(bool(plain(read_as)) and not hit)
        count(book, field, kind, right=int(hit), wrong=wrong, missed=int(bool(plain(wanted)) and not hit))


def _equal(field: str, wanted: object, given: object) -> bool:
    if field in CODES:
        return code(wanted) == code(given)
    return plain(wanted) == plain(given) if field in EXACT else alike(wanted, given) >= ALIKE[field]


def pairs(
    wanted: Iterable[Any], given: Iterable[Any], like: Callable[[Any, Any], float]
) -> tuple[list[tuple[Any, Any]], list[Any]]:
    left, hits = list(given), []
    for each in wanted:
        best = max(left, key=lambda other: like(each, other), default=None)
        if best is not None and like(each, best) > 0:
            left.remove(best)
            hits.append((each, best))
    return hits, left


def lists(book: Book, kind: str, answer: dict[str, Any], given: dict[str, Any]) -> None:
    for field in ("recipients", "archive_list"):
        wanted = answer.get(field) or []
        hits, left = pairs(wanted, given.get(field) or [], lambda a, b: s if (s := alike(a, b)) >= 0.85 else 0.0)
        count(book, field, kind, right=len(hits), wrong=len(left), missed=len(wanted) - len(hits))
    wanted = answer.get("basis") or []
    hits, left = pairs(wanted, given.get("basis") or [], _same_citation)
    direct = [hit for hit in hits if not hit[0].get("nested")]
    asked = sum(not each.get("nested") for each in wanted)
    count(book, "basis", kind, right=len(direct), wrong=len(left), missed=asked - len(direct))


def _same_citation(one: dict[str, Any], other: dict[str, Any]) -> float:
    first, second = code(one.get("number_symbol")), code(other.get("number_symbol"))
    if first or second:
        return float(first == second)
    return float(alike(one.get("type"), other.get("type")) >= 0.8)


def tasks(book: Book, kind: str, answer: dict[str, Any], given: dict[str, Any]) -> None:
    if (wanted := answer.get("tasks")) is None:
        return
    hits, left = pairs(wanted, given["tasks"], _same_task)
    wrong = len(left) if answer.get("tasks_complete", True) else 0
    count(book, "tasks", kind, right=len(hits), wrong=wrong, missed=len(wanted) - len(hits))
    true = str((answer.get("corrected") or {}).get("deadline") or "-")[:10]
    for one, other in hits:
        who = not one["assignee"] or alike(one["assignee"], other["assignee"]) >= 0.75 or _inside(one, other)
        count(book, "task assignee", kind, right=int(who), missed=int(not who))
        due, found = str(one.get("deadline") or "")[:10], str(other.get("deadline") or "")[:10]
        good = bool(due) and found in (due, true)
        count(
            book,
            "task deadline",
            kind,
            right=int(good),
            wrong=int(bool(found) and not good),
            missed=int(bool(due) and not good),
        )


def _same_task(one: dict[str, Any], other: dict[str, Any]) -> float:
    start = plain(one["text_start"])
    score = alike(one["text_start"], other["text_start"])
    near = 0.9 if start in plain(other["text"])[: len(start) + 60] else 0.0
    return max(score, near) if max(score, near) >= 0.8 else 0.0


def _inside(one: dict[str, Any], other: dict[str, Any]) -> bool:
    a, b = plain(one["assignee"]), plain(other["assignee"])
    return bool(b) and (a in b or b in a)


def main(folder: Path) -> None:
    book: Book = defaultdict(lambda: defaultdict(Tally))
    letters, began = 0, time.process_time()
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        answer, given = json.loads(path.read_text(encoding="utf-8")), read(text).to_json()
        letters += len(text)
        for measure in (scalars, lists, tasks):
            measure(book, kind_of(answer), answer, given)
    print(f"{'field':18}{'precision':>10}{'recall':>9}{'F1':>8}{'n':>7}{'clean F1':>11}{'ocr F1':>9}")
    for field, columns in book.items():
        whole = columns["all"]
        row = "".join(f"{value:9.3f}" for value in whole.figures)
        kinds = "".join(f"{columns[kind].figures[2]:10.3f}" for kind in ("clean", "ocr"))
        print(f"{field:18}{row}{whole.right + whole.missed:7d}{kinds}")
    print(f"{letters} characters in {time.process_time() - began:.2f} s of CPU, scoring included")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

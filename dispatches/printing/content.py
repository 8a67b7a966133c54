"""What stands on a paper? The words of one letter, apart from how they look; stored as JSON beside each version.

The text is what the clerk typed. The form adds what it always prints: "Số:", "V/v", "Kính gửi:", the dashes of the
lists, the numbers of the tasks, "Nơi nhận:". `dispatches.formcheck` says where the words depart from the decree.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from dispatches.printing import presets
from dispatches.printing.appendices import Appendix
from dispatches.printing.form import LETTER_TYPE, STATE, Form
from dispatches.printing.sections import Level, Section
from dispatches.printing.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBlock:
    """What one addressee of the letter is asked to do. `heading` names who, without its number."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """One paper. `number` None and `day` None print as room for the pen (Điều 15.2: given after the signature).

    `preset` is the key of its format; a content stored before there was more than one is a State paper.
    """

    preset: str = STATE.key
    issuer_parent: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    issuer_name: str = ""
    number: str | None = None
    symbol: str = ""
    place: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    doc_type: str = LETTER_TYPE
    subject: str = ""
    urgency: str = ""
    circulation: str = ""
    recipients: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    tasks: tuple[TaskBlock, ...] = ()
    sections: tuple[Section, ...] = ()
    table: Table | None = None
    closing: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    distribution: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    position: str = ""
    signer: str = ""
    contact: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        return presets.FORMS[self.preset]

    @property
    def is_letter(self) -> bool:
        """A công văn: no type name printed, the subject stands under the number after "V/v"."""
        return self.doc_type.upper() == LETTER_TYPE

    @property
    def number_text(self) -> str:
        """The number, "05" for "5" (Phụ lục I, Mục II.3c); blank room when there is no number yet."""
        if not self.number:
            return " " * 10
        return self.number.zfill(2) if self.number.isdecimal() else self.number

    @property
    def date_text(self) -> str:
        """The date in words; days under 10 and months 1, 2 get a zero (Mục II.4b), what is unknown stays blank."""
        day = f"{self.day:02d}" if self.day else " " * 6
        month = " " * 5 if not self.month else f"{self.month:02d}" if self.month < 3 else str(self.month)
        year = str(self.year) if self.year else " " * 7
        return f"ngày {day} tháng {month} năm {year}"

    @property
    def title(self) -> str:
        """One line that names the paper, for the PDF's title."""
        name = self.doc_type.capitalize() + (
            f" số {self.number_text}{self.form.number_joint}{self.symbol}" if self.number else ""
        )
        return f"{name} {'V/v ' if self.is_letter else ''}{self.subject}".strip()

    @property
    def body(self) -> str:
        """The issuer's name inside a sentence; the capitals of the head when no other is known."""
        return self.issuer_name or " ".join(self.issuer)

    @property
    def reference(self) -> str:
        """How the appendices name the paper; blank room for what is not given yet (Phụ lục I, Mục III.1c)."""
        kind = "Công văn" if self.is_letter else self.doc_type.capitalize()
        number = f"{self.number_text}{self.form.number_joint}{self.symbol}"
        return f"(Kèm theo {kind} số {number} {self.date_text} của {self.body})"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All running text, from top to end."""
        tasks = (text for task in self.tasks for text in (task.heading, *task.paragraphs) if text)
        sections = (text for part in self.sections for text in (part.heading, *part.paragraphs) if text)
        return (*self.basis, *self.opening, *tasks, *sections, *self.closing)

    def to_json(self) -> dict[str, Any]:
        """A dict of JSON types: tuples as lists, None for what is blank."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """The content back from `to_json`; text becomes NFC. Raises ValueError on a name that is not ours."""
        unknown = set(stored) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"Not parts of a letter: {', '.join(sorted(unknown))}")
        parts = {name: _frozen(part) for name, part in stored.items()}
        parts["tasks"] = tuple(TaskBlock(**_frozen_values(task)) for task in stored.get("tasks") or ())
        parts["sections"] = sections_from(stored)
        parts["appendices"] = appendices_from(stored)
        parts["table"] = _table(stored)
        return cls(**parts)

    def each_text(self, change: Callable[[str], str]) -> Self:
        """The same paper with `change` applied to the subject and all running text."""
        tasks = tuple(
            TaskBlock(heading=change(task.heading), paragraphs=tuple(map(change, task.paragraphs)))
            for task in self.tasks
        )
        sections = tuple(
            replace(part, heading=change(part.heading), paragraphs=tuple(map(change, part.paragraphs)))
            for part in self.sections
        )
        return replace(
            self,
            subject=change(self.subject),
            basis=tuple(map(change, self.basis)),
            opening=tuple(map(change, self.opening)),
            tasks=tasks,
            sections=sections,
            closing=tuple(map(change, self.closing)),
        )


def as_list(names: Iterable[str]) -> tuple[str, ...]:
    """Names as lines of an official list: ";" after each, "." after the last (Phụ lục I, Mục II.9d).

    A single "Kính gửi" stands on the line of the words and takes no mark: pass it as it is.
    """
    plain = bare(names)
    return tuple(name + (";" if index < len(plain) else ".") for index, name in enumerate(plain, start=1))


def bare(names: Iterable[str]) -> tuple[str, ...]:
    """The lines of a list without its dashes and marks."""
    plain = (re.sub(r"[\s;,.]+$", "", re.sub(r"^[\s\-–•]+", "", name)) for name in names)
    return tuple(name for name in plain if name)


def as_basis(lines: Iterable[str]) -> tuple[str, ...]:
    """Căn cứ: ";" after each, "." after the last (Phụ lục I, Mục II.6a)."""
    bare = [line.strip().rstrip(".;,") for line in lines]
    return tuple(line + (";" if index < len(bare) else ".") for index, line in enumerate(bare, start=1))


_PLACE_WORDS = re.compile(r"\s+(?=(?:thị trấn|thị xã|thành phố|xã|phường|huyện|quận|tỉnh|đặc khu)\s)", re.IGNORECASE)


def issuer_lines(name: str) -> tuple[str, ...]:
    """A body's name in capitals, broken where offices break it: "ỦY BAN NHÂN DÂN / THỊ TRẤN CHỢ CHU"."""
    first, *rest = _PLACE_WORDS.split(name.strip(), maxsplit=1)
    return tuple(line.upper() for line in (first, *rest) if line)


def sections_from(stored: dict[str, Any]) -> tuple[Section, ...]:
    return tuple(Section(**(_frozen_values(part) | {"table": _table(part)})) for part in stored.get("sections") or ())


def appendices_from(stored: dict[str, Any]) -> tuple[Appendix, ...]:
    """Appendices back from what `as_stored` made of them."""
    return tuple(
        Appendix(
            kind=_frozen(part.get("kind", "")),
            title=_frozen(part.get("title", "")),
            opening=_frozen(part.get("opening", ())),
            sections=(*sections_from(part), *_stored_below(part)),
        )
        for part in stored.get("appendices") or ()
    )


def _stored_below(part: dict[str, Any]) -> tuple[Section, ...]:
    """The one table that an appendix had before its divisions had tables of their own."""
    table = _table(part)
    return (Section(level=Level.TEXT, table=table),) if table else ()


def as_stored(parts: Iterable[Section | Appendix]) -> list[dict[str, Any]]:
    """Parts as JSON types."""
    return [_plain(part) for part in parts]


def _table(stored: dict[str, Any]) -> Table | None:
    table = stored.get("table")
    return Table(**_frozen_values(table)) if table else None


def _plain(part: Any) -> Any:
    if isinstance(part, TaskBlock | Section | Appendix | Table):
        return {field.name: _plain(getattr(part, field.name)) for field in fields(part)}
    return [_plain(item) for item in part] if isinstance(part, tuple) else part


def _frozen(part: Any) -> Any:
    if isinstance(part, str):
        return unicodedata.normalize("NFC", part)
    return tuple(_frozen(item) for item in part) if isinstance(part, list | tuple) else part


def _frozen_values(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: _frozen(part) for name, part in stored.items()}

"""What does a reading hold? Every value with the place it was read from, and every doubt with a sentence."""

from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A value as printed (white space folded) and where it stands in the received text."""

    value: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Citation:
    """A document that the paper cites. `implements` is an index into the same list."""

    type: str | None
    number_symbol: str | None
    date: str | None
    issuer: str | None
    spans: tuple[Span, ...]
    cited_as: str | None = None
    nested: bool = False
    implements: int | None = None

    @property
    def answered(self) -> bool:
        """Is the paper an answer to this one ("Phúc đáp Công văn số …")?"""
        return (self.cited_as or "").lower() in ANSWERS


@dataclass(frozen=True)
class AskedTask:
    """One lowest item that orders someone to act. `block` numbers the top-level item it belongs to, from 0."""

    assignee: Found | None
    text: Found
    text_start: str
    block: int
    deadline: str | None = None
    deadline_time: str | None = None
    deadline_text: Found | None = None
    recurrence: Found | None = None
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()

    @property
    def due(self) -> str | None:
        """ISO day, with `THH:MM` where an hour is printed."""
        return f"{self.deadline}T{self.deadline_time}" if self.deadline and self.deadline_time else self.deadline


@dataclass(frozen=True)
class Block:
    """What the paper asks of one addressee: a numbered item with all its lowest items."""

    assignee: Found | None
    text: Found
    tasks: tuple[AskedTask, ...]


@dataclass(frozen=True)
class Doubt:
    """What the clerk should look at first. `field` is a key of the reading."""

    code: str
    field: str
    sentence: str
    spans: tuple[Span, ...] = ()


SCALARS = (
    "issuer_parent",
    "issuer",
    "number",
    "symbol",
    "doc_type",
    "place",
    "date",
    "subject",
    "signer_authority",
    "signer_position",
    "signer_name",
    "urgency",
)


@dataclass(frozen=True)
class Reading:
    """A draft directive: what one paper says, as far as we can read it."""

    issuer_parent: Found | None = None
    issuer: Found | None = None
    number: Found | None = None
    symbol: Found | None = None
    doc_type: Found | None = None
    place: Found | None = None
    date: Found | None = None
    subject: Found | None = None
    recipients: tuple[Found, ...] | None = None
    basis: tuple[Citation, ...] = ()
    tasks: tuple[AskedTask, ...] = ()
    archive_list: tuple[Found, ...] | None = None
    signer_authority: Found | None = None
    signer_position: Found | None = None
    signer_name: Found | None = None
    system: str | None = None
    urgency: Found | None = None
    attachments: tuple[Citation, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    @property
    def implements(self) -> int | None:
        """Index of the cited document that this paper directly carries out."""
        direct = [i for i, cited in enumerate(self.basis) if not cited.nested and not cited.answered]
        carried = [i for i in direct if (self.basis[i].cited_as or "").lower() in CARRIES_OUT]
        return next(iter(carried or direct), None)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The tasks gathered by numbered item and addressee."""
        gathered: dict[tuple[int, str | None], list[AskedTask]] = {}
        for task in self.tasks:
            gathered.setdefault((task.block, task.assignee.value if task.assignee else None), []).append(task)
        return tuple(_block(tuple(tasks)) for tasks in gathered.values())

    def to_json(self) -> dict[str, Any]:
        """The keys of an annotated answer, with `lead` and `support` of each task; then `spans` and `doubts`."""
        scalars: dict[str, Any] = {key: _value(getattr(self, key)) for key in SCALARS}
        return {
            **scalars,
            "recipients": _values(self.recipients),
            "basis": [_citation(cited) for cited in self.basis],
            "tasks": [_task(task) for task in self.tasks],
            "archive_list": _values(self.archive_list),
            "system": self.system,
            "spans": self._spans(),
            "doubts": [vars(doubt) | {"spans": [list(span) for span in doubt.spans]} for doubt in self.doubts],
        }

    def _spans(self) -> dict[str, Any]:
        found = {key: getattr(self, key) for key in SCALARS}
        spans: dict[str, Any] = {key: [list(s) for s in item.spans] for key, item in found.items() if item}
        for key in ("recipients", "archive_list"):
            spans[key] = [[list(s) for s in item.spans] for item in getattr(self, key) or ()]
        spans["basis"] = [[list(s) for s in cited.spans] for cited in self.basis]
        spans["tasks"] = [[list(s) for s in task.text.spans] for task in self.tasks]
        return spans


ANSWERS = frozenset({"phúc đáp", "trả lời"})
CARRIES_OUT = frozenset({"thực hiện", "triển khai thực hiện", "triển khai", "tiếp tục thực hiện", "để thực hiện"})


def _block(tasks: tuple[AskedTask, ...]) -> Block:
    spans = tuple(span for task in tasks for span in task.text.spans)
    return Block(tasks[0].assignee, Found("\n".join(task.text.value for task in tasks), spans), tasks)


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _values(found: tuple[Found, ...] | None) -> list[str] | None:
    return None if found is None else [item.value for item in found]


def _citation(cited: Citation) -> dict[str, Any]:
    return {key: getattr(cited, key) for key in ("type", "number_symbol", "date", "issuer", "nested")}


def _task(task: AskedTask) -> dict[str, Any]:
    return {
        "assignee": _value(task.assignee),
        "text": task.text.value,
        "text_start": task.text_start,
        "deadline": task.due,
        "recurrence": _value(task.recurrence),
        "lead": list(task.lead),
        "support": list(task.support),
    }

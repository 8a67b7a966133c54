"""One paper on the desk: the text with its marks, every field of the form, and what to look at first."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.html import format_html

from directives.facts import PaperFacts, PaperParts
from directives.models import Directive, DocumentType, RegisterEntry
from directives.services import papers
from intake import confirmed, known, proposal
from intake.forms.fields import target_choices
from intake.forms.paper import PaperForm
from intake.forms.rows import MOST_ROWS, Addressees, Citations, Rows, Tasks
from intake.likely import Likely, Named, likely, surely
from intake.marks import Piece, pieces
from intake.models import Arrival, Purpose
from intake.reading import Citation, Reading, read
from intake.sources import reading_of
from intake.wording import Wording, wording
from units import matching
from units.acting import Actor
from units.models import Unit
from vietnam import dates

# The sets of rows, and what one row of each is called.
SETS = {"citations": "Văn bản nhắc đến", "tasks": "Nhiệm vụ", "to": "Kính gửi", "copies": "Nơi nhận"}
ROWS_MORE = 3
_OTHER_DAY = "Sổ đến đã có văn bản số này, nhưng ngày {}; hãy xem ngày nào đúng."


class Sheet:
    """All forms of the page where a paper is checked, proposed from the reading, bound when something was sent."""

    def __init__(self, arrival: Arrival, actor: Actor, *, on: date, sent: QueryDict | None = None) -> None:
        self.arrival, self.actor = arrival, actor
        self.is_draft = arrival.purpose == Purpose.DRAFT
        is_told = arrival.text or arrival.header
        self.reading = reading_of(arrival.text, arrival.header) if is_told else Reading()  # typed by hand: no doubts
        self.known = matching.known_here(actor.unit, on=on)
        words = wording(arrival.text, self.reading)
        self.proposal = proposal.propose(
            self.reading, purpose=arrival.purpose, known=self.known, own=actor.unit, on=on, words=words
        )
        if not self.is_draft:
            self.proposal.paper |= proposal.came_with(self.reading, self._siblings())
        if self.entry and papers.is_of_another_day(self.entry.directive, self.proposed_facts()):
            self.proposal.doubt("issued_on", _OTHER_DAY.format(dates.short(self.entry.directive.issued_on)))
        self._bind(sent)
        self._show_doubts()

    def _siblings(self) -> list[Any]:
        same = Arrival.objects.filter(batch=self.arrival.batch, unit=self.arrival.unit_id).exclude(pk=self.arrival.pk)
        return [read(text) for text in same.values_list("text", flat=True)]

    def _bind(self, sent: QueryDict | None) -> None:
        choices = target_choices(self.known)
        first = self.proposal
        self.paper = PaperForm(
            sent,
            initial=first.paper | {"enclosed": [paper.code for paper in self._enclosed]},
            purpose=self.arrival.purpose,
            known=self.known,
            unit_choices=target_choices(self.known, only_units=True),
            papers=self._sure,
            doubts=first.doubts,
        )
        if self.reading.issuer_parent and not self.is_draft:
            parent = self.reading.issuer_parent.value
            self.paper.fields["issuer_name"].help_text = f"Cơ quan chủ quản ghi trên văn bản: {parent}."
        targets = {"known": self.known, "choices": choices}
        lines = {**targets, "with_targets": self.is_draft}
        rows = {"rows": _rows_sent(sent, "citations", len(first.citations) + 1)}
        self.citations: Rows = Citations(sent, initial=first.citations, prefix="citations", form_kwargs=rows)
        self.tasks: Rows = Tasks(sent, initial=first.tasks, prefix="tasks", form_kwargs=targets)
        self.to: Rows = Addressees(sent, initial=first.to, prefix="to", form_kwargs=lines)
        self.copies: Rows = Addressees(sent, initial=first.copies, prefix="copies", form_kwargs=lines)
        self._propose_papers()

    def _propose_papers(self) -> None:
        typed = [row.named for row in self.citations if row.named not in self._likely]
        found = self._likely | likely(self.actor, typed, self.known.places)
        for n, row in enumerate(self.citations):
            row.propose(found.get(row.named, []))
            if row.likely and not surely(row.likely):
                self.proposal.doubt(f"citations-{n}-paper", _to_choose(row.likely))

    @cached_property
    def _likely(self) -> dict[Named, list[Likely]]:
        """Papers named in this one that are known here and open to the reader of the page."""
        return likely(self.actor, map(_named, (*self.reading.basis, *self.reading.attachments)), self.known.places)

    @property
    def _sure(self) -> list[Directive]:
        """Of these the ones beyond doubt, each once."""
        return list({paper.pk: paper for found in self._likely.values() if (paper := surely(found))}.values())

    @property
    def _enclosed(self) -> list[Directive]:
        found = (surely(self._likely.get(_named(cited), [])) for cited in self.reading.attachments)
        return [paper for paper in found if paper]

    @cached_property
    def entry(self) -> RegisterEntry | None:
        """The line of the own book that holds this paper already."""
        return None if self.is_draft else known.entry_of(self.actor, self.proposed_facts())

    @property
    def handlers(self) -> list[str]:
        """To whom a paper is passed on in the own unit."""
        return [one.label for one in self.known.candidates if one.means == "post"]

    @property
    def sets(self) -> dict[str, Rows]:
        return {name: getattr(self, name) for name in SETS}

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.arrival.text, self.proposal.marks)

    def leave_unjudged(self, grown: str) -> None:
        """Show what was typed as it stands, without errors: more rows of one set were asked for, nothing is saved."""
        for form in self._forms():
            form._errors = ErrorDict()  # type: ignore[attr-defined]  # else showing a field would judge it
        for rows in self.sets.values():
            rows.is_bound = False
        self.sets[grown].is_grown = True
        for row in self.sets[grown].forms[-ROWS_MORE:]:  # a new row shows its first values
            row.is_bound = any(name.startswith(f"{row.prefix}-") for name in row.data)

    def is_valid(self) -> bool:
        """Every part is asked, so that every mistake is shown at once."""
        return all([self.paper.is_valid(), *(rows.is_valid() for rows in self.sets.values())])

    @property
    def facts(self) -> PaperFacts:
        kept = self.reading.to_json() | {"corrected": confirmed.corrections(self.paper, **self.sets)}
        kept |= {"edxml": self.arrival.header} if self.arrival.header else {}
        return confirmed.facts(self.paper, own=self.actor.unit, text=self.arrival.text, reading=kept)

    @property
    def parts(self) -> PaperParts:
        return confirmed.parts(self.paper, **self.sets)

    @property
    def wording(self) -> Wording:
        return confirmed.wording(self.paper)

    def proposed_facts(self) -> PaperFacts:
        """Enough of what was read to ask whether the paper is here already."""
        first = self.proposal.paper
        unit = self.known.get(str(first.get("issuer", "")))
        same = {name: first[name] for name in ("system", "number", "symbol", "issued_on", "issuer_name", "subject")}
        issuer = unit.row if unit and isinstance(unit.row, Unit) else None
        return PaperFacts(**same, doc_type=DocumentType(), issuer=issuer)

    @property
    def found_count(self) -> int:
        """How many values were read, from the text or from the header of a message."""
        told = {name for key, name in proposal.FIELDS.items() if getattr(self.reading, key)}
        return len({name for name, _ in self.proposal.marks} | told)

    @property
    def doubt_count(self) -> int:
        return sum(len(sentences) for sentences in self.proposal.doubts.values())

    @property
    def doubts_below(self) -> dict[str, list[tuple[str, str]]]:
        """Each sentence, and (anchor, label) of the places further down of which it is said; what is about the paper
        itself stands first anyway."""
        places = {
            field.html_name: (field.id_for_label, f"{SETS[name]} {n}, {field.label}")
            for name, rows in self.sets.items()
            for n, form in enumerate(rows, start=1)
            for field in form
        }
        found: dict[str, list[tuple[str, str]]] = {}
        for name, sentences in self.proposal.doubts.items():
            for sentence in sentences if name not in self.paper.fields else ():
                found.setdefault(sentence, []).append(places.get(name, ("tasks", "Nhiệm vụ")))
        return found

    def _show_doubts(self) -> None:
        for form in self._forms():
            for name, field in form.fields.items():
                if sentences := self.proposal.doubts.get(form.add_prefix(name)):
                    field.help_text = format_html('<span class="doubt">{}</span>', " ".join(sentences))

    def _forms(self) -> list[forms.Form]:
        return [self.paper, *(row for rows in self.sets.values() for row in rows.forms)]


def with_more_rows(sent: QueryDict, name: str) -> QueryDict:
    """What was sent, as from a page that had some more empty rows of that set."""
    grown = sent.copy()
    grown[f"{name}-TOTAL_FORMS"] = str(min(_rows_sent(sent, name, 0) + ROWS_MORE, MOST_ROWS))
    return grown


def _named(cited: Citation) -> Named:
    return Named(cited.number_symbol or "", proposal.day(cited.date), cited.issuer or "")


def _to_choose(found: list[Likely]) -> str:
    first = found[0]
    if not first.differs:
        return "Trong hệ thống có nhiều văn bản như vậy; hãy chọn."
    return f"Trong hệ thống có {first.label}, khác ở {', '.join(first.differs)}; nếu đúng là văn bản này thì chọn."


def _rows_sent(sent: QueryDict | None, prefix: str, otherwise: int) -> int:
    total = sent.get(f"{prefix}-TOTAL_FORMS", "") if sent is not None else ""
    return min(int(total), MOST_ROWS) if str(total).isdigit() else otherwise

"""What did the clerk confirm? Checked forms → the facts and parts that `directives` takes; and what she corrected."""

from __future__ import annotations

from typing import Any

from directives.facts import AddresseeFacts, Citation, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import AddresseeKind, AssignmentRole, LinkKind
from directives.services import papers
from intake.forms.paper import PaperForm
from intake.forms.rows import AddresseeForm, CitationForm, Rows, TaskForm
from intake.wording import Wording
from units.matching import Candidate
from units.models import Unit
from vietnam.symbols import DocumentNumber

SAME = ("system", "number", "symbol", "issued_on", "place", "subject", "urgency")
SIGNED = ("signer_authority", "signer_title", "signer_name")


def facts(form: PaperForm, *, own: Unit, text: str, reading: dict[str, Any]) -> PaperFacts:
    """`own` issues a draft; an incoming paper is issued by the body that was typed."""
    given = form.cleaned_data
    issuer: Candidate | None = given.get("issuer")
    unit = own if form.is_draft else issuer and issuer.row
    return PaperFacts(
        **{name: given[name] for name in (*SAME, *SIGNED)},
        doc_type=papers.type_named(given["doc_type"], given["system"]),
        issuer_name=own.short_name if form.is_draft else given["issuer_name"],
        issuer=unit if isinstance(unit, Unit) else None,
        text=text,
        reading=reading,
    )


def parts(form: PaperForm, *, citations: Rows, tasks: Rows, to: Rows, copies: Rows) -> PaperParts:
    return PaperParts(
        tasks=[_task(row) for _, row in tasks.kept],
        addressees=[
            *(_addressee(AddresseeKind.TO, row) for _, row in to.kept),
            *(_addressee(AddresseeKind.COPY, row) for _, row in copies.kept),
        ],
        citations=[*_citations(citations), *_came_with(form)],
    )


def wording(form: PaperForm) -> Wording:
    return Wording(
        basis=_lines(form.cleaned_data["basis"]),
        opening=_lines(form.cleaned_data["opening"]),
        closing=_lines(form.cleaned_data["closing"]),
    )


def corrections(form: PaperForm, **sets: Rows) -> dict[str, Any]:
    """Where what was kept differs from what was read: `{"subject": ["read", "kept"], "tasks-0-due_on": […]}`."""
    found = {}
    for one in (form, *(row for rows in sets.values() for row in rows.forms)):
        for name in one.changed_data:
            if name != "places":
                bound = one[name]
                found[bound.html_name] = [_shown(one.get_initial_for_field(one.fields[name], name)), _shown(bound.data)]
    return found


def _shown(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | bool | list) else str(value)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _citations(rows: Rows) -> list[Citation]:
    """`above` counts rows of the page; rows left out shift the places."""
    kept: list[tuple[int, CitationForm]] = rows.kept
    position = {place: n for n, (place, _) in enumerate(kept)}
    found = []
    for place, row in kept:
        given = row.cleaned_data
        above = given["above"] if given["above"] != place else None
        found.append(
            _citation(
                LinkKind(given["kind"]),
                given["type_name"],
                given["number"],
                issuer_name=given["issuer_name"],
                issued_on=given["issued_on"],
                above=position.get(above) if above is not None else None,
                paper=given["paper"],
            )
        )
    return found


def _came_with(form: PaperForm) -> list[Citation]:
    given = form.cleaned_data
    if not given.get("with_number"):
        return []
    more = {"issuer_name": given["with_issuer"], "issued_on": given["with_on"]}
    return [_citation(LinkKind.ATTACHES, given["with_type"], given["with_number"], **more)]


def _citation(kind: LinkKind, type_name: str, number: DocumentNumber, **more: Any) -> Citation:
    return Citation(kind, type_name, number.number or "", number.symbol, **more)


def _task(row: TaskForm) -> TaskFacts:
    given = row.cleaned_data
    same = ("text", "assignee", "due_on", "due_time", "recurrence", "start", "end", "proofs", "proofs_required")
    recipients = [_recipient(one, role) for one, role in row.chosen()]
    return TaskFacts(**{name: given[name] for name in same}, repeats=row.rule, recipients=recipients)


def _addressee(kind: AddresseeKind, row: AddresseeForm) -> AddresseeFacts:
    return AddresseeFacts(kind, row.cleaned_data["text"], [_recipient(one, role) for one, role in row.chosen()])


def _recipient(one: Candidate, role: str) -> Recipient:
    return Recipient(**{one.means: one.row}, role=AssignmentRole(role))  # type: ignore[arg-type]

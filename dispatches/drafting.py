"""What would our own letter say that carries out a received paper? A first draft, for the clerk to change."""

from __future__ import annotations

from directives.facts import AddresseeFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import AddresseeKind, Directive, DocumentType, System
from dispatches import abbreviations, skeletons
from dispatches.composing import Draft, Wording
from dispatches.formcheck.party import office_of
from dispatches.names import Names, Signer
from dispatches.printing.content import as_list
from units.acting import Actor
from units.models import Branch, Unit
from vietnam import dates
from vietnam.text import fold

LETTER = "Công văn"


def cited(paper: Directive) -> str:
    """A paper named for the first time: type, number and symbol, day, issuer, subject (Phụ lục I, Mục II.6b)."""
    about = paper.subject.strip().rstrip(".")
    if about:
        plain = about[:1].lower() + about[1:]
        leads = ("ve", "thuc hien", "trien khai", "tang cuong", "quy dinh")
        about = f" {plain if fold(plain).startswith(leads) and not _is_letter(paper) else f'về việc {plain}'}"
    return f"{named(paper)}{about}"


def named(paper: Directive) -> str:
    """The paper by its name, as a subject or a heading has it: without what it is about."""
    day = f" ngày {dates.short(paper.issued_on)}" if paper.issued_on else ""
    return f"{paper.doc_type} số {paper.number_and_symbol}{day} của {paper.issuer_name}"


def again(paper: Directive) -> str:
    """The paper in the running text after it was named in full: type, number and symbol (Phụ lục I, Mục II.6b)."""
    return f"{paper.doc_type} số {paper.number_and_symbol}"


def subject_for(paper: Directive) -> str:
    return f"triển khai thực hiện {named(paper)}"


def signer_of(names: Names) -> Signer | None:
    """The deputy signs letters to those below; else whoever may sign at all."""
    return next((one for one in names.signers if one.is_deputy), next(iter(names.signers), None))


def system_of(unit: Unit) -> System:
    """Whose form the unit's papers follow. Front and mass organisations write in the State's."""
    return System.PARTY if unit.branch == Branch.PARTY else System.STATE


def blank(actor: Actor, doc_type: DocumentType, subject: str, names: Names) -> Draft:
    """An empty paper of the unit, with what stands on all its papers."""
    unit, signer, field = actor.unit, signer_of(names), abbreviations.field_of(actor.post)
    is_party = system_of(unit) == System.PARTY
    first = doc_type.abbreviation if is_party or doc_type.name != LETTER else ""
    facts = PaperFacts(
        system=system_of(unit),
        doc_type=doc_type,
        issuer=unit,
        issuer_name=unit.short_name,
        symbol=("/" if is_party else "-").join(
            part for part in (first, unit.symbol, field if not first else "") if part
        ),
        place=unit.place,
        subject=subject,
        signer_authority=signer.authority if signer else "",
        signer_title=signer.title if signer else "",
        signer_name=signer.name if signer else "",
    )
    kept = "Lưu: " + ", ".join(["VT", *([field] if field else [])])
    if is_party:
        kept = f"Lưu {office_of(unit.short_name) or unit.short_name}"
    before = skeletons.COPIES.get(doc_type.name, ()) if doc_type.name == LETTER or not is_party else ()
    copies = [AddresseeFacts(AddresseeKind.COPY, text) for text in as_list([*before, kept])]
    return Draft(facts, PaperParts(addressees=copies), skeletons.wording_of(doc_type.name, facts.system))


def carrying_out(actor: Actor, paper: Directive, doc_type: DocumentType, subject: str, names: Names) -> Draft:
    """A letter to all groups of the unit, one task for each, that cites the received paper and sends it along."""
    empty = blank(actor, doc_type, subject, names)
    groups = names.groups
    lines = as_list(group.name for group in groups) if len(groups) > 1 else tuple(group.name for group in groups)
    addressees = [
        AddresseeFacts(AddresseeKind.TO, text, [Recipient(group=group)])
        for text, group in zip(lines, groups, strict=True)
    ]
    tasks = [
        TaskFacts(f"Tổ chức triển khai thực hiện {named(paper)}.", group.name, recipients=[Recipient(group=group)])
        for group in groups
    ]
    asks = f"{actor.unit.short_name} đề nghị các đơn vị thực hiện như sau:"
    if doc_type.name == LETTER:
        wording: Wording = {"opening": [f"Thực hiện {cited(paper)}, {asks}"]}
    else:
        wording = {"basis": [f"Căn cứ {cited(paper)}."], "opening": [asks]}
    wording["closing"] = [f"(Gửi kèm {named(paper)})", "Đề nghị các đơn vị triển khai thực hiện./."]
    addressees += empty.parts.addressees
    return Draft(empty.facts, PaperParts(tasks=tasks, addressees=addressees), wording)


def _is_letter(paper: Directive) -> bool:
    return fold(paper.doc_type.name) == fold(LETTER)

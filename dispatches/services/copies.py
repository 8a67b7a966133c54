"""Making a copy: the next number, the pages, the block, frozen with its SHA-256; all or nothing (Điều 25-27).

A copy is registered by its number in the series of copies alone (Phụ lục I, Phần II, Mục II.1c). It takes none of the
sổ văn bản đi, which is of what the office itself issues (Điều 3); the decree has no book of copies, ours is in
`registers`.

As with letters, the PDF is made with the next number outside any lock; if another clerk was faster, it is made again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from audit import trail
from directives.models import Directive, FileKind, PaperFile
from directives.models.papers import OF_PAPER
from directives.services.files import sha256
from dispatches import policies
from dispatches.composing import letterhead
from dispatches.models import Copy, CopyKind, CopySeries
from dispatches.names import Signer
from dispatches.policies import Refused
from dispatches.printing import copies as printing
from dispatches.printing import presets, render
from dispatches.printing.content import LetterContent, as_list, issuer_lines
from dispatches.services.signature_making import bytes_of
from units.acting import Actor
from vietnam import dates

MOST_ROUNDS = 20


@dataclass(frozen=True, kw_only=True)
class CopyFacts:
    """What the clerk chose; `source` for sao y and sao lục, `extract` for a trích sao."""

    kind: CopyKind
    on: date
    signer: Signer
    distribution: tuple[str, ...]
    source: PaperFile | None = None
    extract: tuple[str, ...] = ()
    is_electronic: bool = False


def make(*, actor: Actor, directive: Directive, facts: CopyFacts, at: datetime) -> Copy:
    """Raises Refused, also when the file cannot be read or a later copy has an earlier number's day."""
    policies.may_copy(actor, directive).or_refuse()
    _check(facts, directive, at)
    for _ in range(MOST_ROUNDS):
        series, _new = CopySeries.objects.get_or_create(unit=actor.unit, year=facts.on.year)
        if series.last_on and facts.on < series.last_on:
            raise Refused(
                f"Bản sao số {series.last_number} đã mang ngày {dates.short(series.last_on)}; chọn ngày sau đó."
            )
        symbol = f"{printing.ABBREVIATIONS[facts.kind]}-{actor.unit.symbol or actor.unit.short_name}"
        try:
            printed = _print(actor, directive, facts, series.last_number + 1, symbol)
        except printing.Unreadable as error:
            raise Refused(str(error)) from error
        copy = _take(actor, directive, facts, series, symbol, printed, at)
        if copy is not None:
            return copy
    raise Refused("Nhiều người đang sao văn bản cùng lúc. Hãy bấm lại sau ít phút; bản sao chưa được cấp số.")


@transaction.atomic
def _take(
    actor: Actor, directive: Directive, facts: CopyFacts, series: CopySeries, symbol: str, printed: bytes, at: datetime
) -> Copy | None:
    """Compare and set; None when another clerk took the number meanwhile."""
    number = series.last_number + 1
    won = CopySeries.objects.filter(pk=series.pk, last_number=series.last_number, last_on=series.last_on)
    if not won.update(last_number=number, last_on=facts.on):
        return None
    name = f"{facts.kind}-{number}.pdf"
    content = ContentFile(printed, name)
    copy = Copy(
        series=series, number=number, kind=facts.kind, directive=directive, source=facts.source,
        extract="\n".join(facts.extract), symbol=symbol, made_on=facts.on, signer=facts.signer.name, size=len(printed),
        is_electronic=facts.is_electronic, sha256=sha256(content), made_by=actor.user, made_at=at,
    )  # fmt: skip
    copy.file.save(name, content, save=False)
    copy.save(force_insert=True)
    sentence = f"{actor.name} lập bản {copy} của {directive}."
    trail.record(actor, "copy.made", copy, sentence, at=at, topic=directive, detail={"unit": actor.unit.pk})
    return copy


def _check(facts: CopyFacts, directive: Directive, at: datetime) -> None:
    if facts.on > timezone.localdate(at):
        raise Refused("Ngày sao chưa tới. Hãy chọn hôm nay hoặc một ngày đã qua.")
    if directive.issued_on and facts.on < directive.issued_on:
        raise Refused(f"Văn bản ngày {dates.short(directive.issued_on)} không thể sao trước ngày đó. Hãy sửa ngày sao.")
    if facts.kind == CopyKind.EXTRACT and not facts.extract:
        raise Refused("Trích sao thì phải có phần nội dung cần trích.")
    if facts.kind != CopyKind.EXTRACT and (facts.source is None or facts.source.directive_id != directive.pk):
        raise Refused("Hãy chọn tệp PDF của văn bản để sao.")
    if facts.kind == CopyKind.OF_COPY and facts.source and facts.source.kind != FileKind.ORIGINAL:
        raise Refused(
            f"Tệp “{facts.source.name}” là {facts.source.get_kind_display()}, không phải bản sao y đã nhận. Sao lục "
            "chỉ làm từ bản sao y của nơi khác gửi đến (Nghị định 30/2020/NĐ-CP, Điều 25.2); hãy chọn Sao y."
        )
    if facts.is_electronic and facts.source and facts.source.kind in OF_PAPER:
        raise Refused(
            f"Tệp “{facts.source.name}” đã là văn bản điện tử: hãy gửi chính tệp đó. Bản sao điện tử làm từ bản quét "
            "của văn bản giấy (Nghị định 30/2020/NĐ-CP, Điều 25.1c); hãy chọn tệp quét, hoặc lập bản sao giấy."
        )


def _print(actor: Actor, directive: Directive, facts: CopyFacts, number: int, symbol: str) -> bytes:
    if facts.is_electronic:
        return _electronic(directive, facts)
    unit = actor.unit
    block = printing.Block(
        kind=str(facts.kind.label).upper(),
        issuer=letterhead(unit, unit.name),
        number=f"{number:02d}",
        symbol=symbol,
        place=unit.place,
        date=dates.date_in_words("", facts.on).lstrip(", "),
        authority=tuple(line for line in facts.signer.authority.split("|") if line),
        position=facts.signer.title,
        signer=facts.signer.name,
        distribution=as_list(facts.distribution),
    )
    if facts.source is None:
        return printing.of_text(_extract(directive, facts.extract), block)
    with facts.source.file.open("rb") as file:
        return printing.of_file(file.read(), block)


def _electronic(directive: Directive, facts: CopyFacts) -> bytes:
    """What the organisation will sign: the pages alone, for its signature says the rest (Phụ lục I, Phần II, Mục I)."""
    if facts.source is None:
        return render.render(_extract(directive, facts.extract), draft=False)
    return bytes_of(facts.source)


def _extract(paper: Directive, chosen: tuple[str, ...]) -> LetterContent:
    """The paper in full form with the chosen text alone (Điều 25.3b)."""
    on = paper.issued_on
    return LetterContent(
        preset=presets.form_for(paper.system, on=on or date.min).key,
        issuer=issuer_lines(paper.issuer_name),
        issuer_name=paper.issuer_name,
        number=paper.number or None,
        symbol=paper.symbol,
        place=paper.place,
        day=on.day if on else None,
        month=on.month if on else None,
        year=on.year if on else None,
        doc_type=paper.doc_type.name.upper(),
        subject=paper.subject,
        opening=chosen,
        authority=tuple(line for line in paper.signer_authority.split("|") if line),
        position=paper.signer_title,
        signer=paper.signer_name,
    )

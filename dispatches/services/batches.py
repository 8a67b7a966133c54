"""Personalised copies of an issued letter: planned by văn thư in one press, made by a machine one after the other.

The pages are made outside any transaction; each copy is then noted by itself, once, so that a batch that was broken
off goes on where it was. A copy's QR code opens its own unit's work by a link without an account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from audit import trail
from directives.models import Status
from directives.services import passes
from dispatches import policies
from dispatches.composing import compose
from dispatches.models import Batch, BatchKind, Letter, PersonalCopy
from dispatches.policies import Refused
from dispatches.printing import personal, slips
from dispatches.printing.personal import Own
from dispatches.printing.slips import Slip, Work
from dispatches.services import openings
from jobs import queue
from jobs.models import Job
from units.acting import MACHINE, Actor
from units.models import Unit
from vietnam import dates

JOB = "dispatches.batch"

Told = Callable[[int, int], None]


def recipients(letter: Letter) -> QuerySet[Unit]:
    """The units that the letter addresses, in the order in which it was sent; not those that it informs (Nơi nhận)."""
    sent = letter.directive.deliveries.filter(along_with=None, for_information=False)
    sent = sent.exclude(unit=letter.directive.issuer)
    return Unit.objects.filter(deliveries__in=sent).order_by("deliveries__pk")


def jobs_of(batch: Batch) -> QuerySet[Job]:
    """The job of a batch, and one for each time that it was resumed; the latest last."""
    return Job.objects.filter(kind=JOB, payload={"batch": batch.pk}).order_by("pk")


@transaction.atomic
def plan(*, actor: Actor, letter: Letter, kind: BatchKind, units: Iterable[Unit], days: int, at: datetime) -> Batch:
    """Note who is to get a copy, and the job that makes them. Raises Refused."""
    letter = Letter.objects.select_for_update(of=("self",)).with_papers().get(pk=letter.pk)
    policies.may_batch(actor, letter).or_refuse()
    if not 1 <= days <= passes.MOST_DAYS:
        raise Refused(f"Liên kết dùng được từ 1 đến {passes.MOST_DAYS} ngày.")
    chosen = list(recipients(letter).filter(pk__in=[unit.pk for unit in units]))
    if kind == BatchKind.SLIPS:
        working = {row.unit_id for row in openings.work_of(letter, chosen)}
        chosen = [unit for unit in chosen if unit.pk in working]
    if not chosen:
        raise Refused(
            "Chưa chọn nơi nhận nào có việc đang làm theo văn bản này."
            if kind == BatchKind.SLIPS
            else "Hãy chọn ít nhất một nơi nhận của văn bản."
        )
    batch = Batch.objects.create(
        letter=letter, kind=kind, days=days, made_by=actor.user, made_as=actor.post, made_at=at
    )
    PersonalCopy.objects.bulk_create(
        [PersonalCopy(batch=batch, unit=unit, name=unit.name) for unit in chosen], batch_size=1000
    )
    queue.plan(JOB, f"{JOB}:{batch.pk}", {"batch": batch.pk}, at=at)
    sentence = f"{actor.name} cho in {_words(batch)} của {letter.directive}."
    trail.record(actor, "letter.batch_planned", batch, sentence, at=at, topic=letter.directive)
    return batch


@transaction.atomic
def stop(*, actor: Actor, batch: Batch, at: datetime) -> None:
    """Make no more copies; those that are made stay. A second press, and one that comes too late, change nothing."""
    policies.may_see_batches(actor, batch.letter).or_refuse()
    if not Batch.objects.filter(pk=batch.pk, stopped_at=None, print_sha256="").update(stopped_at=at):
        return
    paper = batch.letter.directive
    sentence = f"{actor.name} dừng in {_words(batch)} của {paper}."
    trail.record(actor, "letter.batch_stopped", batch, sentence, at=at, topic=paper)


@transaction.atomic
def resume(*, actor: Actor, batch: Batch, at: datetime) -> None:
    """Make the copies that a stop left out. A second press changes nothing.

    Raises Refused, also when the paper was called back since or the codes of the copies are too old.
    """
    policies.may_resume(actor, batch, at=at).or_refuse()
    row = Batch.objects.select_for_update().get(pk=batch.pk)
    if row.stopped_at is None or row.print_sha256:
        return
    key = f"{JOB}:{row.pk}:{row.stopped_at.timestamp()}"
    Batch.objects.filter(pk=row.pk).update(stopped_at=None)
    queue.plan(JOB, key, {"batch": row.pk}, at=at)
    paper = batch.letter.directive
    sentence = f"{actor.name} cho lập tiếp {_words(batch)} của {paper}."
    trail.record(actor, "letter.batch_resumed", batch, sentence, at=at, topic=paper)


def carry_out(batch: Batch, *, told: Told, now: Callable[[], datetime]) -> None:
    """Make the copies that are not made yet, then the file for the printer. May be called again at any time.

    A worker that comes back when the codes have grown too old stops the batch, as a person could not resume it.
    """
    if _is_over(batch, at=now()):
        return
    rows = list(batch.copies.in_order().select_related("unit"))
    todo = [row for row in rows if not row.sha256]
    done = len(rows) - len(todo)
    told(done, len(rows))
    addresses = openings.links_of(batch, rows, now())
    for at, pdf in _copies(batch, todo, addresses):
        if _is_over(batch, at=now()):
            return
        done += _keep(todo[at], pdf, at=now())
        told(done, len(rows))
    out = BytesIO()
    _print_run(batch, rows, addresses, out)
    _finish(batch, out.getvalue(), at=now())


def _is_over(batch: Batch, *, at: datetime) -> bool:
    """Stopped, done, its paper called back since; or too old, and so stopped now."""
    _stop_too_old(batch, at=at)
    standing = Batch.objects.filter(pk=batch.pk, stopped_at=None, print_sha256="")
    return not standing.filter(letter__directive__status=Status.ISSUED).exists()


@transaction.atomic
def _stop_too_old(batch: Batch, *, at: datetime) -> None:
    going_on = Batch.objects.filter(pk=batch.pk, stopped_at=None, print_sha256="")
    if batch.is_too_old(at=at) and going_on.update(stopped_at=at):
        paper = batch.letter.directive
        sentence = f"{MACHINE.name} dừng in {_words(batch)} của {paper} vì mã QR trên các bản đã lập sắp hết hạn."
        trail.record(MACHINE, "letter.batch_stopped", batch, sentence, at=at, topic=paper)


# --- Making and keeping ----------------------------------------------------------------------------------------------


def _copies(batch: Batch, rows: Sequence[PersonalCopy], links: openings.Links) -> Iterator[tuple[int, bytes]]:
    if batch.kind == BatchKind.SLIPS:
        return slips.single(_slips(batch, rows, links))
    content = compose(batch.letter, on=timezone.localdate(batch.made_at))
    return personal.copies(content, _owns(batch, rows, links))


def _print_run(batch: Batch, rows: Sequence[PersonalCopy], links: openings.Links, out: BytesIO) -> None:
    if batch.kind == BatchKind.SLIPS:
        out.write(slips.together(_slips(batch, rows, links)))
    else:
        personal.print_run(compose(batch.letter, on=timezone.localdate(batch.made_at)), _owns(batch, rows, links), out)


def _owns(batch: Batch, rows: Sequence[PersonalCopy], links: openings.Links) -> list[Own]:
    """Where a unit has no work (any more), its code leads to the public page of the paper."""
    public = batch.letter.public_address
    return [
        Own(name=row.name, address=next((one.address for one in links.get(row.unit_id, ())), public)) for row in rows
    ]


def _slips(batch: Batch, rows: Sequence[PersonalCopy], links: openings.Links) -> list[Slip]:
    return [_slip(batch, row, links.get(row.unit_id, [])) for row in rows]


def _slip(batch: Batch, row: PersonalCopy, opened: Sequence[openings.Opening]) -> Slip:
    paper = batch.letter.directive
    return Slip(
        issuer=paper.issuer_name,
        paper=str(paper),
        unit=row.name,
        until=dates.short(min(one.until for one in opened)) if opened else "",
        works=tuple(
            Work(one.work.task.text, dates.short(one.work.due_on) if one.work.due_on else "", one.address)
            for one in opened
        ),
    )


def _keep(row: PersonalCopy, pdf: bytes, *, at: datetime) -> bool:
    """Note a copy as made; False when another worker made it meanwhile."""
    name, digest = _stored(pdf)
    waiting = PersonalCopy.objects.filter(pk=row.pk, sha256="")
    return waiting.update(file=name, size=len(pdf), sha256=digest, made_at=at) > 0


def _stored(content: bytes) -> tuple[str, str]:
    """Kept under its hash; what a worker that died wrote only half is written anew."""
    digest = sha256(content).hexdigest()
    name = f"personal/{digest[:2]}/{digest}"
    if default_storage.exists(name) and default_storage.size(name) != len(content):
        default_storage.delete(name)
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(content))
    return name, digest


def _finish(batch: Batch, content: bytes, *, at: datetime) -> None:
    name, digest = _stored(content)
    actor, paper = Actor(batch.made_by, batch.made_as), batch.letter.directive
    with transaction.atomic():
        waiting = Batch.objects.filter(pk=batch.pk, print_sha256="", stopped_at=None)
        if waiting.update(print_file=name, print_size=len(content), print_sha256=digest):
            sentence = f"Đã in xong {_words(batch)} của {paper}, do {actor.name} đặt in."
            trail.record(actor, "letter.batch_made", batch, sentence, at=at, topic=paper)


def _words(batch: Batch) -> str:
    return "phiếu giao việc" if batch.kind == BatchKind.SLIPS else "bản riêng cho từng nơi nhận"

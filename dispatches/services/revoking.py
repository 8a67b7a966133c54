"""Whether the certificates of our signatures were taken back: asked by the machine, kept beside each signature."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from audit import trail
from dispatches.models import Revocation, Signature, Standing
from dispatches.services.signature_making import bytes_of
from dispatches.signing import asking, keyring, revocation
from dispatches.signing.faults import Faulty
from dispatches.signing.keys import KeyTrouble
from dispatches.signing.revocation import Answer
from jobs import queue
from units.acting import MACHINE
from vietnam import dates

JOB: Final = "dispatches.revocation"
# A list of before the signature says nothing of it: asked again until a later one must be there.
ASKED_FOR: Final = timedelta(days=30)


def is_configured() -> bool:
    return bool(settings.SIGNING_CRL_DIR or settings.SIGNING_ONLINE)


def plan(signatures: Iterable[Signature], *, at: datetime) -> None:
    """Once for each signature on one day."""
    if not is_configured():
        return
    day = timezone.localdate(at)
    queue.plan_many(JOB, {f"{JOB}:{one.pk}:{day}": {"signature": one.pk} for one in signatures}, at=at)


def plan_due(*, at: datetime) -> None:
    """Every signature of the last days that is not known to be of a revoked certificate."""
    young = Signature.objects.filter(added_at__gt=at - ASKED_FOR)
    plan(young.exclude(revocation__standing=Standing.REVOKED), at=at)


def check(signature: Signature, *, at: datetime) -> None:
    """Ask and keep the answer. May be called again at any time; one that is known to be revoked stays so."""
    _keep(signature, _asked(signature, at), at)


def _asked(signature: Signature, at: datetime) -> revocation.Verdict:
    try:
        chain = asking.certificates(bytes_of(signature.file), field=signature.field)
        return revocation.verdict_on(
            chain,
            roots=keyring.roots(),
            lists=revocation.lists_in(settings.SIGNING_CRL_DIR),
            online=settings.SIGNING_ONLINE,
            at=at,
        )
    except (Faulty, KeyTrouble):
        return revocation.Verdict(Answer.UNKNOWN)


@transaction.atomic
def _keep(signature: Signature, found: revocation.Verdict, at: datetime) -> None:
    Signature.objects.select_for_update(of=("self",)).get(pk=signature.pk)
    row = Revocation.objects.filter(signature=signature).first() or Revocation(signature=signature)
    if row.standing == Standing.REVOKED:
        return
    if found.answer == Answer.UNKNOWN and row.standing == Standing.GOOD:
        return  # what was found stays, with its moment
    row.standing, row.revoked_at, row.checked_at = Standing(found.answer), found.revoked_at, at
    row.save()
    if found.answer == Answer.REVOKED:
        assert found.revoked_at is not None  # noqa: S101  (as `revocation.Verdict` promises)
        day = dates.short(timezone.localdate(found.revoked_at))
        sentence = f"Chứng thư số {signature.serial} của {signature.signer} đã bị thu hồi ngày {day}."
        paper = signature.letter.directive
        trail.record(MACHINE, "signature.revoked", signature, sentence, at=at, topic=paper)

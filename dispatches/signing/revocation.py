"""Was the certificate of a signature taken back? Asked of revocation lists and, where allowed, of its authority.

Only certificates that lead to a trusted root are asked about, and only the addresses in such ones are reached.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from asn1crypto import crl, pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import RevokedError, ValidationError
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

log = logging.getLogger(__name__)

SECONDS: Final = 15  # for one answer of an authority
CLOCKS: Final = timedelta(minutes=5)  # that those of others may be ahead of ours


class Answer(StrEnum):
    UNKNOWN = "unknown"
    GOOD = "good"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Verdict:
    """`revoked_at` is what the authority says, for REVOKED alone."""

    answer: Answer
    revoked_at: datetime | None = None


def verdict_on(
    chain: Sequence[x509.Certificate],
    *,
    roots: Sequence[x509.Certificate],
    lists: Sequence[crl.CertificateList],
    online: bool,
    at: datetime,
) -> Verdict:
    """How at `at` stood the first in `chain` and those above it; UNKNOWN where anything is missing or old."""
    if not roots or not (lists or online):
        return Verdict(Answer.UNKNOWN)
    try:
        asyncio.run(_climb(chain, roots, lists, online, at))
    except RevokedError as revoked:
        return Verdict(Answer.REVOKED, revoked.revocation_dt)
    except (ValidationError, ValueError, OSError, TimeoutError) as error:
        log.info("A certificate could not be checked: %s", error)
        return Verdict(Answer.UNKNOWN)
    return Verdict(Answer.GOOD)


def lists_in(folder: str) -> list[crl.CertificateList]:
    """What an administrator put there, DER or PEM; a file that is none is passed over, with a line in the log."""
    return list(_read(Path(folder))) if folder else []


def _read(folder: Path) -> Iterator[crl.CertificateList]:
    for file in sorted(folder.glob("*.crl")):
        try:
            content = file.read_bytes()
            der = pem.unarmor(content)[2] if pem.detect(content) else content
            yield crl.CertificateList.load(der, strict=True)
        except (OSError, ValueError):
            log.warning("No revocation list: %s", file)


async def _climb(
    chain: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    lists: Sequence[crl.CertificateList],
    online: bool,
    at: datetime,
) -> None:
    backend = AIOHttpFetcherBackend(per_request_timeout=SECONDS) if online else None
    context = ValidationContext(
        trust_roots=list(roots),
        other_certs=chain[1:],
        moment=at,
        crls=list(lists),
        allow_fetching=online,
        fetcher_backend=backend,
        revocation_mode="require",
        time_tolerance=CLOCKS,
    )
    try:
        await CertificateValidator(chain[0], validation_context=context).async_validate_path()
    finally:
        if backend:
            await backend.close()

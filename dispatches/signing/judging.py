"""What do the signatures that a file has more than the paper it grew from say, and is it still the same paper?

Pure: bytes in, findings out. A file from outside is judged in a process of its own (`child`).
"""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import pikepdf
from asn1crypto import x509
from pikepdf import PdfError as PikepdfError
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import UnacceptableSignerError
from pyhanko.sign.validation import EmbeddedPdfSignature, KeyUsageConstraints, async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleTrustManager
from pypdfium2 import PdfiumError

from dispatches.signing import anew, covering, grown
from dispatches.signing.faults import Fault, Faulty

MOST_SIGNATURES: Final = 20
MOST_LETTERS: Final = 200
EARLIEST: Final = 2000
# Certificates for signing carry either; those of some Vietnamese authorities only the first.
USAGE: Final = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
END: Final = re.compile(rb"startxref\s+\d+\s+%%EOF\s*$")


@dataclass(frozen=True)
class Finding:
    """One signature: its field, the names and the serial number in its certificate, when it says it was made.

    `stamped` when a time stamp says so too; `trusted` when its certificate leads to one of the given roots.
    """

    field: str
    signer: str
    issuer: str
    serial: str
    signed_at: datetime | None
    stamped: bool
    trusted: bool


def judge(content: bytes, *, paper: bytes, roots: Sequence[x509.Certificate], at: datetime) -> list[Finding]:
    """The signatures that the file has more than the paper, which it grew from or was written anew from. Raises Faulty.

    Without roots no certificate is trusted and none refused for it. Revocation is not asked for: no network.
    """
    try:
        return _judge(content, paper, roots, at)
    except (PdfError, PdfiumError, PikepdfError, SignatureValidationError, UnacceptableSignerError) as error:
        raise Faulty(Fault.BROKEN) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # of a file that only looks like a PDF
        raise Faulty(Fault.BROKEN) from error


def _judge(content: bytes, paper: bytes, roots: Sequence[x509.Certificate], at: datetime) -> list[Finding]:
    reader = PdfFileReader(io.BytesIO(content))
    if reader.encrypted:
        raise Faulty(Fault.ENCRYPTED)
    has_grown = content.startswith(paper)
    base = PdfFileReader(io.BytesIO(paper)).total_revisions - 1 if has_grown else -1
    signatures = reader.embedded_regular_signatures
    added = [one for one in signatures if one.signed_revision > base]
    if not added:
        raise Faulty(Fault.UNSIGNED)
    if not END.search(content[-64:]):
        raise Faulty(Fault.NOT_WHOLE)
    if len(signatures) > MOST_SIGNATURES:
        raise Faulty(Fault.TOO_MANY)
    with pikepdf.open(io.BytesIO(content)) as opened:
        if has_grown:
            grown.check(reader, base)
        else:
            anew.check(opened, content, paper)
        covering.check(opened, paper)
    return [_found(one, roots, at, is_last=one is added[-1]) for one in added]


def made_last(content: bytes, *, roots: Sequence[x509.Certificate], at: datetime) -> Finding:
    """The signature that we ourselves have just written; the paper under it is known. Raises Faulty."""
    signature = PdfFileReader(io.BytesIO(content)).embedded_regular_signatures[-1]
    return _found(signature, roots, at, is_last=True, is_ours=True)


def chain_of(content: bytes, field: str) -> list[x509.Certificate]:
    """The certificate of the signature in `field`, then those that were sent with it."""
    signatures = PdfFileReader(io.BytesIO(content)).embedded_regular_signatures
    signature = next(one for one in signatures if one.field_name == field)
    return [signature.signer_cert, *signature.other_embedded_certs]


def _found(
    signature: EmbeddedPdfSignature,
    roots: Sequence[x509.Certificate],
    at: datetime,
    *,
    is_last: bool,
    is_ours: bool = False,
) -> Finding:
    certificate = signature.signer_cert
    name = name_of(certificate)
    status = _validated(signature, roots, at, skip_diff=is_ours)
    if not (status.intact and status.valid):
        raise Faulty(Fault.INVALID, name)
    if not _covers(status, is_last=is_last):
        raise Faulty(Fault.NOT_WHOLE, name)
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        raise Faulty(Fault.OUT_OF_DATE, name)
    if roots and not status.trusted:
        raise Faulty(Fault.UNTRUSTED, name)
    field = signature.field_name
    if not field.isprintable() or len(field) > MOST_LETTERS:
        raise Faulty(Fault.BROKEN)
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.valid and stamp.intact and (stamp.trusted or not roots))
    return Finding(
        field=field,
        signer=name,
        issuer=_name_in(certificate.issuer),
        serial=f"{certificate.serial_number:X}"[:80],
        signed_at=_likely(stamp.timestamp if stamp and stamped else status.signer_reported_dt, at),
        stamped=stamped,
        trusted=bool(roots and status.trusted),
    )


def _likely(moment: datetime | None, at: datetime) -> datetime | None:
    """A signature may say anything of its own time: nothing without a zone, of long ago or of tomorrow is taken."""
    if moment is None or moment.tzinfo is None or moment.year < EARLIEST or moment > at + timedelta(days=1):
        return None
    return moment


def _validated(
    signature: EmbeddedPdfSignature, roots: Sequence[x509.Certificate], at: datetime, *, skip_diff: bool
) -> PdfSignatureStatus:
    trust = SimpleTrustManager.build(trust_roots=list(roots))
    context = ValidationContext(trust_manager=trust, allow_fetching=False, moment=at)
    return asyncio.run(async_validate_pdf_signature(signature, context, key_usage_settings=USAGE, skip_diff=skip_diff))


def _covers(status: PdfSignatureStatus, *, is_last: bool) -> bool:
    """The last one the whole file, one before it all that was there then; archival data may follow either."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    allowed = ModificationLevel.LTA_UPDATES if is_last else ModificationLevel.FORM_FILLING
    level = status.modification_level
    return status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and level is not None and level <= allowed


def name_of(certificate: x509.Certificate) -> str:
    return _name_in(certificate.subject)


def _name_in(name: x509.Name) -> str:
    """The common name, else the organisation, as the certificate writes it, without marks that are not seen."""
    parts: dict[str, Any] = name.native
    found = parts.get("common_name") or parts.get("organization_name") or name.human_friendly
    text = found[0] if isinstance(found, list) else str(found)
    return "".join(letter for letter in text if letter.isprintable())[:MOST_LETTERS]

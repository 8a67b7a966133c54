"""One signature more on a paper: an update that leaves every byte before it as it was (PAdES B-B or B-T)."""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from dispatches.signing.keys import Signer
from dispatches.signing.places import Box

# Room for the signature, its certificates and a time stamp; said beforehand, nothing need be signed twice to measure.
RESERVED: Final = 16384
LONGEST: Final = 512  # bytes of a raw signature: RSA-4096
DIGEST: Final = "sha256"


@dataclass(frozen=True)
class Field:
    """One place for a signature: its name in the file, how a screen reader says it, where it stands."""

    name: str
    spoken: str
    box: Box


@dataclass(frozen=True)
class Prepared:
    """A paper with a place left open in it; `digest` (SHA-256) is of all the rest, the place is what the key fills."""

    content: bytes
    digest: bytes
    start: int
    end: int


def sign(
    paper: bytes,
    *,
    signer: Signer,
    field: Field,
    seen: Image.Image | bytes,
    at: datetime,
    prepare_also: Sequence[Field] = (),
    time_stamper: TimeStamper | None = None,
) -> bytes:
    """The paper with one signature more, in `field`, seen as a picture or as a page of PDF.

    `prepare_also` are the fields of all who will sign, tagged for screen readers; only the first signature may add
    them, for a later change of the tags would read as tampering. Raises KeyTrouble; with a time stamp, its errors too.
    """
    prepared = prepare(paper, field=field, seen=seen, at=at, prepare_also=prepare_also)
    return fill(prepared, signer=signer, at=at, time_stamper=time_stamper)


def prepare(
    paper: bytes, *, field: Field, seen: Image.Image | bytes, at: datetime, prepare_also: Sequence[Field] = ()
) -> Prepared:
    """All of signing that reads the paper; no key is needed."""
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    for one in prepare_also:
        _add(writer, one)
    meta = signers.PdfSignatureMetadata(
        field_name=field.name, md_algorithm=DIGEST, subfilter=fields.SigSeedSubFilter.PADES
    )
    nobody = signers.ExternalSigner(signing_cert=None, cert_registry=None, signature_value=LONGEST)
    hand = _Hand(meta, nobody, stamp_style=_style(seen), new_field_spec=_spec(field), at=at)
    out = io.BytesIO()
    left_open, _, _ = asyncio.run(hand.async_digest_doc_for_signing(writer, bytes_reserved=RESERVED, output=out))
    return Prepared(
        out.getvalue(), left_open.document_digest, left_open.reserved_region_start, left_open.reserved_region_end
    )


def fill(prepared: Prepared, *, signer: Signer, at: datetime, time_stamper: TimeStamper | None = None) -> bytes:
    """The prepared paper, signed; it is not read again. Raises KeyTrouble; with a time stamp, also its errors."""
    held = asyncio.run(
        _Adapter(signer).async_sign(
            prepared.digest,
            DIGEST,
            use_pades=True,
            timestamper=time_stamper,
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=at),
        )
    )
    out = io.BytesIO(prepared.content)
    PreparedByteRangeDigest(prepared.digest, prepared.start, prepared.end).fill_with_cms(out, held)
    return out.getvalue()


def time_stamper(address: str) -> TimeStamper | None:
    """The authority that says when (RFC 3161); None without an address."""
    return HTTPTimeStamper(address, timeout=15) if address else None


class _Adapter(signers.Signer):
    """One of our keys as pyHanko wants it."""

    def __init__(self, ours: Signer) -> None:
        known = SimpleCertificateStore.from_certs([ours.certificate, *ours.chain])
        super().__init__(signing_cert=ours.certificate, cert_registry=known)
        self._ours = ours

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if digest_algorithm != DIGEST:
            raise ValueError(digest_algorithm)
        return bytes(LONGEST) if dry_run else self._ours.sign(hashlib.sha256(data).digest())


class _Hand(signers.PdfSigner):
    """Signs at the moment that it is told."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session


class _Printed(PdfContent):
    """A page of our own printing as what is seen."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self._page = page

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._page)))
        self.resources.xobject[pdf_name("/Printed")] = page
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=float(right - left), height=float(top - bottom))
        return b"/Printed Do"


def _style(seen: Image.Image | bytes) -> StaticStampStyle:
    """The picture or the printed lines and nothing else, as large as their box."""
    background = _Printed(seen) if isinstance(seen, bytes) else PdfImage(seen)
    whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, margins=Margins.uniform(0))
    return StaticStampStyle(border_width=0, background=background, background_opacity=1, background_layout=whole)


def _add(writer: IncrementalPdfFileWriter, field: Field) -> None:
    """An empty field, spoken and tagged as a form (ISO 14289-1, 7.18.4)."""
    fields.append_signature_field(writer, _spec(field))
    page, _ = writer.find_page_for_modification(field.box.page)
    widget = page.get_object()["/Annots"].raw_get(-1)
    tree = writer.root["/StructTreeRoot"]
    above = tree["/K"].raw_get(0)
    form = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/StructElem"),
                pdf_name("/S"): pdf_name("/Form"),
                pdf_name("/P"): above,
                pdf_name("/Pg"): page,
                pdf_name("/Alt"): generic.pdf_string(field.spoken),
                pdf_name("/K"): generic.DictionaryObject(
                    {pdf_name("/Type"): pdf_name("/OBJR"), pdf_name("/Obj"): widget, pdf_name("/Pg"): page}
                ),
            }
        )
    )
    for changed in (above.get_object()["/K"], tree["/ParentTree"]["/Nums"]):
        writer.update_container(changed)
    above.get_object()["/K"].append(form)
    index = tree["/ParentTree"]["/Nums"]
    key = max((int(index[place]) for place in range(0, len(index), 2)), default=-1) + 1
    index.extend([generic.NumberObject(key), form])
    widget.get_object()[pdf_name("/StructParent")] = generic.NumberObject(key)


def _spec(field: Field) -> fields.SigFieldSpec:
    return fields.SigFieldSpec(
        field.name, on_page=field.box.page, box=field.box.rectangle, readable_field_name=field.spoken
    )

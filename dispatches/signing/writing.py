"""One signature more on a paper: an update that leaves every byte before it as it was (PAdES B-B or B-T)."""

from __future__ import annotations

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


def sign(
    paper: bytes,
    *,
    signer: Signer,
    field: Field,
    seen: Image.Image | bytes,
    at: datetime,
    prepare: Sequence[Field] = (),
    time_stamper: TimeStamper | None = None,
) -> bytes:
    """The paper with one signature more, in `field`, seen as a picture or as a page of PDF.

    `prepare` are the fields of all who will sign, tagged for screen readers; only the first signature may add them,
    for a later change of the tags would read as tampering. Raises KeyTrouble; with a time stamp, also its errors.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    for one in prepare:
        _add(writer, one)
    meta = signers.PdfSignatureMetadata(
        field_name=field.name, md_algorithm=DIGEST, subfilter=fields.SigSeedSubFilter.PADES
    )
    hand = _Hand(
        meta,
        _Adapter(signer),
        timestamper=time_stamper,
        stamp_style=_style(seen),
        new_field_spec=_spec(field),
        at=at,
    )
    signed: io.BytesIO = hand.sign_pdf(writer, bytes_reserved=RESERVED)
    return signed.getvalue()


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

"""What makes a printed paper fit for the archive and for a screen reader at once: PDF/A-3a that is also PDF/UA-1.

WeasyPrint writes either claim. PDF/A is the one asked of it; the claim of PDF/UA-1 (ISO 14289-1, 5) joins the same
metadata here, with the description of its schema that PDF/A asks for (ISO 19005-3, 6.6.2.3). An issued paper has its
message of the national exchange in it, as the source of what is printed (ISO 19005-3, 6.8).
"""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pikepdf
from weasyprint import Attachment, Document
from weasyprint.urls import URLFetcher

VARIANT: Final = "pdf/a-3a"
UNTAGGED: Final = "pdf/a-3u"

CLAIM: Final = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\
"""
END: Final = b"</rdf:RDF>"
CLAIMS: Final = ("{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}")
KEPT_PARTS: Final = ("2", "3")  # of ISO 19005; the first knows neither our fonts' tables nor object streams

SOURCE_NAME: Final = "van-ban.edxml"
SOURCE_IS: Final = "Gói tin edXML của văn bản này (QCVN 102:2016/BTTTT)"


@dataclass(frozen=True)
class Source:
    """The message of a paper, and the moment when it was issued."""

    message: bytes
    at: datetime


def write(document: Document, source: Source | None = None) -> bytes:
    """The laid out paper as PDF/A-3a and PDF/UA-1; the same bytes for the same pages and source."""
    metadata = document.metadata
    written = metadata.generate_rdf_metadata

    def with_claim(*asked: object) -> bytes:
        rdf: bytes = written(*asked)
        return rdf.replace(END, CLAIM + END)

    metadata.generate_rdf_metadata = with_claim
    try:
        pdf: bytes = document.write_pdf(
            pdf_variant=VARIANT, attachments=[_attachment(source)] if source else None, finisher=_name_files_once
        )
    finally:
        metadata.generate_rdf_metadata = written  # copies of a document share it
    return pdf


def _attachment(source: Source) -> Attachment:
    """As an address, which is the one way to name the type of a file; nothing is fetched."""
    at = source.at.astimezone(UTC)
    return Attachment(
        url=f"data:application/xml;base64,{base64.b64encode(source.message).decode()}",
        url_fetcher=URLFetcher(allowed_protocols=["data"]),
        name=SOURCE_NAME,
        description=SOURCE_IS,
        created=at,
        modified=at,
        relationship="Source",
    )


def _name_files_once(_: Document, pdf: Any) -> None:
    """WeasyPrint 70 lists each associated file twice."""
    files = pdf.catalog.get("AF", [])
    files[:] = dict.fromkeys(files)


def settle(pdf: pikepdf.Pdf) -> None:
    """Withdraw what a file claims of itself where pages of ours, in sRGB and PDF 1.7, may have made it untrue."""
    if "/Metadata" not in pdf.Root or (pdf.open_metadata().get("pdfaid:part") in KEPT_PARTS and _is_rgb(pdf)):
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        for claim in [key for key in said if key.startswith(CLAIMS)]:
            del said[claim]


def _is_rgb(pdf: pikepdf.Pdf) -> bool:
    """Is there an output intent, and of three colours?"""
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if "/DestOutputProfile" in one]
    return bool(intents) and all(one.DestOutputProfile.N == 3 for one in intents)


def write_untagged(document: Document) -> bytes:
    """The laid out pages as PDF/A-3u, to be looked at and to be kept."""
    pdf: bytes = document.write_pdf(pdf_variant=UNTAGGED)
    return pdf


def write_for_printer(document: Document) -> bytes:
    """The laid out paper as PDF/A-3u, which promises no tags: they may be taken out."""
    pdf: bytes = document.write_pdf(pdf_variant=UNTAGGED, pdf_tags=True)
    return pdf

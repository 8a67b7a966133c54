"""What makes a printed paper fit for the archive and for a screen reader at once: PDF/A-3a that is also PDF/UA-1.

WeasyPrint writes either claim. PDF/A is the one asked of it; the claim of PDF/UA-1 (ISO 14289-1, 5) joins the same
metadata here, with the description of its schema that PDF/A asks for (ISO 19005-3, 6.6.2.3).
"""

from typing import Final

from weasyprint import Document

VARIANT: Final = "pdf/a-3a"
FOR_PRINTER: Final = "pdf/a-3u"

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


def write(document: Document) -> bytes:
    """The laid out paper as PDF/A-3a and PDF/UA-1; the same bytes for the same pages."""
    metadata = document.metadata
    written = metadata.generate_rdf_metadata

    def with_claim(*asked: object) -> bytes:
        rdf: bytes = written(*asked)
        return rdf.replace(END, CLAIM + END)

    metadata.generate_rdf_metadata = with_claim
    try:
        pdf: bytes = document.write_pdf(pdf_variant=VARIANT)
    finally:
        metadata.generate_rdf_metadata = written  # copies of a document share it
    return pdf


def write_for_printer(document: Document) -> bytes:
    """The laid out paper as PDF/A-3u, which promises no tags: they may be taken out."""
    pdf: bytes = document.write_pdf(pdf_variant=FOR_PRINTER, pdf_tags=True)
    return pdf

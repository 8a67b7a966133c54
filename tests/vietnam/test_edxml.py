"""Messages of the national exchange (QCVN 102:2016) that we write, and what reads them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from intake import edxml as reading
from vietnam import edxml

AT = datetime(2024, 4, 9, 9, 30)
PAPER = edxml.NewPaper(
    issuer="Ủy ban nhân dân thị trấn Chợ Chu",
    recipients=("Công an thị trấn", "Các tổ dân phố"),
    number="05",
    symbol="UBND-VHXH",
    place="Chợ Chu",
    issued_on=date(2024, 4, 9),
    type_name="Công văn",
    subject="tuyên truyền <b>Kế hoạch</b> số 145-KH/HU & việc khác",
    signer_authority="KT. CHỦ TỊCH",
    signer_position="PHÓ CHỦ TỊCH",
    signer_name="Nguyễn Trung Kiên",
    due_on=date(2024, 4, 19),
    copies=("Như trên", "Lưu: VT"),
    urgency="Thượng khẩn",
    appendices=("Phụ lục: Danh sách",),
)


def test_what_is_written_is_read_again():
    told = reading.opened(edxml.written(PAPER, at=AT))
    assert (told.issuer, told.to, told.to_places) == (PAPER.issuer, PAPER.recipients, PAPER.copies)
    assert (told.number, told.symbol, told.place) == ("05", "UBND-VHXH", "Chợ Chu")
    assert (told.issued_on, told.due_on) == (PAPER.issued_on, PAPER.due_on)
    assert (told.doc_type, told.subject, told.urgency) == ("công văn", PAPER.subject, "Thượng khẩn")
    assert (told.signer_authority, told.signer_position) == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (told.signer_name, told.purpose) == ("Nguyễn Trung Kiên", "new")
    assert (told.document_id, told.attachments, told.answers) == (None, (), ())


def test_what_is_not_known_is_left_out():
    bare = edxml.written(replace(PAPER, due_on=None, signer_authority="", urgency="", appendices=()), at=AT)
    assert b"DueDate" not in bare
    assert b"Competence" not in bare
    assert b"<edXML:Priority>0</edXML:Priority>" in bare
    assert reading.opened(bare).due_on is None


def test_elements_stand_in_their_order_under_the_name_of_the_regulation():
    words = edxml.written(PAPER, at=AT).decode()
    order = (
        '<edXML:edXML xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">', "<edXML:edXMLEnvelope>",
        "<edXML:edXMLHeader>", "<edXML:MessageHeader>", "<edXML:From>", "<edXML:To>", "<edXML:Code>",
        "<edXML:PromulgationInfo>", "<edXML:PromulgationDate>2024/04/09<", "<edXML:DocumentType>", "<edXML:Subject>",
        "<edXML:Content>", "<edXML:SignerInfo>", "<edXML:DueDate>2024/04/19<", "<edXML:ToPlaces>", "<edXML:OtherInfo>",
        "<edXML:Priority>2<", "<edXML:Appendix>Phụ lục: Danh sách<", "<edXML:Timestamp>2024/04/09 09:30:00<",
        "<edXML:BussinessDocType>0<", '<edXML:edXMLManifest version="1.0"/>', "<edXML:AttachmentEncoded/>",
    )  # fmt: skip
    places = [words.index(one) for one in order]
    assert places == sorted(places)


def test_the_same_paper_is_the_same_bytes_and_a_text_that_is_no_xml_is_refused():
    assert edxml.written(PAPER, at=AT) == edxml.written(PAPER, at=AT)
    with pytest.raises(ValueError, match="XML compatible"):
        edxml.written(replace(PAPER, subject="a\x01b"), at=AT)

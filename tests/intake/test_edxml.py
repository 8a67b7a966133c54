"""Messages of the national exchange (QCVN 102:2016): what they bring, and which are refused."""

import base64
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake import edxml, sources
from intake.extraction import Refused, extract
from tests.intake.files import made_docx, zipped
from tests.intake.papers import TAN_SON, paper

BUSINESS = "<e:BussinessDocType>0</e:BussinessDocType><e:BussinessDocReason>Văn bản mới</e:BussinessDocReason>"
HEADER = """
<e:From><e:OrganId>000.00.15.H01</e:OrganId><e:OrganName>UBND xã Tân Sơn</e:OrganName></e:From>
<e:To><e:OrganName>Trạm Y tế xã</e:OrganName></e:To><e:To><e:OrganName>Công an xã</e:OrganName></e:To>
<e:DocumentId>000.00.15.H01,2024/05/06,87/UBND-VHXH</e:DocumentId>
<e:Code><e:CodeNumber>87</e:CodeNumber><e:CodeNotation>UBND-VHXH</e:CodeNotation></e:Code>
<e:PromulgationInfo><e:Place>Tân Sơn</e:Place><e:PromulgationDate>2024/05/06</e:PromulgationDate></e:PromulgationInfo>
<e:DocumentType><e:Type>1</e:Type><e:TypeName>Công văn</e:TypeName></e:DocumentType>
<e:Subject>V/v triển khai Tháng hành động vì trẻ em năm 2024</e:Subject>
<e:SignerInfo><e:Competence>TM. ỦY BAN NHÂN DÂN</e:Competence><e:Position>Chủ tịch</e:Position>
<e:FullName>Hoàng Thị Minh Nguyệt</e:FullName></e:SignerInfo>
<e:DueDate>2024/06/10</e:DueDate><e:OtherInfo><e:Priority>3</e:Priority></e:OtherInfo>
<e:ResponseFor><e:Code>212/KH-UBND</e:Code><e:PromulgationDate>2024/04/20</e:PromulgationDate></e:ResponseFor>
<e:ToPlaces><e:Place>Các xóm</e:Place></e:ToPlaces>"""


def attached(name: str, content: bytes, more: str = "") -> str:
    encoded = base64.encodebytes(content).decode()
    return (
        f"<Attachment><ContentId>cid:1</ContentId><AttachmentName>{name}</AttachmentName>{more}"
        f"<e:ContentTransferEncoded>{encoded}</e:ContentTransferEncoded></Attachment>"
    )


def message(attachments: str = "", header: str = HEADER, business: str = BUSINESS, manifest: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016" xmlns:e="http://www.mic.gov.vn/TBT/QCVN_102_2016">'
        f"<e:edXMLEnvelope><e:edXMLHeader><e:MessageHeader>{header}</e:MessageHeader>"
        f"<e:TraceHeaderList><e:Bussiness>{business}</e:Bussiness></e:TraceHeaderList></e:edXMLHeader>"
        f"<e:edXMLBody><e:edXMLManifest>{manifest}</e:edXMLManifest></e:edXMLBody></e:edXMLEnvelope>"
        f"<AttachmentEncoded>{attachments}</AttachmentEncoded></edXML>"
    ).encode()


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        edxml.opened(content)
    assert str(refused.value).endswith(".")
    return refused.value


def test_the_header_is_read() -> None:
    opened = edxml.opened(message())
    assert (opened.number, opened.symbol, opened.issued_on) == ("87", "UBND-VHXH", dt.date(2024, 5, 6))
    assert (opened.issuer, opened.doc_type, opened.place) == ("UBND xã Tân Sơn", "công văn", "Tân Sơn")
    assert (opened.signer_name, opened.due_on, opened.urgency) == (
        "Hoàng Thị Minh Nguyệt",
        dt.date(2024, 6, 10),
        "Hỏa tốc",
    )
    assert (opened.to, opened.to_places) == (("Trạm Y tế xã", "Công an xã"), ("Các xóm",))
    assert (opened.purpose, opened.reason) == ("new", "Văn bản mới")
    assert opened.answers == (edxml.Answer("212/KH-UBND", None, dt.date(2024, 4, 20)),)


@pytest.mark.parametrize(("code", "purpose"), [("1", "recall"), ("2", "update"), ("3", "replace")])
def test_recall_update_and_replacement_are_told_apart(code: str, purpose: str) -> None:
    replaced = "<e:ReplacementInfoList><e:ReplacementInfo><e:DocumentId>A,1</e:DocumentId></e:ReplacementInfo>"
    opened = edxml.opened(
        message(business=f"<e:BussinessDocType>{code}</e:BussinessDocType>{replaced}</e:ReplacementInfoList>")
    )
    assert (opened.purpose, opened.concerns) == (purpose, ("A,1",))


def test_header_and_attachment_make_one_draft() -> None:
    (found,) = sources.papers_in(message(attached("cv.txt", paper(TAN_SON).encode())), "goi.edxml")
    assert found.message
    assert found.reading.number.value == "87"
    assert len(found.reading.tasks) == 7
    assert found.reading.urgency.value == "Hỏa tốc"  # only the header has it
    assert [d for d in found.reading.doubts if d.code == "contradiction"] == []


def test_where_header_and_text_differ_both_are_shown() -> None:
    header = HEADER.replace("<e:CodeNumber>87<", "<e:CodeNumber>88<")
    (found,) = sources.papers_in(message(attached("cv.txt", paper(TAN_SON).encode()), header))
    assert found.reading.number.value == "88", "the header was typed for this very paper"
    assert found.reading.number.spans, "the place in the text is shown all the same"
    assert "Gói edXML ghi số là “88” nhưng trong văn bản là “87”; hãy kiểm tra." in [
        doubt.sentence for doubt in found.reading.doubts
    ]


def test_without_a_readable_text_the_header_makes_the_draft() -> None:
    (found,) = sources.papers_in(message(attached("cv.pdf", b"%PDF-1.7 broken")))
    given = found.reading.to_json()
    assert (given["number"], given["date"], given["recipients"]) == ("87", "2024-05-06", ["Trạm Y tế xã", "Công an xã"])
    assert [doubt.field for doubt in found.reading.doubts] == ["tasks"]
    assert found.reading.doubts[0].sentence.startswith("Không đọc được tệp đính kèm “cv.pdf”. Tệp bị hỏng")


def test_a_zipped_attachment_is_unpacked_and_a_docx_stays_whole() -> None:
    content = made_docx()
    for sent in (zipped({"cv.docx": content}), content):
        assert edxml.opened(message(attached("cv.docx", sent))).main.content == content


@pytest.mark.parametrize(
    ("attachments", "code"),
    [
        ("<Attachment><AttachmentName>a.doc</AttachmentName></Attachment>", "attachment_broken"),
        (attached("a.doc", b"a").replace("YQ==", "...[cut]..."), "attachment_broken"),
        (attached("a.doc", zipped({"a.doc": b"a" * 500})[:80]), "attachment_broken"),
        (attached("a.doc", b"a", "<Size>500</Size>"), "attachment_size"),
    ],
)
def test_an_attachment_that_is_not_what_it_says_is_refused(attachments: str, code: str) -> None:
    refused = refusal(message(attachments))
    assert (refused.code, "a.doc" in str(refused)) == (code, True)


def test_an_archive_that_lies_about_the_size_inside_is_refused() -> None:
    content = zipped({"a.doc": b"a" * 5000})
    lie = content.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert lie != content
    assert refusal(message(attached("a.doc", lie))).code in {"attachment_broken", "attachment_size"}


def test_a_listed_file_that_is_missing_is_refused() -> None:
    listed = "<e:Reference><e:ContentId>cid:9</e:ContentId><e:AttachmentName>b.pdf</e:AttachmentName></e:Reference>"
    refused = refusal(message(manifest=listed))
    assert (refused.code, "b.pdf" in str(refused)) == ("attachment_missing", True)


def test_a_message_that_is_not_well_formed_is_refused_with_its_line() -> None:
    refused = refusal(message().replace(b"</e:To>", b"", 1))
    assert refused.code == "edxml_broken"
    assert "dòng" in str(refused)


def test_entities_are_refused_before_they_are_read() -> None:
    bomb = '<!DOCTYPE e [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE e [<!ENTITY leak SYSTEM "file:///etc/hostname">]>'
    for kind in (bomb, outside):
        assert refusal(message().replace(b"<edXML", kind.encode() + b"<edXML", 1)).code == "edxml_hostile"
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + outside + "<edXML>&leak;</edXML>").encode("utf-16")
    assert refusal(wide).code in {"edxml_hostile", "edxml_none"}


def test_a_status_message_is_no_paper() -> None:
    header = "<e:ResponseFor><e:Code>87/UBND-VHXH</e:Code></e:ResponseFor><e:StatusCode>06</e:StatusCode>"
    refused = refusal(message(header=header))
    assert refused.code == "edxml_status"
    assert "đã hoàn thành, văn bản 87/UBND-VHXH" in str(refused)


def test_other_xml_is_no_message() -> None:
    assert refusal(b"<?xml version='1.0'?><edXMLx><a/></edXMLx>").code == "edxml_none"


def test_a_message_read_as_a_plain_text_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        extract(message(), "goi.xml")
    assert refused.value.code == "edxml"


@given(st.integers(0, 1500), st.binary(max_size=6))
@settings(max_examples=25, deadline=None)
def test_any_damage_is_read_or_refused(at: int, noise: bytes) -> None:
    whole = message()
    try:
        edxml.draft(edxml.opened(whole[:at] + noise + whole[at + 3 :]))
    except Refused as refused:
        assert refused.sentence.endswith(".")  # noqa: PT017

"""Messages of the national exchange at the pages: header, attachments, what they want, and what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directives.models import Direction, FileKind, LinkKind, PaperFile, RegisterEntry, Status
from intake.models import Arrival
from intake.services import scans
from jobs import tasks
from jobs.models import Job
from tests.intake.desk import arrive, fields_of, hand_in, save
from tests.intake.files import zipped
from tests.intake.papers import TAN_SON, paper
from tests.intake.test_edxml import BUSINESS, HEADER, attached, message
from tests.intake.test_scan_pages import read_as

pytestmark = pytest.mark.urls("tests.intake.urls")
PAPER = attached("cv.txt", paper(TAN_SON).encode())
APPENDIX = attached("phu luc.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "a": b"1"})).replace("cid:1", "cid:2")


def sent(*parts, name="goi.edxml", **more):
    return SimpleUploadedFile(name, message("".join(parts), **more))


def page_of(client, arrival):
    return client.get(arrival.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", ["goi.edxml", "goi.xml"])
def test_header_and_text_fill_one_page_and_the_attachments_stay_with_the_paper(clerk, name):
    arrival = arrive(clerk, "", files=[sent(PAPER, APPENDIX, name=name)])
    fields = fields_of(clerk.get(arrival.get_absolute_url()))
    assert (fields["number"], fields["symbol"], fields["urgency"]) == ("87", "UBND-VHXH", "hoa-toc")
    assert "tasks-6-text" in fields, "the duties are those of the text"
    assert [file.name for file in arrival.files.all()] == ["cv.txt", "phu luc.xlsx", name]
    assert save(clerk, arrival).status_code == 302
    kept = list(PaperFile.objects.order_by("pk").values_list("kind", "name"))
    attachment = FileKind.ATTACHMENT.value
    assert kept == [(FileKind.ORIGINAL.value, "cv.txt"), (attachment, "phu luc.xlsx"), (attachment, name)]
    assert RegisterEntry.objects.get().directive.reading["edxml"]["document_id"].startswith("000.00.15.H01")


def test_the_header_wins_and_what_the_text_says_otherwise_is_in_doubt(clerk):
    header = HEADER.replace("<e:CodeNumber>87<", "<e:CodeNumber>88<")
    page = clerk.get(arrive(clerk, "", files=[sent(PAPER, header=header)]).get_absolute_url())
    assert fields_of(page)["number"] == "88"
    assert "Gói edXML ghi số là “88” nhưng trong văn bản là “87”; hãy kiểm tra." in page.content.decode()


@pytest.mark.parametrize(
    ("code", "more", "sentence"),
    [
        ("1", "", "Đây là yêu cầu thu hồi văn bản 87/UBND-VHXH, lý do: “Ghi nhầm”."),
        ("2", "<e:DocumentId>A,2024/01/02,7/CV</e:DocumentId>", "Đây là bản cập nhật của văn bản 7/CV, lý do:"),
        (
            "3",
            "<e:ReplacementInfoList><e:ReplacementInfo><e:DocumentId>A,2024/01/02,6/CV</e:DocumentId>"
            "</e:ReplacementInfo></e:ReplacementInfoList>",
            "Văn bản này thay thế văn bản 6/CV, lý do:",
        ),
    ],
)
def test_recall_update_and_replacement_are_said_on_the_page(clerk, code, more, sentence):
    business = f"{more}<e:BussinessDocType>{code}</e:BussinessDocType>"
    business += "<e:BussinessDocReason>Ghi nhầm</e:BussinessDocReason>"
    page = page_of(clerk, arrive(clerk, "", files=[sent(PAPER, business=business)]))
    assert sentence in page
    assert "hạn trả lời trong gói edXML: 10/6/2024" in page


def test_a_new_paper_says_only_what_it_answers(clerk):
    page = page_of(clerk, arrive(clerk, "", files=[sent(PAPER, business=BUSINESS)]))
    assert "thu hồi" not in page
    assert "Nơi gửi ghi văn bản này trả lời 212/KH-UBND." in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (message().replace(b"</e:To>", b"", 1), "sai cú pháp"),
        (message(attached("a.doc", b"a", "<Size>500</Size>")), "ghi cỡ 500 byte nhưng thật ra là 1 byte"),
        (message(attached("a.doc", b"a").replace("YQ==", "...")), "bị hỏng hoặc thiếu"),
    ],
)
def test_a_message_that_is_not_what_it_says_is_kept_with_the_reason(clerk, content, sentence):
    arrival = arrive(clerk, "", files=[SimpleUploadedFile("goi.edxml", content)])
    page = page_of(clerk, arrival)
    assert sentence in page
    assert "Đọc lại" in page
    assert arrival.files.get().size == len(content)
    clerk.post(reverse("intake:again", args=[arrival.code]))
    assert sentence in page_of(clerk, arrival)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (message(header="<e:StatusCode>06</e:StatusCode>"), "Đây là thông báo trạng thái"),
        (message().replace(b"<edXML", b'<!DOCTYPE e [<!ENTITY a "b">]><edXML', 1), "có thể gây hại"),
        (message(attached("cai.exe", b"MZ\x90\0")), "Tệp “cai.exe” là chương trình"),
    ],
)
def test_what_is_no_paper_or_does_harm_is_not_kept(clerk, content, sentence):
    answer = hand_in(clerk, files=[SimpleUploadedFile("goi.edxml", content)])
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Arrival.objects.exists()


def test_the_header_alone_makes_a_page_when_the_text_cannot_be_read(clerk):
    arrival = arrive(clerk, "", files=[sent(attached("cv.pdf", b"%PDF-1.7 broken"))])
    answer = clerk.get(arrival.get_absolute_url())
    assert fields_of(answer)["number"] == "87"
    assert "Không đọc được tệp đính kèm “cv.pdf”. Tệp bị hỏng" in answer.content.decode()
    pasted = clerk.post(reverse("intake:text", args=[arrival.code]), {"text": paper(TAN_SON)}, follow=True)
    fields = fields_of(pasted)
    assert (fields["urgency"], "tasks-6-text" in fields) == ("hoa-toc", True), "the header still counts"


def test_a_message_without_a_text_may_be_saved_as_it_is(clerk):
    arrival = arrive(clerk, "", files=[sent()])
    assert save(clerk, arrival).status_code == 302
    assert RegisterEntry.objects.get().directive.number == "87"


def test_a_scan_inside_a_message_is_read_by_a_machine(clerk, monkeypatch):
    arrival = arrive(clerk, "", files=[sent(attached("cv.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40))])
    assert "Đang nhận dạng chữ" in page_of(clerk, arrival)
    assert Job.objects.get().kind == scans.KIND
    read_as(monkeypatch, paper(TAN_SON))
    tasks.sweep()
    fields = fields_of(clerk.get(arrival.get_absolute_url()))
    assert (fields["urgency"], "tasks-6-text" in fields) == ("hoa-toc", True)


ANSWERS = "<e:ResponseFor><e:Code>{}</e:Code><e:PromulgationDate>{}</e:PromulgationDate></e:ResponseFor>"


def citations_of(client, arrival):
    fields = fields_of(client.get(arrival.get_absolute_url()))
    kept = [
        name.removesuffix("number") for name in fields if name.startswith("citations-") and name.endswith("-number")
    ]
    return {fields[f"{row}number"]: (fields[f"{row}issued_on"], fields.get(f"{row}paper", "")) for row in kept}


def test_the_paper_that_is_answered_is_proposed_as_a_link_and_chosen_where_it_is_known(world, clerk):
    """The answered letter is the commune's own, known here; another one is not known and becomes a placeholder."""
    own = world.issue(number="42")
    header = HEADER + ANSWERS.format(own.number_and_symbol, f"{own.issued_on:%Y/%m/%d}")
    header += ANSWERS.format("318/UBND-VX", "2024/04/20")
    arrival = arrive(clerk, "", files=[sent(PAPER, header=header)])
    found = citations_of(clerk, arrival)
    assert found["318/UBND-VX"] == ("20/4/2024", "")
    assert found[own.number_and_symbol][1] == own.code
    save(clerk, arrival)
    links = RegisterEntry.objects.get(register__direction=Direction.IN).directive.links
    assert links.filter(target=own, kind=LinkKind.ANSWERS).exists()
    assert links.filter(target__number="318", target__status=Status.CITED).exists()


def test_an_answer_that_the_text_cites_already_or_that_is_no_number_gives_no_row(clerk):
    """The text cites Kế hoạch 212/KH-UBND, which the header names too."""
    header = HEADER + ANSWERS.format("10.101.10.10", "2024/04/21")
    found = list(citations_of(clerk, arrive(clerk, "", files=[sent(PAPER, header=header)])))
    assert "10.101.10.10" not in found
    assert [number for number in found if number.startswith("212")] == ["212/KH-UBND"]


def test_an_answer_named_only_by_the_exchange_s_own_id_is_proposed_and_a_recall_answers_nothing(clerk):
    named = "<e:ResponseFor><e:DocumentId>000.00.15.H01,2024/04/20,318/UBND-VX</e:DocumentId></e:ResponseFor>"
    assert "318/UBND-VX" in citations_of(clerk, arrive(clerk, "", files=[sent(PAPER, header=HEADER + named)]))
    recall = "<e:BussinessDocType>1</e:BussinessDocType>"
    arrival = arrive(clerk, "", files=[sent(PAPER, APPENDIX, header=HEADER + named, business=recall)])
    assert "318/UBND-VX" not in citations_of(clerk, arrival)

"""A văn thư registers a paper that came: what the page shows, what is saved, what is noticed and refused."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directives import chain
from directives.models import Directive, FileKind, LinkKind, RegisterEntry, Status
from intake.models import Arrival
from tests import world as worlds
from tests.intake.desk import arrive, fields_of, hand_in, save
from tests.intake.papers import CHO_CHU, PLAN, TAN_SON, paper
from units import services

CAME_WITH = {
    "with_type": "Công văn",
    "with_number": "1761/UBND-VP",
    "with_on": "28/3/2024",
    "with_issuer": "UBND huyện Định Hóa",
}

pytestmark = [pytest.mark.urls("tests.intake.urls"), pytest.mark.usefixtures("party")]


@pytest.mark.parametrize("begins", ["Phúc đáp", "Trả lời"])
def test_the_paper_that_a_letter_answers_is_proposed_as_answered_and_shown_so(world, clerk, begins):
    text = paper(CHO_CHU).replace("Thực hiện công văn", f"{begins} công văn", 1)
    arrival = arrive(clerk, text)
    fields = fields_of(clerk.get(arrival.get_absolute_url()))
    assert [fields["citations-0-kind"], fields["citations-0-number"]] == ["answers", "1761/UBND-VP"]
    save(clerk, arrival, number="42", issued_on="09/4/2024", arrived_on="10/4/2024")
    directive = RegisterEntry.objects.get().directive
    asked = directive.links.get(kind=LinkKind.ANSWERS).target
    assert asked.number == "1761"
    shown = clerk.get(reverse("directives:chain", args=[directive.code])).content.decode()
    assert "Văn bản này trả lời" in shown.partition("Đã triển khai tiếp")[2]


def test_the_page_shows_every_value_of_the_plan(world, party, clerk):
    fields = fields_of(clerk.get(arrive(clerk, paper(PLAN)).get_absolute_url()))
    shown = {name: fields.get(name) for name in ("system", "doc_type", "number", "symbol", "place", "issued_on")}
    assert shown == {
        "system": "party",
        "doc_type": "kế hoạch",
        "number": "145",
        "symbol": "KH/HU",
        "place": "Định Hóa",
        "issued_on": "27/3/2024",
    }
    assert (fields["issuer_name"], fields["issuer"]) == ("Huyện ủy Định Hóa", f"unit:{party.pk}")
    assert fields["subject"].startswith("Thực hiện Chỉ thị số 28-CT/TW ngày 25/12/2023 của Bộ Chính trị")
    signer = [fields[f"signer_{name}"] for name in ("authority", "title", "name")]
    assert signer == ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Đàm Tiến Niên"]
    cited = [[fields[f"citations-{n}-{name}"] for name in ("kind", "number", "issued_on", "above")] for n in (0, 1)]
    assert cited == [["implements", "156-KH/TU", "01/3/2024", "2"], ["cites", "28-CT/TW", "25/12/2023", ""]]
    assert [fields[f"tasks-{n}-assignee"][:24] for n in range(5)] == [
        "Các tổ chức cơ sở Đảng, ",
        "Ủy ban nhân dân Huyện",
        "Ủy ban Mặt trận Tổ quốc ",
        "Ban Tuyên giáo Huyện ủy",
        "Ban Dân vận Huyện ủy",
    ]
    assert fields["tasks-1-target_0"] == f"unit:{world.district_unit.pk}"
    assert fields["tasks-3-recurrence"] == "định kỳ"
    assert [fields[f"copies-{n}-text"] for n in (0, 9)] == ["Thường trực Tỉnh ủy", "Lưu Văn phòng Huyện ủy"]


def test_every_value_is_marked_in_the_text_under_the_name_of_its_field(clerk):
    answer = clerk.get(arrive(clerk, paper(PLAN)).get_absolute_url()).content.decode()
    assert '<mark data-field="symbol">KH/HU</mark>' in answer
    for name in ("number", "issued_on", "subject", "citations-0-number", "tasks-4-text", "copies-9-text"):
        assert f'<mark data-field="{name}">' in answer
        assert answer.count(f'data-field="{name}"') >= 2, "the field beside it has the same name"


def test_saving_enters_the_paper_with_the_next_number_and_all_its_parts(world, party, clerk):
    arrival = arrive(clerk, paper(PLAN))
    answer = save(clerk, arrival, arrived_on="29/3/2024", handler="Công chức VHXH", **CAME_WITH)
    entry = RegisterEntry.objects.get()
    directive = entry.directive
    assert answer.url == reverse("directives:detail", args=[directive.code])
    assert (entry.number, entry.entered_on, entry.handler) == (1, date(2024, 3, 29), "Công chức VHXH")
    assert (directive.status, str(directive), directive.issuer) == (
        Status.REGISTERED,
        "Kế hoạch 145-KH/HU",
        party,
    )
    assert directive.text == paper(PLAN)
    tasks = list(directive.tasks.all())
    assert len(tasks) == 5
    assert directive.text[tasks[4].start : tasks[4].end].startswith("Ban Dân vận Huyện ủy có kế hoạch")
    assert [target.unit for target in tasks[1].targets.all()] == [world.district_unit]
    assert directive.addressees.filter(kind="copy").count() == 10
    arrival.refresh_from_db()
    assert arrival.outcome == directive


def test_the_chain_leads_from_the_centre_to_the_paper_that_brought_it(world, clerk):
    save(clerk, arrive(clerk, paper(PLAN)), **CAME_WITH)
    brought = Directive.objects.get(number="1761")
    line = [step.directive for step in chain.steps(brought, user=world.clerk.user)]
    assert [one.number_and_symbol for one in line] == ["28-CT/TW", "156-KH/TU", "145-KH/HU", "1761/UBND-VP"]
    assert [one.status for one in line] == ["cited", "cited", "registered", "cited"]
    plan = Directive.objects.get(number="145")
    assert plan.backlinks.filter(source=brought, kind=LinkKind.ATTACHES).exists()
    assert (brought.issuer, brought.issued_on) == (world.district_unit, date(2024, 3, 28))


def test_what_was_corrected_is_kept_beside_what_was_read(clerk):
    save(clerk, arrive(clerk, paper(PLAN)), signer_name="Đàm Tiến Niệm", **{"tasks-4-DELETE": "on"})
    directive = Directive.objects.get(number="145", status=Status.REGISTERED)
    assert directive.signer_name == "Đàm Tiến Niệm"
    assert directive.reading["signer_name"] == "Đàm Tiến Niên"
    assert directive.reading["corrected"] == {
        "signer_name": ["Đàm Tiến Niên", "Đàm Tiến Niệm"],
        "tasks-4-DELETE": [None, True],
    }
    assert directive.tasks.count() == 4


def test_numbers_run_on_and_a_third_paper_of_another_commune_is_read_alike(world, clerk):
    save(clerk, arrive(clerk, paper(PLAN)), arrived_on="29/3/2024")
    answer = save(clerk, arrive(clerk, paper(TAN_SON)), arrived_on="10/5/2024")
    assert answer.status_code == 302
    second = RegisterEntry.objects.get(number=2).directive
    assert (str(second), second.issuer, second.signer_name) == (
        "Công văn 87/UBND-VHXH",
        None,
        "Hoàng Thị Minh Nguyệt",
    )
    due = [(task.assignee, task.due_on, task.due_time and f"{task.due_time:%H:%M}") for task in second.tasks.all()]
    assert ("Trạm Y tế xã", date(2024, 5, 31), "16:30") in due
    assert second.addressees.filter(kind="to").count() == 3


def test_the_body_above_the_issuer_is_shown_and_lights_its_field(clerk):
    page = clerk.get(arrive(clerk, paper(TAN_SON)).get_absolute_url()).content.decode()
    assert "Cơ quan chủ quản ghi trên văn bản: UBND HUYỆN YÊN LẬP." in page
    assert '<mark data-field="issuer_name">UBND HUYỆN YÊN LẬP</mark>' in page


def test_a_paper_already_in_the_book_is_noticed_before_and_refused_on_saving(clerk):
    save(clerk, arrive(clerk, paper(PLAN)), arrived_on="29/3/2024")
    again = arrive(clerk, "\n" + paper(PLAN))
    page = clerk.get(again.get_absolute_url())
    assert "Văn bản này đã vào sổ đến, số 1, ngày 29/3/2024." in page.content.decode()
    answer = save(clerk, again, note="gõ thêm")
    assert answer.status_code == 422
    assert answer.content.decode().count("đã vào sổ đến, số 1") == 1, "said once"
    assert "Nếu đúng là văn bản ấy thì bấm Bỏ" in answer.content.decode()
    assert 'value="gõ thêm"' in answer.content.decode()
    assert RegisterEntry.objects.count() == 1


def test_the_number_of_a_new_term_is_entered_with_a_reason(clerk):
    save(clerk, arrive(clerk, paper(PLAN)), arrived_on="29/3/2024")
    again = arrive(clerk, "\n" + paper(PLAN))
    assert 'name="another"' not in save(clerk, again).content.decode()  # the same day: the same paper
    asked = save(clerk, again, issued_on="30/3/2024")
    assert asked.status_code == 422
    assert 'name="another"' in asked.content.decode()
    assert save(clerk, again, issued_on="30/3/2024", another="nhiệm kỳ mới sau Đại hội").status_code == 302
    days = RegisterEntry.objects.order_by("number").values_list("directive__issued_on", flat=True)
    assert list(days) == [date(2024, 3, 27), date(2024, 3, 30)]


def test_a_day_that_contradicts_the_book_is_in_doubt_before_anything_is_saved(clerk):
    save(clerk, arrive(clerk, paper(PLAN)), arrived_on="29/3/2024")
    doubt = "Sổ đến đã có văn bản số này, nhưng ngày 27/3/2024; hãy xem ngày nào đúng."
    other = arrive(clerk, paper(PLAN).replace("ngày 27 tháng 3", "ngày 28 tháng 3"))
    page = clerk.get(other.get_absolute_url()).content.decode()
    assert doubt in page.partition("Vào sổ</legend>")[0], "first of all"
    same = arrive(clerk, "\n" + paper(PLAN))
    assert doubt not in clerk.get(same.get_absolute_url()).content.decode()


def test_the_same_content_once_more_is_noticed_though_it_has_no_number(clerk):
    text = paper(CHO_CHU)
    save(clerk, arrive(clerk, text), issued_on="05/4/2024")
    again = arrive(clerk, text)
    assert "Nội dung này đã được đưa vào và lưu trước đây." in clerk.get(again.get_absolute_url()).content.decode()


def test_a_second_press_neither_reads_nor_saves_twice(clerk):
    first = arrive(clerk, paper(PLAN))
    assert arrive(clerk, paper(PLAN)) == first
    fields = fields_of(clerk.get(first.get_absolute_url()))
    answers = [clerk.post(first.get_absolute_url(), fields) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert RegisterEntry.objects.count() == 1
    told = [str(message) for message in get_messages(answers[1].wsgi_request)]
    assert told[-1] == "Văn bản này đã được lưu trước đó. Lần bấm này không ghi thêm gì."


def test_a_body_that_is_none_of_ours_is_named_as_running_text_does_and_is_no_doubt(clerk):
    page = clerk.get(arrive(clerk, paper(TAN_SON)).get_absolute_url())
    fields = fields_of(page)
    assert (fields["issuer_name"], fields["issuer"]) == ("Ủy ban nhân dân xã Tân Sơn", "")
    assert "không có chỗ nào cần xem lại" in page.content.decode()


def test_after_saving_the_next_paper_is_one_press_away(clerk):
    first = arrive(clerk, paper(PLAN) + "\n" + paper(TAN_SON))
    second = Arrival.objects.exclude(pk=first.pk).get()
    for arrival, following in ((first, second.get_absolute_url()), (second, reverse("intake:start"))):
        (told,) = get_messages(save(clerk, arrival).wsgi_request)
        assert f'<a href="{following}" autofocus>' in str(told)


def test_the_file_and_its_attachments_travel_with_the_paper(clerk):
    files = [
        SimpleUploadedFile("ke-hoach.txt", paper(PLAN).encode()),
        SimpleUploadedFile("phu-luc.pdf", b"%PDF-1.7 bang so lieu"),
    ]
    arrival = arrive(clerk, "", files=files)
    assert arrival.text == paper(PLAN)
    save(clerk, arrival)
    kept = list(Directive.objects.get(number="145", status=Status.REGISTERED).files.all())
    assert [(file.name, file.kind, file.content_type) for file in kept] == [
        ("ke-hoach.txt", FileKind.ORIGINAL, "text/plain"),
        ("phu-luc.pdf", FileKind.ATTACHMENT, "application/pdf"),
    ]
    assert [file.sha256 for file in kept] == [file.sha256 for file in arrival.files.all()]
    assert kept[0].file.read() == paper(PLAN).encode()


def test_one_paste_with_two_papers_is_read_as_two(world, clerk):
    answer = hand_in(clerk, paper(CHO_CHU) + "\n" + paper(PLAN))
    letter, plan = Arrival.objects.order_by("position")
    assert answer.url == letter.get_absolute_url()
    assert (letter.purpose, plan.purpose) == ("draft", "register"), "the own letter is a draft, the other came in"
    assert letter.batch == plan.batch
    fields = fields_of(clerk.get(plan.get_absolute_url()))
    assert {name: fields[name] for name in CAME_WITH} == CAME_WITH
    done = clerk.post(plan.get_absolute_url(), fields, follow=True)
    assert done.status_code == 200
    assert clerk.get(letter.get_absolute_url()).context["batch"][1].outcome_id is not None


# --- What goes wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"issued_on": "31/02/2024"}, "Không có ngày 31/02/2024: tháng 2 chỉ có 29 ngày."),
        ({"issued_on": "hôm qua"}, "Hãy ghi đủ ngày, tháng, năm"),
        ({"symbol": ""}, "Văn bản loại kế hoạch phải có ký hiệu"),
        ({"issuer_name": ""}, "Mời điền mục này."),
        ({"with_issuer": "UBND huyện"}, "Hãy ghi số, ký hiệu của công văn gửi kèm"),
        ({"with_number": "một bảy sáu một"}, "Hãy ghi số và ký hiệu như 1761/UBND-VP"),
        ({"tasks-0-due_on": "30/02/2024"}, "Không có ngày 30/02/2024"),
        ({"tasks-0-due_time": "16:30"}, "Có giờ thì phải có ngày."),
        ({"tasks-0-due_on": "1/5/2024", "tasks-0-due_time": "25:00"}, "Hãy ghi giờ như 16:30."),
        ({"tasks-0-target_0": "unit:999999"}, "Nơi này không còn hoạt động"),
        ({"citations-0-number": "156"}, "Hãy ghi số và ký hiệu"),
        ({"arrived_on": ""}, "Hãy ghi ngày."),
    ],
)
def test_a_wrong_value_is_named_and_nothing_typed_is_lost(clerk, changes, sentence):
    arrival = arrive(clerk, paper(PLAN))
    answer = save(clerk, arrival, note="ghi chú đang gõ", **changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="ghi chú đang gõ"' in page
    for value in filter(None, changes.values()):
        assert f'value="{value}"' in page or value.startswith("unit:")
    assert not RegisterEntry.objects.exists()


def test_a_unit_that_closed_meanwhile_can_not_be_chosen(world, clerk):
    arrival = arrive(clerk, paper(PLAN))
    fields = fields_of(clerk.get(arrival.get_absolute_url()))
    police = world.offices[0]
    fields["tasks-0-target_0"] = f"unit:{police.pk}"
    services.close_unit(actor=world.clerk, unit=police, on=date(2024, 1, 1), at=worlds.NOW)
    answer = clerk.post(arrival.get_absolute_url(), fields)
    assert answer.status_code == 422
    assert "Nơi này không còn hoạt động" in answer.content.decode()


def test_a_page_costs_the_same_queries_with_few_and_with_many_rows(clerk):
    counts = []
    for text in (paper(TAN_SON), paper(PLAN)):
        arrival = arrive(clerk, text)
        with CaptureQueriesContext(connection) as queries:
            clerk.get(arrival.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 15

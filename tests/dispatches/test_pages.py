"""The pages of the letters: owner, colleague, stranger; what is typed is kept; the walk of the Chợ Chu letter."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date, time, timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from directives.facts import AddresseeFacts, PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import AddresseeKind, Assignment, Directive, DocumentType, FileKind, LinkKind
from directives.services import registering
from dispatches.composing import compose, current
from dispatches.models import Letter, NumberUse
from dispatches.services import flow, letters
from dispatches.states import LetterState
from tests.dispatches.letters import CHO_CHU
from tests.dispatches.making import approved, issued, letter_of, read, submitted
from tests.world import NOW, World, build, person
from units.acting import Actor
from units.models import Role
from vietnam.periods import Kind, Rule


def as_(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def url(name: str, letter: Letter, *more: str) -> str:
    return reverse(f"dispatches:{name}", args=[letter.directive.code, *more])


def form_of(client: Client, letter: Letter) -> dict[str, object]:
    """What the editor's form would send if nothing were typed."""
    editor = client.get(url("edit", letter)).context["editor"]
    sent: dict[str, object] = {}
    for part in (editor.paper, *editor.to, *editor.tasks, *editor.copies):
        fields = [field for field in part if field.name not in ("attachments", "proofs") or field.value()]
        sent |= {field.html_name: field.value() or "" for field in fields if field.name != "attachments"}
    for rows in (editor.to, editor.tasks, editor.copies):
        sent |= {field.html_name: field.value() for field in rows.management_form}
    days = {name: f"{value:%d/%m/%Y}" for name, value in sent.items() if isinstance(value, date)}
    hours = {name: f"{value:%H:%M}" for name, value in sent.items() if isinstance(value, time)}
    return sent | days | hours


def cho_chu(world: World) -> Letter:
    """The seed's letter as it was typed, with its six slips."""
    both = (Recipient(group=world.all_offices), Recipient(group=world.all_neighbourhoods))
    facts = PaperFacts(
        system="state",
        doc_type=DocumentType.objects.get(name="Công văn", system="state"),
        issuer=world.commune,
        issuer_name=world.commune.short_name,
        symbol=CHO_CHU.symbol,
        place=CHO_CHU.place,
        subject=CHO_CHU.subject,
        signer_authority="KT. CHỦ TỊCH",
        signer_title=CHO_CHU.position,
        signer_name=CHO_CHU.signer,
    )
    whose = ((Recipient(post=world.officer.post),), both)
    tasks = [
        TaskFacts("\n".join(block.paragraphs), block.heading, recipients=who)
        for block, who in zip(CHO_CHU.tasks, whose, strict=True)
    ]
    to = [AddresseeFacts(AddresseeKind.TO, text, (one,)) for text, one in zip(CHO_CHU.recipients, both, strict=True)]
    copies = [AddresseeFacts(AddresseeKind.COPY, text) for text in CHO_CHU.distribution]
    return letters.start(
        actor=world.clerk,
        facts=facts,
        parts=PaperParts(tasks=tasks, addressees=[*to, *copies]),
        wording={"opening": list(CHO_CHU.opening), "closing": list(CHO_CHU.closing)},
        at=timezone.now(),
    )


def received(world: World, clerk: Actor | None = None) -> Directive:
    facts = PaperFacts(
        system="party",
        doc_type=DocumentType.objects.get(name="Kế hoạch", system="party"),
        issuer_name="Huyện ủy Định Hóa",
        subject="Thực hiện Chỉ thị số 28-CT/TW",
        number="145",
        symbol="KH/HU",
        issued_on=date(2024, 3, 27),
    )
    entry = registering.register_incoming(
        actor=clerk or world.clerk, facts=facts, parts=PaperParts(), arrived_on=date(2024, 3, 28), at=NOW
    )
    return entry.directive


# --- Who may open what -----------------------------------------------------------------------------------------------

PAGES = ("detail", "edit", "preview", "pdf", "issue")


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_and_a_recipient_see_no_letter(world, letter, name):
    for who in (world.stranger, world.head, world.district):
        assert as_(who).get(url(name, letter)).status_code == 404


@pytest.mark.parametrize("name", ["detail", "edit", "preview", "pdf"])
def test_the_writers_of_the_unit_open_its_draft(world, letter, name):
    for who in (world.clerk, world.officer, world.deputy):
        assert as_(who).get(url(name, letter)).status_code == 200


def test_a_colleague_without_the_right_reads_but_gets_a_reason_for_the_rest(world, letter):
    member = person(world.commune, "Hà Văn Mười", "Nhân viên", Role.MEMBER, "0912000010")
    assert as_(member).get(url("detail", letter)).status_code == 200
    assert "được soạn văn bản đi" in as_(member).get(url("edit", letter)).content.decode()
    assert as_(member).get(url("edit", letter)).status_code == 403
    assert as_(member).get(reverse("dispatches:new")).status_code == 403
    answer = as_(world.officer).get(url("issue", approved(world)))
    assert answer.status_code == 403
    assert "Chỉ văn thư" in answer.content.decode()


def test_a_strangers_moves_are_404_and_change_nothing(world):
    row = submitted(world)
    for verb in ("approve", "return", "take_back", "sign_in_ink", "submit"):
        assert as_(world.stranger).post(url("move", row, verb), {"reason": "x"}).status_code == 404
    assert as_(world.clerk).post(url("move", row, "nonsense")).status_code == 404
    assert read(row).state == LetterState.SUBMITTED


def test_the_list_shows_what_waits_for_me_first_and_only_my_unit(world):
    mine, waiting = letter_of(world, subject="dự thảo của văn thư"), submitted(world)
    page = as_(world.deputy).get(reverse("dispatches:list"))
    assert [(row.pk, row.waits) for row in page.context["page"]] == [(waiting.pk, True), (mine.pk, False)]
    page = as_(world.deputy).get(reverse("dispatches:list"), {"loc": "draft"})
    assert [row.pk for row in page.context["page"]] == [mine.pk]
    assert list(as_(world.stranger).get(reverse("dispatches:list")).context["page"]) == []


# --- Beginning and writing -------------------------------------------------------------------------------------------


def test_a_draft_from_a_received_paper_cites_it_in_full_and_sends_it_along(world):
    paper, client = received(world), as_(world.officer)
    address = f"{reverse('dispatches:new')}?thuc-hien={paper.code}"
    first = client.get(address)
    typed = {"doc_type": first.context["form"].initial.get("doc_type") or cong_van().pk} | {
        "subject": first.context["form"].initial["subject"]
    }
    answer = client.post(address, typed)
    letter = Letter.objects.with_papers().get()
    assert answer.url == url("edit", letter)
    content = compose(letter, on=date(2024, 4, 9))
    assert content.subject == "triển khai thực hiện Kế hoạch số 145-KH/HU ngày 27/3/2024 của Huyện ủy Định Hóa"
    assert content.symbol == "UBND-VHXH"
    assert content.opening[0].startswith(
        "Thực hiện Kế hoạch số 145-KH/HU ngày 27/3/2024 của Huyện ủy Định Hóa thực hiện Chỉ thị số 28-CT/TW, UBND"
    )
    assert content.recipients == ("Các ban ngành, đoàn thể;", "Các tổ dân phố.")
    assert [task.heading for task in content.tasks] == ["Các ban ngành, đoàn thể", "Các tổ dân phố"]
    assert (content.authority, content.signer) == (("KT. CHỦ TỊCH",), "Nguyễn Trung Kiên")
    kinds = set(letter.directive.links.filter(target=paper).values_list("kind", flat=True))
    assert kinds == {LinkKind.IMPLEMENTS, LinkKind.ATTACHES}
    assert client.get(url("edit", letter)).context["findings"] == []
    client.post(address, typed)
    assert Letter.objects.count() == 1  # a second press


def cong_van() -> DocumentType:
    return DocumentType.objects.get(name="Công văn", system="state")


def test_a_strangers_paper_can_not_be_the_beginning_of_a_letter(world):
    paper = received(world)
    assert as_(world.stranger).get(f"{reverse('dispatches:new')}?thuc-hien={paper.code}").status_code == 404


def test_a_blank_draft_needs_a_subject(world):
    client = as_(world.clerk)
    assert client.post(reverse("dispatches:new"), {"doc_type": cong_van().pk, "subject": ""}).status_code == 422
    client.post(reverse("dispatches:new"), {"doc_type": cong_van().pk, "subject": "tổng kết năm"})
    assert Letter.objects.get().directive.subject == "tổng kết năm"


def test_the_cho_chu_letter_is_mended_press_by_press_and_ends_in_form(world):
    letter, client = cho_chu(world), as_(world.clerk)
    pressed = []
    while findings := client.get(url("edit", letter)).context["findings"]:
        assert len(pressed) < 10
        pressed.append(findings[0].code)
        assert client.post(url("edit", letter), form_of(client, letter) | {"mend": pressed[-1]}).status_code == 302
    assert pressed == ["symbol-unit", "citation-comma", "capitals-6", "copies-as-above", "copies-kept", "copies-marks"]
    content = compose(read(letter), on=date(2024, 4, 9))
    assert content.symbol == "UBND-VHXH"
    assert content.distribution == (
        "Như trên;", "Đảng ủy, TT HĐND;", "Ban tuyên giáo Đảng ủy;", "Lãnh đạo UBND;", "Lưu: VT, VHXH.",
    )  # fmt: skip
    kept = current(read(letter)).parts
    assert [[str(one.post or one.group) for one in task.recipients] for task in kept.tasks] == [
        ["Công chức Văn hóa - xã hội, UBND thị trấn Chợ Chu"], ["Các ban ngành, đoàn thể", "Các tổ dân phố"],
    ]  # fmt: skip


def test_the_second_task_gets_a_deadline_that_is_printed(world):
    letter, client = cho_chu(world), as_(world.clerk)
    typed = form_of(client, letter) | {"task-1-due_on": "19/4/2024", "task-1-due_time": "17:00"}
    assert client.post(url("edit", letter), typed).status_code == 302
    task = read(letter).directive.tasks.get(position=2)
    assert (task.due_on, task.due_time) == (date(2024, 4, 19), time(17))
    printed = compose(read(letter), on=date(2024, 4, 9)).tasks[1].paragraphs
    assert printed[-1] == "Thời hạn hoàn thành: 17 giờ ngày 19/4/2024."
    assert client.post(url("edit", letter), form_of(client, letter)).status_code == 302
    assert read(letter).directive.tasks.get(position=2).text == task.text  # not printed into itself


def test_a_task_that_recurs_is_kept_as_a_rule_and_printed(world):
    letter, client = cho_chu(world), as_(world.clerk)
    typed = {"task-1-repeats": "month", "task-1-repeats_on": "25", "task-1-repeats_until": "31/12/2024"}
    assert client.post(url("edit", letter), form_of(client, letter) | typed).status_code == 302
    task = read(letter).directive.tasks.get(position=2)
    assert task.rule == Rule(Kind.MONTH, day=25, until=date(2024, 12, 31))
    printed = compose(read(letter), on=date(2024, 4, 9)).tasks[1].paragraphs
    assert printed[-1] == "Thực hiện định kỳ hằng tháng, hạn ngày 25, đến 31/12/2024."
    assert client.post(url("edit", letter), form_of(client, letter)).status_code == 302
    kept = read(letter).directive.tasks.get(position=2)
    assert (kept.text, kept.rule) == (task.text, task.rule)


def test_what_shall_show_that_it_was_done_is_kept_with_the_task(world):
    letter, client = cho_chu(world), as_(world.clerk)
    typed = {"task-1-proofs": ["photo", "attendance"], "task-1-proofs_required": "on"}
    assert client.post(url("edit", letter), form_of(client, letter) | typed).status_code == 302
    task = read(letter).directive.tasks.get(position=2)
    assert (task.expected_words, task.proofs_required) == ("ảnh, số lượt người", True)
    assert client.post(url("edit", letter), form_of(client, letter)).status_code == 302
    assert read(letter).directive.tasks.get(position=2).proofs == "photo attendance"


def test_what_the_text_says_of_how_often_is_not_printed_again(world):
    letter, client = cho_chu(world), as_(world.clerk)
    typed = {"task-1-text": "Báo cáo kết quả trước ngày 25 hằng tháng.", "task-1-repeats": "month"}
    client.post(url("edit", letter), form_of(client, letter) | typed | {"task-1-repeats_on": "25"})
    assert compose(read(letter), on=date(2024, 4, 9)).tasks[1].paragraphs == (typed["task-1-text"],)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"task-1-due_on": "31/02/2024"}, "Hạn"),
        ({"task-1-proofs_required": "on"}, "phải chọn cần minh chứng nào"),
        ({"task-1-repeats": "month", "task-1-repeats_on": "mai"}, "Không đọc được hạn trong kỳ."),
        ({"task-1-due_time": "17:00"}, "Đã ghi giờ thì phải ghi ngày."),
        ({"to-0-to": "Tổ dân phố 99"}, "Tổ dân phố 99"),
        ({"subject": ""}, "Trích yếu"),
        ({"task-0-text": ""}, "Chưa ghi nội dung nhiệm vụ."),
    ],
)
def test_what_can_not_be_saved_is_said_and_kept(world, typed, sentence):
    letter, client = cho_chu(world), as_(world.clerk)
    answer = client.post(url("edit", letter), form_of(client, letter) | typed | {"place": "Chợ Mới"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa lưu được" in page
    assert sentence in page
    assert 'value="Chợ Mới"' in page
    assert read(letter).version == 1


def test_a_stale_form_shows_both_texts_and_may_then_be_saved_over(world):
    letter, client = letter_of(world), as_(world.clerk)
    mine = form_of(client, letter)
    theirs = as_(world.officer)
    theirs.post(url("edit", letter), form_of(theirs, letter) | {"closing": "Của công chức./."})
    answer = client.post(url("edit", letter), mine | {"closing": "Của văn thư./."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ma Văn Hùng đã lưu bản mới" in page
    assert [(one.part, one.before, one.after) for one in answer.context["differences"]] == [
        ("Kết thúc", "Của công chức./.", "Của văn thư./.")
    ]
    assert read(letter).wording["closing"] == ["Của công chức./."]
    assert client.post(url("edit", letter), mine | {"over": "hai"}).status_code == 409
    assert client.post(url("edit", letter), mine | {"closing": "Của văn thư./.", "over": "2"}).status_code == 302
    assert read(letter).wording["closing"] == ["Của văn thư./."]


def test_a_blank_row_is_taken_out_and_luu_stays_last(world):
    letter, client = cho_chu(world), as_(world.clerk)
    typed = form_of(client, letter) | {
        "copy-1-text": "",
        "copy-5-text": "UBND huyện;",
        "copy-5-to": "UBND huyện Định Hóa",
    }
    client.post(url("edit", letter), typed)
    lines = current(read(letter)).parts.addressees[2:]
    assert [line.text for line in lines] == [
        "Đảng ủy, TT HĐND;", "Lãnh đạo UBND;", "Như kính gửi;", "UBND huyện;", "Lưu: VP, VHXX.",
    ]  # fmt: skip
    assert lines[3].recipients[0].unit == world.district_unit


def test_papers_and_files_go_along_and_are_taken_out_again(world):
    paper, letter, client = received(world), letter_of(world), as_(world.clerk)
    file = SimpleUploadedFile("phu-luc.pdf", b"%PDF-1.7 phu luc")
    client.post(url("edit", letter), form_of(client, letter) | {"along": "145 - KH/HU", "attachments": file})
    kept = letter.directive.files.get()
    assert (kept.kind, kept.name) == (FileKind.ATTACHMENT, "phu-luc.pdf")
    assert letter.directive.links.get(kind=LinkKind.ATTACHES).target == paper
    client.post(url("edit", letter), form_of(client, letter) | {"drop": kept.code, "detach": paper.code})
    assert not letter.directive.files.standing().exists()
    assert not letter.directive.links.exists()
    bad = SimpleUploadedFile("virus.pdf", b"MZ program")
    answer = client.post(url("edit", letter), form_of(client, letter) | {"attachments": bad})
    assert "không gửi kèm được" in answer.content.decode()
    answer = client.post(url("edit", letter), form_of(client, letter) | {"along": "9-XX/YY"}, follow=True)
    assert "không có văn bản “9-XX/YY”" in answer.content.decode()


def test_a_chosen_file_that_was_not_saved_must_be_chosen_again_and_the_page_says_so(world, letter):
    client, told = as_(world.clerk), "Chưa lưu tệp “phu-luc.pdf”. Hãy chọn lại tệp"

    def send(**changes):
        file = SimpleUploadedFile("phu-luc.pdf", b"%PDF-1.7 phu luc")
        return client.post(url("edit", letter), form_of(client, letter) | {"attachments": file} | changes)

    wrong = send(**{"task-1-due_on": "31/02/2024"})
    assert wrong.status_code == 422
    assert told in wrong.content.decode()
    old = form_of(client, letter)["version"]
    client.post(url("edit", letter), form_of(client, letter) | {"closing": "Bản khác./."})
    stale = send(version=old)
    assert stale.status_code == 409
    assert told in stale.content.decode()
    assert not letter.directive.files.standing().exists()
    assert told not in client.post(url("edit", letter), form_of(client, letter)).content.decode()


def test_a_draft_that_cannot_be_submitted_is_saved_and_may_be_saved_again(world, letter):
    Directive.objects.filter(letter=letter).update(signer_name="", signer_title="", signer_authority="")
    client = as_(world.clerk)
    typed = form_of(client, letter) | {"closing": "Đã gõ./.", "then": "submit"}
    answer = client.post(url("edit", letter), typed, follow=True)
    assert answer.redirect_chain[0][0] == url("edit", letter)
    html = answer.content.decode()
    assert "Chưa trình duyệt được. Chưa có người ký" in html
    assert "Đã gõ./." in html
    assert (read(letter).state, read(letter).version) == (LetterState.DRAFT, 2)
    assert client.post(url("edit", letter), form_of(client, letter)).status_code == 302  # not in conflict with herself
    assert read(letter).version == 3


def test_what_is_sent_after_the_letter_went_on_is_not_saved_and_comes_back(world, letter):
    client = as_(world.officer)
    typed = form_of(client, letter) | {"closing": "Gõ khi đã trình./."}
    submitted(world, letter)
    answer = client.post(url("edit", letter), typed)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "đang ở trạng thái “chờ duyệt”" in html
    assert "vừa gõ chưa được lưu và vẫn còn ở đây" in html
    assert "Gõ khi đã trình./." in html
    assert read(letter).version == 1
    refused = client.get(url("edit", letter))
    assert refused.status_code == 403
    assert "Trước hết bấm “Rút lại để sửa” ở trang của văn bản." in refused.content.decode()
    assert "chọn đúng chức danh" not in refused.content.decode(), "another post would not help"
    helper = person(world.commune, "Lý Thị Giúp", "Tạp vụ", Role.MEMBER, "0912000012")
    assert as_(helper).post(url("edit", letter), typed).status_code == 403


def test_a_task_due_before_the_day_of_its_paper_is_told_of_and_not_issued(world, time_machine):
    time_machine.move_to(NOW, tick=False)
    letter = letter_of(world, due_on=date(2023, 4, 19))
    client, told = as_(world.clerk), "có hạn 19/4/2023, trước ngày ban hành 09/4/2024"
    for name in ("edit", "detail"):
        assert told in client.get(url(name, letter)).content.decode()
    ready = approved(world, letter)
    answer = client.post(url("issue", ready), {"issued_on": "09/4/2024", "source": "series"})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not NumberUse.objects.exists()
    same_day = approved(world, letter_of(world, due_on=date(2024, 4, 9)))
    assert client.post(url("issue", same_day), {"issued_on": "09/4/2024", "source": "series"}).status_code == 302


def test_every_certain_mend_is_made_by_one_press(world):
    letter, client = cho_chu(world), as_(world.clerk)
    page = client.get(url("edit", letter))
    assert 'value="all"' in page.content.decode()
    assert client.post(url("edit", letter), form_of(client, letter) | {"mend": "all"}).status_code == 302
    page = client.get(url("edit", letter))
    assert page.context["findings"] == []
    assert 'value="all"' not in page.content.decode()
    assert read(letter).version == 2


def test_the_preview_shows_what_is_typed_saves_nothing_and_escapes(world):
    letter, client = letter_of(world), as_(world.clerk)
    typed = form_of(client, letter) | {"closing": "<script>alert(1)</script> & hết./."}
    part = client.post(url("preview", letter), typed, headers={"HX-Request": "true"}).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; hết./." in part
    assert "<script>alert" not in part
    assert "<html" not in part
    whole = client.post(url("preview", letter), typed).content.decode()
    assert "&lt;script&gt;alert(1)" in whole
    assert "<html" in whole
    assert read(letter).version == 1


def test_the_preview_of_a_form_with_a_slip_shows_the_rest(world):
    letter, client = letter_of(world), as_(world.clerk)
    typed = form_of(client, letter) | {"task-1-due_on": "31/02/2024", "place": "Chợ Mới"}
    answer = client.post(url("preview", letter), typed, headers={"HX-Request": "true"})
    assert "Chợ Mới" in answer.content.decode()


def test_who_gets_it_is_named_with_what_they_have_to_do_already(world):
    issued(world)
    page = as_(world.clerk).get(url("edit", letter_of(world)))
    rows = {str(row.doer): row.open for row in page.context["sent_to"]}
    assert len(rows) == 1 + 6 + 3
    assert rows["Tổ dân phố 5"] == 1


def test_saving_and_submitting_is_one_press(world):
    letter, client = letter_of(world), as_(world.officer)
    answer = client.post(url("edit", letter), form_of(client, letter) | {"then": "submit"})
    assert answer.url == url("detail", letter)
    assert read(letter).state == LetterState.SUBMITTED


# --- Reading, deciding, issuing --------------------------------------------------------------------------------------


def test_a_leader_who_may_not_approve_is_told_why_and_what_helps(world):
    letter = letter_of(world)
    flow.submit(actor=world.deputy, letter=letter, at=NOW)
    page = as_(world.deputy).get(letter.get_absolute_url()).content.decode()
    assert url("move", letter, "approve") not in page
    assert "Không ai tự duyệt văn bản do chính mình soạn hoặc trình" in page
    assert "ký trên bản giấy để văn thư ghi nhận" in page
    chair = person(world.commune, "Lý Văn Chủ", "Chủ tịch", Role.LEADER, "0912000011")
    page = as_(chair).get(letter.get_absolute_url()).content.decode()
    assert "Văn bản này in tên người ký là Nguyễn Trung Kiên" in page
    for who in (world.clerk, world.officer):
        assert "duyệt hoặc trả lại văn bản" not in as_(who).get(letter.get_absolute_url()).content.decode()


def test_the_leader_returns_it_once_with_a_reason_and_then_approves(world):
    row, client = submitted(world), as_(world.deputy)
    page = client.get(url("detail", row)).content.decode()
    assert "Duyệt" in page
    empty = client.post(url("move", row, "return"), {"reason": ""})
    assert empty.status_code == 422
    client.post(url("move", row, "return"), {"reason": "Thiếu thời hạn"})
    assert "Thiếu thời hạn" in as_(world.clerk).get(url("edit", row)).content.decode()
    as_(world.clerk).post(url("move", row, "submit"))
    client.post(url("move", row, "approve"))
    assert read(row).state == LetterState.APPROVED


def test_a_refused_move_says_why(world):
    row = submitted(world)
    answer = as_(world.clerk).post(url("move", row, "approve"), follow=True)
    assert "Chỉ lãnh đạo" in answer.content.decode()
    assert read(row).state == LetterState.SUBMITTED


def test_a_draft_prints_marked_and_the_print_for_the_pen_is_clean(world, letter):
    import pdfplumber

    client = as_(world.clerk)
    draft = client.get(url("pdf", letter))
    clean = client.get(url("pdf", letter), {"ban": "trinh-ky"})
    assert draft["Content-Type"] == clean["Content-Type"] == "application/pdf"
    texts = [pdfplumber.open(io.BytesIO(one.content)).pages[0].extract_text() for one in (draft, clean)]
    assert ["DỰ THẢO" in text for text in texts] == [True, False]
    assert "/UBND-VHXH" in texts[1]


def issue_form(**changes: object) -> dict[str, object]:
    return {"issued_on": "09/4/2024", "source": "series", "number": ""} | changes


def test_the_clerk_sees_who_gets_what_issues_and_the_frozen_bytes_are_served(world):
    row, client = approved(world), as_(world.clerk)
    page = client.get(url("issue", row))
    assert len(page.context["sent_to"]) == 10
    assert "hiện là 01" in page.content.decode()
    answer = client.post(url("issue", row), issue_form(), follow=True)
    assert "Đã phát hành Công văn 01/UBND-VHXH" in answer.content.decode()
    served = b"".join(client.get(url("pdf", row)).streaming_content)
    frozen = row.directive.files.get(kind=FileKind.ISSUED)
    assert hashlib.sha256(served).hexdigest() == frozen.sha256
    assert Assignment.objects.filter(directive=row.directive).count() == 10


def test_a_second_press_of_issue_issues_once(world):
    row, client = approved(world), as_(world.clerk)
    for _ in range(2):
        assert client.post(url("issue", row), issue_form()).status_code == 302
    assert NumberUse.objects.count() == 1


def test_a_typed_number_with_a_gap_must_be_confirmed_and_a_repeat_is_refused(world):
    client, row = as_(world.clerk), approved(world)
    assert client.post(url("issue", row), issue_form(source="elsewhere")).status_code == 422
    answer = client.post(url("issue", row), issue_form(source="elsewhere", number="42"))
    assert answer.status_code == 422
    assert "bỏ trống các số từ 1 đến 41" in answer.content.decode()
    client.post(url("issue", row), issue_form(source="elsewhere", number="42", gap_confirmed="on"))
    assert read(row).directive.number == "42"
    again = approved(world)
    answer = client.post(url("issue", again), issue_form(source="elsewhere", number="42", gap_confirmed="on"))
    assert "đã dùng" in answer.content.decode()
    assert read(again).state == LetterState.APPROVED


def test_a_day_that_is_none_or_not_yet_is_refused_on_the_form(world):
    client, row = as_(world.clerk), approved(world)
    later = timezone.localdate() + timedelta(days=1)
    for wrong in ("31/02/2024", f"{later:%d/%m/%Y}"):
        answer = client.post(url("issue", row), issue_form(issued_on=wrong))
        assert answer.status_code == 422
        assert wrong in answer.content.decode()
    assert not NumberUse.objects.exists()


def test_a_scan_is_taken_and_nonsense_is_refused_with_a_sentence(world):
    client, row = as_(world.clerk), issued(world)
    out = io.BytesIO()
    Image.new("RGB", (30, 40), "white").save(out, "JPEG")
    client.post(url("add_scan", row), {"scan": SimpleUploadedFile("quet.jpg", out.getvalue())})
    assert row.directive.files.get(kind=FileKind.SCAN).name == "quet.jpg"
    answer = client.post(url("add_scan", row), {"scan": SimpleUploadedFile("quet.pdf", b"not a scan")})
    assert answer.status_code == 422
    assert "PDF, JPG hoặc PNG" in answer.content.decode()


# --- Numbers of queries ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("neighbourhoods", [6, 200])
def test_the_pages_of_a_letter_ask_as_often_for_few_units_as_for_many(db, neighbourhoods, django_assert_num_queries):
    world = build(neighbourhoods=neighbourhoods)
    client = as_(world.clerk)
    draft, ready = letter_of(world), approved(world)
    for name, letter, queries in (("edit", draft, 15), ("detail", draft, 15), ("issue", ready, 14)):
        with django_assert_num_queries(queries):
            assert client.get(url(name, letter)).status_code == 200


@pytest.mark.parametrize("rows", [5, 200])
def test_the_list_asks_as_often_for_few_letters_as_for_many(world, rows, django_assert_num_queries):
    client = as_(world.clerk)
    draft = replace(current(letter_of(world)), parts=PaperParts(), wording={})
    for _ in range(rows - 1):
        letters.start(actor=world.clerk, at=NOW, **vars(draft))
    with django_assert_num_queries(7):
        assert len(client.get(reverse("dispatches:list")).context["page"]) == min(rows, 50)


def test_the_letter_is_taken_home_as_word_and_a_draft_says_so(world: World):
    letter = letter_of(world)
    page = as_(world.clerk).get(letter.get_absolute_url()).content.decode()
    address = reverse("dispatches:word", args=[letter.directive.code])
    assert address in page
    answer = as_(world.clerk).get(address)
    assert answer["Content-Disposition"].startswith('attachment; filename="du-thao-')
    paper = docx.Document(io.BytesIO(answer.content))
    assert "DỰ THẢO" in paper.sections[0].first_page_footer.paragraphs[0].text
    assert "Nguyễn Trung Kiên" in paper.tables[-1].rows[0].cells[1].text

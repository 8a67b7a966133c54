"""Handing a paper in: what is taken, what is refused, what survives a refusal, and who may."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intake.extraction import old_word
from intake.models import Arrival, ArrivalFile
from tests.intake.desk import arrive, hand_in, sign_in
from tests.intake.old_word import made_doc
from tests.intake.papers import CHO_CHU, PLAN, paper

pytestmark = pytest.mark.urls("tests.intake.urls")
BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def file(name, content):
    return SimpleUploadedFile(name, content)


def test_the_page_offers_both_purposes_to_a_clerk_and_drafting_to_an_officer(world, clerk):
    page = clerk.get(reverse("intake:start")).content.decode()
    assert "Vào sổ văn bản đến" in page
    assert "Soạn công văn của đơn vị từ nội dung dán vào" in page
    assert "Vào sổ văn bản đến" not in sign_in(world.officer).get(reverse("intake:start")).content.decode()


def test_an_upload_is_kept_with_its_hash_whatever_happens_next(world, clerk):
    content = paper(PLAN).encode()
    arrival = arrive(clerk, "", files=[file("145.txt", content)])
    kept = arrival.files.get()
    assert (kept.name, kept.size, kept.sha256) == ("145.txt", len(content), hashlib.sha256(content).hexdigest())
    assert (arrival.unit, arrival.brought_by, arrival.outcome) == (world.commune, world.clerk.user, None)
    assert arrival.get_absolute_url() in clerk.get(reverse("intake:start")).content.decode(), "it waits on the page"


@pytest.mark.parametrize(
    ("text", "files", "sentence"),
    [
        ("", [], "Chưa có nội dung nào. Hãy dán văn bản hoặc chọn tệp."),
        (" \n\t ", [], "Chưa có nội dung nào."),
        ("", [("setup.exe", b"MZ\x90\0" + b"\0" * 60)], "Tệp “setup.exe” là chương trình, không phải văn bản."),
        (paper(PLAN), [("phu-luc.exe", b"MZ\x90\0")], "Tệp “phu-luc.exe” là chương trình"),
        ("", [("bai-hat.mp3", b"ID3" + b"\0" * 60)], "Tệp này không phải là văn bản"),
        ("", [("bang.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 60)], "Tệp này không phải là văn bản"),
        ("", [("rong.txt", b"")], "không có nội dung"),
    ],
)
def test_what_is_no_document_is_refused_and_the_text_stays(clerk, text, files, sentence):
    answer = hand_in(clerk, text, files=[file(*one) for one in files])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert text.strip()[:40] in page
    assert not Arrival.objects.exists()


def test_a_file_over_the_limit_is_refused_by_name_and_the_text_stays(clerk, settings):
    settings.MAX_UPLOAD_BYTES = 2_000_000
    answer = hand_in(clerk, "nội dung đang gõ", files=[file("to.pdf", b"%PDF-" + b"0" * 2_500_000)])
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tệp “to.pdf” nặng 2,5 MB, vượt mức 2 MB." in page
    assert "nội dung đang gõ" in page


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("hong.pdf", b"%PDF-1.7 nothing more", "hỏng"),
        ("cong-van.rtf", rb"{\rtf1\ansi UBND}", "chọn Lưu thành (Save As) kiểu .docx hoặc .pdf"),
        ("cong-van.doc", rb"{\rtf1\ansi UBND}", "chọn Lưu thành (Save As) kiểu .docx hoặc .pdf"),
        ("goi.edxml", b"<edXML><a></edXML>", "sai cú pháp ở dòng 1"),
    ],
)
def test_a_file_without_readable_text_is_kept_and_text_may_be_pasted_beside_it(clerk, name, content, sentence):
    arrival = arrive(clerk, "", files=[file(name, content)])
    page = clerk.get(arrival.get_absolute_url()).content.decode()
    assert sentence in page
    assert name in page
    answer = clerk.post(reverse("intake:text", args=[arrival.code]), {"text": paper(PLAN)}, follow=True)
    assert 'value="KH/HU"' in answer.content.decode()
    assert arrival.files.get().sha256 == hashlib.sha256(content).hexdigest(), "no second upload"


@pytest.mark.skipif(not old_word.installed(), reason="antiword is not installed")
def test_an_old_word_file_opens_like_any_other(clerk):
    arrival = arrive(clerk, "", files=[file("ke-hoach.doc", made_doc(paper(PLAN)))])
    assert 'value="KH/HU"' in clerk.get(arrival.get_absolute_url()).content.decode()


def test_without_antiword_an_old_word_file_is_kept_and_may_be_read_again_later(clerk, monkeypatch):
    with monkeypatch.context() as without:
        without.setattr(old_word, "installed", lambda: False)
        arrival = arrive(clerk, "", files=[file("ke-hoach.doc", made_doc(paper(PLAN)))])
    assert "apt-get install antiword" in clerk.get(arrival.get_absolute_url()).content.decode()
    page = clerk.post(reverse("intake:again", args=[arrival.code]), follow=True).content.decode()
    assert ('value="KH/HU"' in page) is old_word.installed()


def test_pasting_nothing_beside_such_a_file_is_refused(clerk):
    arrival = arrive(clerk, "", files=[file("hong.pdf", b"%PDF-1.7 nothing more")])
    answer = clerk.post(reverse("intake:text", args=[arrival.code]), {"text": "  "})
    assert answer.status_code == 422
    arrival.refresh_from_db()
    assert (arrival.text, bool(arrival.problem)) == ("", True)


def test_the_same_bytes_lie_in_the_store_once(clerk):
    for text in (paper(PLAN), paper(CHO_CHU)):
        arrive(clerk, text, files=[file("kem.pdf", BLANK_PDF)])
    first, second = ArrivalFile.objects.all()
    assert first.file.name == second.file.name


def test_a_paper_may_be_turned_to_the_other_purpose_and_dropped(clerk):
    arrival = arrive(clerk, paper(CHO_CHU))
    page = clerk.post(reverse("intake:purpose", args=[arrival.code]), {"purpose": "draft"}, follow=True)
    assert "Lập dự thảo" in page.content.decode()
    dropped = clerk.post(reverse("intake:drop", args=[arrival.code]), follow=True)
    assert "Đã bỏ văn bản đang đọc." in dropped.content.decode()
    assert clerk.get(arrival.get_absolute_url()).status_code == 404
    assert arrive(clerk, paper(CHO_CHU)) != arrival, "it may be handed in again"


def test_who_may_hand_in_and_who_sees_what_was_handed_in(world, clerk):
    arrival = arrive(clerk, paper(PLAN))
    start, page = reverse("intake:start"), arrival.get_absolute_url()
    expected = {"clerk": (200, 200), "officer": (200, 403), "head": (403, 404), "stranger": (200, 404)}
    found = {}
    for name in expected:
        client = sign_in(getattr(world, name))
        found[name] = (client.get(start).status_code, client.get(page).status_code)
    assert found == expected


def test_the_one_who_may_not_is_told_why(world, clerk):
    arrival = arrive(clerk, paper(PLAN))
    officer, head = sign_in(world.officer), sign_in(world.head)
    assert "Chỉ văn thư của đơn vị được vào sổ văn bản." in officer.get(arrival.get_absolute_url()).content.decode()
    assert "Chỉ công chức, văn thư hoặc lãnh đạo" in head.get(reverse("intake:start")).content.decode()
    answer = hand_in(officer, paper(PLAN), "register")
    assert answer.status_code == 422
    assert Arrival.objects.count() == 1


@pytest.mark.parametrize("verb", ["text", "purpose", "drop"])
def test_a_stranger_presses_no_button(world, clerk, verb):
    arrival = arrive(clerk, paper(PLAN))
    address = reverse(f"intake:{verb}", args=[arrival.code])
    sent = {"text": "x", "purpose": "draft"}
    assert sign_in(world.stranger).post(address, sent).status_code == 404
    assert sign_in(world.officer).post(address, sent).status_code == 403
    assert clerk.get(address).status_code == 405
    arrival.refresh_from_db()
    assert (arrival.purpose, arrival.dropped_at, arrival.text) == ("register", None, paper(PLAN))


def test_a_text_of_no_paper_at_all_is_read_as_far_as_it_goes(clerk):
    page = clerk.get(arrive(clerk, "Mai họp lúc 8 giờ nhé.").get_absolute_url())
    assert page.status_code == 200
    assert "Không thấy tên cơ quan ban hành" in page.content.decode()

"""The pages of work: a tổ trưởng confirms and logs on his phone, the issuer accepts or returns, others see nothing."""

import gzip
import io
import re
import uuid
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from directives.models import Evidence, LinkKind, Result
from directives.services import papers, work
from directives.states import State
from tests.directives.incoming import register
from tests.world import NOW, build
from units.models import Membership, Post, Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_morning(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def world():
    world = build()
    world.issue()
    return world


@pytest.fixture
def row(world):
    return world.assignment_of(world.head)


@pytest.fixture
def as_(client):
    def sign_in(actor):
        client.force_login(actor.user)
        return client

    return sign_in


def photo(name="anh.jpg", exif=True):
    image = Image.new("RGB", (80, 60), "#7a3b2e")
    notes = Image.Exif()
    notes[0x010F] = "MayAnhCuaToi"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=notes if exif else Image.Exif())
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def result_form(**changes):
    form = {"done_on": "2024-04-09", "figure-luot-phat": "4", "note": "Sáng và chiều", "key": str(uuid.uuid4())}
    return {**form, **changes}


def log(client, row, form, channel="loa"):
    return client.post(reverse("directives:log_result", args=[row.code]) + f"?hinh-thuc={channel}", form)


def move(client, row, verb, **form):
    return client.post(reverse("directives:move", args=[row.code, verb]), form)


# --- The doer --------------------------------------------------------------------------------------------------------


def test_the_head_sees_his_work_and_confirms_it_with_one_tap(as_, world, row):
    client = as_(world.head)
    html = client.get(reverse("directives:my_work")).content.decode()
    assert "Tuyên truyền trên loa truyền thanh" in html
    assert "hạn 19/4/2024, còn 7 ngày làm việc" in html  # 18/4 is the day of the Hùng kings
    answer = move(client, row, "receive", next="/viec/?muc=can-lam")
    assert answer.url == "/viec/?muc=can-lam"
    row.refresh_from_db()
    assert (row.state, row.received_at) == (State.RECEIVED, NOW)


def test_a_second_tap_changes_nothing(as_, world, row):
    client = as_(world.head)
    assert move(client, row, "receive").status_code == 302
    assert move(client, row, "receive").status_code == 302
    assert row.directive.assignments.filter(state=State.RECEIVED).count() == 1


def test_each_channel_asks_for_its_own_figures(as_, world, row):
    client = as_(world.head)
    page = client.get(row.get_absolute_url()).content.decode()
    assert f"/viec/{row.code}/ghi-ket-qua/?hinh-thuc=loa" in page
    loudspeaker = client.get(reverse("directives:log_result", args=[row.code]), {"hinh-thuc": "loa"}).content.decode()
    assert "Số lượt phát (lượt)" in loudspeaker
    meeting = client.get(reverse("directives:log_result", args=[row.code]), {"hinh-thuc": "hoi-nghi"}).content.decode()
    assert "Số lượt người dự (lượt người)" in meeting
    assert "Số lượt phát" not in meeting


def test_a_result_with_a_photo_is_kept_without_the_cameras_notes(as_, world, row):
    client = as_(world.head)
    answer = log(client, row, result_form(photos=[photo(), photo("khac.jpg")]))
    assert answer.url == row.get_absolute_url()
    result = Result.objects.get()
    assert result.figures == {"luot-phat": 4}
    assert result.logged_by == world.head.user
    assert not result.on_behalf
    kept = Evidence.objects.get()  # the same picture twice is one
    served = client.get(kept.get_absolute_url())
    assert served["Content-Type"] == "image/jpeg"
    assert served["X-Content-Type-Options"] == "nosniff"
    assert b"MayAnhCuaToi" not in b"".join(served.streaming_content)
    assert row.get_absolute_url() in client.get("/viec/").content.decode()


def test_a_second_press_with_the_same_key_logs_once(as_, world, row):
    form = result_form()
    client = as_(world.head)
    log(client, row, form)
    log(client, row, form)
    assert Result.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"done_on": "2024-04-10"}, "Ngày thực hiện chưa tới"),
        ({"done_on": "2024-04-01"}, "trước ngày ban hành"),
        ({"done_on": "2024-02-31"}, "không có trong lịch"),
        ({"figure-luot-phat": "-1"}, "từ 0 đến 500"),
        ({"figure-luot-phat": "501"}, "từ 0 đến 500"),
        ({"figure-luot-phat": "nhiều"}, "từ 0 đến 500"),
        ({"figure-luot-phat": ""}, "từ 0 đến 500"),
        ({"link": "không phải địa chỉ"}, "không phải địa chỉ trang web"),
    ],
)
def test_bad_figures_are_told_and_what_was_typed_stays(as_, world, row, changes, sentence):
    answer = log(as_(world.head), row, result_form(**changes))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "Sáng và chiều" in html
    assert not Result.objects.exists()


def test_a_file_that_is_no_picture_is_told_with_what_to_choose(as_, world, row):
    broken = SimpleUploadedFile("anh.jpg", b"MZ\x90 not a picture", "image/jpeg")
    answer = log(as_(world.head), row, result_form(photos=broken))
    html = answer.content.decode()
    assert "Không đọc được ảnh “anh.jpg”" in html
    assert "mời chọn lại ảnh" in html
    assert "Sáng và chiều" in html


def test_photos_that_are_too_heavy_are_refused(as_, world, row, settings):
    settings.MAX_UPLOAD_BYTES = 1000
    heavy = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff" + b"x" * 2000, "image/jpeg")
    assert "nặng quá" in log(as_(world.head), row, result_form(photos=heavy)).content.decode()


def test_a_result_is_corrected_and_the_old_one_stays_struck(as_, world, row):
    client = as_(world.head)
    log(client, row, result_form(photos=photo()))
    old = Result.objects.get()
    url = reverse("directives:revise_result", args=[old.pk])
    assert 'value="4"' in client.get(url).content.decode()
    assert client.post(url, result_form(**{"figure-luot-phat": "6"})).status_code == 302
    assert [r.figures["luot-phat"] for r in Result.objects.standing()] == [6]
    assert Result.objects.standing().get().evidence.count() == 1
    assert 'class="struck"' in client.get(row.get_absolute_url()).content.decode()
    assert client.get(url).status_code == 404  # the old one is no longer the one to correct


def test_reporting_needs_a_result_or_a_sentence(as_, world, row):
    client = as_(world.head)
    answer = move(client, row, "report", words=" ")
    assert answer.status_code == 422
    assert "Hãy ghi ít nhất một kết quả" in answer.content.decode()
    assert move(client, row, "report", words="Đã đọc trên loa").status_code == 302
    row.refresh_from_db()
    assert (row.state, row.report_note) == (State.REPORTED, "Đã đọc trên loa")


def test_declining_needs_a_reason(as_, world, row):
    client = as_(world.head)
    assert "Hãy ghi lý do" in move(client, row, "decline").content.decode()
    assert move(client, row, "decline", words="Tổ không có cụm loa").status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.DECLINED, "Tổ không có cụm loa")


def test_a_person_with_two_posts_is_offered_the_one_that_has_the_work(as_, world, row):
    post = Post.objects.create(unit=world.offices[0], name="Phó ban", role=Role.MEMBER)
    other = Membership.objects.create(user=world.head.user, post=post)
    client = as_(world.head)
    client.post(reverse("act_as"), {"post": other.pk})
    html = client.get(row.get_absolute_url()).content.decode()
    assert "Chuyển sang làm với tư cách Tổ trưởng, Tổ dân phố 5" in html
    assert "Đã nhận việc" not in html
    assert move(client, row, "receive").status_code == 403


def test_the_person_who_does_it_is_named_among_the_people_of_the_unit(as_, world, row):
    url = reverse("directives:name_doer", args=[row.code])
    client = as_(world.head)
    assert client.post(url, {"doer": world.stranger.user.pk}).status_code == 404
    assert client.post(url, {"doer": world.head.user.pk}).status_code == 302
    row.refresh_from_db()
    assert row.doer == world.head.user
    assert as_(world.officer).post(url, {"doer": world.head.user.pk}).status_code == 403


# --- The issuer ------------------------------------------------------------------------------------------------------


def reported(world, row):
    work.report(actor=world.head, assignment=row, note="Đã đọc trên loa", at=NOW)
    return row


def test_the_officer_accepts_what_was_reported(as_, world, row):
    reported(world, row)
    client = as_(world.officer)
    html = client.get(reverse("directives:judging")).content.decode()
    assert "Đã đọc trên loa" in html
    assert move(client, row, "accept", next=reverse("directives:judging")).url == reverse("directives:judging")
    row.refresh_from_db()
    assert row.state == State.ACCEPTED


def test_it_is_returned_with_a_reason_that_the_head_reads(as_, world, row):
    reported(world, row)
    client = as_(world.officer)
    assert "Hãy ghi lý do" in move(client, row, "return", words="").content.decode()
    move(client, row, "return", words="Chưa có ảnh")
    assert "Chưa có ảnh" in as_(world.head).get("/viec/").content.decode()


def test_nobody_accepts_his_own_work_and_reads_why(as_, world):
    own = world.assignment_of(world.officer)
    work.report(actor=world.officer, assignment=own, note="Đã đăng", at=NOW)
    client = as_(world.officer)
    html = client.get(own.get_absolute_url()).content.decode()
    assert "Việc của chính cơ quan mình do lãnh đạo nghiệm thu." in html
    assert move(client, own, "accept").status_code == 403
    assert move(as_(world.deputy), own, "accept").status_code == 302


def test_the_clerk_logs_for_somebody_who_phoned_in_and_it_is_marked(as_, world, row):
    client = as_(world.clerk)
    assert "Ghi hộ kết quả cho Tổ dân phố 5" in client.get(row.get_absolute_url()).content.decode()
    log(client, row, result_form())
    assert Result.objects.get().on_behalf
    assert "ghi hộ" in as_(world.head).get(row.get_absolute_url()).content.decode()


def test_the_issuer_has_a_text_to_paste_into_zalo(as_, world, row, settings):
    settings.BASE_URL = "https://trienkhai.example.vn"
    html = as_(world.officer).get(row.get_absolute_url()).content.decode()
    assert "gửi Tổ dân phố 5:" in html
    assert f"https://trienkhai.example.vn/viec/{row.code}/" in html


def test_a_move_that_is_no_longer_possible_is_told_and_the_words_stay(as_, world, row):
    answer = move(as_(world.officer), row, "return", words="Chưa có ảnh")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "đang ở trạng thái “mới giao”" in html


def test_an_unknown_move_is_no_page(as_, world, row):
    assert move(as_(world.head), row, "log").status_code == 404
    assert move(as_(world.head), row, "xoa").status_code == 404


# --- Who else --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["neighbour", "stranger"])
def test_siblings_and_strangers_find_neither_work_nor_photo(as_, world, row, who):
    log(as_(world.head), row, result_form(photos=photo()))
    kept, result = Evidence.objects.get(), Result.objects.get()
    client = as_(getattr(world, who))
    for url in (
        row.get_absolute_url(),
        reverse("directives:log_result", args=[row.code]),
        kept.get_absolute_url(),
        reverse("directives:revise_result", args=[result.pk]),
    ):
        assert client.get(url).status_code == 404
    for verb in ("receive", "report", "accept", "withdraw"):
        assert move(client, row, verb, words="x").status_code == 404
    assert client.post(reverse("directives:name_doer", args=[row.code])).status_code == 404


def test_the_district_reads_but_moves_nothing(as_, world, row):
    client = as_(world.district)
    assert client.get(row.get_absolute_url()).status_code == 200
    assert move(client, row, "receive").status_code == 403
    assert client.get(reverse("directives:log_result", args=[row.code])).status_code == 403
    reported(world, row)
    assert move(client, row, "accept").status_code == 403


def test_who_does_not_judge_is_told_why(as_, world):
    assert as_(world.head).get(reverse("directives:judging")).status_code == 403


# --- Papers to read --------------------------------------------------------------------------------------------------


def test_a_paper_sent_along_as_text_alone_is_one_tap_away(as_, world):
    plan = register(world.stranger, alone=True).directive
    draft = world.draft(subject="gửi kèm một văn bản chỉ có chữ")
    papers.link(draft, plan, LinkKind.ATTACHES)
    row = world.issue(draft, number="43").assignments.get(unit=world.head.unit)
    page = as_(world.head).get(row.get_absolute_url()).content.decode()
    assert f'href="{plan.get_absolute_url()}"' in page
    assert as_(world.head).get(plan.get_absolute_url()).status_code == 200


# --- Weight and queries ----------------------------------------------------------------------------------------------


def over_the_wire(html):
    """Bytes of a page and all that it links, compressed as whitenoise and a proxy send them."""
    names = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', html)
    assert names
    files = [Path(finders.find(name)).read_bytes() for name in set(names)]
    return sum(len(gzip.compress(content)) for content in (html.encode(), *files))


def test_the_task_page_weighs_less_than_60_kilobytes(as_, world, row):
    client = as_(world.head)
    log(client, row, result_form())
    for url in (row.get_absolute_url(), reverse("directives:log_result", args=[row.code]) + "?hinh-thuc=loa"):
        assert over_the_wire(client.get(url).content.decode()) < 60_000

"""Do the pages of no room say in plain Vietnamese what happened and what to do?"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import RequestFactory

from dissemination import views


@pytest.fixture
def request_():
    request = RequestFactory().get("/khong-co/")
    request.user = AnonymousUser()
    request.session = {}
    return request


def test_a_missing_page_is_told_without_saying_whether_it_exists(request_):
    answer = views.not_found(request_, Exception("Letter 42"))
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()
    assert "Letter 42" not in answer.content.decode()


def test_a_colleague_without_the_right_reads_the_reason(request_):
    answer = views.permission_denied(request_, PermissionDenied("Đơn vị được giao không tự chấp nhận kết quả."))
    assert answer.status_code == 403
    assert "Đơn vị được giao không tự chấp nhận kết quả." in answer.content.decode()


def test_what_is_too_large_is_told_with_the_limit(request_, settings):
    settings.MAX_UPLOAD_BYTES = 20_000_000
    answer = views.bad_request(request_, RequestDataTooBig("…"))
    assert answer.status_code == 413
    assert "tối đa 20 MB" in answer.content.decode()


def test_other_bad_requests_stay_bad_requests(request_):
    assert views.bad_request(request_, SuspiciousOperation("…")).status_code == 400


def test_a_stale_form_is_told_that_nothing_was_saved(request_):
    answer = views.csrf_failure(request_)
    assert answer.status_code == 403
    assert "chưa có gì được lưu" in answer.content.decode()


def test_the_page_of_a_broken_server_needs_no_database(request_):
    """No `db` mark: a query here would fail the test."""
    answer = views.server_error(request_)
    assert answer.status_code == 500
    assert "Máy chủ gặp lỗi" in answer.content.decode()


def test_the_expired_page_keeps_what_was_typed_through_the_sign_in(request_):
    posted = [("subject", 'V/v "trẻ em"'), ("channels", "loa"), ("channels", "zalo")]
    html = render_to_string("registration/expired.html", {"path": "/van-ban/moi/", "posted": posted}, request_)
    assert 'name="kept.subject" value="V/v &quot;trẻ em&quot;"' in html
    assert html.count('name="kept.channels"') == 2
    assert 'name="kept-path" value="/van-ban/moi/"' in html


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "500", "registration/login"])
def test_no_page_carries_inline_style_or_script(name, request_):
    html = render_to_string(f"{name}.html", {}, request_)
    assert "style=" not in html
    assert "<style" not in html
    assert "<script>" not in html
    assert "onclick" not in html


@pytest.mark.django_db
def test_everybody_is_told_where_the_source_is_to_be_had(client, settings):
    assert "mời hỏi đơn vị vận hành" in client.get("/gioi-thieu/").content.decode()
    settings.SOURCE_URL = "https://example.vn/nguon"
    assert 'href="https://example.vn/nguon"' in client.get("/gioi-thieu/").content.decode()
    assert 'href="/gioi-thieu/"' in client.get("/dang-nhap/").content.decode()

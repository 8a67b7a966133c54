"""The fixtures hold what they promise: a worker on the test's database, a mail server, a browser that complains."""

import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from tests.browsing import assert_accessible, new_page
from tests.servers import Mailbox

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CSP = "default-src 'none'; style-src 'self'; script-src 'self'"


def test_no_broker_is_reached_by_accident() -> None:
    assert settings.CELERY_BROKER_URL == "redis://127.0.0.1:1/0"


def test_what_arrives_by_mail_is_kept_with_its_envelope(smtp: Mailbox) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Nhắc việc", "a@example.vn", "b@example.vn"
    message.set_content("Hạn 05/4/2024")
    with smtplib.SMTP("127.0.0.1", int(smtp.url.rsplit(":", 1)[1])) as server:
        server.send_message(message)
    assert [one["Subject"] for one in smtp.to("b@example.vn")] == ["Nhắc việc"]
    assert smtp.to("c@example.vn") == []


@pytest.mark.broker
def test_a_worker_answers_and_is_gone_when_killed(worker: Callable[..., Any], eventually: Callable[..., None]) -> None:
    from dissemination.celery import app

    one = worker(concurrency=1)
    assert app.control.ping(timeout=1)
    one.kill()
    eventually(lambda: not app.control.ping(timeout=0.2))


@pytest.mark.broker
@pytest.mark.django_db(transaction=True)
def test_another_process_sees_the_database_of_the_test(start: Callable[..., Any]) -> None:
    from django.contrib.auth import get_user_model

    model = get_user_model()
    model.objects.create(**{model.USERNAME_FIELD: "0912345678"})
    ask = f"from django.contrib.auth import get_user_model as m; print(m().objects.get().{model.USERNAME_FIELD})"
    process = start("manage.py", "shell", "-v", "0", "-c", ask)
    assert process.wait(timeout=30) == 0
    assert "0912345678" in process.log.read_text()


@pytest.mark.browser
def test_axe_finds_a_planted_fault_under_a_strict_policy(page: "Page") -> None:
    html = '<!doctype html><html lang="vi"><title>Thử</title><main><h1>Thử</h1><img src="/a.png"></main></html>'
    page.route(
        "**/thu", lambda route: route.fulfill(body=html, headers={"Content-Security-Policy": CSP + "; img-src *"})
    )
    page.route("**/a.png", lambda route: route.fulfill(body=b""))
    page.goto("/thu")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


@pytest.mark.browser
def test_axe_passes_a_good_page(phone: "Page") -> None:
    html = '<!doctype html><html lang="vi"><title>Thử</title><main><h1>Thử</h1><p>Tốt</p></main></html>'
    phone.route("**/thu", lambda route: route.fulfill(body=html, headers={"Content-Security-Policy": CSP}))
    phone.goto("/thu")
    assert_accessible(phone)


@pytest.mark.browser
def test_an_inline_script_is_refused_and_heard(browser: "Browser") -> None:
    complaints: list[str] = []
    html = "<!doctype html><meta charset=utf-8><title>Thử</title><script>document.title = 'hỏng'</script>"
    with new_page(browser, "http://127.0.0.1:9", complaints, 800, 600, True) as page:
        page.route("**/thu", lambda route: route.fulfill(body=html, headers={"Content-Security-Policy": CSP}))
        page.goto("/thu")
        assert page.title() == "Thử"
    assert "Content Security Policy" in " ".join(complaints)

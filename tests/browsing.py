"""How do the tests drive a browser? Debian's Chromium under playwright, and axe for accessibility."""

import importlib.util
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def browsing() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    # playwright keeps an event loop in this thread, for which Django would refuse its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@contextmanager
def new_page(
    browser: Browser, address: str, complaints: list[str], width: int, height: int, javascript: bool
) -> Iterator[Page]:
    """A page of its own cookies; what the browser complains of goes into `complaints`."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        java_script_enabled=javascript,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        has_touch=width < 600,
    )
    page = context.new_page()
    page.set_default_timeout(10_000)

    def hear(message: ConsoleMessage) -> None:
        refused_on_purpose = "Failed to load resource" in message.text  # a 403, 404 or 422 that the test asks for
        if message.type == "error" and not refused_on_purpose:
            complaints.append(f"{page.url}: {message.text}")

    def see(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            complaints.append(f"{page.url}: {response.status} for {response.url}")

    page.on("console", hear)
    page.on("response", see)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    try:
        yield page
    finally:
        context.close()


@cache
def axe_source() -> str:
    package = importlib.util.find_spec("axe_playwright_python")
    assert package is not None
    assert package.origin is not None
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def assert_accessible(page: Page, *, ignore: tuple[str, ...] = ()) -> None:
    """No violation of WCAG 2.1 A and AA, as axe sees it. The debugger's door lets axe in under the strict CSP."""
    page.evaluate(axe_source())
    options = {
        "resultTypes": ["violations"],  # of the rest it counts only; gathering all that is well takes half the time
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
        "rules": {rule: {"enabled": False} for rule in ignore},
    }
    found = page.evaluate(
        f"axe.run(document, {json.dumps(options)}).then((it) => ({{violations: it.violations, passes: it.passes.length}}))"
    )
    lines = [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    "
        + "\n    ".join(node["html"] for node in rule["nodes"][:5])
        for rule in found["violations"]
    ]
    assert not lines, f"{page.url} at {page.viewport_size}:\n" + "\n".join(lines)
    assert found["passes"], "axe looked at nothing"

"""A phone that can lose its network and be switched off in the middle of everything: a Chromium of its own, with a
folder that outlives it."""

from __future__ import annotations

import contextlib
import os
import signal
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen

from playwright.sync_api import Browser, Error, Page, expect

from tests import servers
from tests.browsing import FLAGS, chromium
from tests.walk.person import Person
from tests.walk.relay import Relay
from tests.world import PASSWORD

IS_KEPT = """caches.keys().then((names) => names.find((one) => one.startsWith('person-')))
    .then((name) => name && caches.open(name))
    .then((pages) => pages && pages.match('/khong-mang/viec/')).then(Boolean)"""
WINDOW = {"width": 390, "height": 844}


class Handset:
    def __init__(self, browser: Browser, network: Relay, folder: Path) -> None:
        self.browser, self.network, self.folder = browser, network, folder
        self.stack = ExitStack()
        self.process: Popen[bytes] | None = None
        self.person: Person

    @property
    def page(self) -> Page:
        return self.person.page

    def switch_on(self) -> None:
        """Starts it anew on what it kept; nobody has opened a page yet."""
        ready = self.folder / "DevToolsActivePort"
        ready.unlink(missing_ok=True)
        program = chromium()
        assert program is not None
        command = [program, *FLAGS, f"--user-data-dir={self.folder}", "--remote-debugging-port=0", "about:blank"]
        self.process = self.stack.enter_context(servers.program(command, self.folder.with_suffix(".log")))
        servers.wait_until(lambda: ready.exists() and "\n" in ready.read_text(), "the browser")
        port = ready.read_text().split()[0]
        self.connected = self.browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
        page = self.connected.contexts[0].pages[0]
        page.set_viewport_size(WINDOW)  # type: ignore[arg-type]
        page.set_default_timeout(10_000)
        self.person = Person(page, PASSWORD, with_axe=True)

    def is_switched_off(self) -> None:
        """In good order: cookies are noted."""
        assert self.process is not None
        with contextlib.suppress(Error):  # it answers nothing any more
            self.connected.new_browser_cdp_session().send("Browser.close")
        self.process.wait(timeout=servers.PATIENCE)
        self.stack.close()

    def is_killed(self) -> None:
        """No farewell: the battery is out."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.stack.close()

    # --- What its person does

    def goes_to(self, path: str) -> None:
        self.page.goto(self.network.url + path)
        self.person.looks()

    def signs_in(self, name: str) -> None:
        self.goes_to("/dang-nhap/")
        self.fills_in_the_sign_in(name)

    def signs_out(self) -> None:
        self.goes_to("/viec/")
        self.page.locator(".menu summary").click()
        self.person.presses("Đăng xuất")

    def fills_in_the_sign_in(self, name: str) -> None:
        self.person.fills("Số điện thoại, thư điện tử hoặc tên đăng nhập", name)
        self.person.fills("Mật khẩu", self.person.password)
        self.person.presses("Đăng nhập")

    def keeps_pages_for_later(self) -> None:
        """Waits until the open work and the forms are in the browser."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        servers.wait_until(lambda: bool(self.page.evaluate(IS_KEPT)), "the pages that are kept")

    def logs(self, channel: str, figure: str, photo: bytes) -> None:
        """From the page of the work."""
        self.fills_in(channel, figure, photo)
        self.person.presses("Gửi kết quả")

    def fills_in(self, channel: str, figure: str, photo: bytes) -> None:
        self.person.follows(channel, within=".channels")
        self.page.locator(".step input").first.fill(figure)
        chosen = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": photo}
        self.page.locator("input[type=file]").last.set_input_files(chosen)  # type: ignore[arg-type]
        expect(self.page.locator(".chosen")).to_contain_text("1 ảnh")

    def presses_on_the_bar(self, button: str) -> None:
        self.page.locator("#waiting").get_by_role("button", name=button).click()

    def sees_waiting(self, words: str) -> None:
        expect(self.page.locator("#waiting")).to_contain_text(words)

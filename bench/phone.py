"""How heavy and how quick is the page of a piece of work on a phone? The demo under bin/run's server, in Chromium.

usage: bin/bench phone

Bytes are counted by a relay between browser and server: all that reached the phone, headers and the service worker's
own requests included. Times are of Chromium's network profile: 1.6 Mbit/s down, 750 kbit/s up, 300 ms per round trip.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tests import servers
from tests.browsing import FLAGS, chromium
from tests.walk.relay import Relay, relay

FIRST, LATER, SECONDS = 60_000, 15_000, 2.0
PROFILE = {"offline": False, "latency": 300, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"


def new_page(browser: Browser, cookies: list[dict[str, object]] | None = None) -> Page:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, locale="vi-VN")
    if cookies:
        context.add_cookies(cookies)  # type: ignore[arg-type]
    return context.new_page()


def signed_in(browser: Browser, network: Relay) -> tuple[str, list[dict[str, object]]]:
    """The address of the first piece of work of the demo's tổ trưởng, and his cookies."""
    from dissemination.demo.people import PASSWORD

    page = new_page(browser)
    page.goto(network.url)
    page.fill("[name=username]", "0900000004")
    page.fill("[name=password]", PASSWORD)
    page.click("button.primary")
    address = page.locator(".work .what a").first.get_attribute("href")
    cookies = page.context.cookies()
    page.context.close()
    return network.url + str(address), cookies  # type: ignore[return-value]


def visit(page: Page, network: Relay, address: str) -> int:
    """Bytes until the page is loaded."""
    before = network.carried
    page.goto(address, wait_until="load")
    return network.carried - before


def weigh(browser: Browser, network: Relay, address: str, cookies: list[dict[str, object]]) -> tuple[int, int, int]:
    """First visit until loaded; with all that is then kept for the time without network; the visit after."""
    from tests.walk.handset import IS_KEPT

    page = new_page(browser, cookies)
    first, before = visit(page, network, address), network.carried
    servers.wait_until(lambda: bool(page.evaluate(IS_KEPT)), "what is kept")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_load_state("networkidle")
    kept = first + network.carried - before
    later = visit(page, network, address)
    before = network.carried
    page.wait_for_load_state("networkidle")
    later += network.carried - before
    page.context.close()
    return first, kept, later


def on_3g(browser: Browser, address: str, cookies: list[dict[str, object]]) -> tuple[float, float]:
    """Seconds until the first words, and until the page answers to a thumb (its scripts have run)."""
    page = new_page(browser, cookies)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", PROFILE)
    started = time.monotonic()
    page.goto(address, wait_until="domcontentloaded")
    ready = time.monotonic() - started
    painted = float(page.evaluate(PAINTED))
    page.context.close()
    return painted, ready


def main() -> int:
    port, program = servers.free_port(), chromium()
    assert program is not None, "needs Chromium"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dissemination.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "EMBEDDED": "1", "VAR_DIR": folder}
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        with servers.program(command, Path(folder) / "log", environment), sync_playwright() as playwright:
            servers.wait_until(lambda: servers.accepts(port), "the server", 300)
            with relay(f"http://127.0.0.1:{port}") as network:
                browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
                address, cookies = signed_in(browser, network)
                first, kept, later = weigh(browser, network, address, cookies)
                times = [on_3g(browser, address, cookies) for _ in range(5)]
                browser.close()
    painted, ready = (sorted(one)[2] for one in zip(*times, strict=True))
    sys.stdout.write(f"first visit until loaded  {first:>7,} bytes (limit {FIRST:,})\n")
    sys.stdout.write(f"with what is kept         {kept:>7,} bytes, in the background\n")
    sys.stdout.write(f"visit after               {later:>7,} bytes (limit {LATER:,})\n")
    sys.stdout.write(f"first visit on 3G         {painted:.2f} s first words, {ready:.2f} s usable (limit {SECONDS})\n")
    return 0 if first <= FIRST and later <= LATER and ready <= SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())

"""How long from the press of "Bản dự thảo PDF" to the last byte of the paper? The demo under bin/run's server, warm.

usage: bin/bench click_to_pdf [--times N]

Prints `CLICK draft: p50 x ms, p95 y ms` for the draft that is laid out anew at each press, and `CLICK issued` for the
frozen file; both on the wall, over HTTP, signed in as the demo's văn thư. `RATIO click x` is the p50 of the draft over
that of `render.render` of the same paper in this process, each taking its turn; goal of the draft: 400 ms.
"""

from __future__ import annotations

import argparse
import http.cookiejar
import os
import re
import statistics
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import servers

GOAL_MS = 400
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def signed_in(address: str) -> urllib.request.OpenerDirector:
    from dissemination.demo.people import PASSWORD

    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar)
    form = browser.open(f"{address}/dang-nhap/").read().decode()
    words = {"username": "vanthu", "password": PASSWORD, "csrfmiddlewaretoken": TOKEN.search(form)[1]}  # type: ignore[index]
    browser.open(f"{address}/dang-nhap/", urllib.parse.urlencode(words).encode())
    return browser


def clocked(act: Callable[[], bytes]) -> float:
    begun = time.perf_counter()
    assert act().startswith(b"%PDF")
    return (time.perf_counter() - begun) * 1000


def measured(address: str, times: int) -> dict[str, list[float]]:
    """ms on the wall by what was asked."""
    from django.urls import reverse
    from django.utils import timezone

    from dispatches.composing import compose
    from dispatches.models import Letter
    from dispatches.printing import render
    from dispatches.states import LetterState
    from units.models import User

    browser, own = signed_in(address), Letter.objects.visible_to(User.objects.get(username="vanthu")).with_papers()
    draft, issued = own.exclude(state=LetterState.ISSUED)[0], own.filter(state=LetterState.ISSUED)[0]
    content = compose(draft, on=timezone.localdate())

    def press(letter: Letter) -> bytes:
        with browser.open(address + reverse("dispatches:pdf", args=[letter.directive.code])) as answer:
            pdf: bytes = answer.read()
        return pdf

    ways = {
        "draft": lambda: press(draft),
        "issued": lambda: press(issued),
        "bare": lambda: render.render(content, draft=True),
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for at in range(times + 3):  # three to warm up
        for way, act in ways.items():
            ms = clocked(act)
            if at >= 3:
                taken[way].append(ms)
    return taken


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--times", type=int, default=40)
    options = arguments.parse_args()
    port = servers.free_port()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "dissemination.settings", "EMBEDDED": "1", "VAR_DIR": folder}
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        with servers.program(command, Path(folder) / "log", dict(os.environ)):
            servers.wait_until(lambda: servers.accepts(port), "the server", 600)
            import django

            django.setup()
            taken = measured(f"http://127.0.0.1:{port}", options.times)
    for way in ("draft", "issued", "bare"):
        p50, p95 = statistics.median(taken[way]), statistics.quantiles(taken[way], n=20)[18]
        name = "bare render" if way == "bare" else f"CLICK {way}"
        print(f"{name}: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    print(f"goal of the draft: {GOAL_MS} ms")
    print(f"RATIO click {statistics.median(taken['draft']) / statistics.median(taken['bare']):.2f}")


if __name__ == "__main__":
    main()

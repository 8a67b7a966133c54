"""How fast are many personalised copies of one letter, and a single letter, beside WeasyPrint called plainly?

usage: bin/bench letters [--copies N] [--rounds N]

Plainly: a new font configuration, the stylesheet parsed and the letter laid out once per copy, at the same variant of
PDF. In the same run, in processor time of one process, each way taking its turn in every round:

RATIO tagged x   plain over `personal.copies`: one file a copy, PDF/A-3a with tags
RATIO fastest x  plain over `personal.print_run`: one file for the printer, PDF/A-3u, without tags
RATIO workers x  copies a second of two warm processes over those of one, by the clock on the wall; each has a batch
                 of its own, as in the app, where a batch is the job of one worker
RATIO single x   a letter alone, `render.render`, over plain; below 1 is faster
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

if TYPE_CHECKING:
    from dispatches.printing.content import LetterContent
    from dispatches.printing.personal import Own

UNITS = ("Tổ dân phố {}", "Chi hội Phụ nữ tổ dân phố {}", "Hội Cựu chiến binh xóm {}", "Trường Tiểu học số {}")
LONG = "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh và Hội Liên hiệp Thanh niên thị trấn Chợ Chu, chi đoàn {}"
EVERY_LONG = 20  # one name in so many needs a second line


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()


def asked(count: int) -> tuple[LetterContent, list[Own]]:
    from dispatches.printing.personal import Own
    from tests.dispatches.letters import CHO_CHU

    address = "https://vi.du/v/abcdefgh{:06d}.0123456789abcdefghijklmnopqrstuvwxyzABCDEFG/"
    names = [LONG if at % EVERY_LONG == 7 else UNITS[at % len(UNITS)] for at in range(count)]
    owns = [Own(name=name.format(at + 1), address=address.format(at)) for at, name in enumerate(names)]
    return replace(CHO_CHU, number="42", day=5), owns


def plainly(content: LetterContent, own: Own) -> bytes:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from dispatches.printing import archival, render, stylesheet

    page = render.page_of(replace(content, recipients=(own.name,)), draft=False, address=own.address)
    fonts = FontConfiguration()
    ours = CSS(string=stylesheet.for_paper(content.form), font_config=fonts)
    pdf: bytes = HTML(string=page).write_pdf(stylesheets=[ours], font_config=fonts, pdf_variant=archival.VARIANT)
    return pdf


def alone(content: LetterContent, own: Own) -> bytes:
    from dispatches.printing import render

    return render.render(replace(content, recipients=(own.name,)), draft=False, address=own.address)


def tagged(content: LetterContent, owns: list[Own]) -> int:
    from dispatches.printing import personal

    return sum(1 for _ in personal.copies(content, owns))


def in_worker(count: int) -> int:
    """A batch in one of several workers."""
    return tagged(*asked(count))


def clocked(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def by_workers(workers: int, count: int) -> float:
    """Copies a second on the wall, of warm processes with a batch of so many each."""
    with ProcessPoolExecutor(workers, initializer=set_up) as pool:
        for _ in range(2):  # warm
            list(pool.map(in_worker, [EVERY_LONG] * workers))
        begun = time.perf_counter()
        list(pool.map(in_worker, [count] * workers))
        return workers * count / (time.perf_counter() - begun)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--copies", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    set_up()
    from dispatches.printing import personal

    content, owns = asked(options.copies)
    share = -(-len(owns) // options.rounds)
    ways: dict[str, list[float]] = {"plain": [], "single": [], "tagged": [], "fastest": []}
    plainly(content, owns[0]), alone(content, owns[0]), tagged(content, owns[:4])
    for at in range(options.rounds):
        some = owns[at * share : (at + 1) * share]
        for own in some:
            ways["plain"].append(clocked(lambda: plainly(content, own)))  # noqa: B023 -- called at once
            ways["single"].append(clocked(lambda: alone(content, own)))  # noqa: B023
        ways["tagged"].append(clocked(lambda: tagged(content, owns)) / len(owns))
        ways["fastest"].append(clocked(lambda: personal.print_run(content, owns, io.BytesIO())) / len(owns))
    took = {way: statistics.median(times) * 1000 for way, times in ways.items()}
    print("ms of processor time a copy: " + ", ".join(f"{way} {ms:.1f}" for way, ms in took.items()))
    rates = [(by_workers(1, len(owns)), by_workers(2, len(owns))) for _ in range(options.rounds)]
    one, two = (max(rate) for rate in zip(*rates, strict=True))  # what the machine is busy with besides can only slow
    print(f"copies a second on the wall: one worker {one:.0f}, two {two:.0f}")
    print(f"RATIO tagged {took['plain'] / took['tagged']:.1f}")
    print(f"RATIO fastest {took['plain'] / took['fastest']:.1f}")
    print(f"RATIO workers {two / one:.2f}")
    print(f"RATIO single {took['single'] / took['plain']:.2f}")


if __name__ == "__main__":
    main()

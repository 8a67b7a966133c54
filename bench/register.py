"""How long and how much memory does a year's book take to print? Each size in a process of its own.

usage: bin/bench register [--lines 1000 5000]

Prints `LINES n: s seconds, m MB at most, p pages` for outgoing books of n lines with realistic words, in
seconds of processor time; `RATIO whole x` is the memory of laying 1,000 lines out in one piece over that of the parts.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def lines(count: int) -> Iterator[tuple[str, ...]]:
    for number in range(1, count + 1):
        about = "Công văn: triển khai thực hiện Kế hoạch số 145-KH/HU ngày 27/3/2024 của Ban Thường vụ Huyện ủy"
        to = "Các ban ngành, đoàn thể thị trấn; Các tổ dân phố; Lãnh đạo UBND"
        yield (f"{number}/UBND-VHXH", "09/4/2024", about, "Nguyễn Trung Kiên", to, "", "", "", "", "")


def one(count: int, at_once: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from dispatches.printing import books

    books.LINES_AT_ONCE = at_once  # type: ignore[misc]
    cover = books.Cover(
        above="", unit="Ủy ban nhân dân thị trấn Chợ Chu", title="Sổ đăng ký văn bản đi", year=2024,
        days="Từ ngày 02/01/2024 đến ngày 31/12/2024", numbers=f"Từ số 1 đến số {count}",
    )  # fmt: skip
    with tempfile.TemporaryFile() as out:
        begun = time.process_time()
        pages = books.print_book(cover, books.OUTGOING, lines(count), out)
        took = time.process_time() - begun
    print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, pages)


def measured(count: int, at_once: int) -> tuple[float, float, int]:
    command = [sys.executable, __file__, "--one", str(count), "--at-once", str(at_once)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), float(said[1]), int(said[2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--at-once", type=int, default=250)
    options = parser.parse_args()
    if options.one:
        one(options.one, options.at_once)
        return
    for count in options.lines:
        seconds, most, pages = measured(count, options.at_once)
        print(f"LINES {count}: {seconds:.1f} seconds, {most:.0f} MB at most, {pages} pages")
    whole, parts = measured(1000, 1000), measured(1000, options.at_once)
    print(f"RATIO whole {whole[1] / parts[1]:.2f}x ({whole[1]:.0f} MB, {whole[0]:.1f} s in one piece)")


if __name__ == "__main__":
    main()

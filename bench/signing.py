"""What does a visible signature cost? Processor time of signing an issued letter, beside the bare RSA signature.

usage: bin/bench signing [--times 20]

Prints `SIGN name: x ms of CPU` (median) for the person's and the organisation's signature with pictures and the key
loaded once, the same with the key opened anew, and one brought from elsewhere as it is judged, grown or anew; then
`RATIO bare x`, the dearer visible signature over one bare RSA-2048 one, and `RATIO goal x`, over the goal (60 ms).
"""

import argparse
import hashlib
import io
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

GOAL_MS = 60
AT = datetime(2026, 11, 28, 3, tzinfo=UTC)


def cost(times: int, work: Callable[[], object]) -> float:
    """The median of the processor time in ms, after one run to warm up."""
    work()
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken)


def picture(size: tuple[int, int], colour: tuple[int, int, int]) -> object:
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse([4, 4, size[0] - 4, size[1] - 4], outline=(*colour, 255), width=8)
    return image


def measured(times: int) -> dict[str, float]:
    """ms of CPU by what was done."""
    import pikepdf

    from dispatches.printing.render import render
    from dispatches.signing import judging, places, writing
    from dispatches.signing.keys import FileKey
    from tests.dispatches import certificates
    from tests.dispatches.letters import CHO_CHU

    paper = render(replace(CHO_CHU, number="42", day=5), draft=False, address="https://vi.du/xac-minh/abcdefghjk/")
    with tempfile.TemporaryDirectory() as folder:
        home = certificates.keep(Path(folder), certificates.holder("Nguyễn Trung Kiên")) / "key.p12"
        opened = FileKey(home, certificates.PASSWORD)
        ink, seal = picture((540, 280), (20, 40, 160)), picture((425, 425), (210, 20, 30))

        def fields() -> tuple[writing.Field, writing.Field]:
            person = places.of_person(places.room_of(paper), ink.size)
            return (
                writing.Field("NguoiKy", "Chữ ký số của người ký", person),
                writing.Field("CoQuan", "Chữ ký số của cơ quan", places.of_organisation(person)),
            )

        def by_person(key: FileKey = opened) -> bytes:
            both = fields()
            return writing.sign(paper, signer=key, field=both[0], seen=ink, at=AT, prepare_also=both)

        first = by_person()

        def by_organisation() -> bytes:
            return writing.sign(first, signer=opened, field=fields()[1], seen=seal, at=AT)

        signed = by_organisation()
        written = io.BytesIO()
        pikepdf.open(io.BytesIO(paper)).save(written)
        anew = writing.sign(written.getvalue(), signer=opened, field=fields()[0], seen=ink, at=AT)
        digest = hashlib.sha256(paper).digest()
        return {
            "bare RSA-2048": cost(times, lambda: opened.sign(digest)),
            "person": cost(times, by_person),
            "organisation": cost(times, by_organisation),
            "person, key opened anew": cost(times, lambda: by_person(FileKey(home, certificates.PASSWORD))),
            "judged, written anew": cost(times, lambda: judging.judge(anew, paper=paper, roots=(), at=AT)),
            "judged": cost(times, lambda: judging.judge(signed, paper=first, roots=(), at=AT)),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    costs = measured(times)
    for name, spent in costs.items():
        print(f"SIGN {name}: {spent:.1f} ms of CPU")
    dearer = max(costs["person"], costs["organisation"])
    print(f"RATIO bare {dearer / costs['bare RSA-2048']:.1f}x")
    print(f"RATIO goal {dearer / GOAL_MS:.2f}x")


if __name__ == "__main__":
    main()

"""The separate process that opens a file from outside: judges its signatures, or prepares it for one of ours.

usage: python -m dispatches.signing.child < one line of JSON (task, sizes of the parts, …), the parts > JSON, a part
"""

import base64
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from asn1crypto import x509

from dispatches.signing import judging, places, writing
from dispatches.signing.faults import Fault, Faulty
from jobs import apart

SECONDS: Final = 20
MEGABYTES: Final = 1024

Answer = tuple[dict[str, Any], bytes]


def judge(paper: bytes, content: bytes, *, at: str, roots: list[str]) -> Answer:
    found = judging.judge(content, paper=paper, roots=_certificates(roots), at=datetime.fromisoformat(at))
    return {"found": [asdict(one) for one in found]}, b""


def made(content: bytes, *, at: str, roots: list[str]) -> Answer:
    found = judging.made_last(content, roots=_certificates(roots), at=datetime.fromisoformat(at))
    return {"found": [asdict(found)]}, b""


def prepare(paper: bytes, seen: bytes, *, at: str, name: str, spoken: str, size_mm: list[int]) -> Answer:
    field = writing.Field(name, spoken, places.corner(paper, (size_mm[0], size_mm[1])))
    prepared = writing.prepare(paper, field=field, seen=seen, at=datetime.fromisoformat(at))
    told = {"digest": prepared.digest.hex(), "start": prepared.start, "end": prepared.end}
    return told, prepared.content


def certificates(content: bytes, *, field: str) -> Answer:
    return {"chain": [base64.b64encode(one.dump()).decode() for one in judging.chain_of(content, field)]}, b""


TASKS: Final[dict[str, Callable[..., Answer]]] = {
    "judge": judge,
    "made": made,
    "prepare": prepare,
    "certificates": certificates,
}


def main() -> None:
    asked = json.loads(sys.stdin.buffer.readline())
    parts = [sys.stdin.buffer.read(size) for size in asked.pop("sizes")]
    apart.confine(seconds=SECONDS, megabytes=MEGABYTES)
    try:
        answer, part = TASKS[asked.pop("task")](*parts, **asked)
    except Faulty as faulty:
        answer, part = {"fault": faulty.fault, "about": faulty.about}, b""
    except Exception:  # whatever a parser of untrusted bytes may raise: the answer is the same
        answer, part = {"fault": Fault.BROKEN, "about": ""}, b""
    sys.stdout.buffer.write(json.dumps(answer, default=datetime.isoformat).encode() + b"\n" + part)


def _certificates(roots: list[str]) -> list[x509.Certificate]:
    return [x509.Certificate.load(base64.b64decode(one)) for one in roots]


if __name__ == "__main__":
    main()

"""How is a file from outside opened? By `child`, in a process with limits; here is what it is asked and answers."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asn1crypto import x509

from dispatches.signing.child import SECONDS
from dispatches.signing.faults import Fault, Faulty
from dispatches.signing.judging import Finding
from dispatches.signing.writing import Prepared
from jobs import apart


def judged(content: bytes, *, paper: bytes, roots: Sequence[x509.Certificate], at: datetime) -> list[Finding]:
    """As `judging.judge`. Raises Faulty."""
    answer, _ = _ask("judge", paper, content, at=at.isoformat(), roots=_told(roots))
    return [_finding(one) for one in answer["found"]]


def made_last(content: bytes, *, roots: Sequence[x509.Certificate], at: datetime) -> Finding:
    """As `judging.made_last`. Raises Faulty."""
    answer, _ = _ask("made", content, at=at.isoformat(), roots=_told(roots))
    return _finding(answer["found"][0])


def certificates(content: bytes, *, field: str) -> list[x509.Certificate]:
    """That of the signature in `field` first, then those that were sent with it. Raises Faulty."""
    answer, _ = _ask("certificates", content, field=field)
    return [x509.Certificate.load(base64.b64decode(one)) for one in answer["chain"]]


def prepared(paper: bytes, *, seen: bytes, size_mm: tuple[int, int], name: str, spoken: str, at: datetime) -> Prepared:
    """A PDF of others, ready to be signed in its upper right corner. Raises Faulty."""
    answer, content = _ask("prepare", paper, seen, at=at.isoformat(), name=name, spoken=spoken, size_mm=size_mm)
    return Prepared(content, bytes.fromhex(answer["digest"]), answer["start"], answer["end"])


def _ask(task: str, *parts: bytes, **told: Any) -> tuple[dict[str, Any], bytes]:
    head = json.dumps({"task": task, "sizes": [len(part) for part in parts], **told}).encode()
    try:
        _, said = apart.run("dispatches.signing.child", [], b"\n".join([head, b"".join(parts)]), seconds=SECONDS + 5)
        line, _, part = said.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
    except (apart.TooSlow, ValueError) as error:
        raise Faulty(Fault.TOO_HARD) from error
    if "fault" in answer:
        raise Faulty(Fault(answer["fault"]), answer["about"])
    return answer, part


def _told(roots: Sequence[x509.Certificate]) -> list[str]:
    return [base64.b64encode(one.dump()).decode() for one in roots]


def _finding(told: dict[str, Any]) -> Finding:
    moment = told["signed_at"]
    return Finding(**told | {"signed_at": datetime.fromisoformat(moment) if moment else None})

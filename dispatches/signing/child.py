"""The separate process that judges a signed file from outside.

usage: python -m dispatches.signing.child < one line of JSON (size of the paper, at, roots), paper, file > answer (JSON)
"""

import base64
import json
import sys
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from jobs import apart

SECONDS: Final = 20
MEGABYTES: Final = 1024


def main() -> None:
    asked = json.loads(sys.stdin.buffer.readline())
    paper = sys.stdin.buffer.read(asked["paper"])
    content = sys.stdin.buffer.read()
    from asn1crypto import x509

    from dispatches.signing import judging
    from dispatches.signing.faults import Fault, Faulty

    apart.confine(seconds=SECONDS, megabytes=MEGABYTES)
    roots = [x509.Certificate.load(base64.b64decode(one)) for one in asked["roots"]]
    at = datetime.fromisoformat(asked["at"])
    answer: dict[str, Any]
    try:
        found = judging.judge(content, paper=paper, roots=roots, at=at)
        answer = {"found": [asdict(one) for one in found]}
    except Faulty as faulty:
        answer = {"fault": faulty.fault, "about": faulty.about}
    except Exception:  # whatever a parser of untrusted bytes may raise: the answer is the same
        answer = {"fault": Fault.BROKEN, "about": ""}
    sys.stdout.buffer.write(json.dumps(answer, default=datetime.isoformat).encode())


if __name__ == "__main__":
    main()

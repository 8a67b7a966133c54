"""The demo papers as the tests read them."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent.parent / "directives" / "demo" / "papers"


def paper(name: str) -> str:
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")


CHO_CHU = "cong-van-cho-chu"
PLAN = "ke-hoach-145-kh-hu"
TAN_SON = "cong-van-tan-son"

"""How does a text say which pages of its scan could not be read? By a line in their place, which the reader knows."""

import re

LINE = re.compile(r"\[Không nhận dạng được (?P<pages>trang \d+(?: đến trang \d+)?)\]")


def line(first: int, last: int) -> str:
    """`[Không nhận dạng được trang 7]`, counted from 1."""
    pages = f"trang {first}" if first == last else f"trang {first} đến trang {last}"
    return f"[Không nhận dạng được {pages}]"

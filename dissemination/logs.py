"""What must not stand in a log? The token in the address of a link without an account: whoever has it may act."""

import logging
import re
from typing import Any

from gunicorn.glogging import Logger

_TOKEN = re.compile(r"(?<=/v/)[^/?\s\"']+")


def without_tokens(text: str) -> str:
    return _TOKEN.sub("…", text)


class WithoutTokens(logging.Filter):
    """For Django, which names the address of each answer above 399."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_tokens(record.getMessage()), ()
        return True


class AccessLog(Logger):
    """For gunicorn: the line of the request, and the page that asked for a picture of it."""

    def atoms(self, *seen: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().atoms(*seen)
        return told | {name: without_tokens(told[name]) for name in ("r", "f")}

"""What may follow what, for a request to extend a deadline: plain data, read by services, buttons, pages and tests."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from directives.states import Side, State


class ExtensionState(models.TextChoices):
    ASKED = "asked", "chờ trả lời"
    AGREED = "agreed", "đã đồng ý"
    REFUSED = "refused", "không đồng ý"
    PROPOSED = "proposed", "nơi giao đề nghị ngày khác"
    ACCEPTED = "accepted", "đã nhận ngày khác"
    DECLINED = "declined", "không nhận ngày khác"


@dataclass(frozen=True)
class Answer:
    verb: str
    label: str
    source: ExtensionState
    target: ExtensionState
    by: Side
    needs_reason: bool = False


S = ExtensionState
ANSWERS: dict[str, Answer] = {
    answer.verb: answer
    for answer in (
        Answer("agree", "Đồng ý gia hạn", S.ASKED, S.AGREED, Side.ISSUER),
        Answer("refuse", "Không gia hạn", S.ASKED, S.REFUSED, Side.ISSUER, needs_reason=True),
        Answer("propose", "Đề nghị ngày khác", S.ASKED, S.PROPOSED, Side.ISSUER),
        Answer("accept", "Nhận ngày này", S.PROPOSED, S.ACCEPTED, Side.DOER),
        Answer("decline", "Không nhận, giữ hạn cũ", S.PROPOSED, S.DECLINED, Side.DOER),
    )
}

# What still waits for an answer of either side.
PENDING = (S.ASKED, S.PROPOSED)
# The states of an assignment in which its deadline may still move.
EXTENDABLE = (State.GIVEN, State.RECEIVED, State.DOING, State.RETURNED)
# From this extension on a deadline is "gia hạn nhiều lần".
OFTEN = 3

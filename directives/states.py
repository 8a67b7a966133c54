"""What may follow what, for an assignment: plain data, read by services, buttons, pages and tests alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.db import models


class State(models.TextChoices):
    GIVEN = "given", "mới giao"
    RECEIVED = "received", "đã nhận"
    DOING = "doing", "đang làm"
    REPORTED = "reported", "đã báo cáo, chờ nghiệm thu"
    ACCEPTED = "accepted", "đã nghiệm thu"
    RETURNED = "returned", "bị trả lại"
    DECLINED = "declined", "từ chối nhận"
    WITHDRAWN = "withdrawn", "đã thu hồi"
    SUSPENDED = "suspended", "tạm dừng"


class Side(Enum):
    """Who makes the move: the side that does the work, or the side that gave it."""

    DOER = "nơi thực hiện"
    ISSUER = "nơi giao"


@dataclass(frozen=True)
class Move:
    """`target` None: back to where the work was before it was suspended."""

    verb: str
    label: str
    sources: frozenset[State]
    target: State | None
    by: Side
    needs_reason: bool = False


def _move(
    verb: str, label: str, sources: set[State], target: State | None, by: Side, *, needs_reason: bool = False
) -> Move:
    return Move(verb, label, frozenset(sources), target, by, needs_reason)


S = State
MOVES: dict[str, Move] = {
    move.verb: move
    for move in (
        _move("receive", "Đã nhận việc", {S.GIVEN}, S.RECEIVED, Side.DOER),
        _move("log", "Ghi kết quả", {S.GIVEN, S.RECEIVED, S.DOING, S.RETURNED}, S.DOING, Side.DOER),
        _move("report", "Báo cáo đã xong", {S.GIVEN, S.RECEIVED, S.DOING, S.RETURNED}, S.REPORTED, Side.DOER),
        _move("decline", "Không thuộc đơn vị tôi", {S.GIVEN, S.RECEIVED}, S.DECLINED, Side.DOER, needs_reason=True),
        _move("accept", "Nghiệm thu", {S.REPORTED}, S.ACCEPTED, Side.ISSUER),
        _move("return", "Trả lại", {S.REPORTED}, S.RETURNED, Side.ISSUER, needs_reason=True),
        _move("insist", "Vẫn giao", {S.DECLINED}, S.GIVEN, Side.ISSUER, needs_reason=True),
        _move(
            "suspend",
            "Tạm dừng",
            {S.GIVEN, S.RECEIVED, S.DOING, S.RETURNED},
            S.SUSPENDED,
            Side.ISSUER,
            needs_reason=True,
        ),
        _move("resume", "Cho làm tiếp", {S.SUSPENDED}, None, Side.ISSUER),
        _move(
            "withdraw",
            "Thu hồi việc",
            {S.GIVEN, S.RECEIVED, S.DOING, S.REPORTED, S.RETURNED, S.DECLINED, S.SUSPENDED},
            S.WITHDRAWN,
            Side.ISSUER,
            needs_reason=True,
        ),
    )
}

# What still waits for the doer's report; the database's partial index names the same states. What is suspended waits
# for nobody's report: it is neither open nor overdue, and comes back into this list when it is resumed.
OPEN = (S.GIVEN, S.RECEIVED, S.DOING, S.RETURNED, S.DECLINED)


def allows(state: str, verb: str) -> bool:
    return state in MOVES[verb].sources


def moves_from(state: str) -> list[Move]:
    return [move for move in MOVES.values() if state in move.sources]

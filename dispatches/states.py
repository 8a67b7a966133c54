"""What may follow what, for a letter of our own: plain data, read by services, buttons, pages and tests alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.db import models


class LetterState(models.TextChoices):
    DRAFT = "draft", "dự thảo"
    SUBMITTED = "submitted", "chờ duyệt"
    RETURNED = "returned", "bị trả lại"
    APPROVED = "approved", "đã duyệt, chờ phát hành"
    SIGNED = "signed", "đã ký, chờ phát hành"
    ISSUED = "issued", "đã phát hành"


class Signing(models.TextChoices):
    """Approval in the app is the signature; on paper it is the pen's, under a blank number and day (Điều 15.2)."""

    APP = "app", "duyệt trên phần mềm"
    INK = "ink", "ký trên bản giấy"


class By(Enum):
    """Who makes the move, among the people of the issuing unit."""

    WRITER = "người soạn: văn thư, công chức, lãnh đạo"
    LEADER = "lãnh đạo"
    CLERK = "văn thư"


@dataclass(frozen=True)
class Move:
    verb: str
    label: str
    sources: frozenset[LetterState]
    target: LetterState
    by: By
    needs_reason: bool = False
    in_force: bool = False  # only of a paper that was neither recalled nor replaced


S = LetterState
MOVES: dict[str, Move] = {
    move.verb: move
    for move in (
        Move("edit", "Sửa văn bản", frozenset({S.DRAFT, S.RETURNED}), S.DRAFT, By.WRITER),
        Move("submit", "Trình duyệt", frozenset({S.DRAFT, S.RETURNED}), S.SUBMITTED, By.WRITER),
        Move("take_back", "Rút lại để sửa", frozenset({S.SUBMITTED, S.APPROVED, S.SIGNED}), S.DRAFT, By.WRITER),
        Move("approve", "Duyệt", frozenset({S.SUBMITTED}), S.APPROVED, By.LEADER),
        Move("return", "Trả lại", frozenset({S.SUBMITTED, S.APPROVED}), S.RETURNED, By.LEADER, needs_reason=True),
        Move("sign_in_ink", "Đã ký trên bản giấy", frozenset({S.SUBMITTED, S.APPROVED}), S.SIGNED, By.CLERK),
        Move("issue", "Phát hành", frozenset({S.APPROVED, S.SIGNED}), S.ISSUED, By.CLERK),
        Move("add_scan", "Đưa bản quét lên", frozenset({S.SIGNED, S.ISSUED}), S.ISSUED, By.CLERK),
        Move("withdraw", "Thu hồi", frozenset({S.ISSUED}), S.ISSUED, By.CLERK, needs_reason=True, in_force=True),
        Move("correct", "Ghi nhận đính chính", frozenset({S.ISSUED}), S.ISSUED, By.CLERK, in_force=True),
        Move("replace", "Ghi nhận thay thế", frozenset({S.ISSUED}), S.ISSUED, By.CLERK, in_force=True),
    )
}

# An edit does not send a returned letter back to the start, a scan only stands beside, and an issued letter stays as it
# was issued (law 1): what became of it after stands in `Sequel` and in the paper's status.


def allows(state: str, verb: str) -> bool:
    return state in MOVES[verb].sources


def moves_from(state: str) -> list[Move]:
    return [move for move in MOVES.values() if state in move.sources]

"""What a message says: short Vietnamese lines, fit for a mail, a page or a Zalo group."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from directives.deadlines import due, left
from directives.models import Assignment, AssignmentRole, Directive, Extension
from vietnam import dates

# verb of a move: (subject, sentence); `who` did or has the work, `issuer` gave it
MOVES = {
    "report": ("{who} đã báo cáo, chờ nghiệm thu", "{who} báo cáo đã làm xong, mời anh/chị nghiệm thu."),
    "decline": ("{who} từ chối nhận việc", "{who} từ chối nhận việc. Lý do: {reason}"),
    "accept": ("Đã nghiệm thu", "{issuer} đã nghiệm thu kết quả của {who}."),
    "return": ("Bị trả lại", "{issuer} trả lại kết quả của {who}. Lý do: {reason}"),
    "withdraw": ("Việc được thu hồi", "{issuer} đã thu hồi việc này, {who} không phải làm nữa. Lý do: {reason}"),
    "insist": ("Vẫn giao", "{issuer} vẫn giao việc này cho {who}. Lý do: {reason}"),
    "suspend": ("Tạm dừng", "{issuer} cho tạm dừng việc này, {who} chưa phải làm. Lý do: {pause}"),
    "resume": ("Làm tiếp", "{issuer} cho {who} làm tiếp việc đã tạm dừng, {due}."),
}

# about a later deadline
EXTENSIONS = {
    "ask": ("{who} xin gia hạn đến {wanted}", "{who} xin gia hạn từ {due} đến {wanted}. Lý do: {reason}"),
    "agree": ("Đã gia hạn đến {wanted}", "{issuer} đồng ý gia hạn cho {who} đến {wanted}."),
    "refuse": ("Không gia hạn", "{issuer} không đồng ý gia hạn, hạn vẫn là {due}. Lý do: {answer}"),
    "propose": (
        "Đề nghị gia hạn đến {proposed}",
        "{issuer} đề nghị {who} nhận hạn {proposed} thay cho {wanted}. Mời anh/chị trả lời. {answer}",
    ),
    "accept": ("{who} nhận hạn {proposed}", "{who} nhận hạn mới {proposed}."),
    "decline": ("{who} không nhận hạn khác", "{who} không nhận hạn {proposed}; hạn vẫn là {due}."),
}


def paper(directive: Directive) -> str:
    """Công văn 42/UBND-VHXH ngày 09/4/2024"""
    named = str(directive)
    return f"{named} ngày {dates.short(directive.issued_on)}" if directive.issued_on else named


def given(row: Assignment) -> tuple[str, str]:
    """Subject and text for one new piece of work."""
    subject, before, after = given_to_anybody(row)
    return subject, before if row.role == AssignmentRole.INFORM else f"{before}{row.who}{after}"


def given_to_anybody(row: Assignment) -> tuple[str, str, str]:
    """Subject, and the text before and after the doer's name, which alone differs between the rows of a task."""
    if row.role == AssignmentRole.INFORM:
        return *informed(row.directive), ""
    rest = f" ({row.get_role_display()}) theo {paper(row.directive)}:\n{row.what}\n{_sentence(due(row))}"
    return f"Việc mới: {row.what}", f"{row.directive.issuer_name} giao ", rest


def informed(directive: Directive) -> tuple[str, str]:
    head = f"{directive.issuer_name} gửi để biết {paper(directive)}:"
    return f"Để biết: {directive.subject}", f"{head}\n{directive.subject}"


def withdrawn(directive: Directive, reason: str, replaced_by: Directive | None) -> tuple[str, str]:
    """What the receiver must then do: NĐ 30/2020, Điều 18.4."""
    if replaced_by:
        head = f"{directive.issuer_name} thay thế {paper(directive)} bằng {paper(replaced_by)}:"
        return f"Được thay thế: {directive.subject}", f"{head}\n{directive.subject}\nHãy làm theo văn bản mới."
    head = f"{directive.issuer_name} thu hồi {paper(directive)}:"
    ask = "Đề nghị gửi lại bản giấy đã nhận, không dùng bản điện tử nữa."
    return f"Thu hồi: {directive.subject}", f"{head}\n{directive.subject}\nLý do: {reason}\n{ask}"


def moved(row: Assignment, verb: str) -> tuple[str, str]:
    subject, sentence = MOVES[verb]
    named = {"who": row.who, "issuer": row.directive.issuer_name, "reason": row.reason}
    named |= {"pause": row.suspended_reason, "due": due(row)}
    about = f"{paper(row.directive)}:\n{row.what}"
    return f"{subject.format(**named)}: {row.what}", f"{sentence.format(**named)}\n{about}"


def taken_back(row: Assignment, reason: str) -> tuple[str, str, str]:
    """As `moved`, of work whose paper is recalled: subject, and the text before and after the doer's name."""
    subject, sentence = MOVES["withdraw"]
    before, _, after = sentence.partition("{who}")
    named = {"issuer": row.directive.issuer_name, "reason": reason}
    about = f"{paper(row.directive)}:\n{row.what}"
    return f"{subject}: {row.what}", before.format(**named), f"{after.format(**named)}\n{about}"


def extension(one: Extension, verb: str) -> tuple[str, str]:
    row, (subject, sentence) = one.assignment, EXTENSIONS[verb]
    named = {"who": row.who, "issuer": row.directive.issuer_name, "reason": one.reason, "answer": one.answer}
    named |= {"due": dates.short(one.due_on), "wanted": dates.short(one.wanted_on)}
    named["proposed"] = dates.short(one.proposed_on) if one.proposed_on else ""
    about = f"{paper(row.directive)}:\n{row.what}"
    return f"{subject.format(**named)}: {row.what}", f"{sentence.format(**named).strip()}\n{about}"


def reminder(row: Assignment, *, at: datetime) -> tuple[str, str]:
    state = _sentence(left(row, at=at))
    text = f"Nhắc việc: {row.what}\nTheo {paper(row.directive)}, {due(row)}. {state}"
    return f"{state.rstrip('.')}: {row.what}", text


def monthly(rows: list[Assignment], *, on: date) -> tuple[str, str]:
    lines = "\n".join(f"- {_line(row)}" for row in rows)
    subject = f"Tháng {on:%m/%Y}: {len(rows)} việc không quy định hạn chưa xong"
    return subject, f"Các việc không quy định hạn mà anh/chị chưa báo cáo xong:\n{lines}"


def digest(rows: list[Assignment], dateless: list[Assignment], *, at: datetime) -> tuple[str, str]:
    """The one mail of a morning: what is late or due, then what has no deadline."""
    today = dates.short(timezone.localdate(at))
    parts = []
    if rows:
        lines = [f"- {_sentence(left(row, at=at))} {_line(row)} ({due(row)})" for row in rows]
        parts.append("Việc có hạn:\n" + "\n".join(lines))
    if dateless:
        parts.append("Việc không quy định hạn, chưa báo cáo xong:\n" + "\n".join(f"- {_line(row)}" for row in dateless))
    subject = f"Nhắc việc ngày {today}: {len(rows) + len(dateless)} việc"
    return subject, "\n\n".join([f"Việc của anh/chị cần chú ý, ngày {today}:", *parts])


def _line(row: Assignment) -> str:
    text = " ".join(row.what.split())
    text = text if len(text) <= 160 else f"{text[:159].rstrip()}…"
    return f"{text} ({row.who}; {row.directive.number_and_symbol})"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."

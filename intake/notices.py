"""What must be said before anybody types? That the paper is here already, and what an edXML message wants."""

from __future__ import annotations

from django.utils.html import format_html

from directives.models import Directive
from directives.services.registering import AlreadyRegistered
from intake import edxml, known
from intake.forms.sheet import Sheet
from intake.models import Arrival
from vietnam import dates

WANTS = {
    "recall": "Đây là yêu cầu thu hồi {about}{reason}. Hãy đối chiếu với sổ trước khi lưu.",
    "update": "Đây là bản cập nhật của {about}{reason}. Hãy đối chiếu với bản đã vào sổ trước khi lưu.",
    "replace": "Văn bản này thay thế {about}{reason}. Hãy đối chiếu với bản đã vào sổ trước khi lưu.",
}


def of(sheet: Sheet) -> list[str]:
    """Whole sentences, with links."""
    found = _here_already(sheet)
    if sheet.arrival.header:
        found += message(edxml.made(sheet.arrival.header))
    return found


def message(sent: edxml.Message) -> list[str]:
    """What its header says beside the facts of the paper."""
    found = []
    if sent.purpose in WANTS:
        number = "/".join(filter(None, (sent.number, sent.symbol)))
        ids = [one.rsplit(",", 1)[-1] for one in dict.fromkeys(sent.concerns)] or [number or "không rõ số"]
        reason = f", lý do: “{sent.reason}”" if sent.reason else ""
        found.append(WANTS[sent.purpose].format(about=f"văn bản {', '.join(ids)}", reason=reason))
    if sent.due_on:
        found.append(f"Nơi gửi ghi hạn trả lời trong gói edXML: {dates.short(sent.due_on)}.")
    numbers = [answer.named for answer in sent.answers if answer.named]
    if numbers and sent.purpose == "new":
        found.append(f"Nơi gửi ghi văn bản này trả lời {', '.join(numbers)}.")
    return found


def _here_already(sheet: Sheet) -> list[str]:
    if sheet.entry:
        return [registered(AlreadyRegistered(sheet.entry))]
    if (earlier := known.same_text(sheet.arrival)) and earlier.outcome:
        return [_with_link("Nội dung này đã được đưa vào và lưu trước đây.", earlier.outcome)]
    if earlier:
        return [_open_link(earlier)]
    return []


def registered(already: AlreadyRegistered) -> str:
    return _with_link(str(already), already.entry.directive)


def _with_link(sentence: str, directive: Directive) -> str:
    link = format_html('<a href="{}">Xem {} của {}</a>', known.address_of(directive), directive, directive.issuer_name)
    return format_html("{} {}. Nếu đúng là văn bản ấy thì bấm Bỏ, không phải lưu lần nữa.", sentence, link)


def _open_link(earlier: Arrival) -> str:
    sentence = "Nội dung này đang được đọc dở ở một lần đưa vào khác."
    return format_html('{} <a href="{}">Xem lần kia</a>.', sentence, earlier.get_absolute_url())

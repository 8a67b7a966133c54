"""Which word and which tone belong to a state? One table, read by the `tag` template tag."""

from django import forms

from directives.extension_states import ExtensionState
from directives.models import Status
from directives.states import State
from directives.timeliness import Timeliness

# The tones have a colour in tokens.css and a shape in shapes.py.
TONES = {
    "done": "đúng hạn",
    "late": "trễ",
    "open": "trong hạn",
    "over": "quá hạn",
    "wait": "chờ",
    "none": "không quy định hạn",
    "back": "trả lại",
    "stop": "đã thôi",
}

# state: (tone, word); the rooms that own a state own its word
STATES: dict[str, tuple[str, str]] = {
    **{tone: (tone, word) for tone, word in TONES.items()},
    # lateness, and work without a deadline
    "on_time": ("done", Timeliness.ON_TIME.label),
    "overdue": ("over", Timeliness.OVERDUE.label),
    "no_deadline": ("none", Timeliness.NO_DEADLINE.label),
    # papers
    "cited": ("none", Status.CITED.label),
    "registered": ("done", Status.REGISTERED.label),
    "draft": ("none", Status.DRAFT.label),
    "issued": ("done", Status.ISSUED.label),
    "oral": ("wait", Status.ORAL.label),
    "confirmed": ("done", Status.CONFIRMED.label),
    # work given to a unit
    "given": ("wait", State.GIVEN.label),
    "received": ("open", State.RECEIVED.label),
    "doing": ("open", State.DOING.label),
    "reported": ("wait", State.REPORTED.label),
    "accepted": ("done", State.ACCEPTED.label),
    "returned": ("back", State.RETURNED.label),
    "declined": ("stop", State.DECLINED.label),
    "withdrawn": ("stop", State.WITHDRAWN.label),
    "suspended": ("none", State.SUSPENDED.label),
    "not_passed_on": ("wait", "chưa chuyển tiếp xuống"),
    # requests for a later deadline; "accepted" and "declined" look as above
    "asked": ("wait", ExtensionState.ASKED.label),
    "agreed": ("done", ExtensionState.AGREED.label),
    "refused": ("stop", ExtensionState.REFUSED.label),
    "proposed": ("wait", ExtensionState.PROPOSED.label),
    # our own letters on their way
    "submitted": ("wait", "chờ duyệt"),
    "approved": ("open", "đã duyệt, chờ phát hành"),
    "signed": ("open", "đã ký, chờ phát hành"),
    # machine work and messages
    "waiting": ("wait", "đang chờ"),
    "queued": ("wait", "đang chờ"),
    "planned": ("wait", "chờ gửi"),
    "running": ("open", "đang chạy"),
    "sending": ("open", "đang gửi"),
    "sent": ("done", "đã gửi"),
    "unsure": ("wait", "không rõ đã tới"),
    "skipped": ("none", "không gửi"),
    "failed": ("over", "không thành"),
}

WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]

# Which branch of templates/house/field.html draws a widget; the first match counts.
KINDS: list[tuple[str, tuple[type[forms.Widget], ...]]] = [
    ("choices", (forms.CheckboxSelectMultiple, forms.RadioSelect)),
    ("check", (forms.CheckboxInput,)),
    ("file", (forms.FileInput,)),
    ("date", (forms.DateInput,)),
    ("group", (forms.MultiWidget, forms.SelectDateWidget)),
]

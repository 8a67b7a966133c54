"""Which word and which tone belong to a state? One table, read by the `tag` template tag."""

from django import forms

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

# state: (tone, word)
STATES: dict[str, tuple[str, str]] = {
    **{tone: (tone, word) for tone, word in TONES.items()},
    # work given to a unit
    "given": ("wait", "chưa xác nhận nhận"),
    "received": ("open", "đã nhận"),
    "doing": ("open", "đang làm"),
    "reported": ("wait", "đã báo cáo, chờ xem"),
    "accepted": ("done", "đã được chấp nhận"),
    "returned": ("back", "trả lại"),
    "declined": ("stop", "không nhận"),
    "withdrawn": ("stop", "đã thu hồi"),
    # the four official classes, and work without a deadline
    "done_on_time": ("done", "xong đúng hạn"),
    "done_late": ("late", "xong trễ hạn"),
    "open_in_time": ("open", "đang làm, trong hạn"),
    "open_overdue": ("over", "quá hạn"),
    "no_deadline": ("none", "không quy định hạn"),
    # papers going out
    "draft": ("none", "dự thảo"),
    "submitted": ("wait", "chờ duyệt"),
    "approved": ("open", "đã duyệt, chờ phát hành"),
    "signed": ("open", "đã ký, chờ phát hành"),
    "issued": ("done", "đã phát hành"),
    # machine work and messages
    "waiting": ("wait", "đang chờ"),
    "queued": ("wait", "đang chờ"),
    "planned": ("wait", "chờ gửi"),
    "running": ("open", "đang chạy"),
    "sent": ("done", "đã gửi"),
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

"""What should the clerk look at first? Each doubt names a field and says in a sentence what is uncertain."""

from intake import unread
from intake.reading.foot import Foot
from intake.reading.header import Header
from intake.reading.result import Doubt, Reading
from vietnam import symbols, types

_MISSING = {
    "issuer": "Không thấy tên cơ quan ban hành; hãy nhập theo văn bản.",
    "symbol": "Không đọc được ký hiệu văn bản; hãy nhập theo văn bản.",
    "doc_type": "Không xác định được loại văn bản; hãy chọn loại.",
    "date": "Không đọc được ngày ban hành; hãy nhập ngày ghi trên văn bản.",
    "subject": "Không thấy trích yếu; hãy nhập nội dung tóm tắt của văn bản.",
    "signer_name": "Không đọc được họ tên người ký; hãy nhập theo văn bản.",
    "signer_position": "Không đọc được chức vụ người ký; hãy nhập theo văn bản.",
}
_BLANK_NUMBER = "Số văn bản còn để trống trên bản gốc."
_NO_NUMBER = "Không thấy số văn bản; nếu bản gốc có số thì hãy nhập."


def doubts_of(reading: Reading, header: Header, foot: Foot) -> tuple[Doubt, ...]:
    found = [Doubt("missing", key, sentence) for key, sentence in _MISSING.items() if getattr(reading, key) is None]
    found += _about_number(reading, header)
    found += _about_date(reading, header)
    found += _about_signature(reading, foot)
    found += _about_tasks(reading)
    return tuple(found)


def of_unread_pages(received: str) -> tuple[Doubt, ...]:
    """Pages of a scan that the machine gave up: what they ask must be typed from the paper."""
    return tuple(
        Doubt(
            "unreadable",
            "tasks",
            f"Không nhận dạng được {found['pages']} của bản quét; hãy mở tệp để xem và nhập các nhiệm vụ còn thiếu.",
            (found.span(),),
        )
        for found in unread.LINE.finditer(received)
    )


def _about_number(reading: Reading, header: Header) -> list[Doubt]:
    spans = reading.symbol.spans if reading.symbol else ()
    found = []
    if header.number_unreadable:
        found.append(Doubt("unreadable", "number", "Số văn bản đọc không rõ; hãy đối chiếu với bản gốc.", spans))
    elif reading.number is None:
        found.append(Doubt("blank", "number", _BLANK_NUMBER if spans else _NO_NUMBER, spans))
    lead = "-" if reading.system == "party" else "/"
    parsed = symbols.parse(lead + reading.symbol.value) if reading.symbol else None
    if parsed and parsed.type_abbrev and reading.doc_type:
        by_symbol = types.by_abbrev(parsed.type_abbrev, parsed.system)
        if by_symbol and types.abbrev_of(reading.doc_type.value, parsed.system) not in (parsed.type_abbrev, None):
            sentence = (
                f"Ký hiệu là của {by_symbol} nhưng tiêu đề ghi {reading.doc_type.value}; hãy kiểm tra loại văn bản."
            )
            found.append(Doubt("contradiction", "doc_type", sentence, spans))
    return found


def _about_date(reading: Reading, header: Header) -> list[Doubt]:
    spans = reading.date.spans if reading.date else ()
    if header.bad_date:
        return [Doubt("impossible", "date", header.bad_date, spans)]
    if reading.date and "?" in reading.date.value:
        return [Doubt("blank", "date", _partly(reading.date.value), spans)]
    return []


def _partly(iso: str) -> str:
    """`2024-04-??` → what there is of it; the field itself takes whole days only."""
    parts = zip(("năm", "tháng", "ngày"), iso.split("-"), strict=True)
    there = [f"{name} {part.lstrip('0')}" for name, part in parts if "?" not in part]
    only = f" (chỉ đọc được {' '.join(reversed(there))})" if there else ""
    return f"Ngày ban hành còn để trống hoặc đọc không rõ{only}; hãy nhập đủ ngày, tháng, năm."


def _about_signature(reading: Reading, foot: Foot) -> list[Doubt]:
    if not foot.covered:
        return []
    spans = reading.signer_position.spans if reading.signer_position else ()
    sentence = "Dấu hoặc nét bút che một phần chỗ ký; hãy đối chiếu thẩm quyền, chức vụ, họ tên người ký với bản gốc."
    return [Doubt("unreadable", "signer_position", sentence, spans)]


def _about_tasks(reading: Reading) -> list[Doubt]:
    found = []
    if not reading.tasks:
        found.append(Doubt("missing", "tasks", "Không thấy nhiệm vụ nào được giao; nếu có, hãy thêm bằng tay."))
    for index, task in enumerate(reading.tasks):
        field = f"tasks.{index}"
        if task.assignee is None:
            sentence = "Văn bản không nói rõ giao ai việc này; hãy ghi hoặc chọn, nếu biết."
            found.append(Doubt("missing", f"{field}.assignee", sentence, task.text.spans))
        issued = reading.date.value if reading.date and "?" not in reading.date.value else None
        if task.deadline and task.deadline_text and issued and task.deadline < issued:
            sentence = "Thời hạn sớm hơn ngày ban hành văn bản; hãy kiểm tra ngày, tháng, năm."
            found.append(Doubt("before_paper", f"{field}.deadline", sentence, task.deadline_text.spans))
    return found

"""Which orders stand inside an item that does not begin with whom it tells to act?"""

import itertools
from dataclasses import replace

from intake.reading import words
from intake.reading.context import Context
from intake.reading.governors import governor, named_within
from intake.reading.lines import Item, Level
from intake.reading.orders import add, emit, sentences
from intake.reading.patterns import phrase
from intake.reading.sections import behind_label

# "Sau khi xem xét, Chủ tịch UBND tỉnh chỉ đạo như sau: Giao các sở …" begins at "Giao".
_LEAD_IN = phrase(r"[^:]{0,300}\b(?:nhu sau|y kien|chi dao|ket luan)\s*:\s*(?=(?:giao|yeu cau|de nghi)\b)")
_ASKS_OR_GIVES = phrase(rf"{words.ASKS.pattern}|\b(?P<giao>{words.GIAO})(?: cho)? ")
_REPORTS = phrase(r"(?:bao cao|gui|nop|cung cap|lap|thong ke|cu|dang ky|gop y|danh gia|tong hop|de xuat|thong tin)\b")
_CONTENTS = phrase(r"\b(?:noi dung|nhiem vu|cong viec|viec|giai phap|bien phap)(?: sau| sau day)?\s*:$")
_SPEAKS = phrase(r"(?:thong bao|huong dan|ban hanh|xay dung|lap|de ra)\b")
_MOST = 50  # requests looked at in one paragraph


def lists_below(context: Context, item: Item) -> bool:
    """In a paper without numbers: "UBND tỉnh yêu cầu các sở thực hiện các nội dung:"; the paragraphs below say what."""
    return not context.numbered and _CONTENTS.search(context.letters.plain, item.start, item.end) is not None


def says_what_follows(context: Context, item: Item, verb: int) -> bool:
    """ "Các thôn làm một số việc sau:" tells them, "Phòng hướng dẫn một số nội dung sau:" who speaks."""
    plain = context.letters.plain
    return _CONTENTS.search(plain, item.start, item.end) is not None and not _SPEAKS.match(plain, verb)


def reports_below(context: Context, item: Item) -> bool:
    """ "…, Phòng đề nghị các đơn vị báo cáo kết quả theo các nội dung sau: 1. Công tác chỉ đạo. 2. …"."""
    for hit in itertools.islice(_ASKS_OR_GIVES.finditer(context.letters.plain, item.start, item.end), _MOST):
        who = governor(context.letters, hit.end(), item.end)
        if who and who.verb is not None and (context.listed or _REPORTS.match(context.letters.plain, who.verb)):
            asked = replace(item, start=hit.start(), level=Level.PART)
            context.put_off(asked, context.letters.found(who.start, who.end))
            return True
    return False


def emit_order_inside(context: Context, item: Item) -> bool:
    """A paper without numbered items orders in running text: "…, Phòng đề nghị các xã … tuyên truyền …"."""
    letters = context.letters
    for hit in itertools.islice(_ASKS_OR_GIVES.finditer(letters.plain, item.start, item.end), _MOST):
        if hit["giao"] and letters.text[hit.start() : hit.start() + 4].lower() != "giao":
            continue  # "giáo viên"
        who = governor(letters, hit.end(), item.end)
        if who and who.verb is not None and not context.speaks_of_itself(letters.found(who.start, who.end)):
            asked = hit.start()
            opens = max(first for first, _ in sentences(letters, item.start, item.end) if first <= asked)
            clause = letters.text.rfind(", ", opens, asked) + 2
            if clause > opens + 1 and words.BODY.match(letters.plain, clause, asked):
                opens = clause  # "Để …, Bộ GDĐT đề nghị các Sở …": the order and who gives it
            start = opens if asked - opens < 60 else asked
            emit(context, Item(item.level, start, item.end), letters.found(who.start, who.end))
            return True
    return False


def emit_asked_within(context: Context, item: Item) -> None:
    """A paragraph that tells what the issuer did may still ask, in a sentence of its own: "… Đề nghị các xã gửi …"."""
    for start, end in sentences(context.letters, item.start, item.end)[1:]:
        who = governor(context.letters, start, end)
        if who and who.ordered and who.verb is not None:
            add(context, start, end, context.letters.found(who.start, who.end))


def emit_inner_orders(context: Context, item: Item) -> None:
    """What is told may hide an order: "Nhất trí …; giao UBND phường X xây dựng …", "Lễ ra quân …. Các khoa trồng …"."""
    for start, end in sentences(context.letters, item.start, item.end)[1:]:
        who = governor(context.letters, start, end)
        told = item.level < Level.PARAGRAPH and context.letters.text[start].isupper()
        if who and who.verb is not None and (who.ordered or told):
            found = context.letters.found(who.start, who.end)
            if not context.speaks_of_itself(found):  # "UBND huyện giao UBND xã …", says UBND xã
                emit(context, replace(item, start=start), found)
                return


def named_later(context: Context, item: Item, deeper: bool, *, single: bool) -> bool:
    """Does it name whom it tells after a preface or a label? "Về thu thuế: Giao Công an xã …"."""
    letters = context.letters
    inner = named_within(letters, item.start, item.end, far=not single)
    if not inner and item.level < Level.PARAGRAPH and (who := behind_label(letters, item)) and who.verb is not None:
        inner = letters.found(who.start, who.end)
    if inner is None:
        return False
    if deeper:
        context.held[item.level] = inner
        context.put_off(item, inner)
    elif item.level < Level.PARAGRAPH or context.duties or not context.speaks_of_itself(inner):
        lead = _LEAD_IN.match(letters.plain, item.start, item.end)
        emit(context, replace(item, start=lead.end()) if lead else item, inner)
    return True

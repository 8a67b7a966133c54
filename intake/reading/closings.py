"""Which words ask nothing new? Grounds, lead-ins, courtesies and the sentences that only close a paper."""

import re

from intake.reading import words
from intake.reading.clean import Letters
from intake.reading.context import Context
from intake.reading.deadlines import recurrence_in
from intake.reading.governors import governor
from intake.reading.lines import Item, Level
from intake.reading.orders import has_deadline, sentences
from intake.reading.patterns import phrase
from intake.reading.result import AskedTask
from vietnam.text import fold, is_upper

SKIPPED = phrase(
    r"\W*(?:tren day la|trong qua trinh|noi nhan|kinh gui|\(co |\(kem|thoi gian|dia diem|thanh phan|noi dung|"
    r"luu y:? viec|"
    r"thong bao nay|ke hoach nay|van ban nay|cong van nay|nhan duoc|rat mong|tran trong|moi chi tiet|moi thong tin|"
    r"kho khan|"
    r"moi vuong mac)\b"
)
_CLOSING = phrase(
    r"(?:nghiem tuc|khan truong|quan tam|kip thoi|phoi hop|tich cuc)?,?\s*(?:trien khai|to chuc|thuc hien|"
    r"quan triet|phoi hop)[^.;]{0,30}"
    r"(?:thuc hien|trien khai)(?=[^.;]{0,60}(?:[.;]|$))|nghiem tuc (?:thuc hien|trien khai)\W*$|"
    r"quan tam[^.;]{0,20} thuc hien|thuc hien nghiem|duoc biet"
)
_VAGUE = phrase(
    r"(?:can cu|theo|nghiem tuc|khan truong|quan tam|kip thoi|phoi hop|tich cuc|chu dong|tap trung|trien khai|to chuc|"
    r"thuc hien|quan triet|chi dao|chap hanh|phai|can|co trach nhiem|tiep tuc|pho bien|xem xet|nghien cuu|bao cao)\b"
)
_HANDS_IN = phrase(r"\b(?:bao cao|gui|nop)\b")
_LEADS_IN = phrase(
    r"(?:sau|sau day)\W*:?\W*$|"
    r"\b(?:de nghi|yeu cau|thuc hien|chi dao|ket luan|quyet dinh|y kien|thong bao|quyet nghi|bao cao|huong dan)\W*:\W*$"
)
_GENERIC = phrase(
    r"(?:nghiem tuc|thuc hien (?:nghiem|ngay|dung))[^.;]{0,40}(?:ke hoach|cong van|chi thi|noi dung|van ban|cong dien|"
    r"thong bao|huong dan)[^.;]{0,12}(?:nay|"
    r"neu tren|tren)\W*$|"
    r"kinh moi |"
    r"(?P<tells>thong bao(?! nay) [^.;]{0,200}\b(?:biet|thuc hien|trien khai|huong ung)\W*$)"
)
_COURTESY = phrase(
    r"(?:[^.;:]{0,160}\b)?(?:yeu cau|de nghi) [^.;]{3,220} (?:(?:nghiem tuc|khan truong|tich cuc|quan tam),? "
    r"(?:phoi hop,? )?(?:to chuc )?(?:trien khai )?(?:thuc hien|trien khai)(?: nghiem tuc| tot| day du| va bao cao)?"
    r"(?: [\w ,]{0,30}\bnay)?|chap hanh nghiem tuc|"
    r"(?:trien khai|to chuc|thuc hien)(?: thuc hien)? nghiem(?: tuc)?(?: [\w ,]{0,30}\b(?:nay|tren))?|"
    r"(?:trien khai|thuc hien) (?:theo )?dung [\w ]{3,40})\W*"
)
_EXECUTION = phrase(
    r".{3,900}\bchiu trach\s*nhiem\s*thi hanh\b[^.;]{0,60}\W*", re.DOTALL
)  # the last article of a decision
_AFTERWARDS = phrase(
    r"\W*(?:trong qua trinh|moi|neu|co gi|co vuong mac|bao cao kip thoi|phan anh|kho khan|vuong mac|qua trinh)\b"
)
_GROUND = phrase(r"(?:can cu|xet|theo|thuc hien|theo de nghi)\b")


def preamble(letters: Letters, item: Item) -> bool:
    """A ground ("Căn cứ …;") or the line of capitals that names who decides."""
    if item.level is not Level.PARAGRAPH:
        return False
    if is_upper(letters.text[item.start : item.end]):
        return True
    return bool(_GROUND.match(letters.plain, item.start)) and letters.text[item.end - 1] == ";"


def closing(letters: Letters, item: Item, last: bool) -> bool:
    """ "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./." asks nothing new."""
    if letters.plain.startswith(("giao ", "doi voi ", "rieng "), item.start):
        return False
    if letters.text[max(0, item.start - 20) : item.start].rstrip().endswith(":"):
        return False  # what a lead-in opens closes nothing
    if not ("./." in letters.text[item.start : item.end + 3] or (last and item.end - item.start < 400)):
        return False
    asks = words.ASKS.search(letters.plain, item.start, item.end)  # what stands before it says why
    who = governor(letters, asks.start(), item.end) if asks else None
    if who and who.verb is not None and not _VAGUE.match(letters.plain, who.verb):
        return False  # "… chủ trì, thông báo cho đoàn viên biết và thực hiện nghiêm túc" asks to make it known
    return bool(_CLOSING.search(letters.plain, asks.end() if asks else item.start, item.end))


def courtesy(task: AskedTask) -> bool:
    """ "… Đề nghị các khoa nghiêm túc thực hiện./.", "… chịu trách nhiệm thi hành Quyết định này" ask nothing new."""
    if task.deadline or task.recurrence:
        return False
    text = fold(task.text.value)
    if _EXECUTION.fullmatch(text):
        return True
    said, *more = re.split(r"(?<=[.;])\s+|,\s+(?=co (?:gi|vuong mac))", text)
    return _COURTESY.fullmatch(said) is not None and (not more or bool(_AFTERWARDS.match(more[0])))


def asks_by_a_day(context: Context, item: Item) -> bool:
    """ "… nghiêm túc thực hiện và gửi báo cáo trước ngày 12/5": a closing that asks something after all."""
    due = has_deadline(context, item) or recurrence_in(context.letters, item.start, item.end) is not None
    return due and bool(_HANDS_IN.search(context.letters.plain, item.start, item.end))


def generic(letters: Letters, item: Item) -> bool:
    """A lead-in ("… như sau:"), an invitation, or "nghiêm túc thực hiện kế hoạch này": no order of its own."""
    whole = letters.plain[item.start : item.end]
    if item.level is Level.PARAGRAPH and _LEADS_IN.search(whole):
        return True
    said = _GENERIC.search(whole)
    if said and said["tells"] and words.ORDER.match(whole):
        return False  # "Đề nghị Đài Truyền thanh thông báo … để nhân dân biết": to make it known is the order
    first = sentences(letters, item.start, item.end)[0]
    return said is not None and item.end - item.start < 350 and item.start + said.start() < first[1]

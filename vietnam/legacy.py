"""Was this typed with an old font? TCVN3 (ABC) and VNI text turned into Unicode."""

import re
import unicodedata

_TCVN3_CODES = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ "
    "CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị "
    "DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ "
    "EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ"
)
_TCVN3 = {int(code[:2], 16): code[2] for code in _TCVN3_CODES.split()}

# VNI writes the vowel and after it a letter for tone and hat together; đ, ơ, ư and the i's are letters of their own.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HATS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for vowel in "aeouy":
        table |= {vowel + mark: vowel + tone for mark, tone in _TONES.items()}
    for vowel, horned in (("ô", "ơ"), ("ö", "ư")):
        table |= {vowel + mark: horned + tone for mark, tone in _TONES.items()}
    for vowel in "aeo":
        table |= {vowel + mark: vowel + "\u0302" + tone for mark, tone in _HATS.items()}
    table |= {"a" + mark: "a\u0306" + tone for mark, tone in _BREVES.items()}
    lower = {key: unicodedata.normalize("NFC", value) for key, value in table.items()}
    return lower | {key.upper(): value.upper() for key, value in lower.items()}


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_COMMON = re.compile(
    r"\b(?:của|và|các|thực|hiện|ngày|tháng|năm|số|văn|bản|ủy|nhân|dân|thị|xã|phường|huyện|tỉnh|kế|hoạch|việc|công|tác|được|"
    r"trên|địa|bàn|với|cho|tổ|chức|gửi|nơi|nhận|lưu|chủ|tịch|cộng|hòa|hội|nghĩa|độc|lập|tự|hạnh|phúc)\b",
    re.IGNORECASE,
)


_CAPITALS = re.compile(r"\b[^\W\d_a-z]+[A-Z][^\W\d_a-z]*")  # a word of capitals, its marked letters large or small


def from_tcvn3(text: str) -> str:
    """`text` holds the old codes as characters U+0080–U+00FF.

    Most capitals with a mark have no code: in a word of capitals a font shows the small one's code as the large letter.
    """
    return _CAPITALS.sub(lambda word: word.group().upper(), text.translate(_TCVN3))


def from_vni(text: str) -> str:
    return _VNI_PATTERN.sub(lambda match: _VNI[match.group()], text)


def familiar(text: str) -> int:
    """How many everyday Vietnamese words with their marks the text has."""
    return len(_COMMON.findall(text[:20_000]))


def repaired(text: str) -> str:
    """The text itself, or its reading as TCVN3 or VNI where that is plainly more Vietnamese."""
    if not re.search(r"[\u0080-\u00ff]", text):
        return text
    best = max((text, from_tcvn3(text), from_vni(text)), key=familiar)
    return best if familiar(best) >= 2 * familiar(text) + 3 else text

"""Which sizes, margins and words does the decree ask for? One table, so that an amendment is an edit here.

`Form` is the shape that every official format fills; `STATE` is the decree's. The Party's are in `party.py`.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I (named below by Mục, khoản and điểm) and the decree's own models,
Phụ lục III (mẫu 1.4, 1.5). Where the decree gives a range, the value used stands first and the range beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

DRAFT_MARK: Final = "DỰ THẢO"
# At the foot of every page of a draft (ours); `print.css` says the same
DRAFT_WARNING: Final = "DỰ THẢO: chưa ký, chưa ban hành, không có giá trị thi hành"
DRAFT_COLOUR: Final = "#9a1b1e"
END_MARK: Final = "./."  # every model of Phụ lục III


@dataclass(frozen=True, kw_only=True)
class Form:
    """One official format: the words that it always prints, and the measures of its stylesheet."""

    key: str  # stored with each version of a letter; never renamed
    name: str
    source: str
    is_checked: bool = True  # False: not yet compared with the original text
    heading: tuple[str, ...]  # at the top right; the last line has a rule under it
    issuer_mark: str = ""  # under the issuer, instead of a rule
    number_word: str
    number_joint: str
    about_word: str = "V/v "
    subject_mark: str = ""  # under the subject of a named paper, instead of a rule
    basis_dash: str = ""
    roman_mark: str = ". "  # between I and its heading
    end_mark: str
    contact_types: frozenset[str] = frozenset()  # papers whose first page says where the issuer is reached
    measures: Mapping[str, str]

    @property
    def draft_mark(self) -> str:
        return DRAFT_MARK


# Types that are addressed by "Kính gửi" (Mục II.9b); a công văn prints no type name (Mục II.5)
LETTER_TYPE: Final = "CÔNG VĂN"
ADDRESSED_TYPES: Final = frozenset({LETTER_TYPE, "TỜ TRÌNH", "BÁO CÁO"})

# Phụ lục III, Mục I: the abbreviation that opens the symbol of a named type
TYPE_ABBREVIATIONS: Final = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
}

# Words before the signer's position (Mục II.7b)
SIGNING_PREFIXES: Final = ("TM.", "Q.", "KT.", "TL.", "TUQ.")

# Marks of urgency and the width of their stamp in mm, all 8 mm high (Mục III.2b)
URGENCY_WIDTHS_MM: Final = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}

# Whom a paper may reach (Mục III.2c)
CIRCULATION_MARKS: Final = ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")

# Papers with box 13, addressed to somebody who may answer. Mục III.4 names no types and mẫu 1.5 shows it on the công
# văn "(nếu cần)"; the others are those that offices print it on too.
CONTACT_TYPES: Final = frozenset(
    {LETTER_TYPE, "CÔNG ĐIỆN", "GIẤY GIỚI THIỆU", "GIẤY MỜI", "PHIẾU GỬI", "PHIẾU CHUYỂN", "PHIẾU BÁO"}
)

# The measures of the stylesheet letter.css: name of the variable, value. The header table of mẫu 1.5 is 67,9 + 95,3 =
# 163,2 mm wide, so the text needs 164 mm of the 210: left 30 mm, and right 16 mm, clear of the bound of 15 mm because
# justified lines and printers are not exact to a tenth of a millimetre.
MEASURES: Final = {
    "paper-width": "210mm",  # Mục I.1: A4, upright (I.2)
    "paper-height": "297mm",
    "margin-top": "20mm",  # Mục I.3: 20-25 mm
    "margin-bottom": "20mm",  # Mục I.3: 20-25 mm
    "margin-left": "30mm",  # Mục I.3: 30-35 mm
    "margin-right": "16mm",  # Mục I.3: 15-20 mm
    "page-number-size": "13pt",  # Mục I.7: 13-14
    "header-left": "68mm",  # mẫu 1.5: 67,9 mm
    "text-width": "164mm",  # what the margins leave of the paper
    "header-right": "96mm",  # mẫu 1.5: 95,3 mm
    "country-size": "13pt",  # Mục II.1a: 12-13
    "motto-size": "14pt",  # Mục II.1b: 13-14
    "issuer-size": "13pt",  # Mục II.2b: 12-13
    "issuer-rule": "40%",  # Mục II.2b: one third to one half of the line of text
    "issuer-rule-shown": "block",  # Mục II.2b
    "number-size": "13pt",  # Mục II.3c
    "place-size": "14pt",  # Mục II.4c: 13-14
    "type-size": "14pt",  # Mục II.5b: 13-14
    "subject-size": "14pt",  # Mục II.5b: 13-14
    "subject-rule": "40%",  # Mục II.5b: one third to one half of the line of text
    "subject-rule-shown": "block",  # Mục II.5b
    "about-size": "12pt",  # Mục II.5b, "V/v" of a công văn: 12-13
    "about-style": "normal",  # Mục II.5b: upright
    "about-gap": "6pt",  # Mục II.5b
    "basis-style": "italic",  # Mục II.6a
    "body-size": "14pt",  # Mục II.6e: 13-14
    "body-indent": "10mm",  # Mục II.6e: 1 cm or 1,27 cm
    "body-gap": "6pt",  # Mục II.6e: at least 6 pt between paragraphs
    "body-line": "1.2",  # Mục II.6e: single to 1,5 lines (single is 1,15 of the size in this font)
    "single-line": "1.15",  # Mục II.1c, II.2b: "cách nhau dòng đơn"
    "address-indent": "25mm",  # puts the colon, and the dashes under it, at 45 mm as in mẫu 1.5
    "called-indent": "50mm",  # mẫu 1.6: 55 mm of a text 155 mm wide
    "address-size": "14pt",  # Mục II.9d: 13-14
    "appendix-size": "14pt",  # Mục III.1b, 1c: 14; the title and the reference 13-14
    "table-size": "13pt",  # Mục II.6e: 13-14
    "copies-width": "65mm",  # mẫu 1.5: 61,9 mm
    "copies-title-size": "12pt",  # Mục II.9d
    "copies-title-style": "italic",  # Mục II.9d
    "copies-title-weight": "700",  # Mục II.9d
    "copies-title-line": "none",  # Mục II.9d
    "copies-size": "11pt",  # Mục II.9d
    "signature-width": "99mm",  # mẫu 1.5: 102,5 mm
    "authority-size": "14pt",  # Mục II.7đ: 13-14
    "position-size": "14pt",  # Mục II.7đ: 13-14
    "position-weight": "700",  # Mục II.7đ
    "signature-room": "26mm",  # no figure in the decree: a signature and a 36 mm seal over its left third
    "signer-size": "14pt",  # Mục II.7đ: 13-14
    "circulation-size": "13pt",  # Mục III.2c: 13-14
    "contact-size": "11pt",  # Mục III.4: 11-12
    "stamp-height": "8mm",  # Mục III.2b
    "stamp-size": "13pt",  # Mục III.2b: 13-14
    "stamp-colour": "#e30613",  # Mục III.2b: "màu đỏ tươi"
}

STATE: Final = Form(
    key="state",
    name="Văn bản hành chính nhà nước",
    source="Nghị định 30/2020/NĐ-CP",
    heading=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),  # Mục II.1
    number_word="Số: ",  # Mục II.3c
    number_joint="/",  # Mục II.3c
    end_mark=END_MARK,
    contact_types=CONTACT_TYPES,
    measures=MEASURES,
)

"""Which sizes, margins and words do the Party's guidelines ask for? One table for each guideline, as in `form.py`.

Sources: Hướng dẫn 36-HD/VPTW ngày 03/4/2018 ("HD 36", its table Phụ lục 3 seen as published by others), and Hướng dẫn
05-HD/VPTW ngày 27/5/2026 ("HD 05"), known only from what other software follows: TO BE CHECKED AGAINST THE ORIGINAL.
"Seed": Kế hoạch 145-KH/HU as it was issued. "Practice": no text seen; what issued papers show.
"""

from datetime import date
from typing import Final

from dispatches.printing.form import Form

# HD 05 was signed on this day; papers of earlier days follow HD 36.
NEW_FROM: Final = date(2026, 5, 27)

MEASURES_2018: Final = {
    "paper-width": "210mm",  # HD 36: A4
    "paper-height": "297mm",
    "margin-top": "20mm",  # HD 36
    "margin-bottom": "20mm",  # HD 36
    "margin-left": "30mm",  # HD 36
    "margin-right": "15mm",  # HD 36
    "page-number-size": "14pt",  # practice
    "header-left": "80mm",  # practice: the longest usual name, ĐẢNG BỘ TỈNH THÁI NGUYÊN, on one line of 14
    "text-width": "165mm",  # what the margins leave of the paper
    "header-right": "85mm",  # what the left column leaves
    "country-size": "15pt",  # not printed: the heading is one line
    "motto-size": "15pt",  # HD 36: ĐẢNG CỘNG SẢN VIỆT NAM 15, upright, bold; its rule is as long as the words
    "issuer-size": "14pt",  # HD 36: both names 14; the issuer's bold
    "issuer-rule": "0",  # no rule: a star (seed)
    "issuer-rule-shown": "none",  # seed
    "number-size": "14pt",  # HD 36
    "place-size": "14pt",  # HD 36: italic
    "type-size": "16pt",  # HD 36: 15-16
    "subject-size": "15pt",  # HD 36: 14-15
    "subject-rule": "0",  # no rule: five dashes (practice)
    "subject-rule-shown": "none",  # practice
    "about-size": "12pt",  # HD 36, công văn
    "about-style": "italic",  # HD 36, công văn
    "about-gap": "3pt",  # practice
    "basis-style": "normal",  # HD 05; HD 36 not seen on this
    "body-size": "14pt",  # HD 36: 14-15
    "body-indent": "10mm",  # HD 05; HD 36 not seen on this
    "body-gap": "6pt",  # practice
    "body-line": "18pt",  # HD 05: exactly 18-20 pt; HD 36 not seen on this
    "single-line": "1.15",  # practice
    "address-indent": "25mm",  # practice
    "called-indent": "50mm",  # practice: as for State papers
    "address-size": "14pt",  # practice
    "appendix-size": "14pt",  # practice
    "table-size": "13pt",  # practice
    "copies-width": "80mm",  # practice: room for lines of 12
    "copies-title-size": "14pt",  # HD 05; the seed's picture agrees
    "copies-title-style": "normal",  # HD 05
    "copies-title-weight": "400",  # HD 05
    "copies-title-line": "underline",  # HD 05
    "copies-size": "12pt",  # HD 05
    "signature-width": "85mm",  # what the copies leave
    "authority-size": "14pt",  # HD 36
    "position-size": "14pt",  # HD 36
    "position-weight": "700",  # seed
    "signature-room": "26mm",  # as for State papers: a signature and a seal over its left third
    "signer-size": "14pt",  # HD 36
    "circulation-size": "13pt",  # practice: as for State papers
    "contact-size": "11pt",  # not printed: no such box in HD 36
    "stamp-height": "8mm",  # practice: as for State papers
    "stamp-size": "13pt",  # practice
    "stamp-colour": "#e30613",  # practice
}

MEASURES_2026: Final = MEASURES_2018 | {
    "type-size": "15pt",  # HD 05: 15-16
    "subject-size": "14pt",  # HD 05: 14-15
    "position-weight": "400",  # HD 05: the line T/M is bold, the position is not
}

PARTY_2018: Final = Form(
    key="party-2018",
    name="Văn bản của Đảng (2018)",
    source="Hướng dẫn 36-HD/VPTW ngày 03/4/2018",
    heading=("ĐẢNG CỘNG SẢN VIỆT NAM",),  # HD 36: at the top right
    issuer_mark="*",  # seed
    number_word="Số ",  # HD 36: no colon
    number_joint="-",  # HD 36: 145-KH/HU
    subject_mark="-----",  # practice
    basis_dash="- ",  # HD 05
    end_mark=".",  # seed
    measures=MEASURES_2018,
)

PARTY_2026: Final = Form(
    key="party-2026",
    name="Văn bản của Đảng (2026, cần đối chiếu bản gốc)",
    source="Hướng dẫn 05-HD/VPTW ngày 27/5/2026",
    is_checked=False,
    heading=PARTY_2018.heading,
    issuer_mark=PARTY_2018.issuer_mark,
    number_word=PARTY_2018.number_word,
    number_joint=PARTY_2018.number_joint,
    subject_mark=PARTY_2018.subject_mark,
    basis_dash="- ",  # HD 05
    roman_mark="- ",  # HD 05: "I- MỤC ĐÍCH"
    end_mark=".",  # HD 05
    measures=MEASURES_2026,
)

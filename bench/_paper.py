"""A text and its answers as a page on paper: head and foot in two columns, seal and pen where an office puts them."""

import html
import random
import re
from pathlib import Path
from typing import Any

import weasyprint

from intake.reading import read

_FONTS = Path(__file__).resolve().parent.parent / "dispatches" / "fonts"
_STYLE = f"""
@font-face {{font-family: Times; src: url("{(_FONTS / "LiberationSerif-Regular.ttf").as_uri()}")}}
@font-face {{font-family: Times; font-weight: 700; src: url("{(_FONTS / "LiberationSerif-Bold.ttf").as_uri()}")}}
@font-face {{font-family: Times; font-style: italic; src: url("{(_FONTS / "LiberationSerif-Italic.ttf").as_uri()}")}}
@page {{size: A4; margin: 20mm 17mm 20mm 30mm}}
body {{font: 14pt/1.25 Times}} table {{width: 100%; border-spacing: 0}} td {{vertical-align: top; padding: 0}}
.head td {{text-align: center; font-size: 12.5pt}} .head td:first-child {{width: 41%}}
p {{margin: 0 0 5pt; text-indent: 12mm; text-align: justify}} td p {{text-indent: 0; text-align: inherit}}
.copies {{width: 52%; font-size: 11pt; line-height: 1.15}} .signed {{text-align: center; position: relative}}
.room {{height: 24mm}} svg {{position: absolute; overflow: visible; z-index: -1}}
.seal {{left: -4mm; top: -2mm}} .pen {{left: 8mm; top: 12mm}} .number {{position: relative}}
.number svg {{left: 0; top: -2mm}}
.stamp {{border: 1.4pt solid #d2323c; color: #d2323c; font-size: 14pt;
width: 40mm; margin: 2mm auto; transform: rotate(2deg)}}
"""
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM", ""
_NEW = re.compile(r"\s{4,}|\s*(?:\d+[.)]|[-+•]|[IVX]+\.|[a-zđ]\))\s")
_STROKES = {  # of a pen, on a field of 4 x 6
    "0": "M2 0 Q0 0 0 3 Q0 6 2 6 Q4 6 4 3 Q4 0 2 0",
    "1": "M1 1.5 L2.5 0 L2 6",
    "2": "M0 1 Q2 -1 4 1 Q4 3 0 6 L4 5.6",
    "3": "M0 .5 Q4 -1 3.6 1.6 Q3 3 1.6 2.8 Q4 3 4 4.6 Q3 7 0 5.4",
    "4": "M2.4 0 L0 4 L4 3.8 M3.2 2.4 L2.8 6.4",
    "5": "M3.8 0 L.8 .2 L.4 2.6 Q4 2 3.8 4.4 Q3 6.6 0 5.6",
    "6": "M3.4 0 Q0 2 .2 4.6 Q1 6.6 3 5.6 Q4 3 .4 4",
    "7": "M0 .4 L4 0 L1.4 6 M.8 3 L3.4 2.8",
    "8": "M3.4 .8 Q0 -1 .6 1.6 L3.6 4.4 Q3 7 .8 5.6 Q0 4 3.4 .8",
    "9": "M3.6 1.4 Q1 -1 .4 1.8 Q1 4 3.6 1.6 L2.6 6.4",
}


def printed(text: str, answer: dict[str, Any], *, handwritten: bool) -> bytes:
    """The paper as a PDF in colour; `handwritten`: its number and day are written with a blue pen."""
    page = f"<style>{_STYLE}</style>{_head(answer, handwritten)}{_middle(answer)}{_body(text)}{_foot(answer)}"
    return weasyprint.HTML(string=page).write_pdf()


def _head(answer: dict[str, Any], handwritten: bool) -> str:
    nation, motto = _PARTY if answer.get("system") == "party" else _NATION
    number, mark = answer.get("number") or "", "-" if answer.get("system") == "party" else "/"
    year, month, day = answer["date"].split("-")
    if handwritten:
        number, day = _pen(number), _pen(day)
    about = f"<p>V/v {html.escape(answer['subject'])}" if answer["doc_type"] == "công văn" else ""
    left = f"{answer.get('issuer_parent') or ''}<br><b>{html.escape(answer['issuer'])}</b><p>Số: {number}{mark}"
    left += f"{html.escape(answer['symbol'])}{about}{_stamp(answer.get('urgency'))}"
    right = f"<b>{nation}<br>{motto}</b><p><i>{answer['place']}, ngày {day} tháng {month} năm {year}</i>"
    return f"<table class=head><tr><td>{left}<td>{right}</table><br>"


def _stamp(urgency: str | None) -> str:
    return f"<p class=stamp><b>{urgency}</b>" if urgency else ""


def _middle(answer: dict[str, Any]) -> str:
    title = f"<center><b>{answer['doc_type'].upper()}<br>{html.escape(answer['subject'])}</b></center><br>"
    to = answer.get("recipients") or []
    lines = [f"Kính gửi: {to[0]}."] if len(to) == 1 else ["Kính gửi:", *(f"- {each};" for each in to)] if to else []
    asked = "".join(f"<p>{html.escape(line)}" for line in lines)
    return ("" if answer["doc_type"] == "công văn" else title) + asked


def _body(text: str) -> str:
    """What stands between the addressees and nơi nhận, its broken lines made paragraphs again."""
    told = read(text)
    above = [told.subject, told.doc_type, told.date, *(told.recipients or ())]
    below = [told.signer_authority, told.signer_position, told.signer_name, *(told.archive_list or ())]
    start = text.find("\n", max(span[1] for found in above if found for span in found.spans))
    end = text.rfind("\n", 0, min(span[0] for found in below if found for span in found.spans))
    lines = [line for line in text[start:end].split("\n") if line.strip() and not line.startswith("Nơi nhận")]
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and not _NEW.match(line):
            paragraphs[-1] += " " + line.strip()
        else:
            paragraphs.append(line.strip())
    return "".join(f"<p>{html.escape(each)}" for each in paragraphs)


def _foot(answer: dict[str, Any]) -> str:
    copies = [f"- {each};" for each in answer["archive_list"][:-1]] + [f"- {answer['archive_list'][-1]}."]
    left = "<b><i>Nơi nhận:</i></b><br>" + "<br>".join(html.escape(each) for each in copies)
    titles = [*(answer.get("signer_authority") or "").split("; "), answer.get("signer_position") or ""]
    above = "<br>".join(f"<b>{html.escape(each)}</b>" for each in titles if each)
    right = f"{_SEAL}{_scrawl()}{above}<div class=room></div><b>{answer['signer_name']}</b>"
    return f"<br><table><tr><td class=copies>{left}<td class=signed>{right}</table>"


_SEAL = """<svg class=seal width=36mm height=36mm viewBox="0 0 72 72" fill=none stroke="#d2323c" stroke-width=1.6>
<circle cx=36 cy=36 r=34 /><circle cx=36 cy=36 r=31 stroke-width=.8 /><circle cx=36 cy=36 r=20 stroke-width=.8 />
<path fill="#d2323c" d="M36 22l4 10h11l-9 7 3 11-9-7-9 7 3-11-9-7h11z"/>
<g fill="#d2323c" stroke=none font-family=Times font-weight=700 font-size=7 text-anchor=middle>
<text x=36 y=12>U.B.N.D</text><text x=36 y=65>HUYỆN</text><text x=13 y=38>VIỆT</text><text x=59 y=38>NAM</text>
</g></svg>"""


def _scrawl() -> str:
    """A signature: one long blue line through the room, over the position and into the name."""
    places = (f"{x} {random.randint(0, 46)}" for x in range(0, 90, 9))
    return (
        f'<svg class=pen width=45mm height=24mm viewBox="0 0 90 48" fill=none stroke="#2a3fa0" stroke-width=1.5>'
        f'<path d="M0 30 L{" ".join(places)}" stroke-linejoin=round /></svg>'
    )


def _pen(figures: str) -> str:
    drawn = "".join(
        f'<path d="{_STROKES[each]}" transform="translate({at * 5.4}) rotate({random.randint(-9, 9)})"/>'
        for at, each in enumerate(figures)
        if each in _STROKES
    )
    width = 2.4 * len(figures)
    return (
        f'<span class=number style="padding-left:{width + 1}mm"><svg width={width}mm height=4mm '
        f'viewBox="-.5 -.5 {5.4 * len(figures)} 8" fill=none stroke="#2a3fa0" stroke-width=.6>{drawn}</svg></span>'
    )

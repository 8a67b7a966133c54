"""What Word shows is what is read: tags, controls, accepted changes, boxes, tables in tables and numbers of its own."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from intake.extraction.word import text_of
from tests.intake.files import saved

_BOX = "<w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent>"
_DRAWN = f'<mc:Choice Requires="wps">{_BOX}</mc:Choice><mc:Fallback>{_BOX}</mc:Fallback>'


def told(*paragraphs: str) -> str:
    """The text of a document whose paragraphs hold this."""
    document = docx.Document()
    names = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    for inner in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {names}>{inner}</w:p>"))
    return text_of(saved(document))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_words_within_tags_controls_and_fields_are_read() -> None:
    tagged = f'<w:smartTag w:element="place">{run("xã Bản Tâm")}</w:smartTag>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(', huyện Định Hóa')}</w:sdtContent></w:sdt>"
    field = f'<w:fldSimple w:instr="DATE">{run(", ngày 06/5")}</w:fldSimple>'
    assert told(run("UBND ") + tagged + control + field) == "UBND xã Bản Tâm, huyện Định Hóa, ngày 06/5"


def test_of_tracked_changes_what_stands_now_is_read() -> None:
    now = f'<w:ins w:id="1" w:author="a">{run("20/4")}</w:ins>'
    before = '<w:del w:id="2" w:author="a"><w:r><w:delText>15/4</w:delText></w:r></w:del>'
    assert told(run("trước ngày ") + before + now) == "trước ngày 20/4"


def test_a_box_is_read_once_on_a_line_of_its_own() -> None:
    box = f"<w:r><mc:AlternateContent>{_DRAWN}</mc:AlternateContent></w:r>"
    assert told(run("Số: 12/UBND") + box) == "Số: 12/UBND\nHỎA TỐC\n"


def test_breaks_of_lines_and_pages() -> None:
    assert (
        told(f'{run("một")}<w:r><w:br/></w:r>{run("hai")}<w:r><w:br w:type="page"/></w:r>{run(" ba")}') == "một\nhai ba"
    )


def test_a_table_within_a_table_is_read() -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập"
    outer.cell(0, 0).text = "UBND XÃ BẢN TÂM"
    assert text_of(saved(document)).split("\n")[0] == "UBND XÃ BẢN TÂM"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text_of(saved(document))


def test_numbers_of_word_s_own_begin_where_the_list_says() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text in ("Công an xã", "Trạm Y tế"):
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, 77
    assert text_of(saved(document)) == "3. Công an xã\n4. Trạm Y tế"

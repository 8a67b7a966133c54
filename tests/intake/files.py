"""Files of every kind, made from the demo papers."""

import io
import zipfile

import docx
import pypdfium2
import weasyprint
from PIL import Image, ImageDraw

from tests.intake.papers import TAN_SON, paper

HEAD = """<style>@page{size:A4;margin:20mm 15mm 20mm 30mm} body{font-size:14pt} table{width:100%} td{text-align:center;
vertical-align:top} p{margin:0 0 6pt}</style><table><tr>
<td style="width:40%"><p>UBND HUYỆN YÊN LẬP<p>ỦY BAN NHÂN DÂN<br>
XÃ TÂN SƠN<p>Số: 87/UBND-VHXH<p>V/v triển khai Tháng hành động<br>vì trẻ em năm 2024</td><td>
<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
<p>Độc lập - Tự do - Hạnh phúc<p><i>Tân Sơn, ngày 06 tháng 5 năm 2024</i></td></tr></table>"""


def made_pdf() -> bytes:
    body = paper(TAN_SON).partition("Kính gửi:")[2].partition("Nơi nhận")[0]
    paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n") if line.strip())
    foot = "<table><tr><td style='text-align:left'><p>Nơi nhận:<p>- Như trên;<p>- Lưu: VT, VHXH.</td><td>"
    foot += "<p>TM. ỦY BAN NHÂN DÂN<p>CHỦ TỊCH<br><br><br><p>Hoàng Thị Minh Nguyệt</td></tr></table>"
    return weasyprint.HTML(string=f"{HEAD}<p>Kính gửi:</p>{paragraphs}{foot}").write_pdf()


def pictures(pdf: bytes, dpi: int = 200) -> list[Image.Image]:
    """The pages as a scanner would give them."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[at].render(scale=dpi / 72, grayscale=True).to_pil() for at in range(len(document))]


def scanned_pdf(pages: list[Image.Image]) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return out.getvalue()


def photo(picture: Image.Image, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, kind)
    return out.getvalue()


def cat() -> bytes:
    """A face with ears and whiskers, and not one letter."""
    picture = Image.new("RGB", (900, 700), "#9ab")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(250, 250), (300, 80), (420, 210)], fill="#654")
    draw.polygon([(480, 210), (600, 80), (650, 250)], fill="#654")
    draw.ellipse((230, 160, 670, 600), fill="#765")
    for x in (360, 540):
        draw.ellipse((x - 40, 300, x + 40, 360), fill="#cd4")
    for y in (430, 460, 490):
        draw.line((150, y - 30, 380, y), fill="#222", width=4)
        draw.line((520, y, 750, y - 30), fill="#222", width=4)
    return photo(picture)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def made_docx() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN\nSố: 87/UBND-VHXH\nV/v triển khai Tháng hành động vì trẻ em"
    table.cell(
        0, 1
    ).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTân Sơn, ngày 06 tháng 5 năm 2024"
    document.add_paragraph("Kính gửi: Trưởng các xóm.")
    document.add_paragraph("Ủy ban nhân dân xã đề nghị thực hiện như sau:")
    document.add_paragraph(
        "Trưởng các xóm tuyên truyền trên loa truyền thanh trước ngày 20/5/2024.", style="List Number"
    )
    document.add_paragraph("Công an xã kiểm tra, giám sát.", style="List Number")
    return saved(document)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()

"""How well are scans read? Papers printed with seal and pen, spoilt as scanners and phones spoil them, read by OCR.

usage: bin/bench scans [DIR] [--kinds flat,copy,…] [--every N] [--from N] [--pen] [--keep FOLDER]
(DIR holds NNN.txt beside NNN.json, as bench/reading.py takes them; without it the papers invented for the tests)
"""

import argparse
import io
import json
import random
import resource
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from bench._paper import printed
from bench.reading import Book, Tally, lists, scalars, tasks
from intake.extraction import Refused, extract, ocr
from intake.reading import read

_INVENTED = Path(__file__).resolve().parent.parent / "tests" / "intake" / "invented"


def flat(page: Image.Image) -> Image.Image:
    """A scanner in colour, 300 dpi, laid in straight."""
    return jpeg(speckled(page, 8), 80)


def crooked(page: Image.Image) -> Image.Image:
    """200 dpi, laid in askew, hard JPEG."""
    turned = page.rotate(random.choice([-2.2, -1.3, 1.5, 2.4]), Image.Resampling.BICUBIC, fillcolor="white")
    return jpeg(speckled(turned.filter(ImageFilter.GaussianBlur(0.6)), 14), 45)


def copy(page: Image.Image) -> Image.Image:
    """A grey copy, 200 dpi: seal and pen have lost their colour."""
    return jpeg(speckled(page.convert("L").rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255), 12), 60)


def fax(page: Image.Image) -> Image.Image:
    """Black and white alone, 200 dpi: seal and pen are as black as the print."""
    return speckled(page.convert("L").filter(ImageFilter.GaussianBlur(0.6)), 25).point(lambda v: 255 * (v > 140), "1")


def phone(page: Image.Image) -> Image.Image:
    """Photographed by hand from above: perspective, a shadow over one side, a table around the sheet, blur."""
    wide, high = page.size
    table = Image.new("RGB", (int(wide * 1.12), int(high * 1.08)), (112, 92, 74))
    table.paste(page, (int(wide * 0.06), int(high * 0.04)))
    w, h = table.size
    corners = (0.03 * w, 0.01 * h, -0.02 * w, 1.02 * h, 1.02 * w, 0.99 * h, 0.98 * w, 0.02 * h)
    bent = table.transform((w, h), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    fading = Image.linear_gradient("L").rotate(35, Image.Resampling.BICUBIC).crop((50, 50, 206, 206))
    light = fading.resize((w, h), Image.Resampling.BICUBIC).point(lambda v: 80 + v * 5 // 8)
    lit = ImageChops.multiply(bent, Image.merge("RGB", [light] * 3))
    return jpeg(speckled(lit.filter(ImageFilter.GaussianBlur(0.9)), 10), 70)


def sideways(page: Image.Image) -> Image.Image:
    """Laid into the scanner on its side."""
    return jpeg(page.rotate(90, expand=True), 75)


def layer(page: Image.Image) -> Image.Image:
    """No scan at all: the text layer of the paper as printed, the most that a scan of it can give."""
    return page


KINDS = {"flat": (flat, 300), "crooked": (crooked, 200), "copy": (copy, 200), "fax": (fax, 200)}
KINDS |= {"phone": (phone, 230), "sideways": (sideways, 200), "layer": (layer, 72)}


def speckled(page: Image.Image, much: int) -> Image.Image:
    noise = Image.effect_noise(page.size, much).convert(page.mode)
    return ImageChops.add(page, noise, 1, -128)


def jpeg(page: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue()))


def scanned(pdf: bytes, kind: str) -> bytes:
    spoil, dpi = KINDS[kind]
    document = pypdfium2.PdfDocument(pdf)
    pages = [spoil(document[at].render(scale=dpi / 72).to_pil().convert("RGB")) for at in range(len(document))]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
    return out.getvalue()


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path, nargs="?", default=_INVENTED)
    asked.add_argument("--kinds", default=",".join(KINDS))
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--from", dest="first", type=int, default=0)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--pen", action="store_true", help="number and day are written by hand")
    options = asked.parse_args()
    for kind in options.kinds.split(","):
        measure(
            kind, sorted(options.folder.glob("*.json"))[options.first :: options.every], options.keep, pen=options.pen
        )


def measure(kind: str, papers: list[Path], keep: Path | None, *, pen: bool) -> None:
    book: Book = defaultdict(lambda: defaultdict(Tally))
    pages = 0
    for path in papers:
        random.seed(path.stem)
        answer = json.loads(path.read_text(encoding="utf-8"))
        if not all(answer.get(key) for key in ("date", "symbol", "archive_list", "signer_name", "subject", "place")):
            continue
        pdf = printed(path.with_suffix(".txt").read_text(encoding="utf-8"), answer, handwritten=pen)
        file = scanned(pdf, kind)
        try:
            text = extract(pdf) if kind == "layer" else ocr(file)
        except Refused as refused:
            print(path.stem, refused)
            text = ""
        if keep:
            (keep / f"{path.stem}-{kind}.pdf").write_bytes(file)
            (keep / f"{path.stem}-{kind}.txt").write_text(text, encoding="utf-8")
        pages += text.count("\f") + 1
        for count in (scalars, lists, tasks):
            count(book, kind, answer, read(text).to_json())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{kind}: {pages} pages; {used.ru_utime + used.ru_stime:.0f} s of CPU so far")
    for field, columns in book.items():
        precision, recall, f1 = columns["all"].figures
        print(f"  {field:18}{precision:7.2f}{recall:7.2f}{f1:7.2f}   of {columns['all'].right + columns['all'].missed}")


if __name__ == "__main__":
    main()

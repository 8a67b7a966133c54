"""Files made to do harm, each in a few kilobytes."""

import io
import itertools
import struct
import zipfile
import zlib

import pikepdf

from tests.intake.files import made_docx, saved, zipped

BLOCK = 1 << 20


def deflated(megabytes: int) -> bytes:
    """A zlib stream of so many megabytes of blanks: one block that stands alone, over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    return b"\x78\xda" + block * megabytes + end + b"\0\0\0\0"


def inflating_pdf(gigabytes: int) -> bytes:
    """A page whose content is packed twice: some kilobytes that swell to gigabytes."""
    document = pikepdf.new()
    stream = pikepdf.Stream(document, b"")
    packed = zlib.compress(deflated(gigabytes * 1024), 9)
    stream.write(packed, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]))
    box = pikepdf.Array([0, 0, 600, 800])
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=box, Contents=document.make_indirect(stream))
    document.pages.append(pikepdf.Page(document.make_indirect(page)))
    out = io.BytesIO()
    document.save(out, compress_streams=False)
    return out.getvalue()


def docx_with(declared: str, said: str) -> bytes:
    """A paper whose main part declares entities, with `said` in its text."""
    with zipfile.ZipFile(io.BytesIO(made_docx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = parts["word/document.xml"].decode()
    main = main.replace("<w:document", f"<!DOCTYPE w:document [{declared}]><w:document", 1)
    parts["word/document.xml"] = main.replace("Trưởng", said).encode()
    return zipped(parts)


def laughing() -> str:
    """Ten entities, each ten times the one before: a billion words if anybody spells them out."""
    names = "abcdefghij"
    inner = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(names))
    return '<!ENTITY a "ha ">' + inner


def huge_picture(side: int) -> bytes:
    """A PNG that says it has side × side pixels; its data is a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


def lying_zip(name: str, content: bytes, stated: int) -> bytes:
    """An archive whose directory gives its one file another size than it has."""
    archive = bytearray(zipped({name: content}))
    entry = archive.rindex(b"PK\x01\x02")
    archive[entry + 24 : entry + 28] = struct.pack("<I", stated)
    return bytes(archive)


def many_pages(count: int) -> bytes:
    document = pikepdf.new()
    for _ in range(count):
        document.add_blank_page()
    return saved(document)

"""A Word 97 file made by hand: an OLE folder with the two streams that a reader of text needs."""

import struct

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_TEXT_AT = 0x800


def made_doc(text: str) -> bytes:
    """`text` with a line for each paragraph."""
    letters = text.replace("\n", "\r").encode("utf-16-le")
    count = len(letters) // 2
    pieces = struct.pack("<II", 0, count) + struct.pack("<HIH", 0, _TEXT_AT, 0)
    piece_table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    styles = struct.pack("<HHHHHHHHHH", 18, 0, 10, 1, 0, 0, 0, 0, 0, 0)
    table = styles + piece_table
    header = bytearray(_TEXT_AT)
    struct.pack_into("<HH", header, 0x00, 0xA5EC, 193)
    struct.pack_into("<HH", header, 0x0A, 0x1200, 193)
    struct.pack_into("<II", header, 0x18, _TEXT_AT, _TEXT_AT + len(letters))
    struct.pack_into("<I", header, 0x4C, count)
    struct.pack_into("<II", header, 0xA2, 0, len(styles))
    struct.pack_into("<II", header, 0x1A2, len(styles), len(piece_table))
    return _folder([("WordDocument", bytes(header) + letters), ("1Table", table)])


def _folder(streams: list[tuple[str, bytes]]) -> bytes:
    chain: list[int] = []
    body: list[bytes] = []

    def add(content: bytes) -> int:
        start, sectors = len(chain), -(-len(content) // _SECTOR)
        chain.extend([start + at + 1 for at in range(sectors - 1)] + [_END])
        body.append(content.ljust(sectors * _SECTOR, b"\0"))
        return start

    # A stream below 4,096 bytes would have to lie in the small sectors: these are padded.
    placed = [(name, add(content.ljust(4096, b"\0")), max(len(content), 4096)) for name, content in streams]
    entries = [_entry("Root Entry", 5, _FREE, 1, _END, 0)]
    for at, (name, start, size) in enumerate(placed, 1):
        entries.append(_entry(name, 2, at + 1 if at < len(placed) else _FREE, _FREE, start, size))
    folder_at = add(b"".join(entries))
    table_at = len(chain)
    table = struct.pack(f"<{table_at + 1}I", *chain, _TABLE).ljust(_SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<10I", 0, 1, folder_at, 0, 4096, _END, 0, _END, 0, table_at)
    return head.ljust(_SECTOR, b"\xff") + b"".join(body) + table


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )

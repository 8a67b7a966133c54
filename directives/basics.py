"""What an empty house starts with: types of papers and channels of spreading them. An office may change both."""

from typing import Any

from directives.models import Channel, DocumentType, Indicator, System
from vietnam import types

# (code, name, evidence that is usual, [(code, figure, counted in, most at once, required)]); figures and evidence as
# the reports of communes give them, channels after NĐ 49/2024/NĐ-CP.
CHANNELS: list[tuple[str, str, str, list[tuple[str, str, str, int, bool]]]] = [
    (
        "loa",
        "Loa truyền thanh",
        "bài phát thanh, sổ nhật ký vận hành",
        [("luot-phat", "Số lượt phát", "lượt", 500, True), ("so-phut", "Thời lượng mỗi lượt", "phút", 600, False)],
    ),
    (
        "zalo",
        "Nhóm Zalo, mạng xã hội",
        "ảnh chụp màn hình, liên kết",
        [
            ("so-tin", "Số tin, bài", "tin", 500, True),
            ("so-nhom", "Số nhóm", "nhóm", 200, False),
            ("luot-tuong-tac", "Lượt xem, tương tác", "lượt", 10_000_000, False),
        ],
    ),
    (
        "hoi-nghi",
        "Họp, hội nghị, sinh hoạt",
        "biên bản, danh sách ký, ảnh",
        [("so-cuoc", "Số cuộc", "cuộc", 200, True), ("luot-nguoi", "Số lượt người dự", "lượt người", 100_000, True)],
    ),
    (
        "chi-bo",
        "Sinh hoạt chi bộ",
        "biên bản, nghị quyết chi bộ",
        [
            ("so-cuoc", "Số cuộc", "cuộc", 100, True),
            ("luot-nguoi", "Số đảng viên dự", "lượt người", 10_000, True),
            ("ty-le", "Tỷ lệ đảng viên tham gia", "%", 100, False),
        ],
    ),
    (
        "trang-tin",
        "Trang thông tin điện tử",
        "địa chỉ bài đăng, ảnh chụp",
        [("so-bai", "Số tin, bài", "bài", 500, True), ("luot-xem", "Lượt xem", "lượt", 10_000_000, False)],
    ),
    (
        "pa-no",
        "Pa nô, áp phích, băng rôn",
        "ảnh có địa điểm",
        [("so-chiec", "Số chiếc", "chiếc", 10_000, True), ("so-met", "Chiều dài", "m", 100_000, False)],
    ),
    ("to-roi", "Tờ rơi, tài liệu", "danh sách, ảnh", [("so-ban", "Số bản phát", "bản", 1_000_000, True)]),
    ("xe-loa", "Xe loa lưu động", "lịch, ảnh", [("so-luot", "Số lượt xe", "lượt", 1_000, True)]),
    (
        "van-nghe",
        "Đội tuyên truyền, văn nghệ",
        "ảnh",
        [("so-buoi", "Số buổi", "buổi", 200, True), ("luot-nguoi", "Lượt người xem", "lượt người", 100_000, False)],
    ),
    (
        "niem-yet",
        "Niêm yết, bảng tin",
        "ảnh, biên bản niêm yết",
        [("so-diem", "Số điểm niêm yết", "điểm", 1_000, True), ("so-ngay", "Số ngày", "ngày", 366, False)],
    ),
    ("khac", "Hình thức khác", "ảnh, mô tả trong ghi chú", [("so-lan", "Số lần", "lần", 10_000, False)]),
]


def load(**_: Any) -> None:
    """Fill the two tables if they are empty; sent by `post_migrate`, harmless when run again."""
    if not DocumentType.objects.exists():
        load_types()
    if not Channel.objects.exists():
        load_channels()


def load_types() -> None:
    tables = ((System.STATE, types.STATE), (System.PARTY, types.PARTY))
    DocumentType.objects.bulk_create(
        DocumentType(
            name=row.name[:1].upper() + row.name[1:].removesuffix(" (cá biệt)"),
            abbreviation=row.abbrev,
            system=system,
            position=position,
        )
        for system, rows in tables
        for position, row in enumerate(rows, start=1)
    )


def load_channels() -> None:
    for position, (code, name, evidence, figures) in enumerate(CHANNELS, start=1):
        channel = Channel.objects.create(code=code, name=name, evidence_hint=evidence, position=position)
        Indicator.objects.bulk_create(
            Indicator(
                channel=channel,
                code=figure,
                name=label,
                unit_name=unit,
                maximum=most,
                is_required=required,
                position=place,
            )
            for place, (figure, label, unit, most, required) in enumerate(figures, start=1)
        )

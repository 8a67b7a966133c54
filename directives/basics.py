"""What a house starts with: types of papers and channels of spreading them. An office may change both."""

from typing import Any

from directives.models import Channel, DocumentType, Indicator, System
from vietnam import types

# code: (name, evidence that is usual, [(code, figure, counted in, most at once, must be given, adds up)]); figures and
# evidence as the reports of communes give them, the kinds of information after NĐ 49/2024/NĐ-CP.
CHANNELS: dict[str, tuple[str, str, list[tuple[str, str, str, int, bool, bool]]]] = {
    "loa": (
        "Loa truyền thanh",
        "bài phát thanh, sổ nhật ký vận hành, lịch phát",
        [
            ("luot-phat", "Số lượt phát", "lượt", 500, True, True),
            ("so-phut", "Thời lượng mỗi lượt", "phút", 600, False, False),
            ("so-gio", "Tổng số giờ phát", "giờ", 1_000, False, True),
        ],
    ),
    "zalo": (
        "Nhóm Zalo, mạng xã hội",
        "ảnh chụp màn hình, liên kết",
        [
            ("so-tin", "Số tin, bài", "tin", 500, True, True),
            ("so-nhom", "Số nhóm", "nhóm", 200, False, False),
            ("so-thanh-vien", "Số thành viên các nhóm", "thành viên", 200_000, False, False),
            ("luot-tuong-tac", "Lượt xem, tương tác, chia sẻ", "lượt", 10_000_000, False, True),
        ],
    ),
    "hoi-nghi": (
        "Họp, hội nghị, sinh hoạt",
        "biên bản, danh sách ký, ảnh, giấy mời",
        [
            ("so-cuoc", "Số cuộc", "cuộc", 200, True, True),
            ("luot-nguoi", "Số lượt người dự", "lượt người", 100_000, True, True),
        ],
    ),
    "chi-bo": (
        "Sinh hoạt chi bộ, học tập nghị quyết",
        "biên bản, nghị quyết chi bộ",
        [
            ("so-cuoc", "Số cuộc", "cuộc", 100, True, True),
            ("luot-nguoi", "Số đảng viên dự", "lượt người", 10_000, True, True),
            ("ty-le", "Tỷ lệ đảng viên tham gia", "%", 100, False, False),
        ],
    ),
    "trang-tin": (
        "Trang thông tin điện tử",
        "địa chỉ bài đăng, ảnh chụp",
        [
            ("so-bai", "Số tin, bài", "bài", 500, True, True),
            ("luot-xem", "Lượt xem", "lượt", 10_000_000, False, True),
        ],
    ),
    "pa-no": (
        "Pa nô, áp phích, băng rôn, khẩu hiệu",
        "ảnh có địa điểm, biên bản nghiệm thu",
        [
            ("so-chiec", "Số chiếc", "chiếc", 10_000, True, True),
            ("so-met", "Chiều dài", "m", 100_000, False, True),
            ("so-met-vuong", "Diện tích", "m²", 100_000, False, True),
        ],
    ),
    "to-roi": ("Tờ rơi, tài liệu", "danh sách, ảnh", [("so-ban", "Số bản phát", "bản", 1_000_000, True, True)]),
    "xe-loa": ("Xe loa lưu động", "lịch, ảnh", [("so-luot", "Số lượt xe", "lượt", 1_000, True, True)]),
    "van-nghe": (
        "Đội tuyên truyền, văn nghệ",
        "ảnh",
        [
            ("so-buoi", "Số buổi", "buổi", 200, True, True),
            ("luot-nguoi", "Lượt người xem", "lượt người", 100_000, False, True),
        ],
    ),
    "niem-yet": (
        "Niêm yết, bảng tin, nhà văn hóa",
        "ảnh, biên bản niêm yết",
        [
            ("so-diem", "Số điểm niêm yết", "điểm", 1_000, True, True),
            ("so-ngay", "Số ngày", "ngày", 366, False, False),
        ],
    ),
    "ban-tin": (
        "Bản tin thông tin cơ sở",
        "bản tin",
        [("so-so", "Số kỳ bản tin", "kỳ", 100, True, True), ("so-ban", "Số bản phát", "bản", 1_000_000, False, True)],
    ),
    "tin-nhan": (
        "Tin nhắn viễn thông",
        "nội dung tin nhắn, báo cáo của nhà mạng",
        [("so-tin", "Số tin nhắn", "tin", 10_000_000, True, True)],
    ),
    "khac": ("Hình thức khác", "ảnh, mô tả trong ghi chú", [("so-lan", "Số lần", "lần", 10_000, False, True)]),
}


def load(**_: Any) -> None:
    """Fill the table of types if it is empty, and add the channels and figures that are not there yet; what an office
    changed stays. Sent by `post_migrate`, harmless when run again."""
    if not DocumentType.objects.exists():
        load_types()
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
    known = {channel.code: channel for channel in Channel.objects.all()}
    figures = set(Indicator.objects.values_list("channel__code", "code"))
    missing = []
    for position, (code, (name, evidence, asked)) in enumerate(CHANNELS.items(), start=1):
        new = {"name": name, "evidence_hint": evidence, "position": position}
        channel = known.get(code) or Channel.objects.create(code=code, **new)
        missing += [
            Indicator(
                channel=channel,
                code=figure,
                name=label,
                unit_name=unit,
                maximum=most,
                is_required=required,
                adds_up=adds_up,
                position=place,
            )
            for place, (figure, label, unit, most, required, adds_up) in enumerate(asked, start=1)
            if (code, figure) not in figures and (code not in known or not required)
        ]
    Indicator.objects.bulk_create(missing)

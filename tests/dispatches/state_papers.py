"""One paper of each model of Phụ lục III that has a layout of its own, for the printing tests and for pictures."""

from dataclasses import replace

from dispatches.printing.appendices import read_appendices
from dispatches.printing.content import LetterContent
from dispatches.printing.form import TYPE_ABBREVIATIONS
from dispatches.printing.layouts import LAYOUTS
from dispatches.printing.sections import read

COMMUNE = LetterContent(
    issuer=("ỦY BAN NHÂN DÂN", "XÃ TÂN SƠN"),
    issuer_name="Ủy ban nhân dân xã Tân Sơn",
    number="7",
    place="Tân Sơn",
    day=5,
    month=2,
    year=2026,
    distribution=("Như Điều 3;", "Đảng ủy, HĐND xã;", "Lưu: VT."),
    authority=("KT. CHỦ TỊCH",),
    position="PHÓ CHỦ TỊCH",
    signer="Hoàng Thị Lan",
)
BEFORE = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
)
DECISION = replace(
    COMMUNE,
    doc_type="QUYẾT ĐỊNH",
    symbol="QĐ-UBND",
    subject="Về việc thành lập Ban Chỉ đạo công tác trẻ em xã Tân Sơn",
    basis=BEFORE,
    sections=read(
        """Điều 1. Thành lập Ban Chỉ đạo công tác trẻ em xã Tân Sơn gồm các ông, bà có tên trong Phụ lục kèm theo.
        Điều 2. Ban Chỉ đạo có các nhiệm vụ sau:
        1. Xây dựng kế hoạch hằng năm.
        2. Kiểm tra việc thực hiện:
        a) Tại trường học;
        b) Tại các thôn.
        Điều 3. Chánh Văn phòng và các ông, bà có tên ở Điều 1 thi hành Quyết định này./.""".splitlines()
    )[1],
    appendices=read_appendices(
        """Phụ lục: Danh sách Ban Chỉ đạo công tác trẻ em
TT\tHọ và tên\tChức vụ\tNhiệm vụ
1\tNguyễn Văn An\tChủ tịch UBND xã\tTrưởng ban
2\tHoàng Thị Lan\tPhó Chủ tịch UBND xã\tPhó Trưởng ban""".splitlines()
    ),
)
RESOLUTION = replace(
    DECISION,
    doc_type="NGHỊ QUYẾT",
    symbol="NQ-HĐND",
    issuer=("HỘI ĐỒNG NHÂN DÂN", "XÃ TÂN SƠN"),
    issuer_name="Hội đồng nhân dân xã Tân Sơn",
    authority=(),
    position="CHỦ TỊCH",
    appendices=(),
)
TELEGRAM = replace(
    COMMUNE,
    doc_type="CÔNG ĐIỆN",
    symbol="CĐ-UBND",
    urgency="HỎA TỐC",
    subject="Về việc ứng phó với mưa lũ",
    recipients=("Trưởng các thôn;", "Hiệu trưởng các trường học trên địa bàn xã."),
    opening=("Dự báo từ ngày 06/02/2026 có mưa to. Yêu cầu các đơn vị trực 24/24 giờ, báo cáo hằng ngày./.",),
    distribution=("Đảng ủy xã;", "Lưu: VT."),
)
INVITATION = replace(
    COMMUNE,
    doc_type="GIẤY MỜI",
    symbol="GM-UBND",
    subject="Dự Hội nghị triển khai công tác trẻ em năm 2026",
    recipients=("Bà Lý Thị Bảy, Trưởng thôn Nà Mòn",),
    opening=(
        "Tới dự Hội nghị triển khai công tác trẻ em năm 2026.",
        "Chủ trì: Bà Hoàng Thị Lan, Phó Chủ tịch Ủy ban nhân dân xã.",
        "Thời gian: 08 giờ 00 phút, ngày 10 tháng 02 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã.",
    ),
    closing=("Đề nghị các đại biểu đến dự đúng giờ./.",),
    distribution=("Thành phần mời;", "Lưu: VT."),
)
INTRODUCTION = replace(
    COMMUNE,
    doc_type="GIẤY GIỚI THIỆU",
    symbol="GGT-UBND",
    subject="Liên hệ công tác",
    opening=(
        "Ông (bà): Ma Văn Hùng",
        "Chức vụ: Công chức Văn hóa - xã hội",
        "Được cử đến: Phòng Văn hóa và Thông tin huyện Định Hóa",
        "Về việc: nhận tài liệu tuyên truyền về trẻ em.",
        "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
        "Giấy này có giá trị đến hết ngày 15/02/2026./.",
    ),
    distribution=("Như trên;", "Lưu: VT."),
)
LEAVE = replace(
    COMMUNE,
    doc_type="GIẤY NGHỈ PHÉP",
    symbol="GNP-UBND",
    subject="Nghỉ phép năm",
    opening=(
        "Xét Đơn đề nghị nghỉ phép ngày 02/02/2026 của ông (bà) Ma Văn Hùng",
        "Ông (bà): Ma Văn Hùng",
        "Chức vụ: Công chức Văn hóa - xã hội",
        "Được nghỉ phép trong thời gian 05 ngày kể từ ngày 09/02/2026 đến hết ngày 13/02/2026 tại xã Tân Sơn.",
        "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm 2026./.",
    ),
    distribution=("Ông (bà) Ma Văn Hùng;", "Lưu: VT."),
)
SUBMISSION = replace(
    COMMUNE,
    doc_type="TỜ TRÌNH",
    symbol="TTr-UBND",
    subject="Về việc phê duyệt kinh phí chăm sóc trẻ em năm 2026",
    recipients=("Hội đồng nhân dân xã Tân Sơn",),
    opening=("Ủy ban nhân dân xã trình Hội đồng nhân dân xã xem xét, phê duyệt./.",),
    distribution=("Như trên;", "Lưu: VT."),
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
)
MINUTES = replace(
    COMMUNE,
    doc_type="BIÊN BẢN",
    symbol="BB-UBND",
    subject="Hội nghị triển khai công tác trẻ em năm 2026",
    opening=(
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 10 tháng 02 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã.",
        "Chủ trì (chủ tọa): Bà Hoàng Thị Lan, Phó Chủ tịch Ủy ban nhân dân xã.",
        "Thư ký (người ghi biên bản): Ông Ma Văn Hùng, công chức Văn hóa - xã hội.",
        "Nội dung (theo diễn biến cuộc họp):",
    ),
    closing=("Cuộc họp kết thúc vào 10 giờ 30 phút, ngày 10 tháng 02 năm 2026./.",),
    distribution=("Các thôn;", "Lưu: VT, Hồ sơ."),
)
NAMED = {
    name: replace(
        COMMUNE,
        doc_type=name,
        symbol=f"{short}-UBND",
        subject="Về công tác bảo vệ, chăm sóc trẻ em năm 2026",
        opening=("Ủy ban nhân dân xã thông tin đến các đơn vị như sau:",),
        sections=read(
            ["I. Đánh giá chung", "1. Kết quả", "- Đã mở 12 lớp.", "II. Tổ chức thực hiện", "Các thôn thực hiện./."]
        )[1],
        distribution=("Các thôn;", "Lưu: VT."),
    )
    for name, short in TYPE_ABBREVIATIONS.items()
    if name not in {*LAYOUTS, SUBMISSION.doc_type}
}
PLAN = NAMED["KẾ HOẠCH"]

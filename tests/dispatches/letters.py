"""The letters that the printing tests print: the Chợ Chu công văn as typed, and what follows from it."""

from dispatches.printing.content import LetterContent, TaskBlock

KNOWN_UNITS = frozenset({"UBND", "HĐND", "VHXH", "VP", "ĐCXD", "TCKT"})

CHO_CHU = LetterContent(
    issuer=("ỦY BAN NHÂN DÂN", "THỊ TRẤN CHỢ CHU"),
    symbol="UBND - VHXX",
    place="Chợ Chu",
    month=4,
    year=2024,
    subject="tuyên truyền Kế hoạch số 145-KH/HU, ngày 27/3/2024 của Ban Thường vụ Huyện ủy",
    recipients=("Các ban ngành, đoàn thể thị trấn Chợ Chu;", "Các tổ dân phố thị trấn Chợ Chu."),
    opening=(
        "Thực hiện công văn số 1761/UBND-VP ngày 28/3/2024 của UBND huyện Định Hóa về việc triển khai thực hiện Kế "
        "hoạch số 145-KH/HU, ngày 27/3/2024 của Ban Thường vụ Huyện ủy. UBND thị trấn Chợ Chu đề nghị các ban ngành, "
        "đoàn thể, tổ dân phố phối hợp thực hiện như sau:",
    ),
    tasks=(
        TaskBlock(
            heading="Công chức Văn hóa-xã hội",
            paragraphs=(
                "Tuyên truyền Kế hoạch số 145-KH/HU, ngày 27/3/2024 của Ban Thường vụ Huyện ủy trên trang thông tin "
                "điện tử và tuyên truyền bằng các hình thức khác phù hợp với tình hình đặc điểm của địa phương.",
            ),
        ),
        TaskBlock(
            heading="Các ban ngành, đoàn thể, tổ dân phố",
            paragraphs=(
                "Tuyên truyền Kế hoạch số 145-KH/HU, ngày 27/3/2024 của Ban Thường vụ Huyện ủy trên các cụm loa truyền "
                "thanh, trên nhóm Zalo, tùy điều kiện thực tế tại các ban ngành, đoàn thể, tổ dân phố sử dụng các hình "
                "thức tuyên truyền phù hợp các nội dung đến toàn thể đoàn viên, hội viên và nhân dân trên địa bàn được "
                "biết.",
            ),
        ),
    ),
    closing=(
        "(Có Kế hoạch số 145-KH/HU, ngày 27/3/2024 kèm theo).",
        "Đề nghị các ban ngành, đoàn thể, tổ dân phố triển khai thực hiện./.",
    ),
    distribution=(
        "Đảng ủy, TT HĐND;",
        "Ban tuyên giáo Đảng ủy",
        "Lãnh đạo UBND;",
        "Như kính gửi;",
        "Lưu: VP, VHXX.",
    ),
    authority=("KT. CHỦ TỊCH",),
    position="PHÓ CHỦ TỊCH",
    signer="Nguyễn Trung Kiên",
)

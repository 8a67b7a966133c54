"""What the district orders in the weeks before the demo is loaded: five papers to all 23 communes. Invented."""

from __future__ import annotations

from datetime import time

from directives.facts import Recipient, TaskFacts
from directives.models import AssignmentRole, Urgency
from dissemination.demo.desk import Words, group, unit
from dissemination.demo.fates import Calendar
from dissemination.demo.places import Places

COMMUNES = "Ủy ban nhân dân các xã, thị trấn"
CLOSING = "UBND huyện đề nghị UBND các xã, thị trấn nghiêm túc triển khai thực hiện./."


def forest(places: Places, calendar: Calendar) -> Words:
    return Words(
        symbol="UBND-NN",
        subject="tăng cường các biện pháp phòng cháy, chữa cháy rừng",
        opening="Thời tiết nắng nóng, hanh khô kéo dài, nguy cơ cháy rừng ở nhiều nơi trên địa bàn huyện rất cao. UBND "
        "huyện đề nghị UBND các xã, thị trấn thực hiện nội dung sau:",
        tasks=[
            TaskFacts(
                "Tuyên truyền đến từng hộ dân sống gần rừng về phòng cháy, chữa cháy rừng trên loa truyền thanh, trong "
                "các cuộc họp tổ dân phố, xóm; rà soát, kiện toàn tổ bảo vệ rừng và báo cáo kết quả về UBND huyện.",
                due_on=calendar.day(-9),
                recipients=group(places.groups["communes"]),
            )
        ],
        closing=CLOSING,
        to=[("UBND các xã, thị trấn", group(places.groups["communes"]))],
        copies=[
            ("Như trên;", ()),
            ("Thường trực Huyện ủy (b/c);", unit(places.district_party)),
            ("Lãnh đạo UBND huyện;", ()),
            ("Lưu: VT, NN.", ()),
        ],
    )


def online(places: Places, calendar: Calendar) -> Words:
    return Words(
        symbol="UBND-VHTT",
        subject="đẩy mạnh tuyên truyền, hướng dẫn Nhân dân sử dụng dịch vụ công trực tuyến",
        opening="Để nâng cao tỷ lệ hồ sơ nộp trực tuyến và hoàn thành chỉ tiêu chuyển đổi số của huyện, UBND huyện yêu "
        "cầu các đơn vị thực hiện như sau:",
        tasks=[
            TaskFacts(
                "Tuyên truyền về dịch vụ công trực tuyến trên trang thông tin điện tử, loa truyền thanh, nhóm Zalo; "
                "Tổ công nghệ số cộng đồng hướng dẫn người dân cài đặt và sử dụng tài khoản định danh điện tử.",
                assignee=COMMUNES,
                due_on=calendar.day(2),
                recipients=group(places.groups["communes"]),
            ),
            TaskFacts(
                "Theo dõi, đôn đốc, tổng hợp kết quả của các xã, thị trấn, báo cáo UBND huyện.",
                assignee="Phòng Văn hóa và Thông tin",
                recipients=[Recipient(unit=places.culture, role=AssignmentRole.MONITOR)],
            ),
        ],
        closing=CLOSING,
        to=[
            ("UBND các xã, thị trấn;", group(places.groups["communes"])),
            ("Phòng Văn hóa và Thông tin.", unit(places.culture)),
        ],
        copies=[("Như trên;", ()), ("Ban Tuyên giáo Huyện ủy;", unit(places.propaganda)), ("Lưu: VT, VHTT.", ())],
    )


def vaccination(places: Places, calendar: Calendar) -> Words:
    communes = group(places.groups["communes"])
    return Words(
        doc_type="Kế hoạch",
        symbol="KH-UBND",
        subject="Tiêm phòng vắc xin cho đàn gia súc, gia cầm trên địa bàn huyện",
        opening="Để chủ động phòng, chống dịch bệnh trên đàn vật nuôi, UBND huyện Định Hóa ban hành kế hoạch tiêm "
        "phòng với các nội dung sau:",
        tasks=[
            TaskFacts(
                "Thông báo lịch tiêm phòng đến từng hộ chăn nuôi; phấn đấu tỷ lệ tiêm phòng đạt từ 80% tổng đàn trở "
                "lên; báo cáo kết quả về UBND huyện.",
                assignee=COMMUNES,
                due_on=calendar.day(-4),
                recipients=communes,
            )
        ],
        closing="Yêu cầu UBND các xã, thị trấn tổ chức thực hiện; khó khăn, vướng mắc báo cáo UBND huyện xem xét./.",
        copies=[("UBND các xã, thị trấn;", communes), ("Lãnh đạo UBND huyện;", ()), ("Lưu: VT, NN.", ())],
    )


def traffic(places: Places, calendar: Calendar) -> Words:
    communes = group(places.groups["communes"])
    return Words(
        symbol="UBND-VP",
        subject="bảo đảm trật tự an toàn giao thông",
        opening="Thực hiện chỉ đạo của UBND tỉnh về bảo đảm trật tự an toàn giao thông, UBND huyện đề nghị UBND các "
        "xã, thị trấn thực hiện các nội dung sau:",
        tasks=[
            TaskFacts(
                "Thường xuyên tuyên truyền về đội mũ bảo hiểm, không lái xe khi đã uống rượu, bia trên loa truyền "
                "thanh và tại các trường học.",
                assignee="Tuyên truyền",
                recipients=communes,
            ),
            TaskFacts(
                "Rà soát các điểm dễ xảy ra tai nạn trên đường liên xã, liên thôn; lập danh sách gửi UBND huyện.",
                assignee="Rà soát",
                due_on=calendar.day(10),
                recipients=communes,
            ),
        ],
        closing=CLOSING,
        to=[("UBND các xã, thị trấn", communes)],
        copies=[("Như trên;", ()), ("Lãnh đạo UBND huyện;", ()), ("Lưu: VT.", ())],
    )


def dams(places: Places, calendar: Calendar) -> Words:
    return Words(
        symbol="UBND-NN",
        urgency=Urgency.URGENT,
        subject="báo cáo nhanh hiện trạng hồ, đập và công trình thủy lợi nhỏ",
        opening="Để kịp thời tổng hợp báo cáo UBND tỉnh, UBND huyện yêu cầu UBND các xã, thị trấn:",
        tasks=[
            TaskFacts(
                "Kiểm tra hiện trạng hồ, đập, công trình thủy lợi nhỏ trên địa bàn, báo cáo nhanh về UBND huyện.",
                due_on=calendar.day(1),
                due_time=time(16, 30),
                recipients=group(places.groups["communes"]),
            )
        ],
        closing="Đây là nhiệm vụ gấp, đề nghị UBND các xã, thị trấn thực hiện đúng thời hạn./.",
        to=[("UBND các xã, thị trấn", group(places.groups["communes"]))],
        copies=[("Như trên;", ()), ("Lưu: VT, NN.", ())],
    )

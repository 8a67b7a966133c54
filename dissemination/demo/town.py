"""What the communes make of the district's orders, and what Chợ Chu orders by itself. Invented."""

from __future__ import annotations

from datetime import date

from directives.facts import PaperFacts, PaperParts, Recipient, TaskFacts
from directives.models import Directive, DocumentType, System
from dissemination.demo.desk import Words, group, unit
from dissemination.demo.fates import Calendar
from dissemination.demo.people import Cast
from dissemination.demo.places import CHO_CHU, Places
from units.models import Unit
from vietnam.dates import short

CLOSING = "Đề nghị các đơn vị triển khai thực hiện./."
TOWN_COPIES = (("Như trên;", ()), ("Lãnh đạo UBND;", ()))


def basis(above: Directive) -> str:
    """ "Thực hiện Công văn số 05/UBND-VP ngày 05/4/2024 của …" """
    on = short(above.issued_on) if above.issued_on else ""
    return (
        f"Thực hiện {above.doc_type} số {above.number_and_symbol} ngày {on} của {above.issuer_name} về việc "
        f"{above.subject[:1].lower()}{above.subject[1:]}"
    )


def forest(places: Places, calendar: Calendar, above: Directive) -> Words:
    whom = [*group(places.groups["neighbourhoods"]), *unit(*places.offices[:2])]
    return Words(
        symbol="UBND-VP",
        subject="phòng cháy, chữa cháy rừng trên địa bàn thị trấn",
        opening=f"{basis(above)}, UBND thị trấn Chợ Chu đề nghị các tổ dân phố, Công an, Ban Chỉ huy Quân sự thị trấn:",
        tasks=[
            TaskFacts(
                "Tuyên truyền các hộ có rừng không đốt nương, xử lý thực bì; phát trên loa truyền thanh ít nhất 02 "
                "lượt mỗi ngày; cử người trực khi có cảnh báo cháy rừng cấp IV trở lên.",
                due_on=calendar.day(-11),
                recipients=whom,
            )
        ],
        closing=CLOSING,
        to=[
            ("Các tổ dân phố;", group(places.groups["neighbourhoods"])),
            ("Công an, Ban Chỉ huy Quân sự thị trấn.", unit(*places.offices[:2])),
        ],
        copies=[*TOWN_COPIES, ("Đảng ủy (b/c);", unit(places.party[CHO_CHU])), ("Lưu: VT.", ())],
    )


def online(places: Places, calendar: Calendar, above: Directive, cast: Cast) -> Words:
    both = [*group(places.groups["offices"]), *group(places.groups["neighbourhoods"])]
    return Words(
        symbol="UBND-VHXH",
        subject="tuyên truyền, hướng dẫn Nhân dân sử dụng dịch vụ công trực tuyến",
        opening=f"{basis(above)}, UBND thị trấn Chợ Chu giao nhiệm vụ như sau:",
        tasks=[
            TaskFacts(
                "Đăng bài hướng dẫn nộp hồ sơ trực tuyến trên trang thông tin điện tử thị trấn; tổng hợp kết quả.",
                assignee="Công chức Văn hóa - xã hội",
                due_on=calendar.day(1),
                recipients=[Recipient(post=cast.officer.post)],
            ),
            TaskFacts(
                "Thông tin trên nhóm Zalo, trong các buổi họp; giúp người cao tuổi cài tài khoản định danh điện tử.",
                assignee="Các ban ngành, đoàn thể, tổ dân phố",
                recipients=both,
            ),
        ],
        closing=CLOSING,
        to=[
            ("Các ban ngành, đoàn thể;", group(places.groups["offices"])),
            ("Các tổ dân phố.", group(places.groups["neighbourhoods"])),
        ],
        copies=[*TOWN_COPIES, ("Lưu: VT, VHXH.", ())],
    )


def election(places: Places, calendar: Calendar) -> Words:
    return Words(
        symbol="UBND-VP",
        subject="chuẩn bị bầu Tổ trưởng tổ dân phố nhiệm kỳ mới",
        opening="Để chuẩn bị cho cuộc bầu cử Tổ trưởng tổ dân phố bảo đảm dân chủ, đúng luật, UBND thị trấn Chợ Chu đề "
        "nghị các tổ dân phố:",
        tasks=[
            TaskFacts(
                "Họp tổ dân phố thông báo thời gian, tiêu chuẩn, cách thức bầu; niêm yết danh sách cử tri đại diện hộ "
                "gia đình tại nhà văn hóa; báo cáo số hộ dự họp về UBND thị trấn.",
                due_on=calendar.day(4),
                recipients=group(places.groups["neighbourhoods"]),
            )
        ],
        closing=CLOSING,
        to=[("Các tổ dân phố", group(places.groups["neighbourhoods"]))],
        copies=[
            *TOWN_COPIES,
            ("Ủy ban MTTQ thị trấn;", unit(places.unions[0])),
            ("Đảng ủy (b/c);", unit(places.party[CHO_CHU])),
            ("Lưu: VT.", ()),
        ],
    )


def traffic(places: Places, calendar: Calendar, above: Directive) -> Words:
    """The draft that waits for the deputy chairman."""
    whom = [*unit(*places.offices[:1]), *group(places.groups["neighbourhoods"])]
    return Words(
        symbol="UBND-VP",
        subject="bảo đảm trật tự an toàn giao thông trên địa bàn thị trấn",
        opening=f"{basis(above)}, UBND thị trấn Chợ Chu đề nghị Công an thị trấn, các tổ dân phố:",
        tasks=[
            TaskFacts(
                "Tuyên truyền về đội mũ bảo hiểm, không lái xe khi đã uống rượu, bia; rà soát các điểm dễ xảy ra tai "
                "nạn trong tổ dân phố, báo cáo về UBND thị trấn.",
                due_on=calendar.day(7),
                recipients=whom,
            )
        ],
        closing=CLOSING,
        to=[
            ("Công an thị trấn;", unit(places.offices[0])),
            ("Các tổ dân phố.", group(places.groups["neighbourhoods"])),
        ],
        copies=[*TOWN_COPIES, ("Lưu: VT.", ())],
    )


def hamlets(places: Places, calendar: Calendar, above: Directive, commune: str) -> Words:
    own = group(places.groups[commune])
    return Words(
        symbol="UBND-NLN",
        subject=f"phòng cháy, chữa cháy rừng trên địa bàn xã {commune}",
        opening=f"{basis(above)}, UBND xã {commune} đề nghị các xóm:",
        tasks=[
            TaskFacts(
                "Họp xóm tuyên truyền phòng cháy, chữa cháy rừng; các hộ ký cam kết không đốt nương làm rẫy gần rừng.",
                due_on=calendar.day(-12),
                recipients=own,
            )
        ],
        closing="Đề nghị các xóm triển khai thực hiện./.",
        to=[("Các xóm", own)],
        copies=[("Như trên;", ()), ("Lãnh đạo UBND xã;", ()), ("Lưu: VT.", ())],
    )


def propaganda(issuer: Unit, on: date, due: date) -> tuple[PaperFacts, PaperParts]:
    """A paper of the Party that has come in and waits to be carried on. Made up, and it says so."""
    text = (
        "(Văn bản giả định của bản dùng thử)\n\nBan Tuyên giáo Huyện ủy đề nghị các đảng ủy xã, thị trấn, UBND các xã, "
        "thị trấn tuyên truyền kết quả phát triển kinh tế - xã hội của huyện trên loa truyền thanh, trang thông tin "
        f"điện tử và trong sinh hoạt chi bộ; gửi kết quả trước ngày {short(due)}."
    )
    facts = PaperFacts(
        system=System.PARTY,
        doc_type=DocumentType.objects.get(name="Công văn", system=System.PARTY),
        issuer=issuer,
        issuer_name="Ban Tuyên giáo Huyện ủy Định Hóa",
        number="318",
        symbol="CV/BTGHU",
        issued_on=on,
        place="Định Hóa",
        subject="tuyên truyền kết quả phát triển kinh tế - xã hội của huyện",
        signer_title="PHÓ TRƯỞNG BAN",
        text=text,
    )
    task = TaskFacts(text.rsplit("\n", 1)[-1], assignee="Đảng ủy, UBND các xã, thị trấn", due_on=due)
    return facts, PaperParts(tasks=[task])

"""Which words tell someone to act? The verbs of orders, and where the same letters are a noun or a name."""

import re

from intake.reading.patterns import phrase

_PHRASES = (
    r"neo dau|tiep doan|dong cua|tai dan|thay mat|nhap kho|xuat kho|tiep quan|goi cong dan|ke chuyen|chao co|"
    r"nau an|canh gioi|chat tia|nho co|diet bo gay|tham quan|thuc hanh|luu y|khong duoc|"
    r"nhan tin|phat loa|sao luu|uu tien|nhap (?:du )?lieu|mua vat tu|van chuyen|trong (?:cay|rung)|"
    r"phun (?:hoa chat|thuoc|khu)|khu khuan|thanh quyet toan|chi tra|truc 24|huan luyen|viet (?:bai|"
    r"tin)|don (?:doan|khach)|moi dai bieu|gioi thieu|binh (?:chon|xet)|xet (?:chon|duyet|tang)|"
    r"cham diem|trao (?:thuong|qua|tang)|tang qua|de cu|giu (?:vung|gin)|cung co|truy quet|bat giu|"
    r"chot chan|phan luong|dong gop|quyen gop|ung ho|tham hoi|tich hop|chia se|doi soat|lam sach|"
    r"day bu|on tap|coi thi|cham thi|ra de|nhan xet|xep loai|gap mat|doi thoai|giai dap|xin y kien|"
    r"truy vet|kem cap|ket nghia|do dau|xoa bo|loai bo|huy bo|tich thu|cai tao|cam (?:bien|moc)|"
    r"gia co|nao vet|khoi thong|tich nuoc|xa nuoc|bom nuoc|gieo cay|tieu huy|tieu doc|ghi chep|"
    r"dau tranh|phong ngua|tran ap|ung dung|hoan chinh|chinh sua|sua doi|chan chinh|phe binh|"
    r"kien nghi|tuan thu|cat giam|cat tia|rut ngan|don gian hoa|thi diem|neu guong|ton vinh|lan toa|"
    r"quang ba|xa hoi hoa|tranh thu|lien ket|hop tac(?! xa)|thao luan|hiep thuong|niem phong|khai bao|"
    r"truy cap|kich hoat|dinh danh|xac thuc|gia han|mien giam|don thu|hach toan|tam ung|biet phai|"
    r"tuyen chon|soat xet|du thao|tra cuu|suu tam|trung bay|bieu dien|dan dung|luyen tap|tap duyet|"
    r"toa dam|dang huong|thap nen|lap dat|thao do|do dac|tham tra|phuc tra|hau kiem|san sang|"
    r"chang chong|che chan|nghiem cam|tam dung|phan dau|dong hanh|bam sat|bam nam|truy to|khoi to|"
    r"tro giup|xu tri|quet don|mac (?:trang phuc|dong phuc|ao|le phuc)"
)
# As often part of a name or of another noun: "hội đồng tuyển sinh", "đơn vị thi công".
_NOUNLIKE = (
    r"thi cong|tuyen sinh|cai cach|kiem dich|kiem nghiem|bao ve|tiep (?:cong )?dan|cuu (?:ho|tro)|"
    r"cach ly|dieu tri|tu van|xuc tien|ung pho|pho cap|hoc tap|sinh hoat|thi dau|dieu chinh|cho vay|"
    r"uy thac|xet nghiem"
)
VERBS = (
    rf"{_PHRASES}|{_NOUNLIKE}|"  # before the short ones that they begin with
    r"chu tri|phoi hop|phoi ket hop|chi dao|xay dung|to chuc|thuc hien|trien khai|can cu|tham muu|huong dan|"
    r"kiem tra|ra soat|bao cao|tong hop|tuyen truyen|theo doi|don doc|giam sat|lap|ban hanh|bo tri|quan triet|"
    r"tang cuong|day manh|tiep tuc|chu dong|co trach nhiem|chiu trach nhiem|co ke hoach|co bien phap|co van ban|"
    r"co ban|co nhiem vu|phan cong|cu|gui|nop|dang ky|cung cap|cap nhat|thong bao|thong tin|mo|can doi|de xuat|"
    r"nghien cuu|tich cuc|thuong xuyen|kip thoi|khan truong|nghiem tuc|truc tiep|phu trach|quan ly|tien hanh|"
    r"trinh|duy tri|lua chon|chon|danh gia|bien tap|dang tai|phat|van dong|huy dong|dong vien|bao dam|dam bao|"
    r"ho tro|giup|quan tam|lanh dao|cho y kien|kien toan|thanh lap|hop|trieu tap|tap trung|tham gia|tham dinh|"
    r"giai quyet|xu ly|phat hien|ngan chan|tiep nhan|tra loi|lam tot|lam dau moi|la dau moi|dinh ky|hang nam|"
    r"ngay sau|phai|can|ap dung|bo sung|hoan thien|hoan thanh|chuan bi|thong ke|trao doi|giao|nghiem tuc|tim kiem|"
    r"niem yet|phan anh|cong khai|chap hanh|long ghep|truyen thong|tap huan|tuan tra|ngoai viec|dua|phan bo|"
    r"cap phat|thu|chuyen|nam|xac dinh|xac minh|quy dinh|rut kinh nghiem|doi moi|phat huy|nang cao|phat trien|"
    r"hop dong|khai thac|su dung|thanh toan|kiem soat|phat dong|guong mau|cam ket|ky|treo|ve sinh|thu gom|lien he|"
    r"pho bien|dang|dieu tra|khao sat|thanh tra|xem xet|khac phuc|chinh ly|chinh trang|tiep thu|neu cao|"
    r"tao dieu kien|thay doi|lam viec voi|lam thu tuc|lam ro|lap danh sach|tham gia|dam nhan|dam nhiem|thong nhat|"
    r"ket noi|soan thao|ke khai|khac phuc|"
    r"khoi cong|nghiem thu|quyet toan|giai ngan|thu hoi|cap giay|cong bo|tuyen duong|khen thuong|bien soan|in an|"
    r"bo sung|can doi|tu kiem tra|cap phep|chiu su|thi hanh|quyet dinh|sap xep|luan chuyen|bo nhiem|giao ban|"
    r"ban giao|thuong luong|nang cap|kien quyet|quyet liet|mo rong|to giac|co mat|mang theo|tham du|du hop|"
    r"hoan tra|phuc vu|trien lam|dau tu|xay lap|quy hoach|di chuyen|giai phong|giai toa|boi thuong|tinh toan|"
    r"bao quan|luu tru|so hoa|van hanh|bao tri|sua chua|mua sam|dau thau|tuyen dung|dao tao|boi duong|cham soc|"
    r"kham|tiem|cap|dieu hanh|dieu tiet|dieu phoi|chu trong|coi trong|de cao|khoi phuc|on dinh|bieu duong|"
    r"nhan rong|doi chieu|tong ket|so ket|nhac nho|nghien cuu|phan loai|phan cap|uy quyen|kiem ke|thay the|"
    r"chap thuan|cho phep|khong de|han che|giam|tang|thuc day|khoanh vung|xu phat|truy thu|cuong che|kiem dem|"
    r"kiem diem|phan tich|du bao|canh bao|so tan|keu goi|di doi|di dan|ung truc|truc ban|dieu dong|cham dut|"
    r"dinh chi|to cao|ket luan|giai trinh|phe duyet|quan he|dai dien|hoa giai|cu dong|trang tri|"
    r"chup anh|quay phim|tu bo|duy tu|bao duong|tap luyen|lay(?= mau| y kien| phieu)|du tru|du toan|cho(?= hoc sinh|"
    r" tre| nghi)|don tiep|"
    r"don dep|lap dat|trang bi|thao go|cai dat|huong ung|gop y"
)
VERB = phrase(rf"\b(?:{VERBS}|yeu cau|de nghi)\b")
# One syllable without its accents is too common to trust: these must be spelled as here.
_SHORT = frozenset(
    (  # noqa: SIM905  # a column of words reads better
        "lập cử gửi nộp mở phát trình chọn giúp họp mời đưa thu chuyển nắm đôn ký treo đăng phải cần giao hợp "
        "dừng bán khám tiêm cấp giảm tăng cho lấy"
    ).split()
)
_HOMOGRAPHS = frozenset({"giao", "cap", "hop", "phat", "trinh", "thu", "lap", "chuyen", "can", "dua", "mo", "chon"})
# A verb that belongs to a name when it follows one of these nouns.
_NAMING = phrase(
    r"(?:\b(?:(?<!thon\s)ban|(?<!van\s)(?<!bien\s)phong) to chuc|\bcong thong tin|\bban dai dien|"
    r"\b(?:ban|doi|to|trung tam|uy ban|dai|bo phan|hoi dong|phong|(?<!co\s)so|(?<!chi\s)bo) (?:chi dao|quan ly|giup|"
    r"xay dung|phat|kiem tra|tuyen truyen|bao|thanh tra|thong tin|truc|nghien cuu|tham dinh|thu|dang)"
    r"|\b(?:co quan|don vi|can bo|chuyen vien|cong chuc|nguoi|thanh vien|cac ban|giao vien|nhan vien) (?:tham muu|"
    r"giup|phu trach|"
    r"quan ly|lanh dao|"
    r"chuyen trach|truc|lam|thuc hien|chu tri)"
    r"|\bgiao duc (?:va|&|-) dao tao|\bcap tren,? (?:truc tiep)|\btong (?:phu trach)|\b(?:chu|nha) (?:dau tu|quan ly|"
    r"su dung|so huu)"
    rf"|\b(?:ban|to|hoi dong|trung tam|phong|cuc|chi dao|ve|cong tac|(?<!giup\s)viec|hoat dong|duoc|bi|cua|theo|cho|"
    r"nhu cau|ke hoach|chuong trinh|phong trao|quy dinh|quy trinh|ket qua|de|va) "
    rf"(?:{_PHRASES}|{_NOUNLIKE})"
    rf"|\b(?:doi|hoi|luc luong|nhom|lop|khu|quy|du an|nganh) (?:{_NOUNLIKE})"
    rf"|\b(?:don vi|co quan|co so|can bo|nguoi|nhan vien|cong ty|truong|vien|trach|bo phan) (?:{_NOUNLIKE})"
    r"|\bngoai giao|\bchi huy bo|\bhoi dong phoi hop(?: pho bien(?:,? giao duc)?)?"
    r"|\bcac dong chi lanh dao|\bco nhu cau [a-z ]{2,12}"
    r"|\btham muu,?\s(?:giup)|\b(?:phuc|pho|chuyen|truc) (?:vu|thuoc)|\bva\s(?:to chuc)|\bgiup\s(?:viec))\Z"
)
_CARRIES_OUT = phrase(r"thuc hien (?:mot so|cac|tot|nghiem|ngay|day du|nhung|dung)\b")  # by no "đơn vị thực hiện"
# The second half of a noun ("công trình", "cuộc họp") or the first ("giao thông") is no verb.
_NOUN_HALF = phrase(
    r"\b(?:(?:cong|chuong|quy|lo|qua|giao|tien|hanh|thuyet|to) trinh|(?:doc|cong|co|doi|tao) lap|"
    r"(?:cuoc|phong|ky|phien|buoi|sau) hop|(?:phu|to|hon|tong|lien|ket|truong|thich|ho|tap|tich|lai) hop|giay moi|"
    r"(?:ke hoach|phong|ban|vu|khoi|chuyen vien|nghien cuu) tong hop|"
    r"(?:ngay|chu|da) ky|(?:nguon|du|doanh|thang|so) thu|(?:nhu|nhung|bau|ung|tranh) cu|"
    r"(?:cung|phan|so|trung|cao|moi|cac) cap|tong thu)\Z"
)
_HALF_NOUN = phrase(
    r"(?:giao (?:thong|dich|ban|luu|tiep|duc|vien|hat|xu)|hop (?:tac|dong|phan)|phat (?:trien|thanh|hanh|bieu)|"
    r"trinh do|thu (?:nhap|truong|ngan)|lap (?:phap|truong)|chuyen (?:mon|vien|trach|nganh|doi so)|can (?:bo|cu)|"
    r"cap (?:uy|xa|huyen|tinh|tren|duoi|co so|hoc|thiet|nuoc|bach|I)|dua tin|mo hinh|chon giong)\b"
)
_NOUN_TO_CHUC = phrase(
    r"to chuc,? (?:chinh tri|dang|co so|thanh vien|xa hoi|hoi\b(?! thi| nghi| thao| hop| dap)|doan the|tin dung|"
    r"kinh te|chinh quyen|ca nhan|va)"
)
_LISTED = phrase(r"(?:\bcac|\b(?:co quan|don vi|doan the|ca nhan|doanh nghiep|hiep hoi),) $")
IMPERATIVE = phrase(
    rf"(?:{VERBS}|dat (?:ty le|chi tieu|toi thieu|it nhat)|thuong truc|co\s|tung buoc|uu tien|tai lap|khuyen khich|"
    rf"tranh thu|lay|truy cap|cau hinh|ra\s|"
    r"chup anh|quay phim|don dep|don ve sinh|chia se|trang bi|lap dat|cai dat|bam sat|gop y|huong ung|lien ket|"
    r"ngan ngua|phan dau|phong ngua|quang ba|ren luyen|thao go|thiet lap|tich hop|tiep can|tim hieu|tinh gon|"
    r"ton vinh|tu danh gia|tu ra soat|ung dung|van dung|xac nhan|day nhanh|day lui|siet chat|chan chinh|san sang|"
    r"nhan dien|luu giu|duy tu|neu guong|hoc tap|xuat ban|trien lam|tra soat|tri an|tham hoi|hoi y|lay y kien|"
    r"cu the hoa|hien thuc hoa|hoach dinh|kich thich|khac phuc|tao moi|tao lap|tao su|tao chuyen bien|viet tin|"
    r"thuc day|quy hoach|giu gin|bao ve|phong chong|nhac nho|dieu chinh|sua doi|dien tap|dua|khong\b)\b"
)


# Common work that only its accents part from other words ("trồng" from "trong", "quét", "dán", "trực").
_SPELLED = (
    r"quét|dán|trồng|tưới|tỉa|nhổ|bón|san|đào đắp|sơn|vẽ|dàn dựng|thiết kế|tháo|gỡ|buộc|che|đậy|lật|úp|thả|rào|"
    r"căng|chở|bốc|bài trí|trang hoàng|rửa|lau|phun|rắc|khử|đốt|chôn|dọn|khơi|vớt|gieo|cấy|ghi|đọc|đánh máy|đếm|"
    r"vào sổ|trông|canh|gác|trực(?! thuộc| tiếp| tuyến| quan| ban)|túc trực|chốt|chặn|bắt|truy|thăm|viếng|trao|"
    r"tiễn|nhắc|bình bầu|biểu quyết|trích|khấu trừ|mua|thuê|mượn|nhắn|xin|dừng|ngừng|ngưng|cấm|tránh|xóa|xoá|"
    r"hủy|huỷ|sửa|rà|lọc|chia|gộp|sáp nhập|tách|dời|cải tiến|tận dụng|tiết kiệm|tiết giảm|miễn nhiệm|tập hợp|cắm|"
    r"mặc|mang|đeo|thắp|chăm lo|đảm trách|bám|công nhận|chứng nhận|chứng thực|lắng nghe|đền bù|ứng cứu|cung ứng|"
    r"phân phối|hoàn tất|hoàn ứng|thanh lý|quyết tâm|nỗ lực|cố gắng|thi đua|gắn|liên lạc|hiệp đồng|kết hợp|ngăn|"
    r"triệt phá|mật phục|chỉnh đốn|học hỏi|tham khảo|khích lệ|cổ vũ|gây quỹ|hình thành|đề ra|xác lập|kiên trì|"
    r"nhanh chóng|rút|tìm|bơm|xả|trục vớt|phản hồi|ghi danh|điểm danh|giới hạn|rút gọn|tinh giản|tôn tạo|trùng tu|"
    r"phục dựng|phục hồi|phong tỏa|phong toả|dập|sơ cứu|tham vấn|kết nạp|chủ tọa|chủ toạ|điều khiển"
)
# … and where only the first word of an item shows that it is no noun.
_FIRST = (
    r"nghỉ|cắt|đào|đắp|đổ|xây|kẻ|in|sao|chụp|quay|nuôi|khóa|khoá|mắc|nâng|hạ|kê|làm|nhận(?! báo cáo)|tính|đo|lưu|coi|"
    r"chữa|xét|tiếp|dẫn|bàn|đóng|bán|cho|báo|hãy|chạy|nối|kiểm|dạy|ôn|chấm|đặt|lo|cứu|đồng bộ|khoan|chống|khoán|"
    r"chặt|dựng|kéo|đẩy|xếp|bày|viết|soạn|nhập|cất|giữ|mời|đón|bầu(?! cử)|bỏ|trả|truyền|gọi|khai|tuyệt đối|thay|"
    r"ghép|đổi|dùng|giải thể|tuyển|sắp|duyệt|thông qua|tải|cài|tạo"
)
_OPENS = re.compile(rf"(?:{_SPELLED}|{_FIRST})\b", re.IGNORECASE)
_INSIDE = re.compile(rf"\b(?:{_SPELLED})\b")
# Behind these it tells whose work it is: "các hộ trồng chè", "người trông trẻ", "giấy mời".
_OF_WHOM = re.compile(
    r"\b(?:hộ|người|nhà|thợ|nghề|sở|đội|tổ|nhóm|ban|việc|tác|đồng|được|đã|giấy|máy|xe|bộ|viên|khu|bãi|vùng|rừng|đất|để|"
    r"phòng|thường|bài|theo|các|những|và|tự|tạm)\s+\Z",
    re.IGNORECASE,
)


def opens(plain: str, text: str, start: int) -> bool:
    """Does what begins here say what is to be done?"""
    return bool(IMPERATIVE.match(plain, start) or _OPENS.match(text, start))


def verb_from(plain: str, text: str, start: int, end: int) -> int | None:
    """Where the first verb of doing begins; verbs inside names ("Ban Chỉ đạo", "các tổ chức chính trị") are none."""
    found = (_known_from(plain, text, start, end), _spelled_from(text, start, end))
    return min((at for at in found if at is not None), default=None)


def _spelled_from(text: str, start: int, end: int) -> int | None:
    hits = (hit.start() for hit in _INSIDE.finditer(text, start, end))
    return next((at for at in hits if not _OF_WHOM.search(text, max(0, at - 12), at)), None)


def _known_from(plain: str, text: str, start: int, end: int) -> int | None:
    for match in VERB.finditer(plain, start, end):
        at = match.start()
        if text[at].isupper() and at > start:
            continue
        if " " not in match.group() and match.group().isalpha() and text[at : match.end()].lower() not in _SHORT:
            continue
        if _NAMING.search(plain, max(0, at - 24), match.end()) and not _CARRIES_OUT.match(plain, at):
            continue
        half = _NOUN_HALF.search(plain, max(0, at - 12), match.end())
        if (half and half.start() < at) or (match.group() in _HOMOGRAPHS and _HALF_NOUN.match(plain, at)):
            continue
        if match.group().startswith("to") and (_NOUN_TO_CHUC.match(plain, at) or _LISTED.search(plain, at - 20, at)):
            continue
        return at
    return None

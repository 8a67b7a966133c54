"""Which words give a paper its structure? Bodies, verbs of doing, positions: tables over text without accents."""

import re

from intake.reading.patterns import phrase

# A body, post or person that can be told to act, as the first word of a phrase; look-aheads part the homographs.
_BODIES = (
    r"uy ban|ubnd|hdnd|ub mttq|ubmttq|mttq|bhxh|sgddt|pgddt|mat tran|hoi dong|so(?! luong| lieu| \d)|so,|"
    r"phong(?! chong|, chong|"
    r" trao| ngua)|ban(?! hanh| do| sao| than| cam| ke)|bo(?! tri| sung| sat)|cuc|chi cuc|tong cuc|van phong|"
    r"trung tam|truong(?! hop)|dang bo|dang uy|tinh uy|huyen uy|thanh uy|thi uy|quan uy|chi bo|chi uy|cap uy|"
    r"dang doan|lien doan|cong doan|hoi(?! nghi| thao| thi| dap)|doan(?! ket)|tinh doan|huyen doan|tieu ban|"
    r"to(?! chuc)|toa an|vien(?! phi)|cong ty|tong cong ty|bao(?! cao| dam| ve| gom| quan)|bao hiem|kho bac|"
    r"ngan hang|benh vien|cong an|thanh tra(?!,)|tram|dai(?! hoi| bieu| dien)|cong chuc|can bo|chuyen vien|"
    r"thanh vien|dong chi|d/c|thu truong|hieu truong|giam doc|chu tich|pho |truong (?:ban|phong|thon|xom|ap|buon|"
    r"khu|khoi|khoa|to|doan|bo phan|tieu ban|cac)|thuong truc(?= (?:hdnd|hoi dong|dang uy|tinh uy|thanh uy|"
    r"huyen uy|uy ban|mttq|ban|cap uy))|chanh (?:van phong|thanh tra|an)|(?:ong|ba)(?= [a-z]+ [a-z]+)|"
    r"ong(?= \(ba\))|van phong|"
    r"to dai bieu|ban giam|giao vien|(?:thay|co)(?= (?:hieu truong|pho |giao |to |tong phu trach))|khoa(?= [a-z])|"
    r"dai hoc|hoc vien|nhan vien|nha (?:thieu nhi|van hoa)|thu vien|bao tang|vu(?= [a-z]+ [a-z]+)|ba con|dai bieu|"
    r"tong phu trach|bao ve(?=\s*:)|"
    r"vien kiem sat|vien chuc|nguoi lao dong|benh xa|tap doan|hiep hoi|bac hoc|thi sinh|hoc sinh|sinh vien|"
    r"phu huynh|cu tri|hoi vien|doan vien|bch|bql|ban quan ly|lien doan|hdnd|ttg|vpcp|toan the|bi thu|bch|btv|"
    r"nha truong|co quan|don vi(?! tinh)|dia phuong|doan the|chu dau tu|doanh nghiep|thon|xom|khu pho|xa|"
    r"phuong(?! an| thuc| tien| phap| huong)|thi tran|thi xa|huyen|tinh uy|nganh(?! nghe)|hat kiem lam|doi(?! voi|"
    r" moi| chieu| thoai)|vnpt|thue|buu dien|dien luc|lanh dao(?!,? (?:va )?(?:chi dao|quan ly|thuc hien|cong tac|"
    r"to chuc|toan dien))|nguoi dung dau|ke toan|van thu|khoi|hop tac xa|luc luong|quy(?! dinh| trinh| hoach| mo|"
    r" che| i{1,3}\b| iv\b| [1-4]\b)|co so|bo phan|ho gia dinh|chu ho|giao vien|chu co so|ap|buon|lien minh|"
    r"dang vien|nguoi dan|chu re|to chuc(?= chinh tri| dang| co so| hoi(?! thi| nghi| thao| hop| dap)| thanh vien|"
    r" xa hoi| doan the| tin dung)"
)
_MANY = r"(?:cac|moi|tung|toan the|tat ca|toan bo) "
BODY = phrase(rf"\W{{0,2}}(?:{_MANY}(?=\w)|(?:dong chi\s+)?(?:{_BODIES})\b)")
HEADER_BODY = phrase(
    r"uy ban|ubnd|hdnd|ub\s|hoi dong|so\s|phong\s|ban\s|bo\s|cuc\s|chi cuc|tong cuc|van phong|trung tam|truong\s|"
    r"dang bo|dang uy|tinh uy|huyen uy|thanh uy|thi uy|quan uy|chi bo|lien doan|cong doan|hoi\s|doan\s|tinh doan|"
    r"huyen doan|tieu ban|to\s|toa an|vien\s|cong ty|tong cong|tap doan|bao hiem|kho bac|ngan hang|benh vien|"
    r"cong an|thanh tra|bch|bhxh|hoc vien|dai hoc|chinh phu|thu tuong|quoc hoi|mat tran|mttq|quan khu|ban\b|"
    r"chu tich (?:uy ban|ubnd|nuoc|quoc hoi)|bo truong bo|"
    r"tram\s|dai\s|lien hiep|lien minh|quy\s|hop tac xa|hat kiem lam|doi\s|chi nhanh|xi nghiep|nha may|nha hat|"
    r"nha van hoa|nha xuat ban|nha khach|thu vien|bao tang|khu (?:di tich|bao ton|du lich|quan ly)|vuon quoc gia|"
    r"lam truong|nong truong|hiep hoi|cau lac bo|phan hieu|phong kham|dang doan|ban can su|kiem toan|bo chi huy|"
    r"bo tu lenh|don bien phong|su doan|trung doan|lu doan|dang uy|tong lien doan|thanh doan|quan doan|tap chi|"
    r"bao (?!ton|hiem|ve)|toa soan|cong an|hoi dong|to cong tac|doan dai bieu|doan dbqh|ubbc|ubkt|uy vien"
)
# "họp giao ban tuần" orders nothing.
_BRIEFING = r"(?! ban (?:tuan|thang|quy|nam|dau|cuoi|dinh ky|hang|truc tuyen|ngay))"
GIAO = rf"giao{_BRIEFING}"
ORDER = phrase(rf"(?:giao nhiem vu cho|phan cong|giao cho|{GIAO}|de nghi|yeu cau|kinh de nghi|tran trong de nghi)\s+")

_VERBS = (
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
    r"ket noi|ho so|soan thao|ke khai|khac phuc|"
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
VERB = phrase(rf"\b(?:{_VERBS}|yeu cau|de nghi)\b")
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
    r"(?:\b(?:ban|doi|to|trung tam|uy ban|dai|bo phan|hoi dong|phong|so|bo) (?:chi dao|quan ly|giup|xay dung|"
    r"phat|kiem tra|"
    r"tuyen truyen|to chuc|bao|thanh tra|thong tin|truc|nghien cuu|tham dinh|thu|dang)"
    r"|\b(?:co quan|don vi|can bo|chuyen vien|cong chuc|nguoi|thanh vien|cac ban) (?:tham muu|giup|phu trach|"
    r"quan ly|lanh dao|"
    r"chuyen trach|truc|lam|thuc hien|chu tri)"
    r"|\bgiao duc (?:va|&|-) dao tao|\bcap tren,? (?:truc tiep)|\btong (?:phu trach)|\bchu (?:dau tu|quan ly|"
    r"su dung|so huu)"
    r"|\btham muu,?\s(?:giup)|\b(?:phuc|pho|chuyen|truc) (?:vu|thuoc)|\bva\s(?:to chuc)|\bgiup\s(?:viec))\Z"
)
# The second half of a noun ("công trình", "cuộc họp") or the first ("giao thông") is no verb.
_NOUN_HALF = phrase(
    r"\b(?:(?:cong|chuong|quy|lo|qua|giao|tien|hanh|thuyet|to) trinh|(?:doc|cong|co|doi|tao) lap|"
    r"(?:cuoc|phong|ky|phien|buoi|sau) hop|(?:phu|to|hon|tong|lien|ket|truong|thich|ho|tap|tich|lai) hop|giay moi|"
    r"(?:ke hoach|phong|ban|vu|khoi|chuyen vien|nghien cuu) tong hop|"
    r"(?:ngay|chu|da) ky|(?:nguon|du|doanh|thang|so) thu|(?:nhu|nhung) cu|(?:cung|phan|so|moi|cac|cung) cap|tong thu)\Z"
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
IMPERATIVE = phrase(
    rf"(?:{_VERBS}|dat (?:ty le|chi tieu|toi thieu|it nhat)|thuong truc|co\s|tung buoc|uu tien|tai lap|khuyen khich|"
    rf"tranh thu|lay|truy cap|cau hinh|ra\s|"
    r"chup anh|quay phim|don dep|don ve sinh|chia se|trang bi|lap dat|cai dat|bam sat|gop y|huong ung|lien ket|"
    r"ngan ngua|phan dau|phong ngua|quang ba|ren luyen|thao go|thiet lap|tich hop|tiep can|tim hieu|tinh gon|"
    r"ton vinh|tu danh gia|tu ra soat|ung dung|van dung|xac nhan|day nhanh|day lui|siet chat|chan chinh|san sang|"
    r"nhan dien|luu giu|duy tu|neu guong|hoc tap|xuat ban|trien lam|tra soat|tri an|tham hoi|hoi y|lay y kien|"
    r"cu the hoa|hien thuc hoa|hoach dinh|kich thich|khac phuc|tao moi|tao lap|tao su|tao chuyen bien|viet tin|"
    r"thuc day|quy hoach|giu gin|bao ve|phong chong|nhac nho|dieu chinh|sua doi|dien tap|dua|khong\b)\b"
)

POSITIONS = phrase(
    r"(?:(?:pho|quyen|q\.|nguyen)\s)?(?:chu tich|tong giam doc|giam doc|truong phong|chanh van phong|"
    r"chanh thanh tra|bi thu|"
    r"hieu truong|cuc truong|chi cuc truong|tong cuc truong|vu truong|bo truong|thu truong|thu tuong|"
    r"tong bi thu|chu nhiem|"
    r"truong ban|truong tieu ban|vien truong|to truong|chi huy truong|chinh uy|truong cong an|doi truong|"
    r"tram truong|truong|"
    r"chanh an|tong thanh tra|kiem toan|hat truong|truong thon|truong doan|thuong truc|uy vien|ke toan truong|"
    r"pho chu tich|"
    r"tong bien tap|thuong vu|chu tich hoi dong)\b"
)
AUTHORITY = phrase(
    r"(?<![\w.])(?:(?:t\s?/\s?m|k\s?/\s?t|t\s?/\s?l|t\s?/\s?uq)\s?[.,]?\s?|(?:tm|kt|tl|tuq)(?:\s?[.,]\s?|\s|"
    r"(?=uy ban|ubnd|hoi dong|ban |chu |giam |truong |bo |thu |chanh |cuc |hieu |bi thu|tong )))(?=[a-z])"
)
FRONT = phrase(
    r"mttq|mat tran|lien doan lao dong|cong doan|lien hiep phu nu|hoi nong dan|cuu chien binh|doan tncs|"
    r"tinh doan|huyen doan|"
    r"thanh doan|\bdoan (?:xa|phuong|huyen|tinh|thi tran|truong|khoi)\b|\b(?:xa|phuong|chi) doan\b|hoi lien hiep|"
    r"chu thap do|hoi nguoi cao tuoi|hoi khuyen hoc|doan thanh nien"
)
SURNAMES = frozenset(
    (  # noqa: SIM905  # a column of names reads better
        "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dam dinh trinh mai ha lan trieu "
        "phung to nong "
        "hua vi luong ta doan cao chu quach thai lam la ma hau giang sung vang lo cam quang luu truong ton tong "
        "khuat vuong "
        "dao kieu tang chau bach luc long be nghiem thach van au ninh cu giap hoa lai mac than ung loc quan ly "
        "a bo y h ro "
        "che ong bhnong rmah siu ksor thieu tieu co diep han kim huu mua trang tho cu phi chang ban dan sin "
        "chao tan pham"
    ).split()
)


# Whole words that OCR may print with one wrong letter.
TITLES_OF_SIGNERS = frozenset(
    (  # noqa: SIM905  # a column of titles reads better
        "chu tich;pho chu tich;giam doc;pho giam doc;truong phong;pho truong phong;chanh van phong;hieu truong;"
        "pho hieu truong;pho bi thu;pho chanh van phong;bo truong;thu truong;cuc truong;truong ban;pho truong ban;"
        "chi huy truong;pho bi thu thuong truc;pho chu tich thuong truc;truong cong an"
    ).split(";")
)
HEADS_OF_BODIES = frozenset(
    (  # noqa: SIM905
        "uy ban nhan dan;hoi dong nhan dan;ban chap hanh;ban thuong vu;van phong;phong giao duc;so giao duc;tinh uy;"
        "huyen uy;dang uy;thanh uy;mat tran to quoc;lien doan lao dong;benh vien;cong an;truong tieu hoc;"
        "truong mam non;truong trung hoc;ban chi dao;trung tam;bao hiem xa hoi"
    ).split(";")
)


def almost(printed: str, known: frozenset[str]) -> bool:
    """Is it one of the known words with at most one wrong letter? Short words must be right."""
    found = " ".join(printed.split())
    near = (word for word in known if len(word) == len(found) and len(word) > 6)
    return any(sum(a != b for a, b in zip(word, found, strict=True)) <= 1 for word in near)


def heads_body(plain: str, start: int, end: int) -> bool:
    """Does a line of the header begin with the name of a body, perhaps with one letter misread?"""
    if HEADER_BODY.match(plain[start:end] + " "):
        return True
    line = re.sub(r"(?<=\s)['`’]|['`’](?=\s)", "", " ".join(plain[start:end].split()))
    if HEADER_BODY.match(line + " "):
        return True
    return any(
        almost(line[: len(head)], frozenset({head})) and line[len(head) :][:1] in ("", " ") for head in HEADS_OF_BODIES
    )


def verb_from(plain: str, text: str, start: int, end: int) -> int | None:
    """Where the first verb of doing begins; verbs inside names ("Ban Chỉ đạo", "các tổ chức chính trị") are none."""
    for match in VERB.finditer(plain, start, end):
        at = match.start()
        if text[at].isupper() and at > start:
            continue
        if " " not in match.group() and match.group().isalpha() and text[at : match.end()].lower() not in _SHORT:
            continue
        if _NAMING.search(plain, max(start, at - 24), match.end()):
            continue
        half = _NOUN_HALF.search(plain, max(start, at - 12), match.end())
        if (half and half.start() < at) or (match.group() in _HOMOGRAPHS and _HALF_NOUN.match(plain, at)):
            continue
        if match.group().startswith("to") and (_NOUN_TO_CHUC.match(plain, at) or plain[max(0, at - 4) : at] == "cac "):
            continue
        return at
    return None

"""Which words give a paper its structure? Bodies, positions, names: tables over text without accents."""

import re

from intake.reading.patterns import phrase

# A body, post or person that can be told to act, as the first word of a phrase; look-aheads part the homographs.
_BODIES = (
    r"uy ban|ubnd|hdnd|ub mttq|ubmttq\w*|mttq|bhxh|sgddt|pgddt|mat tran|hoi dong|so(?! luong| lieu| \d)|so,|"
    r"phong(?! chong|, chong|"
    r" trao| ngua)|ban(?! hanh| do| sao| than| cam| ke)|bo(?! tri| sung| sat)|cuc|chi cuc|tong cuc|van phong|"
    r"trung tam|truong(?! hop)|dang bo|dang uy|tinh uy|huyen uy|thanh uy|thi uy|quan uy|chi bo|chi uy|cap uy|"
    r"dang doan|lien doan|cong doan|hoi(?! nghi| thao| thi| dap)|doan(?! ket)|tinh doan|huyen doan|tieu ban|"
    r"to(?! chuc)|toa an|vien(?! phi)|cong ty|tong cong ty|bao(?! cao| dam| ve| gom| quan| hiem| tang)|bao hiem|"
    r"kho bac|ngan hang|benh vien|cong an|thanh tra(?!,)|tram|dai(?! hoi| bieu| dien)|cong chuc|can bo|chuyen vien|"
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
    r" moi| chieu| thoai| tuong)|vnpt|thue|buu dien|dien luc|lanh dao(?!,? (?:va )?(?:chi dao|quan ly|thuc hien|"
    r"cong tac|to chuc|toan dien))|nguoi dung dau|ke toan|van thu|khoi(?! luong| phuc| tao| dau| cong| to)|hop tac xa|"
    r"luc luong|quy(?! dinh| trinh| hoach| mo| che| i{1,3}\b| iv\b| [1-4]\b)|co so|bo phan|ho gia dinh|chu ho|"
    r"giao vien|chu co so|"
    r"ap|buon|lien minh|thong tan xa|vuon quoc gia|"
    r"gvcn|tpt doi|thu quy|bgh|chi doan|lien doi|phan doan|cau lac bo|clb|cong tac vien|xi nghiep|phan hieu|chu rung|"
    r"chi hoi|dan quan|don bien phong|quan su(?= xa| huyen| phuong)|y te(?= truong hoc| thon| xa)|lop(?= \d)|"
    r"van hoa(?= xa\b(?! hoi))|"
    r"khu dan cu|cong thong tin|ho kinh doanh|dang vien|nguoi dan|chu re|to chuc(?= chinh tri| dang| co so|"
    r" hoi(?! thi| nghi| thao| hop| dap)| thanh vien|"
    r" xa hoi| doan the| tin dung)"
)
_TIMES = r"(?:cac )?(?:thu|ngay|tuan|thang|nam|quy|buoi|lan|gio)\b"
_THINGS = (
    r"(?:buoc|vuong mac|thac mac|kho khan|chi tiet|thong tin|y kien|van de|noi dung|hoat dong|cong tac|"
    r"bien phap|nhiem vu|"
    r"giai phap|van ban|tai lieu|ho so|dieu kien|chi tieu|muc tieu|so lieu|truong hop)\b"
)
_MANY = r"(?:cac|moi|tung|toan the|tat ca|toan bo) "
BODY = phrase(rf"\W{{0,2}}(?:{_MANY}(?=\w)(?!{_TIMES}|{_THINGS})|(?:dong chi\s+)?(?:{_BODIES})\b)")
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
    r"bao (?!ton|hiem|ve)|toa soan|cong an|hoi dong|to cong tac|doan dai bieu|doan dbqh|ubbc|ubkt|uy vien|"
    r"bcd|bql|btc|ttyt"
)
# "họp giao ban tuần" orders nothing.
_BRIEFING = r"(?! ban (?:tuan|thang|quy|nam|dau|cuoi|dinh ky|hang|truc tuyen|ngay))"
GIAO = rf"giao{_BRIEFING}"
ASKS = phrase(r"(?:tran trong )?\b(?:yeu cau|de nghi|kinh mong) ")
ORDER = phrase(
    rf"(?:giao nhiem vu cho|phan cong|giao cho|{GIAO}|uy quyen(?: cho)?|(?:kinh |tran trong )?de nghi|yeu cau|"
    r"kinh mong|(?:dong y|nhat tri)(?: de| giao)?(?= [^.;,]{3,90} chu tri\b))\s+"
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
    r"(?<![\w.])(?:(?:t\s?[/.]\s?m|k\s?[/.]\s?t|t\s?[/.]\s?l|t\s?[/.]\s?uq)\s?[.,:]?\s?|(?:tm|kt|tl|tuq)(?:\s?[.:]\s?|\s|"
    r"\s?,?\s?(?=uy ban|ubnd|hoi dong|ban |chu |giam |truong |bo |thu |chanh |cuc |hieu |bi thu|tong )))(?=[a-z])"
)
FRONT = phrase(
    r"mttq|mat tran|lien doan lao dong|cong doan|lien hiep phu nu|hoi nong dan|cuu chien binh|doan tncs|"
    r"tinh doan|huyen doan|"
    r"thanh doan|\bdoan (?:xa|phuong|huyen|tinh|thi tran|truong|khoi)\b|\b(?:xa|phuong|chi) doan\b|hoi lien hiep|"
    r"chu thap do|hoi nguoi cao tuoi|hoi khuyen hoc|doan thanh nien|lhpn|ldld"
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
        "chao tan pham thao hang cha then dieu mang danh nie k"
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
# "công an" is not among them: one letter parts it from Long An.
HEADS_OF_BODIES = frozenset(
    (  # noqa: SIM905
        "uy ban nhan dan;hoi dong nhan dan;ban chap hanh;ban thuong vu;van phong;phong giao duc;so giao duc;tinh uy;"
        "huyen uy;dang uy;thanh uy;mat tran to quoc;lien doan lao dong;benh vien;truong tieu hoc;"
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
    ) or any(f"{line} ".startswith(f"{head[1:]} ") for head in HEADS_OF_BODIES if len(head) > 10)

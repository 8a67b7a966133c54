"""What is known while a paper is read item by item: whom the items above tell, where they stand, and who speaks."""

import re
from dataclasses import dataclass, field

from intake.reading.clean import Letters
from intake.reading.governors import Governor
from intake.reading.lines import Item
from intake.reading.result import AskedTask, Found
from vietnam.text import fold

_NARRATED = re.compile(
    r"(?:da|se|xin|vua|chi(?!dao|tra|huy|dinh)|nhanduoc|conhan|cocongvan|covanban|thongbao(?:de|den|cho|toi)?|trantrong)(?!tri)|"
    r"banhanh(?:thongtu|quyetdinh|quyche|quydinh|kehoach|chithi|huongdan|chuongtrinh|nghiquyet)"
)
_HEAD_OF = re.compile(r"(?:botruong|chutich|giamdoc|tonggiamdoc|cuctruong|tongcuctruong|thutruong|hieutruong)")
_COMMITTEE = re.compile(r"uybannhandan(?:tinh|huyen|xa|phuong|thanhpho|thixa|thitran|quan|dackhu)")


def _compact(folded: str) -> str:
    """Without spaces, which pasted text loses; one spelling of the committee."""
    return re.sub(r"[\W_]+", "", folded).replace("ubnd", "uybannhandan")


@dataclass
class Context:
    """The addressee that governs the items below, by level, and the running number of the block."""

    letters: Letters
    issued: str | None
    addressed: bool
    own: str
    duties: bool = False  # the items read are those of the sections that assign duties
    default: Found | None = None  # whom the lead-in asks
    numbered: bool = False
    headed: bool = False  # no bullet since a heading that names a body: paragraphs below it are its duties
    listed: bool = False  # a heading of the matter, or a lead-in without numbers: each paragraph below is a duty
    open: bool = False  # the lead-in asks without saying whom: "Phòng yêu cầu:"
    # One more than the level of the heading above that says so, 0 where none does: what stands below it …
    work: int = 0  # … is work ("II. NHIỆM VỤ")
    contents: int = 0  # … is the object of the order there ("Lập phương án cho: - Lũ lớn")
    past: int = 0  # … was done, or describes ("I. KẾT QUẢ")
    beside_orders: frozenset[int] = frozenset()  # where the items begin most of whose neighbours are orders
    held: dict[int, Found] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)  # the levels at which a heading beside this one names a body
    tasks: list[AskedTask] = field(default_factory=list)
    block: int = -1
    latest: int = 0  # the first task of the item read last
    waiting: list[tuple[Item, Found, int]] = field(default_factory=list)  # orders with items below, and tasks so far

    def is_own(self, who: Governor) -> bool:
        """Does the body that issues the paper speak of itself?"""
        own, named = _compact(self.own), _compact(self.letters.plain[who.start : who.end])
        return bool(own) and (own.startswith(named) or (named.startswith(own) and "cac" not in named))

    def narrates(self, start: int, end: int) -> bool:
        """Does the body that issues the paper say what it has done, will do or makes known?"""
        plain = re.sub(r"^\W*sau khi[^,.]{3,90},\s*", "", self.letters.plain[start : min(end, start + 220)])
        said = self._after_own_name(_compact(plain))
        return said is not None and _NARRATED.match(said) is not None

    def speaks_of_itself(self, who: Found) -> bool:
        """Is it the issuer, or who heads it: "Chủ tịch UBND tỉnh" in a paper of UBND tỉnh?"""
        return self._after_own_name(_compact(fold(who.value))) == ""

    def _after_own_name(self, told: str) -> str | None:
        """What follows the name of the issuer, or of who heads it; None where another name stands."""
        own = _compact(self.own)
        if not own:
            return None
        if (head := _HEAD_OF.match(told)) and not own.startswith(head.group()):
            told = told[head.end() :]  # "Bộ trưởng Bộ Y tế ban hành Thông tư …"
        if told.startswith(own):
            return told[len(own) :]
        short = _COMMITTEE.match(told) if own.startswith("uybannhandan") else None
        return told[short.end() :] if short and own.startswith(short.group()) else None

    def held_above(self, level: int) -> Found | None:
        above = [key for key in self.held if key < level]
        return self.held[max(above)] if above else None

    def put_off(self, item: Item, who: Found) -> None:
        self.waiting.append((item, who, len(self.tasks)))

    def hold(self, level: int, who: Found) -> None:
        self.held[level] = who
        self.named.add(level)

    def forget_from(self, level: int) -> None:
        self.held = {key: who for key, who in self.held.items() if key < level}
        self.named = {key for key in self.named if key <= level}

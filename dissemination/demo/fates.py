"""What became of each row of work? One letter a row, played through the services at plausible hours.

A  done in time, accepted          L  done late, accepted           W  reported, waits to be accepted
R  reported and returned           D  being done, a result logged   N  received
U  not opened yet                  C  declined                      X  declined, then withdrawn by the issuer
S  begun, then suspended
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from directives.models import Assignment, Channel, Directive
from directives.services import work
from directives.services.work import ResultFacts
from dissemination.demo import photos
from dissemination.demo.desk import Office, moment
from dissemination.demo.people import Cast
from units.acting import Actor
from units.models import Kind
from vietnam.calendar import add_working_days, working_days_between

LOGS, REPORTS, JUDGED = set("ALWRDS"), set("ALWR"), {"A", "L", "R"}
RETURNS = (
    "Chưa có ảnh và chưa ghi số lượt người dự. Đề nghị bổ sung.",
    "Số liệu chưa khớp với sổ nhật ký của loa truyền thanh. Đề nghị kiểm tra lại.",
)
DECLINES = (
    "Đơn vị không còn phụ trách nội dung này, đề nghị giao cho đơn vị khác.",
    "Đơn vị chưa có người thực hiện trong thời gian này.",
)
SUSPENDS = "Chờ ngành dọc bổ sung tài liệu, sẽ làm tiếp khi có."
NOTES = ("", "Bà con hưởng ứng tốt.", "Còn một số hộ đi làm xa, sẽ thông tin sau.", "")
# What a body of each kind usually does: (channel, figures of its smallest case, photo).
USUAL: dict[str, tuple[tuple[str, dict[str, int], str], ...]] = {
    Kind.NEIGHBOURHOOD: (
        ("loa", {"luot-phat": 4, "so-phut": 12}, "loa"),
        ("hoi-nghi", {"so-cuoc": 1, "luot-nguoi": 38}, "hop"),
        ("zalo", {"so-tin": 2, "so-nhom": 1, "luot-tuong-tac": 64}, "loa"),
    ),
    Kind.AUTHORITY: (
        ("loa", {"luot-phat": 28, "so-phut": 15}, "loa"),
        ("hoi-nghi", {"so-cuoc": 6, "luot-nguoi": 310}, "hop"),
        ("pa-no", {"so-chiec": 9, "so-met": 45}, "pano"),
        ("trang-tin", {"so-bai": 2, "luot-xem": 240}, "pano"),
    ),
    Kind.OFFICE: (
        ("hoi-nghi", {"so-cuoc": 1, "luot-nguoi": 42}, "hop"),
        ("niem-yet", {"so-diem": 2, "so-ngay": 15}, "pano"),
    ),
    Kind.ORGANISATION: (
        ("hoi-nghi", {"so-cuoc": 2, "luot-nguoi": 75}, "hop"),
        ("zalo", {"so-tin": 3, "so-nhom": 4, "luot-tuong-tac": 180}, "loa"),
        ("to-roi", {"so-ban": 120}, "pano"),
    ),
}


@dataclass(frozen=True)
class Days:
    received: date
    logged: date
    reported: date
    judged: date


@dataclass(frozen=True)
class Calendar:
    """Days counted in working days from the day of loading."""

    today: date

    def day(self, count: int) -> date:
        return add_working_days(self.today, count)

    @property
    def last(self) -> date:
        """The last working day that is over."""
        return self.day(-1)


@dataclass(frozen=True)
class Stage:
    """One issued paper, whose people act on it until `last`, the day before everybody looks."""

    paper: Directive
    office: Office
    cast: Cast
    last: date

    def play(self, fates: str, task: int = 1) -> None:
        """Each row of the task, in the order of its group, meets the fate of its letter; blanks are for the eye."""
        rows = self.paper.assignments.filter(task__position=task).select_related("unit", "post", "task").order_by("pk")
        for index, (row, fate) in enumerate(zip(rows, fates.replace(" ", ""), strict=True)):
            self._meet(row, fate, index)

    def _meet(self, row: Assignment, fate: str, index: int) -> None:
        if fate == "U":
            return
        doer = self.cast.doer(row.unit_id, row.post_id)
        days = self._days(row, fate)
        if fate in "CX":
            assert doer is not None  # noqa: S101  (nobody declines on behalf of another)
            self._decline(row, doer, fate, days, index)
            return
        doer = doer or self.office.clerk  # written down for someone who phoned in
        work.receive(actor=doer, assignment=row, at=moment(days.received, 9, index % 60))
        if fate in LOGS:
            self._log(row, doer, days.logged, index, with_photo=fate in "AW" and index % 7 == 3)
        if fate in REPORTS:
            work.report(actor=doer, assignment=row, at=moment(days.reported, 14, index % 60), note=NOTES[index % 4])
        if fate == "S":
            at = moment(days.logged, 16, index % 60)
            work.suspend(actor=self.office.judge, assignment=row, reason=SUSPENDS, at=at)
        if fate in JUDGED:
            self._judge(row, fate, moment(days.judged, 16, index % 60), index)

    def _log(self, row: Assignment, doer: Actor, on: date, index: int, *, with_photo: bool) -> None:
        usual = USUAL[row.unit.kind if row.post_id is None else Kind.AUTHORITY]
        channel, figures, motif = usual[3 if row.post_id else index % len(usual)]
        grown = {code: value + value * (index * 7 % 10) // 10 for code, value in figures.items()}
        facts = ResultFacts(_channel(channel), on, grown, note=NOTES[(index + 1) % 4])
        picture = photos.photo(motif, f"{row.unit.short_name}, {on:%d/%m/%Y}") if with_photo else None
        work.log_result(
            actor=doer,
            assignment=row,
            facts=facts,
            at=moment(on, 11, index % 60),
            photos=[picture] if picture else (),
        )

    def _judge(self, row: Assignment, fate: str, at: datetime, index: int) -> None:
        judge = self.office.signer if row.unit_id == self.office.unit.pk else self.office.judge
        if fate == "R":
            work.return_(actor=judge, assignment=row, reason=RETURNS[index % 2], at=at)
        else:
            work.accept(actor=judge, assignment=row, at=at)

    def _decline(self, row: Assignment, doer: Actor, fate: str, days: Days, index: int) -> None:
        work.decline(actor=doer, assignment=row, reason=DECLINES[index % 2], at=moment(days.received, 10, index % 60))
        if fate == "X":
            at = moment(days.judged, 15, index % 60)
            work.withdraw(actor=self.office.judge, assignment=row, reason="Giao lại cho đơn vị khác.", at=at)

    def _days(self, row: Assignment, fate: str) -> Days:
        """Received the day after, logged half way, reported just before the deadline, or two days after it."""
        issued = self.paper.issued_on
        assert issued is not None  # noqa: S101  (it is issued)
        if row.due_on is None:
            reported = add_working_days(issued, 5)
        else:
            reported = add_working_days(row.due_on, 2 if fate == "L" else -1)
        half = add_working_days(issued, max(1, working_days_between(issued, reported) // 2))
        days = (add_working_days(issued, 1), half, reported, add_working_days(reported, 1))
        return Days(*(min(day, self.last) for day in days))


def _channel(code: str) -> Channel:
    return Channel.objects.prefetch_related("indicators").get(code=code)

"""What waits for whom? The piles on a desk, each one query, gathered from the rooms below for the post one acts for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Model, OuterRef, QuerySet, Window
from django.urls import reverse

from directives.models import Assignment, Delivery, Directive, Extension, Link, LinkKind, RegisterEntry
from dispatches.models import Letter, NumberBlock
from dispatches.states import LetterState
from intake.models import Arrival
from units.acting import Actor
from units.models import Role

SHOWN = 6


@dataclass(frozen=True)
class Pile:
    """`rows` are the first SHOWN of `total`; `kind` names the template that draws a row; `all_url` shows the rest."""

    title: str
    kind: str
    rows: list[Model]
    total: int
    all_url: str = ""

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


Maker = Callable[[Actor, datetime], Pile]


def piles(actor: Actor, *, at: datetime) -> list[Pile]:
    """The piles of this desk that are not empty, the most pressing first."""
    return [pile for maker in ORDER[actor.post.role] if (pile := maker(actor, at)).rows]


def to_approve(actor: Actor, at: datetime) -> Pile:
    letters = Letter.objects.of_unit(actor.unit).filter(state=LetterState.SUBMITTED)
    return _pile("Chờ duyệt", "letter", letters.with_papers().order_by("submitted_at"), "dispatches:list")


def to_issue(actor: Actor, at: datetime) -> Pile:
    letters = Letter.objects.of_unit(actor.unit).waiting_for("issue")
    return _pile("Đã duyệt, chờ phát hành", "letter", letters.with_papers().order_by("approved_at"), "dispatches:list")


def to_settle(actor: Actor, at: datetime) -> Pile:
    """Numbers set apart that no paper and no reason has settled."""
    blocks = NumberBlock.objects.of_unit(actor.unit).open().select_related("series__doc_type", "series__unit")
    return _pile("Số đã giữ, chờ đối chiếu", "block", blocks.order_by("made_at", "pk"), "dispatches:numbers")


def in_the_making(actor: Actor, at: datetime) -> Pile:
    """What came back first, then the drafts."""
    letters = Letter.objects.of_unit(actor.unit).filter(state__in=[LetterState.RETURNED, LetterState.DRAFT])
    return _pile("Đang soạn", "letter", letters.with_papers().order_by("-state", "-changed_at"), "dispatches:list")


def to_register(actor: Actor, at: datetime) -> Pile:
    """Sent to us by an office that is here too, and not yet in our book."""
    entered = RegisterEntry.objects.filter(directive=OuterRef("directive"), register__unit=actor.unit)
    sent = Delivery.objects.filter(~Exists(entered), unit=actor.unit, directive__status="issued")
    papers = sent.exclude(directive__issuer=actor.unit).select_related("directive__doc_type", "directive__issuer")
    return _pile("Gửi đến qua hệ thống, chưa vào sổ", "delivery", papers.order_by("-delivered_at"))


def being_read(actor: Actor, at: datetime) -> Pile:
    return _pile("Đang đọc dở, chưa lưu", "arrival", Arrival.objects.open().filter(unit=actor.unit), "intake:start")


def to_confirm(actor: Actor, at: datetime) -> Pile:
    """What was said to us and stands on no paper yet, the oldest first."""
    said = Directive.objects.of_unit(actor.unit).filter(status="oral").select_related("doc_type", "issuer")
    return _pile("Truyền đạt miệng, chờ văn bản", "said", said.order_by("issued_on", "pk"), "directives:list")


def to_carry_on(actor: Actor, at: datetime) -> Pile:
    """In our book, and no paper of ours carries it out or sends it on; that one cites it is not enough."""
    ours = Link.objects.filter(target=OuterRef("pk"), source__issuer=actor.unit).exclude(kind=LinkKind.CITES)
    came = RegisterEntry.objects.filter(directive=OuterRef("pk"), register__unit=actor.unit, register__direction="in")
    papers = Directive.objects.filter(Exists(came), ~Exists(ours)).exclude(status="withdrawn")
    newest = papers.select_related("doc_type", "issuer").order_by("-pk")
    return _pile("Đã vào sổ, chưa có văn bản triển khai", "paper", newest, "directives:list")


def my_work(actor: Actor, at: datetime) -> Pile:
    rows = Assignment.objects.of_unit(actor.unit, actor.post).waiting_for_doer().with_timeliness(at=at)
    return _pile("Việc cấp trên và cơ quan giao", "work", rows.with_papers().by_urgency(), "directives:my_work")


def to_judge(actor: Actor, at: datetime) -> Pile:
    rows = Assignment.objects.filter(directive__issuer=actor.unit).waiting_for_issuer().with_timeliness(at=at)
    oldest = rows.with_papers().order_by("reported_at")
    return _pile("Đơn vị đã báo cáo hoặc từ chối, chờ xem", "work", oldest, "directives:judging")


def to_put_off(actor: Actor, at: datetime) -> Pile:
    """Somebody asks for a later deadline; the answers stand on the page of the work."""
    asked = Extension.objects.filter(assignment=OuterRef("pk")).waiting_for_issuer()
    rows = Assignment.objects.filter(Exists(asked), directive__issuer=actor.unit).with_timeliness(at=at)
    return _pile("Xin gia hạn, chờ trả lời", "work", rows.with_papers().by_urgency(), "directives:judging")


def late_below(actor: Actor, at: datetime) -> Pile:
    rows = Assignment.objects.filter(directive__issuer=actor.unit).overdue(at=at).with_timeliness(at=at)
    return _pile("Đơn vị quá hạn chưa xong", "work", rows.with_papers().by_urgency(), "compliance:dashboard")


ORDER: dict[str, tuple[Maker, ...]] = {
    Role.CLERK: (
        to_issue,
        to_register,
        being_read,
        to_settle,
        to_confirm,
        to_carry_on,
        in_the_making,
        my_work,
    ),
    Role.LEADER: (to_approve, to_judge, to_put_off, late_below, my_work),
    Role.OFFICER: (my_work, to_judge, to_put_off, late_below, to_confirm, in_the_making),
    Role.HEAD: (my_work,),
    Role.MEMBER: (my_work,),
}


def _pile(title: str, kind: str, rows: QuerySet, all_name: str = "") -> Pile:
    first = list(rows.annotate(total=Window(Count("pk")))[:SHOWN])
    return Pile(title, kind, first, first[0].total if first else 0, reverse(all_name) if all_name else "")

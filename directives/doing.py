"""What stands on the pages of work: the tabs of "Việc của tôi", and all that one piece of work shows one person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from audit import trail
from audit.models import Entry
from directives import former, policies, proofs
from directives.forms.passes import PassForm
from directives.models import Assignment, Channel, Directive, Link, LinkKind, PaperFile, Pass, Result
from directives.models.papers import READ_FIRST
from directives.querysets.work import AssignmentQuerySet
from directives.services.work import results_with_evidence
from directives.states import OPEN, Move, State, moves_from
from directives.timeliness import OWES_NO_REPORT
from directives.tokens import token_of
from units.acting import Actor
from units.models import Membership, User


@dataclass(frozen=True)
class Tab:
    key: str
    label: str
    condition: Q
    order: Callable[[AssignmentQuerySet], AssignmentQuerySet]
    count: int = 0
    is_chosen: bool = False
    hides_when_empty: bool = False

    def rows(self, rows: AssignmentQuerySet) -> AssignmentQuerySet:
        return self.order(rows.filter(self.condition))


READ_ONLY = Q(role__in=OWES_NO_REPORT, state=State.RECEIVED)
TABS = (
    Tab("can-lam", "Cần làm", Q(state__in=OPEN) & ~READ_ONLY, lambda rows: rows.by_urgency()),
    Tab("da-bao-cao", "Đã báo cáo", Q(state=State.REPORTED), lambda rows: rows.order_by("-reported_at")),
    Tab("tam-dung", "Tạm dừng", Q(state=State.SUSPENDED), lambda rows: rows.by_urgency(), hides_when_empty=True),
    Tab("da-xong", "Đã xong", Q(state=State.ACCEPTED) | READ_ONLY, lambda rows: rows.order_by("-received_at")),
)


def tab_named(key: str) -> Tab:
    return next((tab for tab in TABS if tab.key == key), TABS[0])


def tabs(rows: AssignmentQuerySet, *, chosen: Tab) -> list[Tab]:
    """The tabs with their counts, in one query."""
    counts = rows.aggregate(**{f"n{i}": Count("pk", filter=tab.condition) for i, tab in enumerate(TABS)})
    counted = [replace(tab, count=counts[f"n{i}"], is_chosen=tab is chosen) for i, tab in enumerate(TABS)]
    return [tab for tab in counted if tab.count or tab.is_chosen or not tab.hides_when_empty]


@dataclass(frozen=True)
class Step:
    """A move that this person may make now, and what was typed with it when it was refused."""

    move: Move
    typed: str = ""


@dataclass(frozen=True)
class Sheet:
    steps: list[Step]
    may_log: bool
    may_revise: bool
    on_behalf: bool
    is_doer: bool
    judge_refusal: str
    other_post: Membership | None
    channels: list[Channel]
    results: list[Result]
    files: list[PaperFile]
    along: list[Directive]
    people: list[User]
    entries: list[Entry]
    former: list[Assignment]
    lacks: str

    def step(self, verb: str) -> Step | None:
        return next((one for one in self.steps if one.move.verb == verb), None)

    @property
    def receive(self) -> Step | None:
        return self.step("receive")

    @property
    def report(self) -> Step | None:
        return self.step("report")

    @property
    def accept(self) -> Step | None:
        return self.step("accept")

    @property
    def resume(self) -> Step | None:
        return self.step("resume")

    @property
    def reasoned(self) -> list[Step]:
        return [one for one in self.steps if one.move.needs_reason]


def sheet(row: Assignment, *, actor: Actor | None, user: User, typed: dict[str, str], at: datetime) -> Sheet:
    moves = [move for move in moves_from(row.state) if policies.may(actor, move.verb, row)]
    may_log = any(move.verb == "log" for move in moves)
    is_doer = actor is not None and policies.is_doer(actor, row)
    steps = [Step(move, typed.get(move.verb, "")) for move in moves if move.verb != "log"]
    files, results = _files(row, user), list(results_with_evidence(row))
    return Sheet(
        steps=steps,
        may_log=may_log,
        may_revise=may_log,
        on_behalf=actor is not None and may_log and policies.acts_on_behalf(actor, row),
        is_doer=is_doer,
        judge_refusal=_why_not_judge(actor, row),
        other_post=None if is_doer else _other_post(row, user, at),
        channels=list(Channel.objects.filter(is_active=True)) if may_log else [],
        results=results,
        files=files,
        along=_along(row, user, files),
        people=list(people_of(row, on=at.date())) if is_doer else [],
        entries=list(trail.history(row)[:20]),
        former=former.of_row(row, user=user, at=at),
        lacks=proofs.missing_words(row, results),
    )


@dataclass(frozen=True)
class PassPart:
    """The link without an account, for who may give one: the one that stands, or the form to make one."""

    link: Pass | None = None
    form: PassForm | None = None

    @property
    def is_mine(self) -> bool:
        return bool(self.link or self.form)

    @property
    def url(self) -> str:
        if self.link is None:
            return ""
        return settings.BASE_URL + reverse("directives:guest", args=[token_of(self.link.code)])


def pass_part(row: Assignment, *, actor: Actor | None, at: datetime) -> PassPart:
    if not policies.may_revoke_pass(actor, row):
        return PassPart()
    link = row.passes.standing(at=at).first()
    may_give = link is None and policies.may_give_pass(actor, row)
    return PassPart(link, PassForm(code=row.code) if may_give else None)


def people_of(row: Assignment, *, on: date) -> QuerySet[User]:
    """Who may be named to do it: the holders of the post where one is named, else of any post in the unit."""
    held = Membership.objects.valid(on=on).filter(post__unit=row.unit, user__is_active=True)
    if row.post_id:
        held = held.filter(post=row.post_id)
    return User.objects.filter(pk__in=held.values("user")).order_by("full_name")


def files_for_guest(row: Assignment) -> QuerySet[PaperFile]:
    """What a link without an account opens besides the work itself: the files of the paper that gave it."""
    files = PaperFile.objects.filter(directive=row.directive, kind__in=READ_FIRST, dropped_at=None)
    return files.select_related("directive__doc_type")


def _files(row: Assignment, user: User) -> list[PaperFile]:
    """The paper's own files, then those of the papers that were sent along."""
    papers = Q(directive=row.directive) | Q(directive__in=_sent_along(row))
    found = PaperFile.objects.visible_to(user).filter(papers, kind__in=READ_FIRST).select_related("directive__doc_type")
    return sorted(found, key=lambda file: (file.directive_id != row.directive_id, file.place))


def _along(row: Assignment, user: User, files: list[PaperFile]) -> list[Directive]:
    """The papers that were sent along as text alone: no file of theirs stands above."""
    with_file = {file.directive_id for file in files}
    papers = Directive.objects.visible_to(user).filter(pk__in=_sent_along(row)).exclude(pk__in=with_file)
    return list(papers.exclude(text="").select_related("doc_type").defer("text", "reading", "search_key"))


def _sent_along(row: Assignment) -> QuerySet[Link, Any]:
    return Link.objects.filter(source=row.directive, kind=LinkKind.ATTACHES).values("target")


def _other_post(row: Assignment, user: User, at: datetime) -> Membership | None:
    """Another post of the same person that has this work."""
    held = Membership.objects.of(user, on=at.date())
    return next((one for one in held if policies.is_doer(Actor(user, one.post, one.stands_in_for), row)), None)


def _why_not_judge(actor: Actor | None, row: Assignment) -> str:
    """To somebody of the issuing unit: why he is not the one to accept this report."""
    if actor is None or row.state != State.REPORTED or actor.unit.pk != row.directive.issuer_id:
        return ""
    return policies.may(actor, "accept", row).reason

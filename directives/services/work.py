"""The life of an assignment: receive, log, report, decline; accept, return, insist, suspend, resume, withdraw."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from audit import trail
from directives import policies, proofs
from directives.guests import Guest
from directives.models import Assignment, Channel, Result
from directives.policies import Forbidden, Refused
from directives.services import files
from directives.services.moving import locked, move, reason_for
from directives.states import State
from units.acting import Actor
from units.models import User
from vietnam.dates import short


@dataclass(frozen=True)
class ResultFacts:
    """What was done once. `figures` by indicator code; `key` comes with the form, so a second press is harmless.

    `keep_noted`: when and where the photos were taken may be kept beside them.
    """

    channel: Channel
    done_on: date
    figures: dict[str, int]
    note: str = ""
    link: str = ""
    key: uuid.UUID | None = None
    keep_noted: bool = False


@transaction.atomic
def receive(*, actor: Actor | Guest, assignment: Assignment, at: datetime) -> Assignment:
    """Confirm receipt. For a row "để biết" this is all there is to do."""
    row = locked(assignment)
    if row.state != State.GIVEN and policies.is_doer(actor, row):
        return row  # a second press
    return move(actor, row, "receive", at=at, sentence=f"{actor.name} xác nhận đã nhận việc{_for(actor, row)}.")


def log_result(
    *,
    actor: Actor | Guest,
    assignment: Assignment,
    facts: ResultFacts,
    at: datetime,
    photos: Sequence[File[bytes]] = (),
    revises: Result | None = None,
) -> Result:
    """Write down what was done, with its figures and photos; the work is then "đang làm".

    A correction is a new result that `revises` the old one and keeps its photos. Photos are made ready before the
    transaction. Raises Refused (not the doer, a day in the future, figures out of bounds) and BadFile.
    """
    if known := _known(facts, assignment):
        return known
    policies.may(actor, "log", assignment).or_refuse()
    evidence = [files.prepare_evidence(one.name or "ảnh.jpg", one, keep_noted=facts.keep_noted) for one in photos]
    return _keep_result(actor, assignment, facts, at, evidence, revises)


@transaction.atomic
def _keep_result(
    actor: Actor | Guest,
    assignment: Assignment,
    facts: ResultFacts,
    at: datetime,
    evidence: Sequence[files.EvidenceFacts],
    revises: Result | None,
) -> Result:
    row = locked(assignment)
    if known := _known(facts, row):
        return known
    policies.may(actor, "log", row).or_refuse()
    _check_facts(facts, row, at)
    _check_revises(revises, row)
    result = Result.objects.create(
        assignment=row,
        channel=facts.channel,
        done_on=facts.done_on,
        figures=facts.figures,
        note=facts.note,
        link=facts.link,
        logged_by=actor.user,
        via=actor.link if isinstance(actor, Guest) else None,
        logged_at=at,
        on_behalf=policies.acts_on_behalf(actor, row),
        key=facts.key or uuid.uuid4(),
        revises=revises,
    )
    if revises is not None:
        files.carry_evidence(revises, result)
    for one in evidence:
        files.keep_evidence(result, one)
    did = "sửa kết quả" if revises is not None else "ghi kết quả"
    sentence = f"{actor.name} {did}{_for(actor, row)}: {facts.channel.name}, ngày {short(facts.done_on)}."
    move(actor, row, "log", at=at, sentence=sentence)
    return result


@transaction.atomic
def report(*, actor: Actor | Guest, assignment: Assignment, at: datetime, note: str = "") -> Assignment:
    """Say that the work is done; the moment decides whether it was on time, if it is accepted.

    A second press by the same person with the same words is harmless; a colleague who was a moment late is told.
    """
    row = locked(assignment)
    if row.state == State.REPORTED and policies.is_doer(actor, row):
        if (row.reported_by_id, row.report_note) == (actor.user_id, note):
            return row
        raise Refused(_reported_already(row, note))
    policies.may(actor, "report", row).or_refuse()
    if not note.strip() and not row.results.exists():
        raise Refused("Chưa có kết quả nào được ghi. Hãy ghi ít nhất một kết quả, hoặc viết một câu đã làm gì.")
    if row.task.proofs_required and (lacks := proofs.missing_words(row, results_with_evidence(row))):
        raise Refused(f"Việc này bắt buộc có minh chứng, còn thiếu: {lacks}. Hãy ghi kết quả kèm theo rồi báo cáo.")
    row.reported_at, row.reported_by, row.report_note = at, actor.user, note
    return move(actor, row, "report", at=at, sentence=f"{actor.name} báo cáo đã làm xong{_for(actor, row)}.")


@transaction.atomic
def decline(*, actor: Actor, assignment: Assignment, reason: str, at: datetime) -> Assignment:
    return _reasoned(actor, assignment, "decline", reason, at, f"{actor.name} từ chối nhận việc: {reason}")


@transaction.atomic
def accept(*, actor: Actor, assignment: Assignment, at: datetime) -> Assignment:
    """The issuer is content. Nobody accepts his own result."""
    row = locked(assignment)
    policies.may(actor, "accept", row).or_refuse()
    row.accepted_at = at
    return move(actor, row, "accept", at=at, sentence=f"{actor.name} nghiệm thu kết quả của {row.who}.")


@transaction.atomic
def return_(*, actor: Actor, assignment: Assignment, reason: str, at: datetime) -> Assignment:
    return _reasoned(
        actor, assignment, "return", reason, at, f"{actor.name} trả lại kết quả của {assignment.who}: {reason}"
    )


@transaction.atomic
def insist(*, actor: Actor, assignment: Assignment, reason: str, at: datetime) -> Assignment:
    return _reasoned(
        actor, assignment, "insist", reason, at, f"{actor.name} vẫn giao việc cho {assignment.who}: {reason}"
    )


@transaction.atomic
def withdraw(*, actor: Actor, assignment: Assignment, reason: str, at: datetime) -> Assignment:
    return _reasoned(
        actor, assignment, "withdraw", reason, at, f"{actor.name} thu hồi việc đã giao cho {assignment.who}: {reason}"
    )


@transaction.atomic
def suspend(*, actor: Actor, assignment: Assignment, reason: str, at: datetime) -> Assignment:
    """Nobody has to do it for now: it is not open, so never overdue and never reminded of. Its deadline stays."""
    row = locked(assignment)
    policies.may(actor, "suspend", row).or_refuse()
    row.suspended_reason = reason_for("suspend", reason)
    sentence = f"{actor.name} tạm dừng việc của {row.who}: {row.suspended_reason}"
    return move(actor, row, "suspend", at=at, sentence=sentence)


@transaction.atomic
def resume(*, actor: Actor, assignment: Assignment, at: datetime) -> Assignment:
    """Back to the state in which it was suspended."""
    row = locked(assignment)
    return move(actor, row, "resume", at=at, sentence=f"{actor.name} cho {row.who} làm tiếp việc đã tạm dừng.")


@transaction.atomic
def name_doer(*, actor: Actor, assignment: Assignment, doer: User | None, at: datetime) -> Assignment:
    """Name the person who does it; a field, not a state."""
    row = locked(assignment)
    if not policies.is_doer(actor, row):
        raise Forbidden(f"Chỉ người của {row.who} được phân công người thực hiện.")
    row.doer = doer
    row.save(update_fields=["doer"])
    named = f"phân công {doer.full_name} thực hiện" if doer else "bỏ phân công người thực hiện"
    trail.record(actor, "assignment.doer_named", row, f"{actor.name} {named}.", at=at, topic=row.directive)
    return row


def _reasoned(actor: Actor, assignment: Assignment, verb: str, reason: str, at: datetime, sentence: str) -> Assignment:
    row = locked(assignment)
    policies.may(actor, verb, row).or_refuse()
    row.reason = reason_for(verb, reason)
    return move(actor, row, verb, at=at, sentence=sentence)


def _for(actor: Actor | Guest, row: Assignment) -> str:
    return f" hộ {row.who}" if policies.acts_on_behalf(actor, row) else ""


def _reported_already(row: Assignment, note: str) -> str:
    by = row.reported_by.full_name if row.reported_by else "Người có liên kết"
    at = timezone.localtime(row.reported_at)
    words = f" Lời của anh/chị chưa gửi: “{note.strip()}”" if note.strip() else ""
    return f"{by} vừa báo cáo việc này lúc {at:%H:%M} ngày {short(at.date())}, nên không báo cáo thêm lần nữa.{words}"


def results_with_evidence(row: Assignment) -> QuerySet[Result]:
    """Every result with its figures and photos; those that were corrected carry the newer one in `revised_by`."""
    results = row.results.select_related("channel", "logged_by", "revised_by")
    return results.prefetch_related("evidence", "channel__indicators")


def logged_with(key: str, **which: object) -> Result | None:
    """The result that was kept under the key of its form, among those `which`: what was sent twice is kept once."""
    try:
        return Result.objects.select_related("assignment").filter(key=uuid.UUID(key), **which).first()
    except ValueError:
        return None


def _known(facts: ResultFacts, row: Assignment) -> Result | None:
    """The result that a first press of the same form made."""
    known = Result.objects.filter(key=facts.key).first() if facts.key else None
    if known is not None and known.assignment_id != row.pk:
        raise Refused("Biểu mẫu này đã dùng cho một việc khác. Hãy mở lại trang ghi kết quả.")
    return known


def _check_revises(revises: Result | None, row: Assignment) -> None:
    if revises is None:
        return
    if revises.assignment_id != row.pk:
        raise Refused("Kết quả được sửa không thuộc việc này.")
    if Result.objects.filter(revises=revises).exists():
        raise Refused("Kết quả này vừa được sửa rồi. Hãy mở lại trang và sửa bản mới nhất.")


def _check_facts(facts: ResultFacts, row: Assignment, at: datetime) -> None:
    if facts.done_on > timezone.localdate(at):
        raise Refused("Ngày thực hiện chưa tới. Hãy chọn hôm nay hoặc một ngày đã qua.")
    if row.directive.issued_on and facts.done_on < row.directive.issued_on:
        raise Refused(f"Ngày thực hiện trước ngày ban hành văn bản ({short(row.directive.issued_on)}).")
    indicators = {one.code: one for one in facts.channel.indicators.all()}
    for code, value in facts.figures.items():
        if code not in indicators or not 0 <= value <= indicators[code].maximum:
            named = indicators[code].name if code in indicators else code
            raise Refused(f"Số liệu “{named}” không hợp lý. Hãy kiểm tra lại con số.")
    missing = [one.name for code, one in indicators.items() if one.is_required and code not in facts.figures]
    if missing:
        raise Refused(f"Hình thức “{facts.channel.name}” cần có: {', '.join(missing)}.")

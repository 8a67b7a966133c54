"""Who hears that a paper was issued? In the app at once, by few statements however many units; by mail a moment later.

The lines in the app are written in the transaction that gives the work. They say who has heard what, so the mails are
made from them, in batches, by one job (`letters`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Min, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils import timezone

from directives.models import Assignment, AssignmentRole, Delivery, Directive
from jobs import queue
from jobs.models import Job
from reminders import outbox, receivers, wording
from reminders.models import Channel, Kind, Notice

LETTERS = "reminders.letters"
PEOPLE_AT_ONCE = 500
ROW = "post__unit__assignments"


def work_given(*, directive: Directive, assignments: QuerySet[Assignment], at: datetime, **_: Any) -> None:
    """In the app one line per assignment; by mail one message per person and paper."""
    alike = ("task", "role", "period", "due_on", "due_time")
    firsts = assignments.order_by().values(*alike).annotate(first=Min("pk")).values("first")
    for one in Assignment.objects.filter(pk__in=firsts).select_related("directive__doc_type", "task").order_by("pk"):
        rows = assignments.filter(**{name: getattr(one, name) for name in alike})
        _tell_doers(rows, one, at)
    plan_letters(directive, at)


def paper_delivered(*, directive: Directive, deliveries: QuerySet[Delivery], at: datetime, **_: Any) -> None:
    """Nơi nhận, for information; who must act hears it from `work_given`."""
    subject, text = wording.informed(directive)
    outbox.tell(
        receivers.holders_sent(deliveries.filter(for_information=True), on=timezone.localdate(at)),
        at=at,
        person=F("user"),
        kind=Kind.INFORMED,
        subject=subject,
        text=text,
        url=directive.get_absolute_url(),
        directive=directive.pk,
        key=joined(Value(f"informed:{directive.pk}:"), F("user"), Value(f":{Channel.APP}")),
    )
    plan_letters(directive, at)


def _tell_doers(rows: QuerySet[Assignment], like: Assignment, at: datetime) -> None:
    """The same words to all of them but for the doer's name, which is `Assignment.who`."""
    subject, before, after = wording.given_to_anybody(like)
    informs = like.role == AssignmentRole.INFORM
    who = Coalesce(f"{ROW}__post__name", "post__unit__short_name")
    head, tail = reverse("directives:assignment", args=["_"]).split("_")
    outbox.tell(
        receivers.holders_given(rows, on=timezone.localdate(at)),
        at=at,
        person=F("user"),
        kind=Kind.INFORMED if informs else Kind.GIVEN,
        subject=subject,
        text=before if informs else joined(Value(before), who, Value(after)),
        url=joined(Value(head), F(f"{ROW}__code"), Value(tail)),
        directive=like.directive_id,
        assignment=F(ROW),
        key=joined(Value("given:"), F(ROW), Value(":"), F("user"), Value(f":{Channel.APP}")),
    )


def joined(*parts: F | Value | Coalesce) -> Concat:
    return Concat(*parts, output_field=TextField())


# --- By mail ---------------------------------------------------------------------------------------------------------


def plan_letters(directive: Directive, at: datetime) -> None:
    key = f"letters:{directive.pk}:{at:%Y%m%d%H%M%S%f}"
    queue.plan(LETTERS, key, {"directive": directive.pk, "at": at.isoformat()}, at=at)


def letters(job: Job, *, at: datetime) -> None:
    """Plan the mails about what was said in the app at one moment about one paper; harmless when run again."""
    paper, moment = job.payload["directive"], datetime.fromisoformat(job.payload["at"])
    said = Notice.objects.filter(directive=paper, created_at=moment, channel=Channel.APP)
    lines = list(
        said.filter(kind__in=[Kind.GIVEN, Kind.INFORMED, Kind.MOVED])
        .order_by("person", "pk")
        .values_list("person", "pk")
    )
    done = 0
    for batch in _by_person(lines):
        with transaction.atomic():
            outbox.put(_letters(batch), at=moment)
        done += len(batch)
        queue.progress(job, done, len(lines), at=at)


def _by_person(lines: list[tuple[int, int]]) -> Iterator[list[int]]:
    """The keys of the lines of so many people at once."""
    of_person: dict[int, list[int]] = defaultdict(list)
    for person, pk in lines:
        of_person[person].append(pk)
    people = list(of_person.values())
    for start in range(0, len(people), PEOPLE_AT_ONCE):
        yield [pk for keys in people[start : start + PEOPLE_AT_ONCE] for pk in keys]


def _letters(lines: list[int]) -> list[Notice]:
    """To each person one letter about the work that he was given, and one about the paper that he only reads; of each
    work that was taken back one for itself."""
    found: dict[tuple[int, bool, int | None], list[Notice]] = defaultdict(list)
    for line in Notice.objects.filter(pk__in=lines).select_related("person", "directive").order_by("pk"):
        alone = line.pk if line.kind == Kind.MOVED else None
        found[line.person_id, line.assignment_id is not None, alone].append(line)
    return [_letter(of_one) for of_one in found.values()]


def _letter(lines: list[Notice]) -> Notice:
    """What the lines say, in one letter."""
    first = lines[0]
    letter = Notice(
        person=first.person,
        channel=Channel.MAIL,
        kind=Kind.GIVEN if first.assignment_id and first.kind != Kind.MOVED else first.kind,
        subject=first.subject,
        text="\n\n".join(line.text for line in lines),
        url=first.url,
        directive=first.directive,
        assignment_id=first.assignment_id,
        key=f"{first.key.removesuffix(Channel.APP)}{Channel.MAIL}",
    )
    if len(lines) > 1 and first.directive:
        letter.subject = f"{len(lines)} việc mới: {first.directive.subject}"
        letter.url, letter.assignment_id = first.directive.get_absolute_url(), None
    return letter

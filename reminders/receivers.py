"""Who hears of it? The people behind a post or a unit on a day; one query however many rows are asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Case, F, Min, Q, QuerySet, Value, When, Window

from directives.models import Assignment, Delivery
from units.models import Membership, Role, User
from units.models.people import MembershipQuerySet

# Of each unit, the holders of the first of these sets of roles that has any.
DOERS = ((Role.HEAD, Role.MEMBER), (Role.CLERK,), (Role.OFFICER, Role.LEADER))
READERS = ((Role.HEAD, Role.CLERK), (Role.MEMBER,), (Role.OFFICER, Role.LEADER))
JUDGES = ((Role.OFFICER,), (Role.LEADER,))

type_of_order = Sequence[Sequence[Role]]


class Staff:
    """Who works in these units, or holds these posts, on that day."""

    def __init__(self, *, on: date, units: Iterable[int] = (), posts: Iterable[int] = ()) -> None:
        self._of_unit: dict[int, dict[str, list[User]]] = defaultdict(lambda: defaultdict(list))
        self._of_post: dict[int, list[User]] = defaultdict(list)
        wanted = Q(post__unit__in=set(units)) | Q(post__in=set(posts))
        for row in _held(on).filter(wanted).select_related("user", "post").order_by("pk"):
            self._of_unit[row.post.unit_id][row.post.role].append(row.user)
            self._of_post[row.post_id].append(row.user)

    def of_unit(self, unit: int, order: type_of_order) -> list[User]:
        roles = self._of_unit.get(unit, {})
        for choice in order:
            found = [user for role in choice for user in roles.get(role, [])]
            if found:
                return _once(found)
        return []

    def of_post(self, post: int) -> list[User]:
        return _once(self._of_post.get(post, []))


def doers(rows: Sequence[Assignment], *, on: date) -> dict[int, list[User]]:
    """By assignment: the holders of the named post, else those who take work for the unit; and the person named."""
    staff = Staff(
        on=on,
        units=[row.unit_id for row in rows if row.post_id is None],
        posts=[row.post_id for row in rows if row.post_id is not None],
    )
    found = {}
    for row in rows:
        people = staff.of_unit(row.unit_id, DOERS) if row.post_id is None else staff.of_post(row.post_id)
        named = [row.doer] if row.doer_id is not None and row.doer is not None and row.doer.is_active else []
        found[row.pk] = _once([*people, *named])
    return found


def holders_given(rows: QuerySet[Assignment], *, on: date) -> QuerySet[Membership]:
    """As `doers`, for any number of rows of which none names a person yet: the memberships that hear of them.

    A membership stands once for each of its rows, which is its `post__unit__assignments`.
    """
    of_row = Q(post__unit__assignments__post=None) | Q(post__unit__assignments__post=F("post"))
    held = _held(on).filter(of_row, post__unit__assignments__in=rows)
    return _first_of(
        held, DOERS, "post__unit__assignments", When(post__unit__assignments__post=F("post"), then=Value(0))
    )


def holders_sent(deliveries: QuerySet[Delivery], *, on: date) -> QuerySet[Membership]:
    """The memberships that read what was delivered to their units."""
    return _first_of(_held(on).filter(post__unit__deliveries__in=deliveries), READERS, "post__unit")


def judges(row: Assignment, *, on: date) -> list[User]:
    """The issuer's people who may accept: its officers, or its leaders when the work is the issuer's own."""
    issuer = row.directive.issuer_id
    if issuer is None:
        return []
    order = ((Role.LEADER,),) if row.unit_id == issuer else JUDGES
    barred = {row.reported_by_id, row.doer_id}
    return [user for user in Staff(on=on, units=[issuer]).of_unit(issuer, order) if user.pk not in barred]


def _held(on: date) -> MembershipQuerySet:
    return Membership.objects.filter(user__is_active=True).valid(on=on)


def _first_of(held: QuerySet[Membership], order: type_of_order, each: str, *before: When) -> QuerySet[Membership]:
    """Of each `each`, those with the first of these sets of roles that has any, as `Staff.of_unit` picks them."""
    places = [When(post__role__in=roles, then=Value(place)) for place, roles in enumerate(order)]
    ranked = held.annotate(place=Case(*before, *places))
    return ranked.annotate(first=Window(Min("place"), partition_by=F(each))).filter(place=F("first"))


def _once(people: Iterable[User]) -> list[User]:
    return list({user.pk: user for user in people}.values())

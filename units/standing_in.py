"""Who stands in for whom, from which day to which? The holder of a post names somebody, or a clerk does.

A stand-in holds the post between two days and is shown as one wherever he acts; on any other day he is nobody there.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from audit import trail
from units.acting import Actor
from units.models import Membership, Post, Role, Unit, User
from vietnam.dates import short

LONGEST = timedelta(days=183)


class NotAllowed(Exception):
    """The message is a whole Vietnamese sentence."""


def posts_of(actor: Actor, *, on: date) -> QuerySet[Membership]:
    """The held posts for which this person may name a stand-in: his own one; a clerk also those of his unit, and of
    who receives and reports just below it. Who decides and signs (a leader) names his own."""
    held = Membership.objects.valid(on=on).filter(stands_in_for=None, user__is_active=True)
    if actor.stands_in_for is not None:
        return held.none()
    mine = Q(post=actor.post, user=actor.user)
    if actor.is_a(Role.CLERK):
        mine |= Q(post__unit=actor.unit) & ~Q(post__role=Role.LEADER)
        mine |= Q(post__unit__parent=actor.unit, post__role__in=[Role.HEAD, Role.MEMBER])
    return held.filter(mine).select_related("user", "post__unit").order_by("post__pk", "pk")


def people_for(actor: Actor, *, on: date) -> QuerySet[User]:
    """Who may be asked: people of the same unit and of the body above it; a clerk may ask anybody below his own too."""
    near = Unit.objects.filter(pk__in=[actor.unit.pk, actor.unit.parent_id or 0])
    units = near | Unit.objects.within(actor.unit) if actor.is_a(Role.CLERK) else near
    held = Membership.objects.valid(on=on).filter(post__unit__in=units.values("pk"), stands_in_for=None)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")


def known_to(actor: Actor, *, on: date) -> QuerySet[Membership]:
    """The stand-ins of these posts that stand or will stand."""
    posts = posts_of(actor, on=on)
    rows = Membership.objects.filter(post__in=posts.values("post"), stands_in_for__in=posts.values("user"))
    still = rows.filter(revoked_at=None, valid_to__gte=on)
    return still.select_related("user", "post__unit", "stands_in_for").order_by("valid_from", "pk")


@transaction.atomic
def name(*, actor: Actor, held: Membership, user: User, first: date, last: date, at: datetime) -> Membership:
    """Raises NotAllowed: not his post, a strange person, days that are over or too many, two at the same time."""
    today = timezone.localdate(at)
    post = Post.objects.select_for_update(of=("self",)).select_related("unit").get(pk=held.post_id)
    if not posts_of(actor, on=today).filter(pk=held.pk).exists():
        raise NotAllowed("Anh/chị chỉ cử người làm thay chức danh của mình; văn thư cử cho cả đơn vị, trừ lãnh đạo.")
    if user.pk == actor.user_id:
        raise NotAllowed("Không ai tự cử mình làm thay.")
    if user.pk == held.user_id or not people_for(actor, on=today).filter(pk=user.pk).exists():
        raise NotAllowed("Hãy chọn người khác của đơn vị hoặc của cơ quan cấp trên trực tiếp.")
    if first < today or last < first:
        raise NotAllowed("Ngày bắt đầu từ hôm nay trở đi, và ngày kết thúc không trước ngày bắt đầu.")
    if last - first > LONGEST:
        raise NotAllowed("Làm thay nhiều nhất sáu tháng một lần. Lâu hơn thì phải phân công chức danh.")
    others = Membership.objects.filter(post=post, stands_in_for=held.user_id, revoked_at=None)
    if other := others.filter(valid_from__lte=last, valid_to__gte=first).select_related("user").first():
        raise NotAllowed(f"Trong thời gian này đã có {other.user} làm thay. Hãy cho thôi trước.")
    row = Membership.objects.create(
        user=user, post=post, valid_from=first, valid_to=last, stands_in_for_id=held.user_id
    )
    sentence = f"{actor.name} cử {user} làm thay {held.user} ({post}) từ {short(first)} đến {short(last)}."
    trail.record(actor, "post.stand_in_named", row, sentence, at=at, topic=post.unit)
    return row


@transaction.atomic
def revoke(*, actor: Actor, row: Membership, at: datetime) -> Membership:
    """From this moment he stands in no more. Raises NotAllowed."""
    today = timezone.localdate(at)
    held = Membership.objects.select_for_update(of=("self",)).select_related("user", "post__unit", "stands_in_for")
    row = held.get(pk=row.pk)
    if not posts_of(actor, on=today).filter(post=row.post_id, user=row.stands_in_for_id).exists():
        raise NotAllowed("Chỉ người giữ chức danh hoặc văn thư của đơn vị cho thôi làm thay.")
    if row.revoked_at is not None:
        return row  # a second press
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    sentence = f"{actor.name} cho {row.user} thôi làm thay {row.stands_in_for} ({row.post})."
    trail.record(actor, "post.stand_in_revoked", row, sentence, at=at, topic=row.post.unit)
    return row

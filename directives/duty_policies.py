"""Who ends what is done again and again, who writes down what was said, and who names its paper? As in `policies`."""

from __future__ import annotations

from directives.models import Directive, Status, Task
from directives.policies import YES, Answer, no, not_now
from units.acting import Actor
from units.models import Role


def may_stop_repeating(actor: Actor | None, task: Task) -> Answer:
    """The issuer ends what it ordered to be done again and again."""
    issuer = task.directive.issuer
    if actor is None or issuer is None or actor.unit.pk != issuer.pk or not actor.is_a(Role.OFFICER, Role.LEADER):
        return no(f"Chỉ công chức theo dõi hoặc lãnh đạo của {task.directive.issuer_name} dừng việc định kỳ.")
    if not task.repeats:
        return not_now("Việc này không lặp lại.")
    return YES


def may_record_oral(actor: Actor | None) -> Answer:
    """Write down what was said to the unit, or decided in a meeting, before a paper says it."""
    if actor and actor.is_a(Role.CLERK, Role.OFFICER, Role.LEADER):
        return YES
    return no("Chỉ công chức, văn thư hoặc lãnh đạo của đơn vị ghi lại truyền đạt miệng.")


def may_confirm_oral(actor: Actor | None, directive: Directive) -> Answer:
    """The unit that wrote it down says which paper it was."""
    record = may_record_oral(actor)
    if not record or actor is None:
        return record
    if directive.issuer_id != actor.unit.pk:
        return no(f"Chỉ {directive.issuer_name} là nơi ghi lại mới xác nhận đã có văn bản.")
    if directive.status not in (Status.ORAL, Status.CONFIRMED):
        return not_now("Chỉ truyền đạt miệng đang có hiệu lực mới cần xác nhận bằng văn bản.")
    return YES

"""Who may do what to an assignment or a paper; each answer carries the reason that the page shows."""

from __future__ import annotations

from dataclasses import dataclass

from directives.extension_states import ANSWERS, EXTENDABLE
from directives.guests import Guest
from directives.models import Assignment, AssignmentRole, Directive, Extension, FileKind, Status
from directives.models.papers import IN_FORCE
from directives.states import MOVES, Side, State, allows
from directives.timeliness import OWES_NO_REPORT
from units.acting import Actor
from units.models import Role

# All that a link without an account is good for.
GUEST_VERBS = ("receive", "log", "report")


class Refused(Exception):
    """The actor may not, or the state does not allow it; the message is a whole Vietnamese sentence."""


class Forbidden(Refused):
    """Refused because of who asks, at any time."""


@dataclass(frozen=True)
class Answer:
    allowed: bool
    reason: str = ""
    of_right: bool = True

    def __bool__(self) -> bool:
        return self.allowed

    def __str__(self) -> str:
        return self.reason

    def or_refuse(self) -> None:
        if not self.allowed:
            raise (Forbidden if self.of_right else Refused)(self.reason)


YES = Answer(True)


def no(reason: str) -> Answer:
    """Not this person."""
    return Answer(False, reason)


def not_now(reason: str) -> Answer:
    """Nobody, as things stand."""
    return Answer(False, reason, of_right=False)


def may(actor: Actor | Guest | None, verb: str, assignment: Assignment) -> Answer:
    """May this person, at the post he acts for, make this move now? (state table and sides together)"""
    move = MOVES[verb]
    if actor is None:
        return no("Tài khoản của anh/chị chưa được phân công chức danh nào. Hãy báo quản trị của đơn vị.")
    if isinstance(actor, Guest):
        answer = _may_visit(actor, assignment, verb)
    else:
        answer = _may_do(actor, assignment, verb) if move.by is Side.DOER else _may_judge(actor, assignment, verb)
    if not allows(assignment.state, verb) and not (answer.reason and answer.of_right):
        state = assignment.get_state_display()
        return not_now(f"Việc này đang ở trạng thái “{state}” nên không thể {move.label.lower()}.")
    return answer


def is_doer(actor: Actor | Guest, assignment: Assignment) -> bool:
    """Acts for the unit that has the work and, if a post is named, holds that post; or came with this work's link."""
    if isinstance(actor, Guest):
        return actor.works_on(assignment)
    if assignment.post_id is not None:
        return actor.post.pk == assignment.post_id
    return actor.unit.pk == assignment.unit_id


def acts_on_behalf(actor: Actor | Guest, assignment: Assignment) -> bool:
    """The issuer's clerk or officer who writes down what somebody phoned in ("ghi hộ")."""
    return (
        isinstance(actor, Actor)
        and not is_doer(actor, assignment)
        and actor.unit.pk == assignment.directive.issuer_id
        and actor.is_a(Role.CLERK, Role.OFFICER)
    )


def _may_do(actor: Actor, assignment: Assignment, verb: str) -> Answer:
    if not is_doer(actor, assignment) and (verb == "decline" or not acts_on_behalf(actor, assignment)):
        return no(f"Việc này giao cho {assignment.who}; anh/chị đang làm với tư cách {actor.label}.")
    return _owes(assignment, verb)


def _may_visit(guest: Guest, assignment: Assignment, verb: str) -> Answer:
    if verb not in GUEST_VERBS or not guest.works_on(assignment):
        return no("Liên kết này chỉ dùng để nhận việc, ghi kết quả và báo cáo của một việc.")
    return _owes(assignment, verb)


def _owes(assignment: Assignment, verb: str) -> Answer:
    if verb != "receive" and assignment.role == AssignmentRole.INFORM:
        return not_now("Văn bản này gửi để biết, không phải báo cáo kết quả.")
    if verb != "receive" and assignment.role == AssignmentRole.MONITOR:
        return not_now("Đơn vị theo dõi, đôn đốc chỉ xác nhận đã nhận và xem kết quả của các đơn vị.")
    return YES


def _may_judge(actor: Actor, assignment: Assignment, verb: str) -> Answer:
    if actor.unit.pk != assignment.directive.issuer_id:
        return no(f"Chỉ {assignment.directive.issuer_name} là nơi giao việc mới được làm việc này.")
    if not actor.is_a(Role.OFFICER, Role.LEADER):
        return no("Chỉ công chức theo dõi hoặc lãnh đạo của nơi giao việc mới được làm việc này.")
    if verb == "suspend" and assignment.role in OWES_NO_REPORT:
        return not_now("Việc chỉ cần xác nhận đã nhận thì không có gì để tạm dừng.")
    if verb not in ("accept", "return"):
        return YES
    if assignment.unit_id == assignment.directive.issuer_id and not actor.is_a(Role.LEADER):
        return no("Việc của chính cơ quan mình do lãnh đạo nghiệm thu.")
    if _has_a_hand_in(actor, assignment):
        return no("Không ai nghiệm thu kết quả do chính mình làm hoặc ghi. Hãy nhờ người khác của cơ quan.")
    if verb == "accept" and assignment.state == State.REPORTED and _came_through_own_link(actor, assignment):
        return no(
            "Báo cáo gửi qua liên kết do chính anh/chị tạo, không hỏi số điện thoại. Hãy nhờ người khác của cơ quan "
            "nghiệm thu, hoặc lần sau chọn hỏi số điện thoại khi tạo liên kết."
        )
    return YES


def may_judge(actor: Actor) -> Answer:
    """May this person look through what the units of his office's papers reported?"""
    if actor.is_a(Role.OFFICER, Role.LEADER):
        return YES
    return no("Chỉ công chức theo dõi hoặc lãnh đạo của nơi giao việc mới nghiệm thu kết quả.")


def _has_a_hand_in(actor: Actor, assignment: Assignment) -> bool:
    if actor.user_id in (assignment.reported_by_id, assignment.doer_id):
        return True
    return any(result.logged_by_id == actor.user_id for result in assignment.results.all())


def _came_through_own_link(actor: Actor, assignment: Assignment) -> bool:
    """Nobody knows who used the link, and this person held it: it may have been himself."""
    is_named = assignment.reported_by_id is not None and all(r.logged_by_id for r in assignment.results.all())
    own = [link for link in assignment.passes.all() if link.created_by_id == actor.user_id and not link.asks_phone]
    return not is_named and bool(own)


def may_ask_extension(actor: Actor | None, assignment: Assignment) -> Answer:
    """The lead doer, while the work is open and has a deadline."""
    if actor is None or not is_doer(actor, assignment):
        return no(f"Chỉ {assignment.who} được xin gia hạn việc này.")
    if assignment.role != AssignmentRole.LEAD:
        return not_now("Chỉ đơn vị chủ trì xin gia hạn.")
    if assignment.due_on is None:
        return not_now("Việc này không quy định hạn nên không cần xin gia hạn.")
    return _still_extendable(assignment)


def may_answer(actor: Actor | None, verb: str, extension: Extension) -> Answer:
    """Only the giver decides, never on his own request; only the doer's side takes or leaves what was proposed."""
    move, row = ANSWERS[verb], extension.assignment
    if actor is None:
        return no("Tài khoản của anh/chị chưa được phân công chức danh nào.")
    answer = _may_take(actor, extension) if move.by is Side.DOER else _may_decide(actor, extension)
    if not answer:
        return answer
    if extension.state != move.source:
        return not_now(f"Đề nghị gia hạn này đang ở tình trạng “{extension.get_state_display()}”.")
    return _still_extendable(row)


def _may_take(actor: Actor, extension: Extension) -> Answer:
    if not is_doer(actor, extension.assignment):
        return no(f"Chỉ {extension.assignment.who} trả lời ngày mà nơi giao đề nghị.")
    if actor.user_id == extension.answered_by_id:
        return no("Anh/chị đã đề nghị ngày này; người khác của nơi thực hiện trả lời.")
    return YES


def _may_decide(actor: Actor, extension: Extension) -> Answer:
    row = extension.assignment
    if actor.unit.pk != row.directive.issuer_id or not actor.is_a(Role.OFFICER, Role.LEADER):
        return no(f"Chỉ công chức theo dõi hoặc lãnh đạo của {row.directive.issuer_name} quyết định gia hạn.")
    if row.unit_id == row.directive.issuer_id and not actor.is_a(Role.LEADER):
        return no("Gia hạn việc của chính cơ quan mình do lãnh đạo quyết định.")
    if actor.user_id in (extension.asked_by_id, row.doer_id):
        return no("Không ai quyết định đề nghị gia hạn của chính mình. Hãy nhờ người khác của cơ quan.")
    return YES


def _still_extendable(assignment: Assignment) -> Answer:
    if assignment.state in EXTENDABLE:
        return YES
    return not_now(f"Việc này đang ở trạng thái “{assignment.get_state_display()}” nên không gia hạn được.")


def may_give_pass(actor: Actor | None, assignment: Assignment) -> Answer:
    """The issuer's people give a link to the doer of work that is not finished."""
    right = may_revoke_pass(actor, assignment)
    if right and assignment.state in (State.ACCEPTED, State.WITHDRAWN):
        return not_now(f"Việc này đang ở trạng thái “{assignment.get_state_display()}” nên không cần liên kết.")
    return right


def may_revoke_pass(actor: Actor | None, assignment: Assignment) -> Answer:
    issuer = assignment.directive.issuer_id
    if actor is None or actor.unit.pk != issuer or not actor.is_a(Role.CLERK, Role.OFFICER, Role.LEADER):
        return no(f"Chỉ {assignment.directive.issuer_name} là nơi giao việc mới tạo và thu hồi liên kết.")
    if assignment.unit_id == issuer:
        return no("Việc của chính cơ quan mình thì làm bằng tài khoản, không dùng liên kết.")
    return YES


def may_register(actor: Actor | None) -> Answer:
    """Văn thư registers papers (NĐ 30/2020, Điều 6.3)."""
    if actor and actor.is_a(Role.CLERK):
        return YES
    return no("Chỉ văn thư của đơn vị được vào sổ văn bản.")


def may_enter(actor: Actor | None, directive: Directive) -> Answer:
    """Enter a paper in the unit's book without typing it: it was sent to the unit through this system."""
    register = may_register(actor)
    if not register or actor is None:
        return register
    if directive.issuer_id == actor.unit.pk:
        return no("Văn bản do chính cơ quan mình ban hành thì ở sổ văn bản đi.")
    if directive.status in (Status.ORAL, Status.CONFIRMED):
        return no("Truyền đạt miệng không phải là văn bản nên không vào sổ.")
    if not directive.deliveries.filter(unit=actor.unit).exists():
        return no(f"Văn bản này không gửi cho {actor.unit} qua hệ thống.")
    return YES


def may_draft(actor: Actor | None) -> Answer:
    if actor and actor.is_a(Role.CLERK, Role.OFFICER, Role.LEADER):
        return YES
    return no("Chỉ công chức, văn thư hoặc lãnh đạo của đơn vị được soạn văn bản đi.")


def may_implement(actor: Actor | None, directive: Directive) -> Answer:
    """Write one's own paper to carry out one that came from elsewhere."""
    draft = may_draft(actor)
    if not draft or actor is None:
        return draft
    if directive.status not in (Status.REGISTERED, Status.ISSUED) or directive.issuer_id == actor.unit.pk:
        return no("Chỉ soạn văn bản triển khai cho văn bản của nơi khác đang có hiệu lực.")
    return YES


def may_correct(actor: Actor | None, directive: Directive) -> Answer:
    """Văn thư of the unit that registered a received paper first; what was issued here is never corrected."""
    register = may_register(actor)
    if not register or actor is None:
        return register
    if directive.status != Status.REGISTERED:
        return no(
            "Chỉ sửa được thông tin của văn bản đến. Văn bản đã phát hành thì không sửa; hãy ban hành văn bản khác."
        )
    first = directive.entries.order_by("pk").select_related("register").first()
    if first and first.register.unit_id == actor.unit.pk:
        return YES
    return no("Văn bản này do đơn vị khác vào sổ trước; hãy đề nghị họ sửa.")


def may_add_scan(actor: Actor | None, directive: Directive) -> Answer:
    """Văn thư of a unit that has a received paper in its book gives it the PDF that it was entered without, once."""
    register = may_register(actor)
    if not register or actor is None:
        return register
    if directive.status != Status.REGISTERED:
        return no("Chỉ thêm bản quét cho văn bản đến đã vào sổ.")
    if not directive.entries.filter(register__unit=actor.unit).exists():
        return no(f"Văn bản này chưa có trong sổ của {actor.unit}. Hãy vào sổ trước khi thêm bản quét.")
    if directive.files.standing().filter(kind=FileKind.ORIGINAL, content_type="application/pdf").exists():
        return not_now("Văn bản này đã có tệp PDF; tệp đã lưu thì giữ nguyên, không thay tệp khác.")
    return YES


def may_withdraw(actor: Actor | None, directive: Directive) -> Answer:
    """Văn thư of the issuer recalls a paper in force (NĐ 30/2020, Điều 18.4)."""
    register = may_register(actor)
    if not register or actor is None:
        return register
    if directive.issuer_id == actor.unit.pk and directive.status in IN_FORCE:
        return YES
    return no("Chỉ thu hồi được văn bản đã phát hành của cơ quan mình.")

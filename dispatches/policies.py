"""Who may do what to one of our own letters; each answer carries the reason that the page shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from directives.models import Directive, Status
from directives.models.books import READERS_OF_SECRETS
from directives.policies import YES, Answer, Refused, may_draft, may_register, no, not_now
from dispatches.authority import of_paper as may_be_signed
from dispatches.models import Batch, Copy, Letter, NumberSeries, SignatureKind
from dispatches.states import MOVES, By, LetterState, allows, moves_from
from units.acting import Actor
from units.models import Role
from vietnam.text import fold

__all__ = [
    "Answer",
    "Refused",
    "may",
    "may_batch",
    "may_be_signed",
    "may_copy",
    "may_keep",
    "may_keep_signed",
    "may_keep_template",
    "may_read_secret_books",
    "may_register",
    "may_resume",
    "may_see_batches",
    "may_sign",
    "moves",
    "why_not_approved",
]


def may(actor: Actor | None, verb: str, letter: Letter) -> Answer:
    """May this person, at the post he acts for, make this move now? (state table and people together)"""
    move = MOVES[verb]
    if actor is None:
        return no("Tài khoản của anh/chị chưa được phân công chức danh nào. Hãy báo quản trị của đơn vị.")
    if actor.unit.pk != letter.directive.issuer_id:
        return no(f"Văn bản này của {letter.directive.issuer_name}; anh/chị đang làm với tư cách {actor.label}.")
    who = _WHO[move.by](actor, verb, letter)
    if who and not allows(letter.state, verb):
        state = letter.get_state_display()
        return not_now(f"Văn bản đang ở trạng thái “{state}” nên không thể {move.label.lower()}.{_first(letter, verb)}")
    if who and move.in_force and letter.directive.status != Status.ISSUED:
        return not_now("Văn bản này đã thu hồi hoặc đã được thay thế rồi.")
    return who


def _first(letter: Letter, verb: str) -> str:
    """Which move would open the way, if one does."""
    ways = (move.label for move in moves_from(letter.state) if allows(move.target, verb))
    label = next(ways, "")
    return label and f" Trước hết bấm “{label}” ở trang của văn bản."


def may_copy(actor: Actor | None, paper: Directive) -> Answer:
    """Văn thư copies what his unit issued or what came to it (Điều 27.1; the leader signs the copy)."""
    register = may_register(actor)
    if not register or actor is None:
        return register
    if paper.status not in (Status.REGISTERED, Status.ISSUED):
        return no("Chỉ sao được văn bản đã phát hành hoặc đã vào sổ đến.")
    if paper.issuer_id == actor.unit.pk or paper.entries.filter(register__unit=actor.unit).exists():
        return YES
    return no(f"Văn bản này chưa có trong sổ của {actor.unit}. Hãy vào sổ trước khi sao.")


def may_read_secret_books(actor: Actor | None) -> Answer:
    """Văn thư keeps them, the head answers for them; nobody else of the unit, and nobody above it, reads them."""
    if actor is not None and actor.is_a(*READERS_OF_SECRETS):
        return YES
    return no("Chỉ văn thư và lãnh đạo của cơ quan được xem sổ văn bản mật.")


def may_sign_copy(actor: Actor | None, copy: Copy) -> Answer:
    """Văn thư puts the organisation's signature on the copies that it made itself, once (Điều 32.2d)."""
    register = may_register(actor)
    if not register or actor is None:
        return register
    if copy.series.unit_id != actor.unit.pk:
        return no(f"Bản sao này của {copy.series.unit}; anh/chị đang làm với tư cách {actor.label}.")
    if not copy.is_electronic:
        return no("Bản sao giấy thì in ra, ký và đóng dấu; chỉ bản sao điện tử mang chữ ký số.")
    if hasattr(copy, "signature"):
        return not_now("Bản sao này đã có chữ ký số của cơ quan, tổ chức.")
    return YES


def may_keep(actor: Actor | None, series: NumberSeries) -> Answer:
    """The numbers of a unit are its own clerk's (Điều 6.3)."""
    register = may_register(actor)
    if register and actor and series.unit_id != actor.unit.pk:
        return no(f"Dãy số này của {series.unit}; anh/chị đang làm với tư cách {actor.label}.")
    return register


def may_sign(actor: Actor | None, kind: SignatureKind, letter: Letter) -> Answer:
    """May this person add this electronic signature to the issued paper now? Nobody signs in another's name; văn thư
    adds the organisation's only to what the person has signed (Điều 32.2d, 33.1)."""
    if actor is None:
        return no("Tài khoản của anh/chị chưa được phân công chức danh nào. Hãy báo quản trị của đơn vị.")
    paper = letter.directive
    if actor.unit.pk != paper.issuer_id:
        return no(f"Văn bản này của {paper.issuer_name}; anh/chị đang làm với tư cách {actor.label}.")
    if letter.state != LetterState.ISSUED:
        return not_now("Văn bản chưa phát hành. Chữ ký số đặt lên đúng bản đã phát hành, có số và ngày.")
    if paper.status == Status.WITHDRAWN:
        return not_now("Văn bản đã thu hồi nên không ký số nữa.")
    return _MAY_SIGN[kind](actor, letter)


def may_keep_template(actor: Actor | None, letter: Letter) -> Answer:
    """Who writes for a unit keeps its patterns."""
    draft = may_draft(actor)
    if not draft or actor is None:
        return draft
    if actor.unit.pk != letter.directive.issuer_id:
        return no(f"Văn bản này của {letter.directive.issuer_name}; anh/chị đang làm với tư cách {actor.label}.")
    return YES


def may_see_batches(actor: Actor | None, letter: Letter) -> Answer:
    """The copies carry links that open each recipient's work: only for the issuer's văn thư, who hands them out."""
    if actor and actor.unit.pk == letter.directive.issuer_id and may_register(actor):
        return YES
    return no(f"Chỉ văn thư của {letter.directive.issuer_name} được lập và mở bản riêng của từng nơi nhận.")


def may_batch(actor: Actor | None, letter: Letter) -> Answer:
    right = may_see_batches(actor, letter)
    if right and letter.directive.status != Status.ISSUED:
        return no("Chỉ lập bản riêng cho từng nơi nhận khi văn bản đã phát hành và chưa bị thu hồi.")
    return right


def may_resume(actor: Actor | None, batch: Batch, *, at: datetime) -> Answer:
    """The copies that are made keep their codes, so those must still open when the last copy is made."""
    right = may_batch(actor, batch.letter)
    if right and batch.is_too_old(at=at):
        return not_now(
            "Đợt in này dừng đã lâu, mã QR trên các bản đã lập sắp hết hạn hoặc đã hết hạn. Hãy lập đợt in mới và bỏ "
            "các bản của đợt này."
        )
    return right


def why_not_approved(actor: Actor | None, letter: Letter) -> str:
    """What a leader who looks for the button is told; "" where it stands, or is not looked for."""
    if actor is None or not actor.is_a(Role.LEADER) or letter.state != LetterState.SUBMITTED:
        return ""
    return may(actor, "approve", letter).reason


def moves(actor: Actor | None, letter: Letter) -> list[str]:
    """The moves that this person may make now: the buttons of the page."""
    return [verb for verb in MOVES if may(actor, verb, letter)]


def _writer(actor: Actor, verb: str, letter: Letter) -> Answer:
    return may_draft(actor)


def _clerk(actor: Actor, verb: str, letter: Letter) -> Answer:
    """Văn thư gives numbers, issues and keeps the signed copy (Điều 6.3)."""
    if not may_register(actor):
        return no(f"Chỉ văn thư của đơn vị được chọn “{MOVES[verb].label}”.")
    return YES


def _leader(actor: Actor, verb: str, letter: Letter) -> Answer:
    """Nobody approves what he wrote or submitted himself. To approve is to sign: it is done by the person whose name
    stands under the paper, as his post's recorded authority allows (Điều 13)."""
    if not actor.is_a(Role.LEADER):
        return no(f"Chỉ lãnh đạo của {letter.directive.issuer_name} được duyệt hoặc trả lại văn bản.")
    if verb == "return":
        return YES
    if actor.user_id in (letter.submitted_by_id, letter.directive.created_by_id):
        return no(
            "Không ai tự duyệt văn bản do chính mình soạn hoặc trình. Hãy nhờ người khác của cơ quan duyệt, hoặc ký "
            "trên bản giấy để văn thư ghi nhận."
        )
    if not actor.post.signing_title:
        return no(f"Chức danh {actor.post.name} chưa được ghi thẩm quyền ký. Hãy báo quản trị của đơn vị.")
    signer = letter.directive.signer_name
    if fold(signer) != fold(actor.user.full_name):
        return no(f"Văn bản này in tên người ký là {signer}. Muốn anh/chị ký, hãy trả lại để sửa người ký.")
    return YES


_WHO: dict[By, Callable[[Actor, str, Letter], Answer]] = {By.WRITER: _writer, By.CLERK: _clerk, By.LEADER: _leader}


def _is_signer(actor: Actor, letter: Letter) -> bool:
    is_named = fold(letter.directive.signer_name) == fold(actor.user.full_name)
    return is_named and actor.is_a(Role.LEADER) and bool(actor.post.signing_title)


def _sign_as_person(actor: Actor, letter: Letter) -> Answer:
    signer = letter.directive.signer_name
    if not _is_signer(actor, letter):
        return no(f"Văn bản này in tên người ký là {signer}. Chỉ người đó, ở chức danh có thẩm quyền ký, được ký số.")
    if _has_signed(letter):
        return not_now(f"Văn bản đã có chữ ký số của {signer}.")
    return YES


def _sign_as_organisation(actor: Actor, letter: Letter) -> Answer:
    if not may_register(actor):
        return no("Chỉ văn thư của đơn vị được ký số của cơ quan, tổ chức.")
    if not _has_signed(letter):
        return not_now(f"Văn bản chưa có chữ ký số của {letter.directive.signer_name}; cơ quan, tổ chức ký sau.")
    if any(one.kind == SignatureKind.ORGANISATION for one in letter.signatures.all()):
        return not_now("Văn bản đã có chữ ký số của cơ quan, tổ chức.")
    return YES


def _sign_attachments(actor: Actor, letter: Letter) -> Answer:
    """Files sent along carry the organisation's signature alone (Phụ lục I, Phần I, Mục II.8b)."""
    if not may_register(actor):
        return no("Chỉ văn thư của đơn vị được ký số của cơ quan, tổ chức.")
    if not _has_signed(letter):
        return not_now(f"Văn bản chưa có chữ ký số của {letter.directive.signer_name}; tệp kèm theo ký sau.")
    return YES


def _sign_elsewhere(actor: Actor, letter: Letter) -> Answer:
    if _is_signer(actor, letter) or may_register(actor):
        return YES
    return no("Chỉ văn thư hoặc người ký văn bản được đưa bản đã ký số lên.")


def may_keep_signed(letter: Letter, signers: Sequence[str]) -> Answer:
    """A file that was signed elsewhere bears the signature of the person whose name is printed, or it came before."""
    name = letter.directive.signer_name
    if _has_signed(letter) or any(fold(name) in fold(one) for one in signers):
        return YES
    return not_now(
        f"Chữ ký số trong tệp là của {', '.join(signers)}, văn bản in tên người ký là {name}. Hãy đưa lên tệp có chữ "
        f"ký số của {name}; chữ ký của cơ quan, tổ chức thêm vào sau."
    )


def _has_signed(letter: Letter) -> bool:
    """The person whose name is printed, here or with a tool of his own: his name stands in a certificate."""
    name = fold(letter.directive.signer_name)
    return any(name in fold(one.signer) for one in letter.signatures.all())


_MAY_SIGN: dict[SignatureKind, Callable[[Actor, Letter], Answer]] = {
    SignatureKind.PERSON: _sign_as_person,
    SignatureKind.ORGANISATION: _sign_as_organisation,
    SignatureKind.UPLOADED: _sign_elsewhere,
    SignatureKind.ATTACHMENT: _sign_attachments,
}

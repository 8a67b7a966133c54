"""May the signature be printed so? Its three lines against the authority that is recorded of the signer's post.

NĐ 30/2020, Điều 13: the head signs everything; a deputy signs in his place (KT.) what he was given; by order (TL.) or
by authorisation (TUQ.) signs only who was given it in writing, by authorisation for a time only.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from directives.policies import YES, Answer, no
from units.models import Membership, Post
from vietnam import dates
from vietnam.text import fold

if TYPE_CHECKING:
    from directives.models import Directive


def same_signature(recorded: tuple[str, str], printed: tuple[str, str]) -> bool:
    """Authority and title as recorded; or in one's own name alone, without the collective (TM.) that one speaks for."""
    whole, lines = _lines(recorded[0]), _lines(printed[0])
    own = whole[1:] if whole and whole[0].startswith("tm ") else whole
    return fold(recorded[1]) == fold(printed[1]) and lines in (whole, own)


def why_not(post: Post, *, authority: str, title: str, on: date) -> str:
    """Why this post does not sign so on that day; "" when it does."""
    if not post.signing_title:
        return f"Chức danh {post.name} chưa được ghi thẩm quyền ký. Hãy báo quản trị của đơn vị."
    if not same_signature((post.signing_authority, post.signing_title), (authority, title)):
        return (
            f"Văn bản in “{said(authority, title)}”, còn chức danh {post.name} được ghi thẩm quyền ký là "
            f"“{said(post.signing_authority, post.signing_title)}”. Hãy sửa phần ký của văn bản cho đúng thẩm quyền."
        )
    if missing := post.missing_grant():
        return f"Chức danh {post.name}: {missing[0].lower()}{missing[1:]} Hãy báo quản trị của đơn vị."
    if not post.may_sign(on=on):
        return (
            f"Thẩm quyền ký “{said(post.signing_authority, post.signing_title)}” của chức danh {post.name} "
            f"{_span(post)}, nên ngày {dates.short(on)} không ký được."
        )
    return ""


def of_paper(paper: Directive, *, on: date, post: Post | None = None) -> Answer:
    """May the person whose name is printed sign so on that day, at any post of the issuer, or at this one alone?

    Who stands in for a holder does not: an authority to sign is not passed on (Điều 13.3).
    """
    held = Membership.objects.filter(post__unit=paper.issuer_id, stands_in_for=None).valid(on=on)
    if post is not None:
        held = held.filter(post=post)
    rows = held.select_related("post", "user").order_by("pk")
    posts = [one.post for one in rows if fold(one.user.full_name) == fold(paper.signer_name)]
    if not posts:
        return no(
            f"Ngày {dates.short(on)} không có ai tên {paper.signer_name or '(chưa ghi)'} giữ chức danh có thẩm quyền "
            f"ký của {paper.issuer_name}. Hãy sửa người ký, hoặc báo quản trị ghi phân công."
        )
    reasons = [why_not(one, authority=paper.signer_authority, title=paper.signer_title, on=on) for one in posts]
    return YES if "" in reasons else no(reasons[0])


def said(authority: str, title: str) -> str:
    """The lines above the name, in one: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"."""
    return " / ".join([*(line.strip() for line in authority.split("|") if line.strip()), title])


def _lines(authority: str) -> list[str]:
    """Each line without marks: "T/M" and "TM." are one."""
    bare = (fold(line).replace("/", "").replace(".", " ") for line in authority.split("|"))
    return [" ".join(line.split()) for line in bare if line.strip()]


def _span(post: Post) -> str:
    begins = f"có từ ngày {dates.short(post.authority_from)}" if post.authority_from else ""
    ends = f"chỉ đến hết ngày {dates.short(post.authority_to)}" if post.authority_to else ""
    return " và ".join(filter(None, (begins, ends)))

"""Who stands in for me, from when to when: one page, for the holder of a post and for the clerk of a unit."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from units import standing_in
from units.acting import Actor, actor_of
from units.forms import StandInForm
from units.models import Role
from units.standing_in import NotAllowed


@require_http_methods(["GET", "POST"])
def stand_ins(request: HttpRequest) -> HttpResponse:
    actor, now = _actor(request), timezone.now()
    today = timezone.localdate(now)
    posts, people = standing_in.posts_of(actor, on=today), standing_in.people_for(actor, on=today)
    sent = (request.POST,) if request.method == "POST" else ()
    form = StandInForm(*sent, posts=posts, people=people, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            row = standing_in.name(actor=actor, at=now, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã cử {row.user} làm thay.", extra_tags="lam-thay")
            return redirect("stand_ins")
    context = {
        "form": form,
        "rows": standing_in.known_to(actor, on=today),
        "frame": "base_phone.html" if actor.is_a(Role.HEAD, Role.MEMBER) else "base.html",
    }
    return render(request, "units/stand_ins.html", context, status=422 if form.errors else 200)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    actor, now = _actor(request), timezone.now()
    row = get_object_or_404(standing_in.known_to(actor, on=timezone.localdate(now)), pk=pk)
    standing_in.revoke(actor=actor, row=row, at=now)
    messages.success(request, f"{row.user} thôi làm thay.")
    return redirect("stand_ins")


def _actor(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if actor is None:
        raise PermissionDenied("Tài khoản của anh/chị chưa được phân công chức danh nào.")
    if actor.stands_in_for is not None:
        raise PermissionDenied("Người làm thay không cử người khác làm thay.")
    return actor

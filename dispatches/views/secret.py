"""The books of secret papers, for văn thư and leaders of the unit alone: a number, a line, a printed book."""

from __future__ import annotations

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from directives.models import Direction, DocumentType
from directives.views.work import required_actor
from dispatches import drafting, policies, registers
from dispatches.forms.secret import SecretForm, SecretVoidForm
from dispatches.models import SecretEntry
from dispatches.policies import Refused
from dispatches.secret_books import SECRET_BOOKS
from dispatches.services import secret
from dispatches.views.common import Request, made_now
from units.acting import Actor

SHOWN = 200
WORDS = {"di": Direction.OUT, "den": Direction.IN}


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: Request, word: str) -> HttpResponse:
    """One year of the book (`?nam=2023`, else this year's); what comes and goes is entered today."""
    actor, direction = _reader(request), _direction(word)
    types = DocumentType.objects.all()
    if direction == Direction.OUT:
        types = types.filter(system=drafting.system_of(actor.unit))
    today = timezone.localdate()
    form = SecretForm(
        request.POST or None, direction=direction, types=types, initial={"entered_on": today, "paper_on": today}
    )
    if request.method == "POST" and not policies.may_register(actor):
        raise PermissionDenied(policies.may_register(actor).reason)
    if request.method == "POST" and form.is_valid():
        try:
            entry = secret.enter(actor=actor, direction=direction, facts=form.facts, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã ghi sổ văn bản mật {direction.label}: số {entry.number}.")
            return redirect("dispatches:secret", word)
    kept = SecretEntry.objects.visible_to(request.user)
    years = sorted({*kept.of_unit(actor.unit, direction).years(), today.year}, reverse=True)
    year = next((one for one in years if str(one) == request.GET.get("nam")), today.year)
    rows = kept.of_book(actor.unit, direction, year)
    context = {
        "word": word,
        "is_incoming": direction == Direction.IN,
        "rows": rows.select_related("register", "doc_type").order_by("-entered_on", "-number")[:SHOWN],
        "form": form,
        "may_keep": bool(policies.may_register(actor)),
        "year": year,
        "years": years,
        "unit": actor.unit,
    }
    return render(request, "dispatches/secret.html", context, status=422 if form.errors else 200)


@require_POST
def void(request: Request, pk: int) -> HttpResponse:
    actor = _reader(request)
    rows = SecretEntry.objects.visible_to(request.user).select_related("register__unit")
    entry, form = get_object_or_404(rows, pk=pk), SecretVoidForm(request.POST)
    answer = policies.may_register(actor)
    if not answer:
        raise PermissionDenied(answer)
    try:
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        secret.void(actor=actor, entry=entry, reason=reason, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    word = next(word for word, direction in WORDS.items() if direction == entry.register.direction)
    return redirect("dispatches:secret", word)


@require_POST
def print_book(request: Request, word: str, year: int) -> HttpResponse:
    actor, out = _reader(request), BytesIO()
    kept = SECRET_BOOKS[_direction(word)]
    registers.write(kept, actor.unit, year, out)
    return made_now(out.getvalue(), f"{kept.file_name}-{year}.pdf")


def _reader(request: Request) -> Actor:
    actor = required_actor(request)
    answer = policies.may_read_secret_books(actor)
    if not answer:
        raise PermissionDenied(answer)
    return actor


def _direction(word: str) -> Direction:
    if word not in WORDS:
        raise Http404
    return WORDS[word]

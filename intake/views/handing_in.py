"""Pages of handing a paper in, and the buttons beside one that is still being read."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from directives.policies import Refused
from intake import policies
from intake.forms.start import PurposeForm, StartForm, TextForm
from intake.models import Arrival, Mail
from intake.services import arrivals
from intake.views.fetching import fetch, who_may_take
from intake.views.waiting import ask_for_text
from units.acting import Actor

ROWS = 20


def start(request: HttpRequest) -> HttpResponse:
    actor = who_may_take(request)
    form = StartForm(actor, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        purpose, text = form.cleaned_data["purpose"], form.cleaned_data["text"]
        try:
            taken = arrivals.take(actor=actor, purpose=purpose, text=text, uploads=form.uploads(), at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(taken[0])
    rows = Arrival.objects.visible_to(actor.user).open().filter(unit=actor.unit).select_related("brought_by", "job")
    waiting = Paginator(rows.order_by("-brought_at", "-pk"), ROWS).get_page(request.GET.get("trang"))
    context = {"form": form, "waiting": waiting, "mail_count": _mail_waiting(actor)}
    return render(request, "intake/start.html", context, status=422 if request.method == "POST" else 200)


def _mail_waiting(actor: Actor) -> int | None:
    """How many messages nobody has; None for those who don't see to them, or where no mailbox brings any."""
    if not policies.may_see_mail(actor):
        return None
    count = Mail.objects.waiting().filter(unit=actor.unit).count()
    return count if count or settings.INTAKE_IMAP_URL else None


@require_POST
def text(request: HttpRequest, code: str) -> HttpResponse:
    """Text pasted beside a file that could not be read."""
    arrival, actor = fetch(request, code)
    form = TextForm(request.POST)
    if form.is_valid():
        try:
            return redirect(arrivals.give_text(actor=actor, arrival=arrival, text=form.cleaned_data["text"]))
        except Refused as refused:
            form.add_error(None, str(refused))
    return ask_for_text(request, arrival, form)


@require_POST
def purpose(request: HttpRequest, code: str) -> HttpResponse:
    """The same paper, for the other purpose."""
    arrival, actor = fetch(request, code)
    form = PurposeForm(request.POST)
    if form.is_valid():
        try:
            arrivals.turn(actor=actor, arrival=arrival, purpose=form.cleaned_data["purpose"])
        except Refused as refused:
            messages.error(request, str(refused))
    return redirect(arrival)


@require_POST
def part(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """A file that came along was a paper of its own; what is being typed for the first one goes on."""
    arrival, actor = fetch(request, code)
    try:
        parted = arrivals.part(actor=actor, arrival=arrival, position=position, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        link = format_html('<a href="{}">Đọc văn bản vừa tách</a>', parted.get_absolute_url())
        messages.success(request, format_html("Đã tách thành văn bản riêng. {}.", link))
    return redirect(arrival)


@require_POST
def drop(request: HttpRequest, code: str) -> HttpResponse:
    arrival, actor = fetch(request, code)
    try:
        arrivals.drop(actor=actor, arrival=arrival, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đã bỏ văn bản đang đọc.", extra_tags=f"reading-{arrival.code}")
    return redirect("intake:start")

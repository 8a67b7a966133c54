"""The pages behind a link without an account: one assignment, to confirm, to log and to report; nothing else.

A token that is wrong, expired or revoked gets one and the same page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directives import doing, policies, proofs
from directives.forms.passes import PhoneForm
from directives.forms.results import ResultForm
from directives.guests import Guest
from directives.models import Channel, Evidence, Pass
from directives.policies import Refused
from directives.services import passes, work
from directives.services.files import BadFile
from directives.views.files import serve
from units import throttle
from units.throttle import visitor

MINUTE, QUARTER = timedelta(minutes=1), timedelta(minutes=15)
PER_ADDRESS, PER_LINK, PHONES_PER_LINK = 120, 60, 5
DONE = {"receive": "Đã xác nhận nhận việc.", "report": "Đã báo cáo. Nơi giao việc sẽ xem và nghiệm thu."}

type_of_page = Callable[..., HttpResponseBase]


def with_link(page: type_of_page) -> type_of_page:
    """Slowed down, opened by a standing link only, and, where the issuer asks for it, by a known phone number."""

    @login_not_required
    @never_cache
    @wraps(page)
    def opened(request: HttpRequest, token: str, **more: str) -> HttpResponseBase:
        link = _link(request, token)
        if link is None:
            return _closed(request)
        guest = _guest(request, link)
        if guest is None:
            return redirect("directives:guest_phone", token)
        passes.note_use(link, at=timezone.now())
        return page(request, guest, token, **more)

    return opened


@require_safe
@with_link
def sheet(request: HttpRequest, guest: Guest, token: str) -> HttpResponse:
    return _page(request, guest, token)


@require_http_methods(["GET", "POST"])
@with_link
def log_result(request: HttpRequest, guest: Guest, token: str) -> HttpResponse:
    row, now = guest.link.assignment, timezone.now()
    channel = Channel.objects.filter(is_active=True, code=request.GET.get("hinh-thuc", "")).first()
    if channel is None or (request.method == "GET" and not policies.may(guest, "log", row)):
        return redirect("directives:guest", token)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ResultForm(*sent, channel=channel, today=timezone.localdate(now))
    if request.method == "POST" and form.is_valid():
        try:
            photos = form.cleaned_data["photos"]
            work.log_result(actor=guest, assignment=row, facts=form.facts(), photos=photos, at=now)
        except (Refused, BadFile) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã ghi kết quả: {channel.name}.", extra_tags=f"ket-qua-{channel.code}")
            return redirect("directives:guest", token)
    context = {"row": row, "form": form, "channel": channel, "token": token, "had_files": bool(request.FILES)}
    return render(request, "directives/guests/log_result.html", context, status=422 if form.errors else 200)


@require_safe
@with_link
def paper_file(request: HttpRequest, guest: Guest, token: str, code: str) -> HttpResponseBase:
    """A file of the paper that gave the work."""
    return serve(request, get_object_or_404(doing.files_for_guest(guest.link.assignment), code=code))


@require_safe
@with_link
def evidence(request: HttpRequest, guest: Guest, token: str, code: str) -> HttpResponseBase:
    """A photo of this work's results."""
    return serve(request, get_object_or_404(Evidence, result__assignment=guest.link.assignment, code=code))


@require_POST
@with_link
def receive(request: HttpRequest, guest: Guest, token: str) -> HttpResponse:
    return _press(request, guest, token, "receive")


@require_POST
@with_link
def report(request: HttpRequest, guest: Guest, token: str) -> HttpResponse:
    return _press(request, guest, token, "report")


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def phone(request: HttpRequest, token: str) -> HttpResponse:
    """The number on record of somebody of the unit; a few tries, then a pause."""
    link, now = _link(request, token), timezone.now()
    if link is None or not link.asks_phone:
        return _closed(request)
    form = PhoneForm(*([request.POST] if request.method == "POST" else []))
    if request.method == "POST" and form.is_valid():
        if not throttle.allow(f"phone {link.code}", limit=PHONES_PER_LINK, window=QUARTER, at=now):
            return _closed(request, status=429)
        person = passes.holder_with_phone(link, form.cleaned_data["phone"], at=now)
        if person is not None:
            request.session[_key(link)] = person.pk
            return redirect("directives:guest", token)
        form.add_error("phone", "Số này không phải số đã đăng ký. Hãy kiểm tra lại, hoặc hỏi nơi giao việc.")
    context = {"form": form, "issuer": link.assignment.directive.issuer_name}
    return render(request, "directives/guests/phone.html", context, status=422 if form.errors else 200)


def _link(request: HttpRequest, token: str) -> Pass | None:
    now = timezone.now()
    if not throttle.allow(f"address {visitor(request)}", limit=PER_ADDRESS, window=MINUTE, at=now):
        return None
    link = passes.opened_by(token, at=now)
    if link is None or not throttle.allow(f"link {link.code}", limit=PER_LINK, window=MINUTE, at=now):
        return None
    return link


def _guest(request: HttpRequest, link: Pass) -> Guest | None:
    """The number was confirmed in this browser before; whoever left the unit meanwhile is asked again."""
    if not link.asks_phone:
        return Guest(link)
    known = request.session.get(_key(link), 0)
    person = passes.holders(link.assignment, at=timezone.now()).filter(pk=known).first()
    return Guest(link, person) if person else None


def _press(request: HttpRequest, guest: Guest, token: str, verb: str) -> HttpResponse:
    row, now, words = guest.link.assignment, timezone.now(), request.POST.get("words", "").strip()
    try:
        if verb == "receive":
            work.receive(actor=guest, assignment=row, at=now)
        else:
            work.report(actor=guest, assignment=row, note=words, at=now)
    except Refused as refusal:
        return _page(request, guest, token, refusal=str(refusal), words=words)
    messages.success(request, DONE[verb])
    return redirect("directives:guest", token)


def _page(request: HttpRequest, guest: Guest, token: str, *, refusal: str = "", words: str = "") -> HttpResponse:
    row = guest.link.assignment
    may_log = bool(policies.may(guest, "log", row))
    results = list(work.results_with_evidence(row))
    context = {
        "row": row,
        "token": token,
        "guest": guest,
        "now": timezone.now(),
        "refusal": refusal,
        "words": words,
        "may_receive": bool(policies.may(guest, "receive", row)),
        "may_report": bool(policies.may(guest, "report", row)),
        "channels": Channel.objects.filter(is_active=True) if may_log else [],
        "results": results,
        "lacks": proofs.missing_words(row, results),
        "files": sorted(doing.files_for_guest(row), key=lambda file: file.place),
    }
    return render(request, "directives/guests/sheet.html", context, status=422 if refusal else 200)


def _closed(request: HttpRequest, *, status: int = 404) -> HttpResponse:
    return render(request, "directives/guests/closed.html", status=status)


def _key(link: Pass) -> str:
    return f"pass-{link.code}"

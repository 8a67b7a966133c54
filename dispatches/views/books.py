"""A year's book as PDF: a short one at once, a long one by a machine while the page tells how far it is."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from directives.models import Direction
from dispatches import jobs, registers
from dispatches.views.common import Request
from jobs.models import Job, State
from units.acting import Actor

# More lines than this would keep the clerk's page, and everybody's processor, waiting.
AT_ONCE = 1000


@require_POST
def print_book(request: Request, direction: str, year: int) -> FileResponse | HttpResponse:
    actor = _actor(request)
    if direction not in Direction.values:
        raise Http404
    count = registers.lines_of(actor.unit, direction, year).count()
    if count > AT_ONCE:
        job = jobs.plan_book(actor=actor, direction=direction, year=year, count=count, at=timezone.now())
        return redirect("dispatches:book", job.pk)
    out = BytesIO()
    registers.write(actor.unit, direction, year, out)
    out.seek(0)
    return _pdf(out, direction, year)


@require_safe
def book(request: Request, pk: int) -> HttpResponse:
    """How far the machine is; asked again every two seconds while it works."""
    job = _job_of(request, pk)
    is_over = job.state in {State.DONE, State.FAILED}
    if request.headers.get("HX-Request") and not is_over:
        return render(request, "dispatches/_book_progress.html", {"job": job})
    answer = render(request, "dispatches/book.html", {"job": job, "direction": Direction(job.payload["direction"])})
    if request.headers.get("HX-Request"):
        answer["HX-Refresh"] = "true"
    return answer


@require_safe
def book_file(request: Request, pk: int) -> FileResponse:
    job = _job_of(request, pk)
    name = jobs.file_name(job)
    if job.state != State.DONE or not default_storage.exists(name):
        raise Http404
    return _pdf(default_storage.open(name), job.payload["direction"], job.payload["year"])


def _actor(request: Request) -> Actor:
    if request.actor is None:
        raise PermissionDenied("Tài khoản của anh/chị chưa được phân công chức danh nào.")
    return request.actor


def _job_of(request: Request, pk: int) -> Job:
    """The printing of a book of the unit that one acts for; else 404."""
    if request.actor is None:
        raise Http404
    return get_object_or_404(Job, pk=pk, kind=jobs.BOOK, payload__unit=request.actor.unit.pk)


def _pdf(file: IO[bytes], direction: str, year: int) -> FileResponse:
    name = f"so-van-ban-{'den' if direction == Direction.IN else 'di'}-{year}.pdf"
    return FileResponse(file, content_type="application/pdf", filename=name)

"""A year's book as PDF or XLSX: a short one at once, a long one by a machine while the page tells how far it is."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from directives.views.work import required_actor
from dispatches import jobs, registers
from dispatches.views.common import Request, progress_page
from jobs.models import Job, State

# More lines than this would keep the clerk's page, and everybody's processor, waiting.
AT_ONCE = 100
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_POST
def print_book(request: Request, book: str, year: int) -> FileResponse | HttpResponse:
    """The book as PDF, or as XLSX with `dang=xlsx`."""
    actor = required_actor(request)
    kept = registers.BOOKS.get(book)
    if kept is None:
        raise Http404
    count, sheet = kept.count(actor.unit, year), request.POST.get("dang") == "xlsx"
    if count > AT_ONCE:
        job = jobs.plan_book(actor=actor, book=book, year=year, count=count, sheet=sheet, at=timezone.now())
        return redirect("dispatches:book", job.pk)
    out = BytesIO()
    (registers.write_sheet if sheet else registers.write)(kept, actor.unit, year, out)
    out.seek(0)
    return _file(out, kept, year, "xlsx" if sheet else "pdf")


@require_safe
def book(request: Request, pk: int) -> HttpResponse:
    """How far the machine is; asked again every two seconds while it works."""
    job = _job_of(request, pk)
    asked = jobs.asked_of(job)
    known = {"job": job, "book": registers.BOOKS[str(asked["book"])], "ending": asked["ending"]}
    is_over = job.state in {State.DONE, State.FAILED}
    part, whole = "dispatches/_book_progress.html", "dispatches/book.html"
    return progress_page(request, known, is_over=is_over, part=part, whole=whole)


@require_safe
def book_file(request: Request, pk: int) -> FileResponse:
    job = _job_of(request, pk)
    name = jobs.file_name(job)
    if job.state != State.DONE or not default_storage.exists(name):
        raise Http404
    asked = jobs.asked_of(job)
    kept = registers.BOOKS[str(asked["book"])]
    return _file(default_storage.open(name), kept, job.payload["year"], str(asked["ending"]))


def _job_of(request: Request, pk: int) -> Job:
    """The printing of a book of the unit that one acts for; else 404."""
    if request.actor is None:
        raise Http404
    return get_object_or_404(Job, pk=pk, kind=jobs.BOOK, payload__unit=request.actor.unit.pk)


def _file(file: IO[bytes], book: registers.Book, year: int, ending: str) -> FileResponse:
    return FileResponse(file, content_type=TYPES[ending], filename=f"{book.file_name}-{year}.{ending}")

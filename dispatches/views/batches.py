"""Copies of an issued letter for each recipient: a form, how far the machine is, the files. For its văn thư alone."""

from __future__ import annotations

import zipfile
from tempfile import TemporaryFile

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dispatches import policies
from dispatches.forms.batches import BatchForm
from dispatches.models import Batch, BatchKind, PersonalCopy
from dispatches.policies import Answer, Refused
from dispatches.services import batches
from dispatches.views.common import PDF, Request, letter_of, progress_page
from jobs.models import State
from vietnam.text import fold


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: Request, code: str) -> HttpResponse:
    letter = letter_of(request, code)
    _allowed(policies.may_batch(request.actor or None, letter))
    form = BatchForm(request.POST or None, units=batches.recipients(letter))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            batch = batches.plan(
                actor=request.actor,
                letter=letter,
                kind=BatchKind(typed["kind"]),
                units=typed["units"],
                days=typed["days"],
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(batch)
    known = {"letter": letter, "paper": letter.directive, "form": form, "made": letter.batches.all()}
    return render(request, "dispatches/batches.html", known, status=422 if form.errors else 200)


@never_cache
@require_safe
def batch(request: Request, pk: int) -> HttpResponse:
    """How far the machine is, asked again every two seconds while it works; then the files."""
    row = _batch_of(request, pk)
    job = batches.jobs_of(row).last()
    if job is None:
        raise Http404
    is_over = bool(row.stopped_at) or job.state in {State.DONE, State.FAILED}
    made = row.copies.made().in_order().select_related("unit")
    may_resume = policies.may_resume(request.actor or None, row, at=timezone.now())
    known = {"batch": row, "paper": row.letter.directive, "job": job, "made": made, "may_resume": may_resume}
    part, whole = "dispatches/_batch_progress.html", "dispatches/batch.html"
    return progress_page(request, known, is_over=is_over, part=part, whole=whole)


@require_POST
def stop(request: Request, pk: int) -> HttpResponse:
    row = _batch_of(request, pk)
    batches.stop(actor=request.actor, batch=row, at=timezone.now())
    messages.success(request, "Đã dừng. Những bản đã lập xong vẫn còn ở đây.")
    return redirect(row)


@require_POST
def resume(request: Request, pk: int) -> HttpResponse:
    row = _batch_of(request, pk)
    try:
        batches.resume(actor=request.actor, batch=row, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đang lập tiếp những bản còn lại.")
    return redirect(row)


@never_cache
@require_safe
def print_file(request: Request, pk: int) -> FileResponse:
    """All copies in one file for the printer."""
    row = _batch_of(request, pk)
    if not row.print_file:
        raise Http404
    return FileResponse(row.print_file.open("rb"), content_type=PDF, filename=f"{row.kind}-{row.pk}-de-in.pdf")


@never_cache
@require_safe
def every_file(request: Request, pk: int) -> FileResponse:
    """The copies that are made, each a file in one ZIP."""
    row = _batch_of(request, pk)
    packed = TemporaryFile()  # noqa: SIM115 -- the answer closes it
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as files:
        for number, copy in enumerate(row.copies.made().in_order(), start=1):
            with copy.file.open("rb") as file:
                files.writestr(f"{number:03d}-{_file_name(copy)}", file.read())
    packed.seek(0)
    return FileResponse(packed, content_type="application/zip", filename=f"{row.kind}-{row.pk}.zip", as_attachment=True)


@never_cache
@require_safe
def personal_file(request: Request, pk: int) -> FileResponse:
    copies = PersonalCopy.objects.made().filter(batch__in=Batch.objects.visible_to(request.user))
    copy = get_object_or_404(copies.select_related("batch__letter__directive"), pk=pk)
    _allowed(policies.may_see_batches(request.actor or None, copy.batch.letter))
    return FileResponse(copy.file.open("rb"), content_type=PDF, filename=_file_name(copy))


def _batch_of(request: Request, pk: int) -> Batch:
    """The batch, if this person may open it: 404 for strangers, 403 for colleagues who are not văn thư."""
    rows = Batch.objects.visible_to(request.user).select_related(
        "letter__directive__doc_type", "letter__directive__issuer", "made_by"
    )
    row = get_object_or_404(rows, pk=pk)
    _allowed(policies.may_see_batches(request.actor or None, row.letter))
    return row


def _allowed(answer: Answer) -> None:
    if not answer:
        raise PermissionDenied(answer)


def _file_name(copy: PersonalCopy) -> str:
    plain = "-".join("".join(sign if sign.isalnum() else " " for sign in fold(copy.name)).split())
    return f"{plain[:80] or 'ban'}.pdf"

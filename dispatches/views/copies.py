"""Copies of a paper that came in or that we issued: the ones made, a form for one more, their files."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from directives.models import Directive
from dispatches import policies
from dispatches.forms.copies import CopyForm
from dispatches.models import Copy
from dispatches.names import Names
from dispatches.policies import Refused
from dispatches.services import copies
from dispatches.views.common import Request


@require_http_methods(["GET", "HEAD", "POST"])
def make_copy(request: Request, code: str) -> HttpResponse:
    papers = Directive.objects.visible_to(request.user).select_related("doc_type", "issuer")
    paper = get_object_or_404(papers, code=code)
    answer = policies.may_copy(request.actor or None, paper)
    if not answer:
        raise PermissionDenied(answer.reason)
    today = timezone.localdate()
    files = paper.files.standing().filter(content_type="application/pdf")
    form = CopyForm(
        request.POST or None,
        files=files,
        signers=Names(request.actor.unit, on=today).signers,
        initial={"on": today, "source": min(files, key=lambda one: one.place, default=None)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            copy = copies.make(actor=request.actor, directive=paper, facts=form.facts, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã lập bản {copy}.")
            return redirect("dispatches:copy", code)
    made = Copy.objects.visible_to(request.user).filter(directive=paper)
    status = 422 if form.is_bound else 200
    return render(request, "dispatches/copy.html", {"paper": paper, "form": form, "made": made}, status=status)


@require_safe
def copy_file(request: Request, pk: int) -> FileResponse:
    copy = get_object_or_404(Copy.objects.visible_to(request.user), pk=pk)
    name = f"{copy.kind}-{copy.number}-{copy.made_on.year}.pdf"
    return FileResponse(copy.file.open("rb"), content_type="application/pdf", filename=name)

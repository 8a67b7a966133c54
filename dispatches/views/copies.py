"""Copies of a paper that came in or that we issued: the ones made, a form for one more, their files and signatures."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directives.models import Directive
from directives.policies import may_add_scan
from dispatches import policies
from dispatches.forms import SignedForm
from dispatches.forms.copies import CopyForm
from dispatches.models import Copy, CopySignature
from dispatches.names import Names
from dispatches.policies import Refused
from dispatches.services import copies, copy_signing
from dispatches.signing import keyring
from dispatches.views.common import Request


@require_http_methods(["GET", "HEAD", "POST"])
def make_copy(request: Request, code: str) -> HttpResponse:
    papers = Directive.objects.visible_to(request.user).select_related("doc_type", "issuer")
    paper = get_object_or_404(papers, code=code)
    answer = policies.may_copy(request.actor or None, paper)
    if not answer:
        raise PermissionDenied(answer)
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
    made = Copy.objects.visible_to(request.user).filter(directive=paper).select_related("series__unit", "signature")
    context = {
        "paper": paper,
        "form": form,
        "rows": [(copy, bool(policies.may_sign_copy(request.actor, copy))) for copy in made],
        "has_key": keyring.has_key(request.actor.unit),
        "signed_form": SignedForm(),
        "may_add_scan": bool(may_add_scan(request.actor, paper)),
    }
    return render(request, "dispatches/copy.html", context, status=422 if form.is_bound else 200)


@require_safe
def copy_file(request: Request, pk: int) -> FileResponse:
    copy = get_object_or_404(Copy.objects.visible_to(request.user), pk=pk)
    name = f"{copy.kind}-{copy.number}-{copy.made_on.year}.pdf"
    return FileResponse(copy.file.open("rb"), content_type="application/pdf", filename=name)


@require_POST
def sign_copy(request: Request, pk: int) -> HttpResponse:
    """With the organisation's key on this server."""
    copy = _copy(request, pk)
    try:
        made = copy_signing.sign(actor=request.actor, copy=copy, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã ký số bản {copy} bằng chứng thư của {made.signer}.")
    return redirect("dispatches:copy", copy.directive.code)


@require_http_methods(["GET", "HEAD", "POST"])
def signed_copy(request: Request, pk: int) -> HttpResponse | FileResponse:
    """The signed file; a POST brings it, signed by a tool elsewhere."""
    copy = _copy(request, pk)
    if request.method != "POST":
        signed = get_object_or_404(CopySignature, copy=copy)
        name = f"{copy.kind}-{copy.number}-{copy.made_on.year}-da-ky-so.pdf"
        return FileResponse(signed.file.open("rb"), content_type="application/pdf", filename=name)
    form = SignedForm(request.POST, request.FILES)
    try:
        policies.may_sign_copy(request.actor, copy).or_refuse()
        if not form.is_valid():
            raise Refused(" ".join(str(error) for error in form.errors["signed"]))
        made = copy_signing.add_signed(
            actor=request.actor, copy=copy, file=form.cleaned_data["signed"], at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã kiểm tra và lưu bản {copy} có chữ ký số của {made.signer}.")
    return redirect("dispatches:copy", copy.directive.code)


def _copy(request: Request, pk: int) -> Copy:
    """404 to a stranger, 403 to a colleague who may not make copies of the paper."""
    copies_seen = Copy.objects.visible_to(request.user).select_related("series__unit", "directive", "signature")
    copy = get_object_or_404(copies_seen, pk=pk)
    answer = policies.may_copy(request.actor or None, copy.directive)
    if not answer:
        raise PermissionDenied(answer)
    return copy

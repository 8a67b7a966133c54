"""Giving a paper that is in the book already the scan that it was entered without."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from directives.policies import Refused, may_add_scan
from directives.services import registering
from directives.views.papers import fetch
from directives.views.request import SignedIn
from directives.views.work import required_actor
from intake import scanned
from intake.forms.scan import ScanForm


@require_http_methods(["GET", "HEAD", "POST"])
def add_scan(request: SignedIn, code: str) -> HttpResponse:
    """Who may not is told why; where there is a PDF already, the paper itself shows it."""
    directive, actor = fetch(request, code), required_actor(request)
    answer = may_add_scan(actor, directive)
    if not answer and answer.of_right:
        raise PermissionDenied(answer)
    if not answer:
        messages.info(request, answer.reason)
        return redirect(directive)
    form = ScanForm(request.POST, request.FILES) if request.method == "POST" else ScanForm()
    if form.is_valid():
        try:
            file = scanned.as_pdf(form.cleaned_data["scan"])
            kept = registering.add_scan(actor=actor, directive=directive, file=file, at=timezone.now())
        except Refused as refused:
            form.add_error("scan", str(refused))
        else:
            messages.success(request, f"Đã lưu bản quét “{kept.name}”.")
            return redirect(directive)
    status = 422 if form.errors else 200
    return render(request, "intake/add_scan.html", {"directive": directive, "form": form}, status=status)

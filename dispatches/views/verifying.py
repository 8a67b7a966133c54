"""The public page behind a paper's QR code: is it ours, does it still stand, is this file the very one?

It tells what is printed on the paper and nothing else; a dropped file is hashed as it comes in and not kept.
"""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from directives.models import FileKind
from directives.models.papers import OF_PAPER
from directives.services.files import sha256
from dispatches.forms.verifying import CompareForm
from dispatches.models import ENDS, BatchKind, Letter, PersonalCopy, Sequel, SequelKind
from units import throttle
from units.throttle import visitor

PER_MINUTE = 60
SHOWN = (*OF_PAPER, FileKind.SCAN, FileKind.ATTACHMENT)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """429 for who asks too often, 404 for what never went out."""
    if not throttle.allow(
        f"verify-{visitor(request)}", limit=PER_MINUTE, window=timedelta(minutes=1), at=timezone.now()
    ):
        return render(request, "dispatches/verify_slowly.html", status=429)
    letter = get_object_or_404(Letter.objects.public().with_papers(), directive__code=code)
    form = CompareForm(request.POST, request.FILES) if request.method == "POST" else CompareForm()
    sequels = list(Sequel.objects.of([letter.directive_id]))
    context = {
        "paper": letter.directive,
        "form": form,
        "end": next((one for one in sequels if one.kind in ENDS), None),
        "corrections": [one for one in sequels if one.kind == SequelKind.CORRECTED],
    }
    if request.method == "POST" and form.is_valid():
        context |= {"compared": True, "same": _compared(letter, form.cleaned_data["file"])}
    return render(request, "dispatches/verify.html", context, status=422 if form.errors else 200)


def _compared(letter: Letter, file: UploadedFile) -> str:
    """Which of this paper's own files it is, byte for byte; of a recipient's copy not whose. "" for none."""
    digest = sha256(file)
    own = letter.directive.files.standing().filter(kind__in=SHOWN, sha256=digest).first()
    if own:
        is_signed_along = own.kind == FileKind.ATTACHMENT and own.signatures.exists()
        return f"{own.get_kind_display()}{' có chữ ký số' if is_signed_along else ''}"
    copies = PersonalCopy.objects.filter(batch__letter=letter, batch__kind=BatchKind.COPIES, sha256=digest)
    return "bản riêng cho một nơi nhận" if copies.exists() else ""

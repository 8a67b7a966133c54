"""A letter is kept as a pattern of the unit, under a name."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from dispatches import fields, policies
from dispatches.forms import TemplateForm
from dispatches.services import templates
from dispatches.views.common import Request, letter_of
from dispatches.views.reading import detail


@require_POST
def keep_template(request: Request, code: str) -> HttpResponse:
    letter, form = letter_of(request, code), TemplateForm(request.POST)
    answer = policies.may_keep_template(request.actor or None, letter)
    if not answer:
        raise PermissionDenied(answer)
    if form.is_valid():
        kept = templates.keep(actor=request.actor, letter=letter, name=form.cleaned_data["name"], at=timezone.now())
        messages.success(request, f"Đã lưu mẫu “{kept}”. Mẫu chọn được ở trang “Soạn văn bản”.")
        if unknown := fields.unknown([kept.subject, kept.words]):
            told = ", ".join(f"{{{name}}}" for name in unknown)
            messages.warning(request, f"Mẫu có trường phần mềm không biết, sẽ in nguyên như gõ: {told}.")
        return redirect(letter)
    return detail(request, code, wrong={"template_form": form}, status=422)

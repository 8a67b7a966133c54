"""The saved versions of a letter, two of them side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dispatches import comparing
from dispatches.forms.versions import VersionsForm
from dispatches.models import Letter
from dispatches.printing.content import LetterContent
from dispatches.views.common import Request, letter_of


@require_safe
def versions(request: Request, code: str) -> HttpResponse:
    """Where two versions differ, at first the last two."""
    letter = letter_of(request, code)
    context: dict[str, Any] = {"letter": letter, "paper": letter.directive}
    kept = list(letter.versions.select_related("made_by").defer("content"))
    if len(kept) > 1:
        form = VersionsForm(request.GET or None, versions=kept)
        before, after = form.chosen
        differences = comparing.differences(_content(letter, before), _content(letter, after))
        context |= {"form": form, "before": before, "after": after, "differences": differences}
    return render(request, "dispatches/versions.html", context)


def _content(letter: Letter, number: int) -> LetterContent:
    return LetterContent.from_json(letter.versions.get(number=number).content)

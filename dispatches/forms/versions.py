"""Which two saved versions of a letter to lay side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from dispatches.models import LetterVersion
from vietnam import dates


class VersionsForm(forms.Form):
    """Both stand in the address; at first the last two."""

    truoc = forms.TypedChoiceField(label="Bản trước", coerce=int)
    sau = forms.TypedChoiceField(label="Bản sau", coerce=int)

    def __init__(self, *args: Any, versions: Sequence[LetterVersion], **kwargs: Any) -> None:
        """`versions`: the newest first, two at least."""
        last = {"sau": versions[0].number, "truoc": versions[1].number}
        super().__init__(*args, **{"initial": last, **kwargs})
        for name in last:
            self.fields[name].choices = [(one.number, told(one)) for one in versions]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[int, int]:
        """Their numbers; what makes no sense in the address is left out."""
        found = self.cleaned_data if self.is_valid() else self.initial
        return found["truoc"], found["sau"]


def told(version: LetterVersion) -> str:
    when = timezone.localtime(version.made_at)
    return f"Bản {version.number}: {version.made_by or 'hệ thống'}, {when:%H:%M} ngày {dates.short(when)}"

"""Whom may the printed lines of a draft mean for which nobody is chosen yet? Shown beside it; the writer decides."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from dispatches.forms import Editor

ALL = "all"  # the button that takes every proposal


@dataclass(frozen=True)
class Proposal:
    """`field` is the name in the form of what is empty, `names` what would be typed there."""

    field: str
    printed: str
    names: str


def proposals(editor: Editor) -> list[Proposal]:
    """For each line of Kính gửi and Nơi nhận, and for who is to do a task, in the order of the page."""
    found = []
    for rows, printed, chosen in (
        (editor.to, "text", "to"),
        (editor.tasks, "assignee", "lead"),
        (editor.copies, "text", "to"),
    ):
        for form in rows:
            words = (form[printed].value() or "").strip()
            names = editor.names.proposed(words) if words and not (form[chosen].value() or "").strip() else ""
            if names:
                found.append(Proposal(form.add_prefix(chosen), words, names))
    return found


def filled(sent: QueryDict, editor: Editor, pressed: str) -> QueryDict:
    """What was typed, with one proposal taken, or with all of them."""
    typed = sent.copy()
    for one in proposals(editor):
        if pressed in (one.field, ALL):
            typed[one.field] = one.names
    return typed

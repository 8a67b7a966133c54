"""The desk of a letter's writer: the form as it lies there, and what is shown beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from directives import burdens, deadlines
from directives.services import issuing as assigning
from directives.services.issuing import Asked
from dispatches import policies, proposing, touched
from dispatches.composing import Draft, current
from dispatches.formcheck import Finding, check_form, mend_all
from dispatches.formcheck.finding import Rule
from dispatches.formcheck.office import in_force_rule, later_rule, signer_rule
from dispatches.forms import Editor
from dispatches.models import Letter, TypedDraft
from dispatches.names import Names
from dispatches.printing.content import LetterContent
from dispatches.printing.form import STATE
from dispatches.printing.preview import preview_html
from dispatches.touched import Touched
from dispatches.views.common import Request, letter_of, permit

# ?ban=go-do: the words that were being typed, instead of those that were saved
TYPED = "go-do"
ALL = "all"  # the button that makes every certain mend


@dataclass
class Desk:
    """One letter as it lies before its writer."""

    letter: Letter
    asked: Asked
    names: Names
    before: Draft
    editor: Editor

    @property
    def kept_as(self) -> str:
        return f"van-ban-di-{self.letter.directive.code}"

    @property
    def draft(self) -> Draft:
        return self.editor.draft() if self.editor.paper.is_bound else self.before

    def type_anew(self, sent: QueryDict) -> None:
        self.editor = Editor(self.before, self.names, self.letter.version, sent)

    def findings(self, content: LetterContent, known: Touched) -> list[Finding]:
        """By the rules of the form, and by what this office knows."""
        return check_form(content, known_units=self.names.abbreviations, more=self._own_rules(content, known))

    def mended(self, content: LetterContent, known: Touched, code: str) -> LetterContent:
        """With the mend of one finding made, or with all of them."""
        if code == ALL:
            more = self._own_rules(content, known)
            return mend_all(content, known_units=self.names.abbreviations, more=more)
        mends = (one.mend for one in self.findings(content, known) if one.code == code and one.mend)
        return next(mends, content)

    def _own_rules(self, content: LetterContent, known: Touched) -> list[Rule]:
        if content.form is not STATE:
            return [self.names.closed_rule]
        held = [later_rule(self.names.on), in_force_rule(known.ended), signer_rule(self.names.signers)]
        return [self.names.closed_rule, *held]


def lay(request: Request, code: str, sent: QueryDict | None = None) -> Desk:
    """`sent`: what was typed, after a row was moved or a line put in.

    A letter that went on meanwhile is not opened to be written; but what was typed comes back, and the service refuses.
    """
    letter = letter_of(request, code)
    if request.method != "POST" or not policies.may_draft(request.actor or None):
        permit(request, letter, "edit")
    asked = assigning.asked_of(letter.directive)
    draft = current(letter, asked)
    beside = [one for task in draft.parts.tasks for one in task.recipients]
    beside += [one for line in draft.parts.addressees for one in line.recipients]
    names = Names(request.actor.unit, on=timezone.localdate(), beside=beside)
    files = request.FILES if request.method == "POST" else None
    return Desk(
        letter, asked, names, draft, Editor(draft, names, letter.version, sent or _sent(request, letter), files)
    )


def _sent(request: Request, letter: Letter) -> QueryDict | None:
    """What was typed: sent now, or brought back from the slot."""
    if request.method == "POST":
        return request.POST
    if request.GET.get("ban") == TYPED and letter.typed_at:
        return TypedDraft.objects.get(letter=letter, person=request.user).form
    return None


def page(request: Request, desk: Desk, *, status: int, **more: Any) -> HttpResponse:
    paper = desk.letter.directive
    context = {
        "editor": desk.editor,
        "names": desk.names,
        "keep": desk.kept_as,
        "is_typed": request.method != "POST" and desk.editor.paper.is_bound,
        "files": paper.files.standing(),
        "notice_count": 0,  # not looked up: this page asks fifteen questions already
    }
    return render(request, "dispatches/edit.html", context | beside(request, desk) | more, status=status)


def beside(request: Request, desk: Desk) -> dict[str, Any]:
    today = timezone.localdate()
    content = desk.draft.content(on=today)
    plan = assigning.plan(desk.letter.directive, on=today, asked=desk.asked, members=desk.names.members)
    known = touched.of(desk.letter.directive, content, user=request.user)
    findings = desk.findings(content, known)
    return {
        "attached": known.attached,
        "letter": desk.letter,
        "paper": desk.letter.directive,
        "sheet": preview_html(content),
        "form": content.form,
        "findings": findings,
        "mends": sum(one.mend is not None for one in findings),
        "plan": plan,
        "gone": deadlines.gone(desk.draft.parts.tasks, on=today),
        "proposals": proposing.proposals(desk.editor),
        "sent_to": burdens.of(plan, user=request.user),
    }

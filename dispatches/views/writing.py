"""Writing a letter: begin it, the structured editor, the preview beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from directives.models import Assignment, Directive, DocumentType, PaperFile
from directives.services import issuing as assigning
from directives.services.issuing import Asked, Plan
from directives.states import OPEN
from dispatches import beside, comparing, drafting, policies
from dispatches.beside import Beside
from dispatches.composing import Draft, current
from dispatches.formcheck import check_form, covers
from dispatches.formcheck.finding import Rule
from dispatches.formcheck.office import in_force_rule, later_rule, signer_rule
from dispatches.forms import Editor, StartForm
from dispatches.models import Letter
from dispatches.names import Names
from dispatches.policies import Refused
from dispatches.printing.preview import preview_html
from dispatches.services import flow, letters
from dispatches.services.letters import Stale
from dispatches.views.common import Request, letter_for
from vietnam import symbols

TWICE = timedelta(minutes=2)


def new(request: Request) -> HttpResponse:
    """A blank draft, or with `?thuc-hien=CODE` one that carries out a received paper."""
    answer = policies.may_draft(request.actor or None)
    if not answer:
        raise PermissionDenied(answer.reason)
    code = request.GET.get("thuc-hien")
    papers = Directive.objects.visible_to(request.user).select_related("doc_type", "issuer")
    above = get_object_or_404(papers.filter(status__in=["registered", "issued"]), code=code) if code else None
    initial = {"subject": drafting.subject_for(above)[:500]} if above else {}
    form = StartForm(request.POST or None, initial=initial, system=drafting.system_of(request.actor.unit))
    if request.method == "POST" and form.is_valid():
        return redirect("dispatches:edit", _begun(request, above, **form.cleaned_data).directive.code)
    context = {"form": form, "above": above, "cited": drafting.cited(above) if above else ""}
    return render(request, "dispatches/new.html", context, status=422 if form.errors else 200)


def edit(request: Request, code: str) -> HttpResponse:
    desk = _desk(request, code)
    if request.method == "POST" and desk.editor.is_valid():
        try:
            letter = _save(request, desk)
            if request.POST.get("then") == "submit":
                flow.submit(actor=request.actor, letter=letter, at=timezone.now())
                messages.success(request, "Đã lưu và trình duyệt.", extra_tags=desk.kept_as)
                return redirect(letter)
        except Stale as stale:
            return _page(request, desk, status=409, stale=stale, differences=_differences(desk, stale.letter))
        except Refused as refused:
            desk.editor.paper.add_error(None, str(refused))
        else:
            messages.success(request, "Đã lưu dự thảo.", extra_tags=desk.kept_as)
            return redirect("dispatches:edit", code)
    return _page(request, desk, status=422 if request.method == "POST" else 200)


def preview(request: Request, code: str) -> HttpResponse:
    """The paper as typed, not saved: the part beside the editor, or without htmx the whole page."""
    desk = _desk(request, code)
    if request.method == "POST":
        desk.editor.is_valid()
    if request.headers.get("HX-Request"):
        return render(request, "dispatches/_beside.html", _beside(request, desk))
    return _page(request, desk, status=200)


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

    def rules(self, known: Beside) -> list[Rule]:
        """What this office knows, for the check of form."""
        return [later_rule(self.names.on), in_force_rule(known.ended), signer_rule(self.names.signers)]

    @property
    def draft(self) -> Draft:
        return self.editor.draft() if self.editor.paper.is_bound else self.before


def _desk(request: Request, code: str) -> Desk:
    letter = letter_for(request, code, "edit")
    asked = assigning.asked_of(letter.directive)
    draft = current(letter, asked)
    beside = [one for task in draft.parts.tasks for one in task.recipients]
    beside += [one for line in draft.parts.addressees for one in line.recipients]
    names = Names(request.actor.unit, on=timezone.localdate(), beside=beside)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return Desk(letter, asked, names, draft, Editor(draft, names, letter.version, *posted))


def _page(request: Request, desk: Desk, *, status: int, **more: Any) -> HttpResponse:
    paper = desk.letter.directive
    context = {
        "editor": desk.editor,
        "names": desk.names,
        "keep": desk.kept_as,
        "files": paper.files.standing(),
        "notice_count": 0,  # not looked up: this page asks fifteen questions already
    }
    return render(request, "dispatches/edit.html", context | _beside(request, desk) | more, status=status)


def _beside(request: Request, desk: Desk) -> dict[str, Any]:
    today = timezone.localdate()
    content = desk.draft.content(on=today)
    plan = assigning.plan(desk.letter.directive, on=today, asked=desk.asked, members=desk.names.members)
    known = beside.of(desk.letter.directive, content, user=request.user)
    return {
        "attached": known.attached,
        "letter": desk.letter,
        "paper": desk.letter.directive,
        "sheet": preview_html(content),
        "form": content.form,
        "is_checked": covers(content),
        "findings": check_form(content, known_units=desk.names.abbreviations, more=desk.rules(known)),
        "plan": plan,
        "sent_to": burdens(request, plan),
    }


def burdens(request: Request, plan: Plan) -> list[dict[str, Any]]:
    """Each unit once, with what it gets and how much it has still to do. One query."""
    open_work = Assignment.objects.visible_to(request.user).filter(unit__in=plan.units, state__in=OPEN)
    counts = dict(open_work.order_by().values_list("unit").annotate(Count("pk")))
    found: dict[tuple[int, int | None], dict[str, Any]] = {}
    for task, doer, role in plan.assignments:
        row = found.setdefault(doer.key, {"doer": doer, "tasks": [], "open": counts.get(doer.unit.pk, 0)})
        row["tasks"].append((task.position, role))
    return list(found.values())


def _save(request: Request, desk: Desk) -> Letter:
    """Save what was typed, with the mend that was pressed, and what is to go along or not any more."""
    draft, at = desk.draft, timezone.now()
    if code := request.POST.get("mend"):
        content = draft.content(on=timezone.localdate())
        known = beside.of(desk.letter.directive, content, user=request.user)
        found = check_form(content, known_units=desk.names.abbreviations, more=desk.rules(known))
        mended = next((one.mend for one in found if one.code == code and one.mend), None)
        draft = draft.with_content(mended) if mended else draft
    letter = letters.save(
        actor=request.actor,
        letter=desk.letter,
        facts=draft.facts,
        parts=draft.parts,
        wording=draft.wording,
        at=at,
        expected_version=int(request.POST.get("over") or desk.editor.version),
    )
    for file in PaperFile.objects.filter(directive=letter.directive, code__in=request.POST.getlist("drop")):
        letters.drop_file(actor=request.actor, letter=letter, file=file, at=at)
    _send_along(request, letter, desk.editor.paper.cleaned_data["along"])
    return letter


def _send_along(request: Request, letter: Letter, typed: str) -> None:
    at, visible = timezone.now(), Directive.objects.visible_to(request.user)
    for paper in visible.filter(code__in=request.POST.getlist("detach")):
        letters.detach_paper(actor=request.actor, letter=letter, paper=paper, at=at)
    if not typed:
        return
    read = symbols.parse(typed)
    found = read and visible.filter(status__in=["registered", "issued"]).like(read.number or "", read.symbol, None)
    other = found.exclude(pk=letter.directive_id).first() if found else None
    if other is None:
        messages.warning(request, f"Chưa gửi kèm được: không có văn bản “{typed}” trong sổ của đơn vị.")
        return
    letters.attach_paper(actor=request.actor, letter=letter, paper=other, at=at)


def _differences(desk: Desk, saved: Letter) -> list[comparing.Difference]:
    today = timezone.localdate()
    return comparing.differences(current(saved).content(on=today), desk.draft.content(on=today))


def _begun(request: Request, above: Directive | None, doc_type: DocumentType, subject: str) -> Letter:
    """The new letter; a second press of the button finds the first one."""
    actor, at = request.actor, timezone.now()
    same = Letter.objects.of_unit(actor.unit).filter(
        directive__created_by=actor.user, directive__created_at__gte=at - TWICE, directive__subject=subject, version=1
    )
    if known := same.with_papers().first():
        return known
    names = Names(actor.unit, on=timezone.localdate(at))
    if above:
        draft = drafting.carrying_out(actor, above, doc_type, subject, names)
    else:
        draft = drafting.blank(actor, doc_type, subject, names)
    return letters.start(
        actor=actor,
        facts=draft.facts,
        parts=draft.parts,
        wording=draft.wording,
        at=at,
        carries_out=above,
        attached=[above] if above else (),
    )

"""Writing a letter: begin it, the structured editor, the preview beside it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from directives.models import Directive, DocumentType, PaperFile
from dispatches import citing, comparing, drafting, fields, policies, proposing, templating, touched
from dispatches.composing import current
from dispatches.forms import StartForm
from dispatches.forms.reorder import Move, moved, with_another
from dispatches.models import Letter, LetterTemplate
from dispatches.names import Names
from dispatches.policies import Refused
from dispatches.services import flow, letters
from dispatches.services.letters import Stale
from dispatches.views.common import Request
from dispatches.views.desk import Desk, beside, lay, page
from vietnam import symbols

TWICE = timedelta(minutes=2)


def new(request: Request) -> HttpResponse:
    """A blank draft, or with `?thuc-hien=CODE` one that carries out a received paper; either after a template."""
    answer = policies.may_draft(request.actor or None)
    if not answer:
        raise PermissionDenied(answer)
    unit, code = request.actor.unit, request.GET.get("thuc-hien")
    papers = Directive.objects.visible_to(request.user).select_related("doc_type", "issuer")
    above = get_object_or_404(papers.filter(status__in=["registered", "issued"]), code=code) if code else None
    initial = {"subject": drafting.subject_for(above)[:500]} if above else {}
    system, templates = drafting.system_of(unit), LetterTemplate.objects.in_use(unit).select_related("doc_type")
    form = StartForm(request.POST or None, initial=initial, system=system, templates=templates)
    if request.method == "POST" and form.is_valid():
        return redirect("dispatches:edit", _begun(request, above, **form.cleaned_data).directive.code)
    context = {"form": form, "above": above, "cited": drafting.cited(above) if above else ""}
    return render(request, "dispatches/new.html", context, status=422 if form.errors else 200)


def edit(request: Request, code: str) -> HttpResponse:
    desk = lay(request, code)
    if request.method == "POST" and desk.editor.is_valid():
        try:
            letter = _save(request, desk)
        except Stale as stale:
            desk.editor.ask_for_files()
            return page(request, desk, status=409, stale=stale, differences=_differences(desk, stale.letter))
        except Refused as refused:
            kept = f"{refused} Nội dung anh/chị vừa gõ chưa được lưu và vẫn còn ở đây."
            desk.editor.paper.add_error(None, kept)
        else:
            return _saved(request, desk, letter)
    if request.method == "POST":
        desk.editor.ask_for_files()
    elif desk.editor.paper.is_bound:
        desk.editor.is_valid()  # brought back: it says at once what could not be saved
    return page(request, desk, status=422 if request.method == "POST" else 200)


def _saved(request: Request, desk: Desk, letter: Letter) -> HttpResponse:
    """On to the leader where that was asked for; a draft that cannot be submitted is saved all the same."""
    if request.POST.get("then") == "submit":
        try:
            flow.submit(actor=request.actor, letter=letter, at=timezone.now())
        except Refused as refused:
            messages.error(request, f"Chưa trình duyệt được. {refused}")
        else:
            messages.success(request, "Đã lưu và trình duyệt.", extra_tags=desk.kept_as)
            return redirect(letter)
    messages.success(request, "Đã lưu dự thảo.", extra_tags=desk.kept_as)
    return redirect("dispatches:edit", letter.directive.code)


def preview(request: Request, code: str) -> HttpResponse:
    """The paper as typed, not saved: the part beside the editor, or without htmx the whole page.

    A row that moves or is new, a paper that is cited and names that are filled in come back in a whole page, of which
    htmx takes what changed.
    """
    move, cite, more, fill = (
        Move.read(request.POST.get("move", "")),
        request.POST.get("cite", ""),
        request.POST.get("more", ""),
        request.POST.get("fill", ""),
    )
    sent, line = moved(request.POST, move) if move else (None, 0)
    if more:
        sent = with_another(request.POST, more)
    desk = lay(request, code, _with_cited(request, cite) if cite else sent)
    if fill:
        desk.type_anew(proposing.filled(request.POST, desk.editor, fill))
    if move:
        desk.editor.point_to(move.name, line)
    if request.method == "POST":
        desk.editor.is_valid()
    if request.headers.get("HX-Request") and not (move or cite or more or fill or "look" in request.POST):
        return render(request, "dispatches/_beside.html", beside(request, desk))
    looked_for = request.POST.get("find", "") if "look" in request.POST else ""
    found = citing.known(request.user, looked_for, but=desk.letter.directive_id)
    return page(request, desk, status=200, looked_for=looked_for, known_papers=found, more=more)


def _with_cited(request: Request, pressed: str) -> QueryDict:
    """What was typed, with a known paper put in; `pressed` is "CODE:basis" or "CODE:opening"."""
    code, _, place = pressed.partition(":")
    paper = get_object_or_404(Directive.objects.visible_to(request.user).light(), code=code)
    typed = request.POST.copy()
    for name, text in citing.cited({name: typed.get(name, "") for name in citing.PLACES}, paper, place).items():
        typed[name] = text
    return typed


def _save(request: Request, desk: Desk) -> Letter:
    """Save what was typed, with the mend that was pressed, and what is to go along or not any more."""
    draft, at = desk.draft, timezone.now()
    if code := request.POST.get("mend"):
        content = draft.content(on=timezone.localdate())
        known = touched.of(desk.letter.directive, content, user=request.user)
        draft = draft.with_content(desk.mended(content, known, code))
    over = request.POST.get("over", "")  # the version that a colleague saved meanwhile, and that this one replaces
    letter = letters.save(
        actor=request.actor,
        letter=desk.letter,
        facts=draft.facts,
        parts=draft.parts,
        wording=draft.wording,
        at=at,
        expected_version=int(over) if over.isdecimal() else desk.editor.version,
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


def _begun(
    request: Request, above: Directive | None, template: LetterTemplate | None, doc_type: DocumentType, subject: str
) -> Letter:
    """The new letter; a second press of the button finds the first one."""
    actor, at = request.actor, timezone.now()
    today = timezone.localdate(at)
    names = Names(actor.unit, on=today)
    if template:
        begun = templating.begin(actor, template, subject, names, fields.values(actor, above, on=today))
        draft = begun.draft
        _tell_what_is_open(request, begun)
    elif above:
        draft = drafting.carrying_out(actor, above, doc_type, subject, names)
    else:
        draft = drafting.blank(actor, doc_type, subject, names)
    same = Letter.objects.of_unit(actor.unit).filter(
        directive__created_by=actor.user,
        directive__created_at__gte=at - TWICE,
        directive__subject=draft.facts.subject,
        version=1,
    )
    if known := same.with_papers().first():
        return known
    return letters.start(
        actor=actor,
        facts=draft.facts,
        parts=draft.parts,
        wording=draft.wording,
        at=at,
        carries_out=above,
        attached=[above] if above else (),
    )


def _tell_what_is_open(request: Request, begun: templating.Begun) -> None:
    if begun.open_fields:
        told = ", ".join(f"{{{name}}}" for name in begun.open_fields)
        messages.warning(request, f"Chưa điền được {told}. Hãy sửa các chỗ này trong dự thảo.")
    if begun.unknown_names:
        told = ", ".join(f"“{name}”" for name in begun.unknown_names)
        messages.warning(request, f"Mẫu gửi tới {told}, nay đơn vị không còn nơi nào tên như vậy. Hãy chọn nơi khác.")

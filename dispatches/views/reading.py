"""Looking at letters: the list, one letter with its way, its file; and the one-button moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from audit import trail
from directives import cascade, deadlines
from directives.models import FileKind, LinkKind
from directives.services import issuing as assigning
from directives.services.files import BadFile
from dispatches import composing, fields, policies
from dispatches.forms import ReturnForm, ScanForm, SignedForm, TemplateForm
from dispatches.models import ENDS, Letter, Sequel
from dispatches.policies import Refused
from dispatches.printing.preview import preview_html
from dispatches.printing.render import render as render_pdf
from dispatches.services import flow
from dispatches.signatures import block_of
from dispatches.states import MOVES, LetterState
from dispatches.views.common import Request, letter_of, made_now
from dispatches.waiting import waiting_first
from dispatches.word.document import write as write_word

PER_PAGE = 50
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN_MOVES: dict[str, Callable[..., Letter]] = {
    "submit": flow.submit,
    "approve": flow.approve,
    "take_back": flow.take_back,
    "sign_in_ink": flow.sign_in_ink,
}
DONE = {
    "submit": "Đã trình duyệt.",
    "approve": "Đã duyệt. Văn thư sẽ cấp số và phát hành.",
    "take_back": "Đã rút lại để sửa.",
    "sign_in_ink": "Đã ghi nhận chữ ký trên bản giấy. Bước tiếp theo là phát hành.",
    "return": "Đã trả lại cho người soạn.",
}


def letters(request: Request) -> HttpResponse:
    rows = Letter.objects.visible_to(request.user)
    counts = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    chosen = request.GET.get("loc", "")
    if chosen in LetterState.values:
        rows = rows.filter(state=chosen)
    page = Paginator(waiting_first(rows.with_papers(), request.actor or None), PER_PAGE)
    tabs = [("", "Tất cả", sum(counts.values()))]
    tabs += [(state.value, state.label.capitalize(), counts.get(state.value, 0)) for state in LetterState]
    return render(
        request,
        "dispatches/list.html",
        {
            "page": page.get_page(request.GET.get("trang")),
            "tabs": tabs,
            "chosen": chosen,
            "may_draft": policies.may_draft(request.actor or None),
        },
    )


def detail(request: Request, code: str, *, wrong: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    letter = letter_of(request, code)
    paper, today = letter.directive, timezone.localdate()
    asked = assigning.asked_of(paper)
    number = paper.number if letter.state == LetterState.ISSUED else None
    content = composing.current(letter, asked).content(on=paper.issued_on or today, number=number)
    sequels = list(Sequel.objects.of([paper.pk])) if letter.state == LetterState.ISSUED else []
    files = list(paper.files.standing())
    context = {
        "letter": letter,
        "paper": paper,
        "sheet": preview_html(content, draft=letter.state != LetterState.ISSUED),
        "moves": policies.moves(request.actor or None, letter),
        "not_approved": policies.why_not_approved(request.actor or None, letter),
        "labels": {verb: move.label for verb, move in MOVES.items()},
        "plan": assigning.plan(paper, on=paper.issued_on or today, asked=asked),
        "gone": "" if letter.state == LetterState.ISSUED else deadlines.gone(asked.tasks, on=today),
        "late": "" if letter.state == LetterState.ISSUED else cascade.too_late(paper, asked.tasks),
        "unsigned": "" if letter.state == LetterState.ISSUED else policies.may_be_signed(paper, on=today).reason,
        "sequels": sequels,
        "ended": next((one.get_kind_display() for one in sequels if one.kind in ENDS), paper.get_status_display()),
        "files": sorted(files, key=lambda one: one.place),
        "signatures": block_of(request.actor or None, letter, files),
        "attached": [link.target for link in paper.links.filter(kind=LinkKind.ATTACHES).select_related("target")],
        "history": trail.history(paper)[:30],
        "return_form": ReturnForm(),
        "scan_form": ScanForm(),
        "signed_form": SignedForm(),
        "may_keep_template": policies.may_keep_template(request.actor or None, letter),
        "template_form": TemplateForm(),
        "field_names": fields.NAMES,
        "may_batch": policies.may_batch(request.actor or None, letter),
    }
    return render(request, "dispatches/detail.html", context | (wrong or {}), status=status)


def pdf(request: Request, code: str) -> FileResponse | HttpResponse:
    """The frozen file once issued; before, a draft that says so, or the clean print for the pen (`?ban=trinh-ky`)."""
    letter = letter_of(request, code)
    paper = letter.directive
    if letter.state == LetterState.ISSUED:
        frozen = paper.files.filter(kind=FileKind.ISSUED).first()
        if frozen is None:
            raise Http404
        return FileResponse(frozen.file.open("rb"), content_type=frozen.content_type, filename=frozen.name)
    for_the_pen = request.GET.get("ban") == "trinh-ky"
    content = composing.compose(letter, on=timezone.localdate())
    name = f"{'ban-trinh-ky' if for_the_pen else 'du-thao'}-{paper.code}.pdf"
    return made_now(render_pdf(content, draft=not for_the_pen), name)


@require_safe
def word(request: Request, code: str) -> HttpResponse:
    """The letter as .docx, to work on elsewhere; never the issued paper itself. A draft says that it is one."""
    letter = letter_of(request, code)
    is_issued = letter.state == LetterState.ISSUED
    content = composing.compose(letter, on=timezone.localdate())
    name = f"{'van-ban' if is_issued else 'du-thao'}-{letter.directive.code}.docx"
    return made_now(write_word(content, draft=not is_issued), name, content_type=WORD, to_keep=True)


@require_POST
def move(request: Request, code: str, verb: str) -> HttpResponse:
    if verb == "return":
        return _return(request, code)
    if verb not in PLAIN_MOVES:
        raise Http404
    letter = letter_of(request, code)
    try:
        PLAIN_MOVES[verb](actor=request.actor, letter=letter, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, DONE[verb])
    return redirect(letter)


@require_POST
def add_scan(request: Request, code: str) -> HttpResponse:
    letter, form = letter_of(request, code), ScanForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            flow.add_scan(actor=request.actor, letter=letter, file=form.cleaned_data["scan"], at=timezone.now())
        except (Refused, BadFile) as refused:
            form.add_error("scan", str(refused))
        else:
            messages.success(request, "Đã lưu bản quét bên cạnh văn bản.")
            return redirect(letter)
    return detail(request, code, wrong={"scan_form": form}, status=422)


def _return(request: Request, code: str) -> HttpResponse:
    letter, form = letter_of(request, code), ReturnForm(request.POST)
    if form.is_valid():
        try:
            flow.return_(actor=request.actor, letter=letter, reason=form.cleaned_data["reason"], at=timezone.now())
        except Refused as refused:
            form.add_error("reason", str(refused))
        else:
            messages.success(request, DONE["return"])
            return redirect(letter)
    return detail(request, code, wrong={"return_form": form}, status=422)

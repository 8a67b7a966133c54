"""What does the template print, on paper and in the live preview? The words of a letter, prepared for its boxes."""

from collections.abc import Iterable
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dispatches.printing import appendices, layouts, sections
from dispatches.printing.content import LetterContent
from dispatches.printing.form import URGENCY_WIDTHS_MM, Form
from dispatches.printing.sections import IN_MIDDLE, Level, Section

# So many copies stand beside the signature and stay on its page; the others follow below and may go over pages.
COPIES_BESIDE: Final = 14
# A last paragraph shorter than this may be one line: then the one before it stays with the signature too.
ONE_LINE: Final = 90


def preview_html(content: LetterContent, *, draft: bool = True) -> SafeString:
    """The paper as an HTML fragment for a page that links `css/letter-preview.css`."""
    sheet = words(content, draft=draft) | {"is_screen": True}
    return SafeString(render_to_string("dispatches/print/_sheet.html", sheet))


def words(content: LetterContent, *, draft: bool) -> dict[str, Any]:
    """The template's context: the content and what follows from it."""
    layout = layouts.layout_of(content)
    tasks = [task for task in content.tasks if task.heading or task.paragraphs]
    divisions = content.sections
    if layout.enacts:  # what is asked is decided article by article
        articles = [Section(level=Level.ARTICLE, heading=one.heading, paragraphs=one.paragraphs) for one in tasks]
        tasks, divisions = [], (*articles, *divisions)
    last = content.paragraphs[-1] if content.paragraphs else ""
    numbered = sum(bool(task.heading) for task in tasks) > 1
    return {
        "content": content,
        "draft": draft,
        "classes": " ".join(["letter", *(["letter-draft"] if draft else []), f"letter-{content.preset}"]),
        "form": content.form,
        "urgency_width": URGENCY_WIDTHS_MM.get(content.urgency.upper()),
        "blocks": [
            {
                "number": index if numbered and task.heading else None,
                "heading": task.heading,
                "paragraphs": task.paragraphs,
            }
            for index, task in enumerate(tasks, start=1)
        ],
        "layout": layout,
        "contact": content.contact if content.doc_type.upper() in content.form.contact_types else (),
        "before_call": content.opening[: layout.before_call],
        "opening": content.opening[layout.before_call :],
        "authority": layouts.authority_of(content),
        "secretary": layouts.secretary_of(content) if layout.presided else "",
        "sections": _laid_out(divisions, content.form),
        "appendices": [
            {"name": name, "appendix": one, "sections": _laid_out(one.sections, content.form)}
            for name, one in appendices.named(content.appendices)
        ],
        "keep": 2 if len(last) < ONE_LINE else 1,
        "copies": content.distribution[:COPIES_BESIDE],
        "more_copies": content.distribution[COPIES_BESIDE:],
    }


def _laid_out(parts: Iterable[Section], form: Form) -> list[dict[str, Any]]:
    """The divisions as the template prints them: without a heading the number runs into the first paragraph."""
    return [_division(number, part) for number, part in sections.numbered(parts, roman_mark=form.roman_mark)]


def _division(number: str, part: Section) -> dict[str, Any]:
    in_middle = part.level in IN_MIDDLE
    runs_in = not part.heading and not in_middle and part.level != Level.TEXT
    return {
        "number": number,
        "level": part.level,
        "heading": part.heading,
        "in_middle": in_middle,
        "first": part.paragraphs[0] if runs_in and part.paragraphs else "",
        "runs_in": runs_in,
        "paragraphs": part.paragraphs[1:] if runs_in else part.paragraphs,
        "table": part.table,
    }

"""What does the template print, on paper and in the live preview? The words of a letter, prepared for its boxes."""

from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dispatches.printing import form
from dispatches.printing.content import LetterContent

# A longer list of copies may break over pages; the signature beside it may not.
LONG_DISTRIBUTION: Final = 14
# A last paragraph shorter than this may be one line: then the one before it stays with the signature too.
ONE_LINE: Final = 90


def preview_html(content: LetterContent, *, draft: bool = True) -> SafeString:
    """The paper as an HTML fragment for a page that links `css/letter-preview.css`."""
    return SafeString(render_to_string("dispatches/print/_sheet.html", words(content, draft=draft)))


def words(content: LetterContent, *, draft: bool) -> dict[str, Any]:
    """The template's context: the content and what follows from it."""
    tasks = [task for task in content.tasks if task.heading or task.paragraphs]
    keep = 2 if content.closing and len(content.closing[-1]) < ONE_LINE else 1
    numbered = sum(bool(task.heading) for task in tasks) > 1
    return {
        "content": content,
        "draft": draft,
        "form": form,
        "urgency_width": form.URGENCY_WIDTHS_MM.get(content.urgency.upper()),
        "blocks": [
            {
                "number": index if numbered and task.heading else None,
                "heading": task.heading,
                "paragraphs": task.paragraphs,
            }
            for index, task in enumerate(tasks, start=1)
        ],
        "keep": keep,
        "keep_tasks": len(content.closing) < keep and content.table is None,
        "long_distribution": len(content.distribution) > LONG_DISTRIBUTION,
    }

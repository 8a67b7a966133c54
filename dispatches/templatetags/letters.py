"""How do the words of this room read on a page?"""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.forms import BoundField

from directives.models import AssignmentRole, Direction, Directive
from dispatches import registers
from dispatches.models import NumberUse, Sequel
from dispatches.printing.sections import is_division
from dispatches.services import reserving
from units.models import Unit

register = template.Library()


@register.filter
def role_word(role: str) -> str:
    """ "chủ trì", "phối hợp" …"""
    return str(AssignmentRole(role).label)


@register.simple_tag
def books_of(is_incoming: bool) -> list[registers.Book]:
    """The books that can be had as a file beside the one on the page."""
    direction = Direction.IN if is_incoming else Direction.OUT
    return [book for book in registers.BOOKS.values() if book.direction == direction]


@register.simple_tag
def numbers_of(unit: Unit, year: int) -> dict[str, Any]:
    """What no paper has in the book of a year, and the numbers that the unit must still settle."""
    return {
        "voided": list(NumberUse.objects.void_in(unit, year).order_by("series", "number")),
        "left": reserving.spans(one.number for one in reserving.open_numbers(unit)),
    }


@register.simple_tag
def sequels_of(*groups: Iterable[Any]) -> dict[int, list[Sequel]]:
    """What became of the papers of these rows (steps, lines of a book), with all that stands below them; one query."""
    found: dict[int, list[Sequel]] = {}
    for one in Sequel.objects.of(set(_papers(row for rows in groups for row in rows))):
        found.setdefault(one.directive_id, []).append(one)
    return found


@register.filter
def of_paper(found: dict[int, list[Sequel]] | str, paper: Directive) -> list[Sequel]:
    """Nothing on a page that did not look them up."""
    return found.get(paper.pk, []) if isinstance(found, dict) else []


def _papers(rows: Iterable[Any]) -> Iterator[int]:
    for row in rows:
        yield row.directive.pk
        yield from _papers(getattr(row, "children", ()))


@register.filter
def lines_to_move(field: BoundField) -> list[tuple[int, str]]:
    """The lines of a long text that may change places, with their place: every one, of divisions the headings."""
    lines = enumerate(str(field.value() or "").splitlines())
    return [(at, line) for at, line in lines if line.strip() and (field.name != "sections" or is_division(line))]

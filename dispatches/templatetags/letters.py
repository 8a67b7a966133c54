"""How do the words of this room read on a page?"""

from django import template
from django.forms import BoundField

from directives.models import AssignmentRole, Direction
from dispatches import registers
from dispatches.printing.sections import is_division

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


@register.filter
def lines_to_move(field: BoundField) -> list[tuple[int, str]]:
    """The lines of a long text that may change places, with their place: every one, of divisions the headings."""
    lines = enumerate(str(field.value() or "").splitlines())
    return [(at, line) for at, line in lines if line.strip() and (field.name != "sections" or is_division(line))]

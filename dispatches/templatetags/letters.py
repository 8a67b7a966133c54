"""How do the words of this room read on a page?"""

from typing import Any

from django import template

from directives.models import AssignmentRole, Direction
from dispatches import registers
from dispatches.models import NumberUse
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

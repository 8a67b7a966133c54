"""How do the words of this room read on a page?"""

from django import template

from directives.models import AssignmentRole, Direction
from dispatches import registers

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

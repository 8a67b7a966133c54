"""How do the words of this room read on a page?"""

from django import template

from directives.models import AssignmentRole

register = template.Library()


@register.filter
def role_word(role: str) -> str:
    """ "chủ trì", "phối hợp" …"""
    return str(AssignmentRole(role).label)

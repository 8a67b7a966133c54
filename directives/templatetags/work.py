"""How is a piece of work told on a page? Its deadline in words, and the text that is sent by Zalo."""

from datetime import datetime

from django import template

from directives import deadlines, messages
from directives.models import Assignment

register = template.Library()


@register.simple_tag
def deadline(row: Assignment, at: datetime) -> str:
    return deadlines.words(row, at=at)


@register.filter
def zalo_text(row: Assignment, link: str = "") -> str:
    return messages.zalo_text(row, link)

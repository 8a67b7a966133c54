"""How is a result told? Its figures by the names that the channel gives them, and its photos."""

from django import template

from directives.models import Evidence, Result

register = template.Library()


@register.filter
def figures(result: Result) -> list[tuple[str, int, str]]:
    """(name, value, counted in) in the channel's order; figures that the channel no longer asks for come last."""
    known = {one.code: one for one in result.channel.indicators.all()}
    told = [
        (one.name.lower(), result.figures[code], one.unit_name) for code, one in known.items() if code in result.figures
    ]
    return told + [(code, value, "") for code, value in result.figures.items() if code not in known]


@register.filter
def photos(result: Result) -> list[Evidence]:
    return [one for one in result.evidence.all() if one.is_photo]

from typing import Any

from django import template

from moderation.choices import FIRST, MORE

register = template.Library()


@register.inclusion_tag("moderation/_report_choose.html", takes_context=True)
def report_choices(context: Any) -> dict[str, Any]:
    """The categories for no message in particular: the page fills in which, so that a report needs no network."""
    return {"first": FIRST, "more": MORE, "csrf_token": context.get("csrf_token")}

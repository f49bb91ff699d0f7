from collections.abc import Iterable

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext

from people.models import SchoolClass

register = template.Library()

RULE_ICONS = {
    "children": "user",
    "kind": "smile",
    "worries": "mail",
    "adverts": "ban",
    "emergencies": "alert",
}


@register.filter
def class_names(classes: Iterable[SchoolClass]) -> str:
    """ "Willow", or "Willow and Oak"."""
    return get_text_list([one.name for one in classes], gettext("and"))


@register.filter
def rule_icon(code: str) -> str:
    return RULE_ICONS.get(code, "book")


@register.filter
def text_list(words: Iterable[str]) -> str:
    return get_text_list(list(words), gettext("and"))

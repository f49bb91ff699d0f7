import json
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, Form
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from classchat import drawings
from classchat.fields import field_parts

register = template.Library()

NOTE_KINDS = {"success": ("ok", "check"), "warning": ("warn", "alert"), "error": ("bad", "excl")}
INFO = ("info", "info")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A picture from the sprite; without a label screen readers pass over it."""
    href = f"{static('classchat/icons.svg')}#{name}"
    if label:
        said = format_html('role="img" aria-label="{}"', label)
    else:
        said = SafeString('aria-hidden="true"')
    return format_html('<svg class="i i-{}" {}><use href="{}"></use></svg>', name, said, href)


@register.simple_tag
def crest() -> SafeString:
    """The school's shield; decoration, its name always stands beside it."""
    return format_html(
        '<svg class="crest" viewBox="0 0 38 42" aria-hidden="true"><use href="{}#crest"></use></svg>',
        static("classchat/icons.svg"),
    )


@register.simple_tag
def avatar(person: Any, size: str = "") -> SafeString:
    """Initials on the person's own colour; decoration, the name is always written next to it."""
    return format_html(
        '<span class="av {} {}" aria-hidden="true">{}</span>',
        drawings.colour_of(person),
        size,
        drawings.initials_of(person.display_name),
    )


@register.simple_tag
def tile(room: Any, size: str = "") -> SafeString:
    """The drawing of a class or room; takes its title ("Willow (Y3)") or the room itself."""
    drawn = drawings.tile_of(room)
    inside = icon(drawn.icon) if drawn.icon else drawn.letters
    return format_html('<span class="tile t-{} {}" aria-hidden="true">{}</span>', drawn.colour, size, inside)


@register.simple_tag
def whole_address(name: str) -> str:
    """A page's address as it stands in a mail, with the school's host."""
    return settings.ORIGIN + reverse(name)


@register.filter
def person_colour(person: Any) -> str:
    """The class of a person's own colour, for their name."""
    return drawings.colour_of(person)


@register.filter
def note_class(level: str) -> str:
    return NOTE_KINDS.get(level, INFO)[0]


@register.filter
def note_icon(level: str) -> str:
    return NOTE_KINDS.get(level, INFO)[1]


@register.filter
def as_json(value: Any) -> str:
    """For a data attribute: the policy allows no script element to carry it."""
    return json.dumps(value)


@register.filter
def error_count(form: Form) -> int:
    return sum(len(errors) for errors in form.errors.values())


@register.inclusion_tag("classchat/_field.html")
def field(bound: BoundField, look: str = "", label: str = "", **attrs: str) -> dict[str, Any]:
    """One field with label, hint and errors wired together.

    `look` is "seg" or "cards" for radios and "switch" for a checkbox; other keywords become attributes of the
    control, underscores as hyphens: `{% field form.email autocomplete="email" %}`.
    """
    return field_parts(bound, look=look, label=label, attrs=attrs)

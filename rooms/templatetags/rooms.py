import re
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rooms.models import Message
from rooms.saying import says as what_it_says
from rooms.timeline import day_words, moment_of

register = template.Library()

ROLES = {
    "rep": (_("Class rep"), ""),
    "teacher": (_("Teacher"), "staff"),
    "moderator": (_("Moderator"), "staff"),
    "office": (_("School office"), "staff"),
    "head": (_("Headteacher"), "staff"),
}
_EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\U0001f300-\U0001faff\u2600-\u27bf\u2190-\u21ff\u2b00-\u2bff\u00a9\u00ae\u203c\u2049\u2122]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\U0001f300-\U0001faff\u2600-\u27bf][\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)


@register.filter
def moment(message: Message) -> datetime:
    """When the message stands in the timeline, in the school's own time."""
    return timezone.localtime(moment_of(message))


@register.filter
def day_and_time(message: Message) -> str:
    """Where no heading gives the day: "Tuesday 17 November, 08:14"."""
    local = timezone.localtime(moment_of(message))
    return f"{day_words(local.date(), timezone.localdate())}, {local:%H:%M}"


@register.filter
def says(message: Message) -> str:
    """Its words, or what is in its pictures."""
    return what_it_says(message)


@register.simple_tag
def role_mark(role: str) -> SafeString:
    """The word beside a name; parents have none."""
    if role not in ROLES:
        return SafeString("")
    words, look = ROLES[role]
    return format_html('<span class="role {}">{}</span>', look, words)


@register.filter
def is_only_emoji(body: str) -> bool:
    """Up to three emoji and nothing else: shown big, without a bubble."""
    rest, count = _EMOJI.subn("", body)
    return 0 < count <= 3 and not rest.strip()


@register.filter
def list_time(at: datetime) -> str:
    """The time beside a room: 08:14 today, Yesterday, Tue within a week, else 3 Nov."""
    local, today = timezone.localtime(at), timezone.localdate()
    days = (today - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return str(_("Yesterday"))
    return f"{local:%a}" if days < 7 else f"{local.day} {local:%b}"

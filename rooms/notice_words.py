"""What notices about events say when they are read, as the event is today and while the reader is in its room."""

from django.urls import reverse
from django.utils.translation import gettext as _

from notices.models import Notice
from notices.words import Words, speak_for
from people.models import User
from rooms.actions.event_telling import Told
from rooms.events.queries import shown_events
from rooms.events.when import when_words
from rooms.models import Event
from rooms.queries import memberships_of


def listen() -> None:
    speak_for([kind.value for kind in Told], words_of)


def words_of(user_id: int, notices: list[Notice]) -> dict[int, Words]:
    """Who left the room, or for whom the event was taken down, reads the room's name only."""
    rooms = {membership.room_id for membership in memberships_of(User.objects.get(pk=user_id))}
    ids = [notice.subject_id for notice in notices]
    events = shown_events().filter(room__in=rooms).in_bulk([pk for pk in ids if pk])
    return {notice.pk: _words(notice, events.get(notice.subject_id or 0)) for notice in notices}


def _words(notice: Notice, event: Event | None) -> Words:
    if event is None:
        return Words(_nameless(notice))
    lines = (_when(event), event.place, event.note)
    return Words(
        _title(notice, event),
        tuple(line for line in lines if line),
        reverse("room_event", args=[event.room.slug, event.pk]),
        _("Open the event"),
    )


def _title(notice: Notice, event: Event) -> str:
    named = {"title": event.title, "room": event.room.title}
    match notice.kind:
        case Told.CANCELLED:
            return _("%(title)s in %(room)s is cancelled.") % named
        case Told.CHANGED:
            return _("%(title)s in %(room)s has changed.") % named
        case _ if event.is_cancelled:
            return _("%(title)s in %(room)s is cancelled.") % named
        case _:
            return _("Tomorrow: %(title)s, %(room)s.") % named if not event.is_over else _was(named)


def _was(named: dict[str, str]) -> str:
    return _("A reminder of %(title)s, %(room)s.") % named


def _nameless(notice: Notice) -> str:
    room = {"room": notice.facts.get("room", "")}
    match notice.kind:
        case Told.CANCELLED:
            return _("An event in %(room)s was cancelled.") % room
        case Told.CHANGED:
            return _("An event in %(room)s was changed.") % room
        case _:
            return _("A reminder of an event in %(room)s.") % room


def _when(event: Event) -> str:
    return when_words(event.starts_at, event.ends_at, all_day=event.all_day)

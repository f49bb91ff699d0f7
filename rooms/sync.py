"""Where a person stands in all their rooms: the answer of /sync and the socket's hello."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import User
from people.queries import the_school
from rooms.attachments.queries import load_attachments
from rooms.calls import NO_CALLS, Calls, calls_of
from rooms.faces import Face, face_of
from rooms.hiding import hidden_by, is_hidden
from rooms.models import Membership, Message, Room
from rooms.queries import WITH_MENTIONS, memberships_of, unread_counts
from rooms.saying import says


@dataclass(frozen=True)
class RoomRow:
    """One line of the room list, for one person."""

    membership: Membership
    room: Room
    unread: int
    last: Message | None
    last_face: Face
    at: datetime
    calls: Calls = NO_CALLS
    is_hidden: bool = False  # its last message is from a person whom the viewer hides
    is_folded: bool = False  # a class's announcements, standing under their class

    @property
    def has_new(self) -> bool:
        return self.is_marked or (self.unread > 0 and not self.is_quiet)

    @property
    def is_quiet(self) -> bool:
        """The person wants to hear nothing of it: its number stays, and does not count as new."""
        return self.membership.involvement == Membership.Involvement.NOTHING

    @property
    def is_marked(self) -> bool:
        """Kept among the unread ones by the person themselves (PR-36)."""
        return self.membership.marked_unread_seq is not None

    @property
    def is_mine(self) -> bool:
        return self.last is not None and self.last.author_id == self.membership.user_id

    @property
    def title(self) -> str:
        return _("Announcements") if self.is_folded else self.room.title

    @property
    def shows_text(self) -> bool:
        return self.last is not None and self.last_face is Face.FULL

    @property
    def snippet(self) -> str:
        """The last message on one line, at most 80 characters."""
        words = " ".join(says(self.last).split()) if self.last else ""
        return words if len(words) <= 80 else f"{words[:79]}…"

    @property
    def section(self) -> str:
        if self.room.mode == Room.Mode.SEALED:
            return "last_year"
        return "classes" if self.room.school_class_id else "school"


def room_rows(user: User) -> list[RoomRow]:
    """The person's rooms in the order of the list: unread first, then newest; announcements under their class."""
    memberships = memberships_of(user)
    last = _last_messages([membership.room_id for membership in memberships])
    unread = _unread(memberships)
    calls = calls_of(user, unread)
    rows = [_row(one, last.get(one.room_id), count, calls) for one, count in unread]
    rows = _with_hidden(rows, hidden_by(user))
    rows.sort(key=lambda row: row.at, reverse=True)
    rows.sort(key=lambda row: not row.has_new)
    return _with_announcements_folded(rows)


def positions(user: User) -> dict[str, Any]:
    """`{epoch, user, now, rooms}` as in PROTOCOL section 10, without `row_html`."""
    unread = _unread(memberships_of(user))
    calls = calls_of(user, unread)
    rooms = [position(one, count, calls.get(one.room_id, NO_CALLS)) for one, count in unread]
    return _at_school(user) | {"rooms": rooms}


def sync(user: User) -> dict[str, Any]:
    """`{epoch, user, now, rooms}` with each room's line of the list as HTML."""
    rooms = [
        position(row.membership, row.unread, row.calls) | {"row_html": _html(row)} for row in room_rows(user)
    ]
    return _at_school(user) | {"rooms": rooms}


def _unread(memberships: list[Membership]) -> list[tuple[Membership, int]]:
    counts = unread_counts(memberships)
    return [(membership, counts.get(membership.room_id, 0)) for membership in memberships]


def _at_school(user: User) -> dict[str, Any]:
    """`now` because a device may be wrong by hours."""
    return {"epoch": the_school().sync_epoch, "user": user.pk, "now": timezone.now().isoformat()}


def position(membership: Membership, unread: int, calls: Calls) -> dict[str, Any]:
    room = membership.room
    return {
        "id": room.pk,
        "slug": room.slug,
        "membership": membership.pk or 0,
        "clock": room.clock,
        "state_version": room.state_version,
        "unread": unread,
        "mentions": calls.count,
        "involvement": membership.involvement,
        "marked_unread": membership.marked_unread_seq is not None,
        "last_read_seq": membership.last_read_seq,
    }


def _html(row: RoomRow) -> str:
    return render_to_string("rooms/_room_row.html", {"row": row}).strip()


def _row(membership: Membership, last: Message | None, unread: int, calls: dict[int, Calls]) -> RoomRow:
    room = membership.room
    visible = last if last is not None and last.seq > membership.sees_from_seq else None
    face = face_of(visible, membership) if visible else Face.NONE
    at = visible.shown_at or visible.created_at if visible else membership.joined_at
    return RoomRow(membership, room, unread, visible, face, at, calls.get(room.pk, NO_CALLS))


def _with_hidden(rows: list[RoomRow], people: set[int]) -> list[RoomRow]:
    if not people:
        return rows
    return [
        replace(row, is_hidden=not row.room.is_announcements and is_hidden(row.last, people))
        if row.last
        else row
        for row in rows
    ]


def _last_messages(room_ids: list[int]) -> dict[int, Message]:
    """The newest message of each room that everybody may see, in one query."""
    newest = Message.objects.filter(
        room_id=OuterRef("pk"), state=Message.State.POSTED, scrubbed_at__isnull=True
    ).order_by("-seq")
    ids = Room.objects.filter(pk__in=room_ids).annotate(last=Subquery(newest.values("pk")[:1]))
    messages = Message.objects.filter(pk__in=ids.values("last")).select_related("author")
    found = list(messages.prefetch_related(WITH_MENTIONS))
    load_attachments(found)
    return {message.room_id: message for message in found}


def _with_announcements_folded(rows: list[RoomRow]) -> list[RoomRow]:
    """Put each class's announcements right after its class room, wherever that one stands (UX section 3).

    Who is not in the class room, such as the office, sees them by their full name.
    """
    classes = {row.room.school_class_id for row in rows if row.room.kind == Room.Kind.CLASS}
    under = {
        row.room.school_class_id: replace(row, is_folded=True)
        for row in rows
        if row.room.is_announcements and row.room.school_class_id in classes
    }
    ordered: list[RoomRow] = []
    for row in rows:
        if row.room.is_announcements and row.room.school_class_id in under:
            continue
        ordered.append(row)
        if row.room.school_class_id in under:
            ordered.append(under[row.room.school_class_id])
    return ordered

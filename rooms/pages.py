"""Everything a room's page shows, gathered once for its tabs."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from people.queries import the_school
from rooms import access, audience, catch_up, modes, powers
from rooms.acknowledgements import standing
from rooms.attachments.page import offer
from rooms.class_life import class_life
from rooms.errors import MayNotPost, RulesNotRead
from rooms.events.queries import open_answers_of
from rooms.hiding import hidden_in
from rooms.history import Stretch, latest
from rooms.members import carers_of
from rooms.models import Membership, Message
from rooms.pins import may_pin, pins_of
from rooms.polls.queries import is_poll, votes_of
from rooms.queries import PAGE, UNREAD_CAP, unread_count
from rooms.quotes import quotes_of, with_quotes
from rooms.reactions import choices
from rooms.sections import sections_of
from rooms.sync import room_rows
from rooms.timeline import rows_of

CONTEXT_ABOVE_UNREAD = 15
NEWCOMER = timedelta(days=1)


def room_page(
    membership: Membership,
    *,
    stretch: Stretch | None = None,
    stays: bool = False,
    with_messages: bool = True,
    draft: str = "",
    refusal: str = "",
    reply_to: int | None = None,
) -> dict[str, Any]:
    """The template's context. `draft` and `refusal` bring back words that could not be posted without script.
    `reply_to` is what the next message answers.

    `stretch` shows a part of the history instead of the newest messages; `stays` lets scripts begin there, too.
    """
    room = membership.room
    unread = unread_count(membership)
    rows = room_rows(membership.user)
    line = audience.of(room)
    refused = _refused(membership)
    hidden = hidden_in(room, membership.user) if with_messages else set()
    page = {
        "room": room,
        "life": class_life(room),
        "my_answers": open_answers_of(membership),
        "membership": membership,
        "tab": "chat",
        "sections": sections_of(rows),
        "others_unread": sum(1 for row in rows if row.has_new and row.room.pk != room.pk),
        "epoch": the_school().sync_epoch,
        "audience": line,
        "carers": carers_of(membership),
        "closed_line": audience.closed_line(room),
        "refused": _words(refused, membership),
        "rules_not_read": isinstance(refused, RulesNotRead),
        "client_id": uuid4(),
        "draft": draft,
        "refusal": refusal,
        "replying": quotes_of([Message(reply_to_id=reply_to)], membership).get(reply_to or 0),
        "reaction_choices": choices(room),
        **offer(),
        "hidden": sorted(hidden),
        "pins": pins_of(membership, hidden) if with_messages else [],
        "may_pin": may_pin(membership),
        "may_run_events": access.may_run_events(membership),
        "acks": standing(membership) if room.is_announcements and with_messages else None,
        "lacks_second_step": powers.lacks_second_step(membership),
        "may_hold": powers.may_hold(membership),
        "may_set_mode": powers.may_set_mode(membership),
        "slow_line": modes.slow_line(room),
        "slow_wait": modes.seconds_to_wait(membership),
        "unread": unread,
        "unread_is_more": unread >= UNREAD_CAP,
        "welcome": _is_new_here(membership),
        "first_name": membership.user.display_name.split()[0],
    }
    if not with_messages:
        return page
    shown = (
        stretch
        if stretch and stretch.messages
        else latest(membership, max(PAGE, unread + CONTEXT_ABOVE_UNREAD))
    )
    return (
        page | _timeline(membership, shown, hidden) | {"is_earlier_page": stretch is not None and not stays}
    )


def _timeline(membership: Membership, stretch: Stretch, hidden: set[int]) -> dict[str, Any]:
    """Messages as rows: the newest ones reach back past the first unread one, with some context above it."""
    line_after = _line_after(membership, stretch)
    return {
        "timeline": rows_of(
            stretch.messages,
            with_quotes(
                stretch.messages, catch_up.frames_of(stretch.messages, membership), membership, hidden
            ),
            me=membership.user_id,
            last_read=line_after,
            hidden=hidden,
        ),
        "my_votes": votes_of(membership) if any(map(is_poll, stretch.messages)) else None,
        "line_after": line_after,
        "older": stretch.older,
        "newer": stretch.newer,
        "specimen": _specimen(membership),
    }


def _line_after(membership: Membership, stretch: Stretch) -> int:
    """Before the message that the person marked, where it is on the page; else where they stopped reading."""
    read, marked = _last_read(membership, stretch), membership.marked_unread_seq
    is_here = marked and (stretch.older is None or stretch.older <= marked)
    return min(read, marked - 1) if marked and is_here else read


def _last_read(membership: Membership, stretch: Stretch) -> int:
    """Where the unread line goes; a stretch that begins after the first unread message has none."""
    begins_later = (
        stretch.has_newer and stretch.older is not None and stretch.older > membership.last_read_seq
    )
    return membership.room.clock if begins_later or not membership.pk else membership.last_read_seq


def _specimen(membership: Membership) -> Message:
    """The empty message behind the `pending` template: what the author sees before the answer comes."""
    return Message(
        pk=0,
        room=membership.room,
        author=membership.user,
        author_role=membership.role,
        client_id=uuid4(),
        seq=0,
        version=0,
    )


def _is_new_here(membership: Membership) -> bool:
    """For a day a newcomer to a chat is greeted and told why it begins empty."""
    is_chat = not membership.room.is_announcements
    return is_chat and bool(membership.pk) and timezone.now() - membership.joined_at < NEWCOMER


def _refused(membership: Membership) -> MayNotPost | None:
    """Why this person may not post here now; None when they may."""
    try:
        access.must_be_able_to_post(membership)
    except MayNotPost as refusal:
        return refusal
    return None


def _words(refused: MayNotPost | None, membership: Membership) -> str:
    if refused is None:
        return ""
    if isinstance(refused, RulesNotRead):
        return str(refused.words[refused.reason])
    return membership.room.mode_note or str(refused.words[refused.reason])

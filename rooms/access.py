"""The door to rooms: everything is found through the membership, so a stranger cannot even name a room."""

from django.http import Http404
from django.utils import timezone

from people.models import ClassRole, User
from people.queries import class_roles_of, has_read_rules
from people.second_step import rep_may_act
from rooms import queries
from rooms.errors import MayNotPost, NoSuchRoom, RulesNotRead
from rooms.events.queries import shown_events
from rooms.faces import Face, face_of
from rooms.models import Event, Membership, Message, Poll, Resource, Room
from rooms.polls.queries import shown_polls
from rooms.resources.queries import kept_in

CLOSED = {Room.Mode.LOCKED: "locked", Room.Mode.SEALED: "sealed"}


def membership_for(user: User, slug: str) -> Membership:
    """The person's membership of a room, with the room. Raises NoSuchRoom (404) for everybody else.

    The office and the head open announcements without a stored Membership (PR-41b): theirs has no pk.
    """
    member = queries.live_memberships().filter(user=user, room__slug=slug)
    if found := member.select_related("room__school_class", "user").first():
        return found
    role = queries.posting_role(user)
    room = Room.objects.filter(slug=slug, kind=Room.Kind.ANNOUNCEMENTS).first() if role else None
    if room is None:
        raise NoSuchRoom
    return Membership(room=room, user=user, role=role)


def message_for(user: User, message_id: int) -> tuple[Message, Membership]:
    """A message that the person's history reaches. Raises Http404."""
    message = Message.objects.filter(pk=message_id).select_related("room", "author").first()
    if message is None:
        raise Http404
    membership = membership_for(user, message.room.slug)
    if message.seq <= membership.sees_from_seq:
        raise Http404
    return message, membership


def shown_message_for(user: User, message_id: int) -> tuple[Message, Membership]:
    """A message of which the person sees something today, if only that it was taken down. Raises Http404."""
    message, membership = message_for(user, message_id)
    if face_of(message, membership) is Face.NONE:
        raise Http404
    return message, membership


def own_message_for(user: User, message_id: int) -> tuple[Message, Membership]:
    """A message that the person wrote and can still see in some way. Raises Http404 for everybody else's."""
    message, membership = message_for(user, message_id)
    if message.author_id != user.pk or message.scrubbed_at is not None:
        raise Http404
    return message, membership


def must_be_able_to_post(membership: Membership) -> None:
    """Raises MayNotPost with the wire's reason: sealed, locked, suspended, muted, slow, staff_only or rules."""
    if reason := CLOSED.get(Room.Mode(membership.room.mode)):
        raise MayNotPost(reason)
    must_not_be_sanctioned(membership)
    if membership.room.is_announcements and not may_announce(membership):
        raise MayNotPost("staff_only")
    if not has_read_rules(membership.user):
        raise RulesNotRead(membership.room.slug)


def has_powers(membership: Membership) -> bool:
    """Staff of the room; its class rep once they have a second step (PE-2). Until then a rep is one of the parents."""
    if membership.role == Membership.Role.REP:
        return rep_may_act(membership.user)
    return membership.role != Membership.Role.PARENT


def may_announce(membership: Membership) -> bool:
    """Office and head everywhere; teachers and reps in their own class's announcements (PR-41b)."""
    if queries.posting_role(membership.user):
        return True
    if membership.room.school_class_id is None:
        return False
    here = class_roles_of(membership.user).filter(school_class_id=membership.room.school_class_id)
    roles = set(here.values_list("role", flat=True))
    is_rep = ClassRole.Role.REP in roles
    return ClassRole.Role.TEACHER in roles or (is_rep and rep_may_act(membership.user))


def may_run_events(membership: Membership) -> bool:
    """Whether the person makes events here: staff and class reps of the room, in announcements who posts there."""
    if membership.room.is_announcements:
        return may_announce(membership)
    return has_powers(membership)


def runner_for(user: User, slug: str) -> Membership:
    """The membership of somebody who makes events, polls and the like in a room. Raises Http404."""
    membership = membership_for(user, slug)
    if not may_run_events(membership):
        raise Http404
    return membership


def may_change_event(membership: Membership, event: Event) -> bool:
    """Staff change every event of the room; a class rep only what reps made."""
    if not may_run_events(membership):
        return False
    return membership.role != Membership.Role.REP or event.message.author_role == Membership.Role.REP


def event_for(user: User, slug: str, event_id: int) -> tuple[Event, Membership]:
    """An event of the person's room that is shown today. Raises Http404."""
    membership = membership_for(user, slug)
    event = shown_events().filter(room=membership.room, pk=event_id).first()
    if event is None:
        raise Http404
    return event, membership


def may_close_poll(membership: Membership, poll: Poll) -> bool:
    """Who asked, and of the others the staff of the room; a class rep what reps asked."""
    if poll.message.author_id == membership.user_id:
        return True
    if not may_run_events(membership):
        return False
    return membership.role != Membership.Role.REP or poll.message.author_role == Membership.Role.REP


def may_change_resource(membership: Membership, resource: Resource) -> bool:
    """Staff change everything on the shelf; a class rep only what reps put there."""
    if not may_run_events(membership):
        return False
    return membership.role != Membership.Role.REP or resource.added_role == Membership.Role.REP


def resource_for(user: User, slug: str, resource_id: int) -> tuple[Resource, Membership]:
    """What this person may change on the room's shelf. Raises Http404."""
    membership = membership_for(user, slug)
    resource = kept_in(membership.room).filter(pk=resource_id).first()
    if resource is None or not may_change_resource(membership, resource):
        raise Http404
    return resource, membership


def poll_for(user: User, slug: str, poll_id: int) -> tuple[Poll, Membership]:
    """A poll of the person's room that is shown today, and that their history reaches. Raises Http404."""
    membership = membership_for(user, slug)
    reached = shown_polls().filter(room=membership.room, message__seq__gt=membership.sees_from_seq)
    poll = reached.filter(pk=poll_id).first()
    if poll is None:
        raise Http404
    return poll, membership


def is_sanctioned(membership: Membership) -> bool:
    """Whether the school has stopped the person posting: a power is worth nothing then."""
    try:
        must_not_be_sanctioned(membership)
    except MayNotPost:
        return True
    return False


def must_not_be_sanctioned(membership: Membership) -> None:
    """Raises MayNotPost: suspended, muted or slow. Says nothing of the room."""
    if membership.user.is_suspended and not membership.room.is_announcements:
        raise MayNotPost("suspended", membership.user.suspended_until)
    for reason, until in (("muted", membership.muted_until), ("slow", membership.slow_until)):
        if until is not None and until > timezone.now():
            raise MayNotPost(reason, until)

"""Reacting to a message: one kind a person, taken back by the same."""

from rooms import access
from rooms.actions.changing import draw_anew, locked
from rooms.actions.inserting import must_still_be_here
from rooms.actions.pace import must_not_be_too_fast
from rooms.errors import MayNotReact, UnknownReaction
from rooms.faces import Face, face_of
from rooms.models import Membership, Message
from rooms.reactions import KINDS, takes_reactions

PER_MINUTE = 30


def react(*, membership: Membership, message: Message, kind: str) -> None:
    """Show this kind below the message, or with an empty `kind` take mine back. The same again changes nothing.

    It moves no place, counts as no unread message and tells nobody (UX section 9). Whoever may not post may not react.
    Raises UnknownReaction, MayNotReact, MayNotPost, TooFast; NoSuchRoom when the membership ended
    meanwhile.
    """
    if kind and kind not in KINDS:
        raise UnknownReaction(kind)
    if not takes_reactions(membership.room):
        raise MayNotReact("announcement")
    must_not_be_too_fast("reacted", membership.user_id, per_minute=PER_MINUTE)
    with locked(message):
        membership.room = message.room
        must_still_be_here(membership)
        access.must_be_able_to_post(membership)
        if face_of(message, membership) is not Face.FULL:
            raise MayNotReact("removed")
        after = _after(message, membership.user_id, kind)
        if after == message.reactions:
            return
        message.reactions = after
        draw_anew(message, "reactions")


def _after(message: Message, user_id: int, kind: str) -> list[list[object]]:
    before = message.reactions
    if [user_id, kind] in before:
        return list(before)
    others = [one for one in before if one[0] != user_id]
    return [*others, [user_id, kind]] if kind else others

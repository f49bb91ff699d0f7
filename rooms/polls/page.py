"""What the page of a poll shows."""

from typing import Any

from rooms import access
from rooms.models import Membership, Poll
from rooms.pages import room_page
from rooms.polls.card import poll_card
from rooms.polls.queries import vote_of


def poll_page(
    poll: Poll, membership: Membership, *, chosen: list[int] | None = None, refusal: str = ""
) -> dict[str, Any]:
    """One poll. `chosen` are choices that wait to be saved, `refusal` says why something was not."""
    mine = vote_of(membership.user, poll)
    return room_page(membership, with_messages=False) | {
        "tab": "chat",
        "poll": poll,
        "card": poll_card(poll),
        "voted": bool(mine),
        "chosen": chosen or mine,
        "refusal": refusal,
        "may_close": not poll.is_closed and access.may_close_poll(membership, poll),
    }

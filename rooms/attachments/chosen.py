"""What an author says about the pictures and files that a message is to take."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rooms.attachments.errors import AltTooLong, Gone, TooManyAtOnce
from rooms.attachments.queries import brought
from rooms.body import words_in
from rooms.models import Attachment, Membership

MOST = 10  # in one message
LONGEST_ALT = 300  # characters


@dataclass(frozen=True)
class Chosen:
    """One of them by id, and what is in the picture in the author's words; empty: sent without."""

    id: UUID
    alt: str = ""

    @classmethod
    def of(cls, id: UUID, alt: str) -> "Chosen":
        """As it will be stored: on one line. Raises AltTooLong."""
        alt = " ".join(words_in(alt).split())
        if len(alt) > LONGEST_ALT:
            raise AltTooLong
        return cls(id, alt)


def must_be_there(membership: Membership, chosen: Sequence[Chosen]) -> list[Attachment]:
    """Those that are meant, in this order, each with its description. Raises TooManyAtOnce, Gone."""
    if len(chosen) > MOST:
        raise TooManyAtOnce
    there = brought(membership.user, membership.room, [one.id for one in chosen])
    if len(there) != len(chosen):
        raise Gone
    for place, one in enumerate(chosen):
        attachment = there[one.id]
        attachment.place = place
        attachment.alt = one.alt if attachment.is_picture else ""
    return [there[one.id] for one in chosen]

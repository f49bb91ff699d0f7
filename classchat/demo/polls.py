"""What Hollybank asks, and how many families chose what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from uuid import uuid4

from django.utils import timezone

from rooms.access import membership_for
from rooms.actions.poll_closing import close_poll
from rooms.actions.poll_making import record_poll
from rooms.actions.poll_voting import vote
from rooms.models import Membership, Message, Poll
from rooms.polls.ballot import Ballot, end_of

FRI = 4


@dataclass(frozen=True)
class Question:
    """`ago` is how many days ago it was asked; `choices` are words and votes."""

    script: str
    author: str
    ago: int
    at: time
    words: str
    choices: tuple[tuple[str, int], ...]
    takes_several: bool = False
    is_closed: bool = False

    def ballot(self, today: date) -> Ballot:
        """Open to the end of the next Friday, or until somebody closes it."""
        friday = today + timedelta(days=(FRI - today.weekday()) % 7 or 7)
        choices = tuple(words for words, _votes in self.choices)
        return Ballot(self.words, choices, self.takes_several, None if self.is_closed else end_of(friday))


QUESTIONS = (
    Question(
        *("willow.chat", "Hannah Clarke", 0, time(8, 9), "Cake stall: which shift could you do?"),
        (("Setting up, 11:30", 7), ("Selling, 1 to 3", 12), ("Clearing up, 3:00", 4)),
    ),
    Question(
        *("oak.chat", "Mr Bello", 6, time(16, 20), "Which evenings suit you for the maths games?"),
        (("Monday", 11), ("Tuesday", 6), ("Wednesday", 3), ("Thursday", 8)),
        takes_several=True,
        is_closed=True,
    ),
)


def asked_in(script: str, today: date) -> list[tuple[datetime, Question]]:
    """The polls that a script's room is asked, each with its moment."""
    zone = timezone.get_default_timezone()
    asked = [one for one in QUESTIONS if one.script == script]
    return [(datetime.combine(today - timedelta(days=one.ago), one.at, zone), one) for one in asked]


def ask(question: Question, membership: Membership, today: date) -> Message:
    """Its card stands in the chat."""
    return record_poll(membership=membership, client_id=uuid4(), ballot=question.ballot(today)).message


def vote_in_all() -> None:
    """Families vote, everybody for what is left; then one poll is closed. Sam has not chosen yet."""
    for question in QUESTIONS:
        poll = Poll.objects.select_related("message__author", "room").get(question=question.words)
        _vote(poll, question)
        if question.is_closed:
            close_poll(poll=poll, membership=membership_for(poll.message.author, poll.room.slug))


def _vote(poll: Poll, question: Question) -> None:
    families = list(_families(poll))
    after = 0
    for place, (_words, votes) in enumerate(question.choices):
        start = after if not question.takes_several else place
        for membership in islice(families, start, start + votes):
            before = _chosen(poll, membership) if question.takes_several else []
            vote(poll=poll, membership=membership, chosen=[*before, place])
        after += votes


def _chosen(poll: Poll, membership: Membership) -> list[int]:
    mine = poll.votes.filter(user=membership.user_id).values_list("chosen", flat=True).first()
    return list(mine or [])


def _families(poll: Poll) -> Iterable[Membership]:
    found = Membership.objects.filter(room=poll.room, ended_at__isnull=True, role__in=["parent", "rep"])
    return found.exclude(user__display_name="Sam Ellis").select_related("user", "room").order_by("pk")

"""A poll as it is drawn, in the chat and on its own page. Knows no viewer, and nobody's vote."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.events.when import day_words
from rooms.models import Poll
from rooms.polls.ballot import Ballot


@dataclass(frozen=True)
class Choice:
    """One choice. `spoken` reads its votes out, `of` is what its bar is measured against."""

    place: int
    words: str
    votes: int
    spoken: str
    of: int


@dataclass(frozen=True)
class PollCard:
    """`about` stands under the question, `line` under the choices; `words` is the poll where no card can be."""

    poll: Poll
    choices: list[Choice]
    about: str
    line: str
    words: str
    is_closed: bool


def poll_card(poll: Poll) -> PollCard:
    """No query."""
    choices = [
        Choice(place, words, votes, _votes(votes), max(poll.voters, 1))
        for place, (words, votes) in enumerate(poll.choices)
    ]
    return PollCard(poll, choices, _about(poll), _line(poll), Ballot.of(poll).body, poll.is_closed)


def _about(poll: Poll) -> str:
    if poll.takes_several:
        return _("Poll. Choose as many as you like. Nobody sees who chose what.")
    return _("Poll. Nobody sees who chose what.")


def _line(poll: Poll) -> str:
    """ "23 votes. Change yours until Friday 27 November." """
    if poll.is_closed:
        return _("Closed. %(voted)s") % {"voted": _voted(poll)}
    if poll.closes_at is None:
        return _("%(voted)s You can change yours.") % {"voted": _voted(poll)} if poll.voters else _voted(poll)
    last = day_words(timezone.localdate(poll.closes_at - timedelta(seconds=1)))
    if not poll.voters:
        return _("%(voted)s Open until %(day)s.") % {"voted": _voted(poll), "day": last}
    return _("%(voted)s Change yours until %(day)s.") % {"voted": _voted(poll), "day": last}


def _voted(poll: Poll) -> str:
    if not poll.voters:
        return _("Nobody voted.") if poll.is_closed else _("Nobody has voted yet.")
    if poll.takes_several:
        return ngettext("%(n)s person voted.", "%(n)s people voted.", poll.voters) % {"n": poll.voters}
    return ngettext("%(n)s vote.", "%(n)s votes.", poll.voters) % {"n": poll.voters}


def _votes(count: int) -> str:
    return ngettext("%(n)s vote", "%(n)s votes", count) % {"n": count}

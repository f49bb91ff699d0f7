"""What a colleague reads when a verb was refused: status and words, on the page as it is now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from moderation.case_news import deed_words
from moderation.errors import NeedsSecondPerson, NotAllowedNow, NotYours, StaleCase
from moderation.kinds import FINISHED, State
from moderation.models import Case

REFUSALS = (StaleCase, NotAllowedNow, NotYours)


@dataclass(frozen=True)
class Refusal:
    """`finished` says that somebody else came to an end with the case: there is a next one to go to."""

    status: int
    words: str
    finished: bool = False


def refusal_of(error: Exception, case: Case) -> Refusal:
    """The answer to an error of `transition`."""
    match error:
        case StaleCase():
            return _stale(error)
        case NeedsSecondPerson():
            return Refusal(409, _second_person())
        case NotYours():
            return Refusal(403, _("This case isn’t with you now, so nothing was changed."))
        case _ if case.state == State.DECIDED:
            words = _(
                "The ten seconds are over, so the people concerned have been told. It stays as decided."
            )
            return Refusal(409, words)
        case _:
            return Refusal(409, _("That can’t be done with this case now. Nothing was changed."))


def _stale(error: StaleCase) -> Refusal:
    finished = error.case.state in (State.DECIDED, *FINISHED)
    if error.by is None or error.at is None:
        words = _("Something new came in while you were here. Read it before you apply.")
        return Refusal(409, words, finished)
    sentences = [
        deed_words(error.case, error.by, error.role, error.at),
        _("See what was done, or go to the next.") if finished else _("See what changed before you apply."),
    ]
    return Refusal(409, " ".join(sentences), finished)


def _second_person() -> str:
    return _(
        "One person alone can’t take down criticism of the school or its staff: a governor has to agree. "
        "There is no way to ask them here yet, so for now the message stays as it is. "
        "You can leave it up, or warn about a rule it breaks."
    )

"""What becomes of words after the check: posted, held, or back to their author with a question (PR-11, PR-12)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from guard import Finding, Outcome, OwnChild
from people.asking import note_question, seconds_to_wait
from people.models import Pupil, User
from rooms.actions.holding import Cause
from rooms.check_tokens import GOOD_FOR, Shown, shown_by, token_for
from rooms.checking import Checked, CheckUnavailable, check_words, children_named
from rooms.counting import count
from rooms.errors import AskedTooOften, NeedsAnswer
from rooms.models import GuardAnswer, GuardCount, Membership, Message

Given = GuardAnswer.Answer
Counted = GuardCount.Answer


class Answer(StrEnum):
    """What an author may choose on the sheet."""

    ASK_MODERATOR = "ask_moderator"
    POST_ANYWAY = "post_anyway"
    OWN_CHILD = "own_child"


@dataclass(frozen=True, slots=True)
class Answered:
    """As it came over the wire: perhaps no answer, perhaps one that is not allowed."""

    answer: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a message goes on. `held_for` empty: posted. `given` is kept with it as a GuardAnswer.

    `findings` are what its author is told quietly: own children's names (GU-11).
    """

    held_for: Cause | None = None
    findings: tuple[Finding, ...] = ()
    given: Given | None = None
    labels: tuple[str, ...] = ()
    children: tuple[int, ...] = ()
    answered_at: datetime | None = None


POSTED = Ruling()


def screened(
    *, membership: Membership, body: str, digest: str, answered: Answered, beside: str = ""
) -> Ruling:
    """Ask guard, also about what stands `beside` the words, and hear what the author answered to it.

    Raises NeedsAnswer: nothing may be stored yet. Raises AskedTooOften before guard is asked, so that it says
    nothing of these words.
    """
    if is_pre_checked(membership):
        return Ruling(held_for=Cause.PRE_CHECKED)
    _must_not_be_asked_too_often(membership, digest, answered)
    try:
        checked = check_words(author=membership.user, room=membership.room, body=body, beside=beside)
    except CheckUnavailable:
        return Ruling(held_for=Cause.CHECK_UNAVAILABLE)
    now = Shown.of(membership.user_id, digest, checked.verdict.findings)
    if ruling := _by_answer(checked, now, answered):
        count(room=membership.room, checked=checked, answer=_counted(ruling))
        return ruling
    if ruling := _without_asking(checked, membership) or _as_before(checked, membership, digest):
        return ruling
    note_question(membership.user_id)
    count(room=membership.room, checked=checked, answer=Counted.SHOWN)
    raise NeedsAnswer(membership.room, checked, token_for(now), may_say_own_child(checked))


def is_pre_checked(membership: Membership) -> bool:
    """Whether a person reads everything of this member before it is shown."""
    return membership.checked_until is not None and membership.checked_until > timezone.now()


def may_say_own_child(checked: Checked) -> bool:
    """`own_child` is an answer only where the school asks, and nothing else was found."""
    asks = checked.context.policy.own_child is OwnChild.ASK
    return asks and checked.verdict.names_only_own_children


def _must_not_be_asked_too_often(membership: Membership, digest: str, answered: Answered) -> None:
    """Whoever answers a sheet about these very words was asked already."""
    wait = seconds_to_wait(membership.user_id)
    if not wait:
        return
    shown = shown_by(answered.token)
    if shown is None or not shown.is_about(Shown.of(membership.user_id, digest, ())):
        raise AskedTooOften(wait)


def _counted(ruling: Ruling) -> Counted:
    return Counted(ruling.given) if ruling.given else Counted.ASK_MODERATOR


def _by_answer(checked: Checked, now: Shown, answered: Answered) -> Ruling | None:
    """A moderator may be asked whatever is found by now; sending anyway needs the very sheet that was shown."""
    shown = shown_by(answered.token)
    if answered.answer == Answer.ASK_MODERATOR:
        return Ruling(held_for=Cause.ASKED) if shown and shown.is_about(now) else None
    given = _allowed(checked, answered.answer)
    if given is None or shown != now:
        return None
    children = tuple(children_named(checked)) if given is Given.OWN_CHILD else ()
    return Ruling(given=given, labels=tuple(checked.labels), children=children)


def _allowed(checked: Checked, answer: str) -> Given | None:
    """Only a nudge can be answered by its author; a hold waits for a moderator (GU-12)."""
    if checked.verdict.outcome is not Outcome.NUDGE:
        return None
    if answer == Answer.OWN_CHILD and may_say_own_child(checked):
        return Given.OWN_CHILD
    return Given.POST_ANYWAY if answer == Answer.POST_ANYWAY else None


def _without_asking(checked: Checked, membership: Membership) -> Ruling | None:
    if checked.verdict.outcome is Outcome.ALLOW:
        return POSTED
    if not checked.verdict.names_only_own_children:
        return None
    if checked.context.policy.own_child is OwnChild.HINT:
        return Ruling(findings=checked.verdict.findings)
    named, known = children_named(checked), _spoken_for(membership.user)
    return POSTED if named and known.issuperset(named) else None


def _spoken_for(author: User) -> set[int]:
    """Ids of the own children about whom this person has answered before."""
    answers = GuardAnswer.objects.filter(answer=Given.OWN_CHILD, message__author=author)
    return set(Pupil.objects.filter(pk__in=answers.values("children")).values_list("pk", flat=True))


def _as_before(checked: Checked, membership: Membership, digest: str) -> Ruling | None:
    """Words that were sent after this very warning within a token's life go again unasked (UX 6.2).

    Not once the school has hidden them; and the half hour runs from the answer, however often they are repeated.
    """
    if checked.verdict.outcome is not Outcome.NUDGE:
        return None
    lately = timezone.now() - GOOD_FOR
    same = GuardAnswer.objects.filter(
        message__author=membership.user,
        message__created_at__gt=lately,
        message__post_digest=digest,
        message__state=Message.State.POSTED,
        message__edited_at__isnull=True,  # its answer may be about other words by now
        answered_at__gt=lately,
    )
    for before in same.order_by("-answered_at"):
        if before.labels == checked.labels:
            return Ruling(
                given=Given(before.answer), labels=tuple(before.labels), answered_at=before.answered_at
            )
    return None

"""The door to cases and reports: what a person may not see does not exist (404)."""

from moderation import queries
from moderation.errors import NoSuchCase, NoSuchMessage, NoSuchReport, OwnMessage, TextIsGone
from moderation.models import Case, Report
from people.access import Visitor, must_be_signed_in
from people.models import User
from rooms import powers
from rooms.access import message_for, shown_message_for
from rooms.faces import Face, face_of
from rooms.models import Membership, Message


def must_look_after_cases(visitor: Visitor) -> User:
    """Somebody who has a queue, whether or not anything is in it. Raises SignInFirst, NoSuchCase."""
    user = must_be_signed_in(visitor)
    if not Case.objects.has_queue(user):
        raise NoSuchCase
    return user


def case_for(user: User, reference: str) -> Case:
    """The case when it is in a queue of this person and they are no part of it. Raises NoSuchCase (404)."""
    found = Case.objects.visible_to(user).filter(reference=reference)
    case = found.select_related("room", "subject_user", "assignee").first()
    if case is None:
        raise NoSuchCase
    return case


def report_for(user: User, reference: str) -> Report:
    """A report that this person filed themselves. Raises NoSuchReport (404)."""
    found = Report.objects.filter(reporter=user, reference=reference)
    report = found.select_related("case__room").first()
    if report is None:
        raise NoSuchReport
    return report


def warned_message_for(user: User, message_id: int) -> Message:
    """A message of this colleague's list "Sent after a warning". Raises NoSuchMessage (404)."""
    answer = queries.warned_for(user).filter(message=message_id).first()
    if answer is None:
        raise NoSuchMessage
    return answer.message


def message_to_report(user: User, message_id: int) -> Message:
    """A message whose words, or whose place, this person sees. Raises Http404; OwnMessage (422); TextIsGone (410).

    An author who could report would learn from the answers whether somebody else did, and move their own case.
    """
    message, membership = message_for(user, message_id)
    if message.author_id == user.pk:
        raise OwnMessage
    if message.scrubbed_at is not None:
        raise TextIsGone
    if face_of(message, membership) is Face.NONE:
        raise NoSuchMessage
    return message


def message_to_hold(user: User, message_id: int) -> tuple[Message, Membership]:
    """Somebody else’s message in a room that this person looks after (MO-13). Raises Http404."""
    message, membership = shown_message_for(user, message_id)
    if message.author_id == user.pk or not powers.may_hold(membership):
        raise NoSuchMessage
    return message, membership

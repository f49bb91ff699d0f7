"""What lies on the moderators' desk: reports, held messages and decisions, each by the action a person's tap calls.

They are as old as the load: nobody chooses when a report comes in, and the decision's words may never change.
"""

from uuid import uuid4

from classchat.demo.pictures import HAT, brought
from moderation.access import message_to_report
from moderation.actions.effects.deciding import Outcome
from moderation.actions.filing import file_report
from moderation.actions.held import open_held_case
from moderation.actions.transition import transition
from moderation.kinds import ContentAction, Reason, SanctionKind
from moderation.models import Case
from moderation.verbs import Verb
from people.models import User
from rooms.access import membership_for
from rooms.actions.holding import Cause
from rooms.actions.post_message import post_message
from rooms.attachments.chosen import Chosen
from rooms.errors import NeedsAnswer
from rooms.models import Message, Room
from rooms.screening import Answer, Answered

UNKIND_ABOUT_A_FAMILY = "that one with the red coat"
RUMOUR = "the residential is off"
ADVERT = "My cousin does lofts"
AT_THE_FENCE = "grey van"

NO_ADVERTS = Outcome(
    content_action=ContentAction.REMOVE,
    rules=("adverts",),
    reasons="This chat is for the class, so we keep adverts and offers out of it, even from family.",
    internal_reason="Asks for money up front. First time.",
    touches_criticism=False,
    sanction=SanctionKind.WARNING,
)


FOUND_HAT = "Whose is this? It was on the railings by the gate"
A_LIFT = "Could anybody give Faith Boateng a lift on Friday? Her mum is in hospital again"


def bring_cases(people: dict[str, User]) -> None:
    """Held words and a held picture, two reports of one message, a claimed case, a decided one, one for the lead."""
    _ask_a_moderator(people["Katie Hill"], "Willow (Y3)", A_LIFT)
    _send_a_picture(people["Anna Cox"], "Willow (Y3)", FOUND_HAT)
    _report(people, "Katie Hill", UNKIND_ABOUT_A_FAMILY, Reason.UNKIND)
    _report(people, "Kofi Mensah", UNKIND_ABOUT_A_FAMILY, Reason.UNKIND, "Everybody knows who he means.")
    rumour = _report(people, "Donna Long", RUMOUR, Reason.MONEY_SCAM, "It isn’t true, I asked the office.")
    _do(rumour, Verb.CLAIM, people["Mr Bello"])
    advert = _report(people, "Nadia Javed", ADVERT, Reason.MONEY_SCAM)
    _do(advert, Verb.CLAIM, people["Mrs Lowe"])
    _do(advert, Verb.DECIDE, people["Mrs Lowe"], NO_ADVERTS)
    _report(people, "Michelle Wright", AT_THE_FENCE, Reason.CHILD_DANGER, "I saw him too, on Tuesday.")


def _ask_a_moderator(author: User, room: str, body: str) -> None:
    """The check stops the message; its author asks. The case is opened here: nobody listens while the demo loads."""
    seat = membership_for(author, Room.objects.get(title=room, kind=Room.Kind.CLASS).slug)
    client_id = uuid4()
    try:
        post_message(membership=seat, client_id=client_id, body=body)
    except NeedsAnswer as asked:
        answered = Answered(Answer.ASK_MODERATOR, asked.token)
    waiting = post_message(membership=seat, client_id=client_id, body=body, answered=answered)
    open_held_case(message=waiting.message, cause=Cause.ASKED)


def _send_a_picture(author: User, room: str, body: str) -> None:
    """The room holds pictures: a moderator looks first."""
    seat = membership_for(author, Room.objects.get(title=room, kind=Room.Kind.CLASS).slug)
    picture = brought(HAT, 0, seat)
    waiting = post_message(
        membership=seat, client_id=uuid4(), body=body, chosen=[Chosen.of(picture.pk, HAT.alt)]
    )
    open_held_case(message=waiting.message, cause=Cause.ATTACHED)


def _report(people: dict[str, User], who: str, words: str, reason: Reason, comment: str = "") -> Case:
    message = message_to_report(people[who], Message.objects.get(body__contains=words).pk)
    filed = file_report(reporter=people[who], message=message, reason=reason, comment=comment)
    return filed.report.case


def _do(case: Case, verb: Verb, actor: User, facts: Outcome | None = None) -> None:
    case.refresh_from_db()
    transition(case=case, verb=verb, actor=actor, expected_version=case.version, facts=facts)

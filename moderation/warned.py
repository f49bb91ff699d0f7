"""The list "Sent after a warning": most are kind people oversharing, and staff look all the same (MO-14b)."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guard import Label
from moderation import queries
from moderation.kinds import TargetKind
from moderation.models import Case
from moderation.rows import LONGEST
from moderation.times import day_and_time
from people.models import User
from rooms.models import GuardAnswer, Message
from rooms.saying import says

LATEST = 100
RECENT = timedelta(days=7)

SEEN = {
    Label.PUPIL_NAME: _("a child’s name"),
    Label.PHONE: _("a phone number"),
    Label.EMAIL: _("an e-mail address"),
    Label.POSTCODE: _("a postcode"),
    Label.ADDRESS: _("an address"),
    Label.DOB: _("a birthday"),
    Label.NHS_NO: _("an NHS number"),
    Label.UPN: _("a pupil number"),
    Label.NINO: _("a National Insurance number"),
    Label.BANK: _("bank or card details"),
    Label.INCIDENT: _("something that happened"),
    Label.HEALTH_SEND: _("someone’s health"),
    Label.FAMILY_SAFEGUARDING: _("a family’s private life"),
}


@dataclass(frozen=True)
class WarnedRow:
    """One message; `case` is its case where this colleague may see one."""

    answer: GuardAnswer
    case: Case | None

    @property
    def message(self) -> Message:
        return self.answer.message

    @property
    def seen(self) -> str:
        """What the check saw, in words: "A child’s name, a phone number"."""
        words = ", ".join(str(SEEN[Label(label)]) for label in self.answer.labels)
        return words[:1].upper() + words[1:]

    @property
    def is_own_child(self) -> bool:
        return self.answer.answer == GuardAnswer.Answer.OWN_CHILD

    @property
    def is_recent(self) -> bool:
        return timezone.now() - self.message.created_at < RECENT

    @property
    def excerpt(self) -> str:
        return " ".join(says(self.message).split())[:LONGEST]

    @property
    def sent(self) -> str:
        return day_and_time(self.message.created_at)


def warned_rows(user: User) -> list[WarnedRow]:
    """The newest, in the same few queries however many there are."""
    answers = list(queries.warned_for(user)[:LATEST])
    about = {answer.message_id for answer in answers}
    visible = Case.objects.visible_to(user).filter(target_kind=TargetKind.MESSAGE, target_id__in=about)
    cases = {case.target_id: case for case in visible.order_by("pk")}
    return [WarnedRow(answer, cases.get(answer.message_id)) for answer in answers]

"""What a case is about, in a few words: "Names or shows a child", "Not sent yet"."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moderation.kinds import Reason, Severity, TargetKind
from moderation.models import Case
from moderation.reasons import GRAVE, ROUTES
from rooms.models import Message

HEADINGS = {
    Reason.CHILD_DANGER: gettext_lazy("A child may not be safe"),
    Reason.NAMES_CHILD: gettext_lazy("Names or shows a child"),
    Reason.CHILD_PHOTO: gettext_lazy("Shows a child"),
    Reason.UNKIND: gettext_lazy("Unkind"),
    Reason.PRIVATE_INFO: gettext_lazy("Something private"),
    Reason.MONEY_SCAM: gettext_lazy("A scam, advert or rumour"),
    Reason.OTHER: gettext_lazy("Something else"),
    Reason.ADULT_DANGER: gettext_lazy("An adult may be in danger"),
    Reason.SEXUAL_CONTENT: gettext_lazy("Sexual or violent"),
    Reason.HATE: gettext_lazy("Hate or discrimination"),
    Reason.UNTRUE: gettext_lazy("Not true about a person"),
    Reason.CHILD_ACCOUNT: gettext_lazy("A child may be using an account"),
    Reason.STAFF_WORRY: gettext_lazy("A worry about staff"),
    Reason.ELSEWHERE: gettext_lazy("Happened elsewhere"),
    Reason.DP_COMPLAINT: gettext_lazy("A data-protection complaint"),
}


def heading_of(case: Case, reasons: Iterable[str], message: Message | None) -> str:
    """The gravest reason of its reports; without any, how the case began."""
    if worst := gravest(reasons):
        return str(HEADINGS[worst])
    if case.target_kind != TargetKind.MESSAGE:
        return str(TargetKind(case.target_kind).label)
    if case.severity == Severity.LOW:
        return _("Sent after a warning")
    if message is None or message.state != Message.State.HELD:
        return _("Waited for a moderator")
    return _("Held for a moderator") if message.shown_at else _("Not sent yet")


def gravest(reasons: Iterable[str]) -> Reason | None:
    """The reason that asks for the quickest look; among equals the one named first in the list of reasons."""
    order = list(Reason)
    known = [Reason(reason) for reason in reasons]
    return max(known, key=lambda one: (GRAVE.index(ROUTES[one].severity), -order.index(one)), default=None)

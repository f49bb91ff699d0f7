"""The categories a reporter chooses from, as the report sheet shows them (UX section 6.3)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from moderation.kinds import Reason
from moderation.reasons import SIX, SOMETHING_ELSE


@dataclass(frozen=True)
class Choice:
    """One row of the sheet: what it stores, a line that says what belongs there, a picture."""

    reason: Reason
    hint: Promise
    icon: str

    @property
    def opens_more(self) -> bool:
        """In the first list, "Something else" leads to the second list instead of sending."""
        return self.reason == Reason.OTHER


_TO_THE_LEAD = _("Goes straight to the safeguarding lead")
_DRAWN = {
    Reason.CHILD_DANGER: (_TO_THE_LEAD, "excl"),
    Reason.NAMES_CHILD: (_("A name, a photo, or a story about them"), "user"),
    Reason.UNKIND: (_("Bullying, threats, or picking on someone"), "horn"),
    Reason.PRIVATE_INFO: (_("A phone number, an address, someone’s health"), "lock"),
    Reason.MONEY_SCAM: (_("Selling, dodgy links, things that aren’t true"), "ban"),
    Reason.OTHER: (_("You can tell us on the next screen"), "dots"),
    Reason.ADULT_DANGER: (_TO_THE_LEAD, "excl"),
    Reason.SEXUAL_CONTENT: (_("Please don’t save it or send it on"), "eyeoff"),
    Reason.HATE: (_("Against someone for who they are"), "users"),
    Reason.UNTRUE: (_("It says something false about someone"), "x"),
    Reason.CHILD_ACCOUNT: (_("Someone under 16 seems to be writing"), "key"),
    Reason.STAFF_WORRY: (_("Moderators do not see this one"), "shield"),
    Reason.DP_COMPLAINT: (_("How the school uses or keeps your details"), "file"),
    Reason.ELSEWHERE: (_("In another app, or outside the chat"), "globe"),
}


def _choice(reason: Reason) -> Choice:
    return Choice(reason, *_DRAWN[reason])


FIRST = tuple(_choice(reason) for reason in SIX)
MORE = (
    *(_choice(reason) for reason in SOMETHING_ELSE if reason != Reason.OTHER),
    Choice(Reason.OTHER, _("Tell us in a note once it’s sent"), "dots"),
)

"""What people are told about each kind of finding of the check, gravest first (UX 6.2 and 10). Never a matched word."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guard import Finding, Reason


@dataclass(frozen=True, slots=True)
class Words:
    """`title` heads the sheet when this is the gravest finding, `question` follows the number of readers.

    `name` and `advice` are a line of the list; `name` is also read out beside the marked words.
    """

    title: Promise
    question: Promise
    name: Promise
    advice: Promise


_SURE = _("Is that what you want?")
_FAMILY = _("Is that OK with the family?")
_TELL = _("Tell the school instead, so that someone can help.")
_TELL_TITLE = _("This could hurt someone")
_SCHOOL_FIRST = _("Have you told the school?")
_COPIED = _("It can be copied and kept by anyone here.")
_NOT_OURS = _("That’s for the family to share, not us.")
_HOME = _("This gives an address")
_NUMBER = _("This gives a private number")
_HEALTH = _("This is about someone’s health")
_PRIVATE = _("This is about a family’s private life")

WORDS = {
    Reason.SAFETY: Words(
        _("This is about a child’s safety"),
        _("If a child is in danger now, call 999."),
        _("a worry about a child"),
        _("Tell the safeguarding lead, not the chat."),
    ),
    Reason.INCIDENT_ANOTHER_CHILD: Words(
        _TELL_TITLE, _SCHOOL_FIRST, _("something about another child"), _TELL
    ),
    Reason.INCIDENT: Words(_TELL_TITLE, _SCHOOL_FIRST, _("something that happened"), _TELL),
    Reason.INCIDENT_OWN_CHILD: Words(_TELL_TITLE, _SCHOOL_FIRST, _("something about your child"), _TELL),
    Reason.ANOTHER_CHILD: Words(
        _("This names a child"), _FAMILY, _("a child’s name"), _("Leave the name out if you can.")
    ),
    Reason.FAMILY_ANOTHER_CHILD: Words(_PRIVATE, _FAMILY, _("a family’s private life"), _NOT_OURS),
    Reason.HEALTH_ANOTHER_CHILD: Words(_HEALTH, _FAMILY, _("someone’s health"), _NOT_OURS),
    Reason.ADDRESS_OF_A_CHILD: Words(_HOME, _FAMILY, _("where a child lives"), _COPIED),
    Reason.IDENTIFIER_OF_A_CHILD: Words(_NUMBER, _FAMILY, _("a child’s private number"), _COPIED),
    Reason.BANK: Words(_("This gives bank details"), _SURE, _("bank or card details"), _COPIED),
    Reason.IDENTIFIER: Words(_NUMBER, _SURE, _("a private number"), _COPIED),
    Reason.ADDRESS: Words(_HOME, _SURE, _("an address"), _COPIED),
    Reason.POSTCODE: Words(_HOME, _SURE, _("a postcode"), _COPIED),
    Reason.PHONE: Words(_("This gives a phone number"), _SURE, _("a phone number"), _COPIED),
    Reason.EMAIL: Words(_("This gives an e-mail address"), _SURE, _("an e-mail address"), _COPIED),
    Reason.BIRTHDAY: Words(_("This gives a date of birth"), _SURE, _("a date of birth"), _COPIED),
    Reason.FAMILY_OWN_CHILD: Words(_PRIVATE, _SURE, _("your family’s private life"), _COPIED),
    Reason.HEALTH_OWN_CHILD: Words(_HEALTH, _SURE, _("your child’s health"), _COPIED),
    Reason.OWN_CHILD: Words(
        _("This names your child"), _SURE, _("your child’s name"), _("Leave the name out if you can.")
    ),
}
GRAVEST_FIRST = tuple(WORDS)


def gravest(findings: tuple[Finding, ...]) -> Words:
    return WORDS[min((found.reason for found in findings), key=GRAVEST_FIRST.index)]

"""What the preview of an import says, by the codes that people.roster.diff writes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

CHANGES = {
    "added": ("ok", _("Added")),
    "moved": ("info", _("Moved")),
    "left": ("warn", _("Left")),
    "renamed": ("", _("Renamed")),
    "email": ("", _("E-mail")),
    "rights": ("", _("Rights")),
    "access": ("", _("Access")),
    "class": ("", _("Class")),
    "dates": ("", _("Dates")),
}

OUTCOMES = {
    "letter": _("Gets an invitation letter"),
    "comes_back": _("Can use the chat again"),
    "office_decides": _("No letter yet: the office decides first"),
    "may_not_join": _("On the roll, may not join"),
    "no_access": _("On the roll, without access"),
    "loses": _("Loses access when you apply. Messages stay."),
    "letter_ends": _("Comes off the list. A letter stops working."),
    "moves": _("Leaves one chat, joins the other"),
    "joins": _("Joins this chat too"),
    "leaves_one": _("Leaves this chat, keeps the rest"),
    "no_chat": _("Not in the chat, so no chat changes"),
    "renamed": _("Was %(was)s. Names in the chat stay."),
    "email": _("Was %(was)s, is %(now)s"),
    "email_account": _("Was %(was)s, is %(now)s. Sign-in stays as it is."),
    "access_ends": _("Loses access, stays on the roll"),
    "access_back": _("Gets access again"),
    "may_join": _("May join for %(child)s: was %(was)s, is %(now)s"),
    "parental_responsibility": _("Parental responsibility for %(child)s: was %(was)s, is %(now)s"),
    "relationship": _("Relationship to %(child)s: was %(was)s, is %(now)s"),
    "priority": _("Place in the list of contacts of %(child)s: was %(was)s, is %(now)s"),
    "reason_code": _("The restriction’s code for %(child)s changes"),
    "review_on": _("Review for %(child)s: was %(was)s, is %(now)s"),
    "linked": _("Now also linked to %(child)s"),
    "unlinked": _("No longer linked to %(child)s"),
    "new_class": _("Gets its own chat"),
    "class_changed": _("Was %(was)s"),
    "dates": _("In the class %(now)s"),
    "no_adult": _("A child; no parent’s chat changes"),
}

ONCE_APPLIED = {"loses": _("Lost access. Messages stay.")}

VALUES = {"": _("nothing"), "yes": _("yes"), "no": _("no"), "unknown": _("not known")}

DIFFERENCES = {"name": _("Name"), "email": _("E-mail"), "may_join": _("May join")}


def outcome_words(row: Mapping[str, Any], *, is_applied: bool = False) -> str:
    """What a change means, or meant, for the person, as one short sentence."""
    facts = {name: value_words(row[name]) for name in ("was", "now")}
    words = {**OUTCOMES, **ONCE_APPLIED} if is_applied else OUTCOMES
    return str(words[row["outcome"]]) % {**facts, "child": row["child"]}


def value_words(value: str) -> str:
    return str(VALUES.get(value, value))


def gate_words(gate: Mapping[str, int | str]) -> str:
    """Why this file can't be applied; "" when it can."""
    facts = {**gate, "most": 5}
    if gate["verdict"] == "refused":
        words = _("%(ending_links)s of %(live_links)s links would end. That’s over 4 in 10, so it’s refused.")
        return str(words) % facts
    if gate["verdict"] != "second_person":
        return ""
    if int(gate["ending_links"]) * 10 > int(gate["live_links"]):
        words = _(
            "%(ending_links)s of %(live_links)s links would end. More than 1 in 10 needs a second office person, "
            "and that can’t be done here yet."
        )
        return str(words) % facts
    words = _(
        "%(losing_last)s adults would lose their last class. More than %(most)s needs a second office person, "
        "and that can’t be done here yet."
    )
    return str(words) % facts


def leaving_words(left: int, people: int) -> str:
    """The line under "Before you apply" about who leaves."""
    if not left:
        return str(_("Nobody leaves."))
    words = ngettext(
        "%(left)s of %(people)s people leaves. That’s under our safety limit of 1 in 10.",
        "%(left)s of %(people)s people leave. That’s under our safety limit of 1 in 10.",
        left,
    )
    return words % {"left": left, "people": people}

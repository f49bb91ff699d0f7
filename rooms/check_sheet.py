"""The sheet that comes before a message which the check stopped: what was found, why it matters, what can be done."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guard import Finding, Outcome
from people.finding_words import WORDS, Words, gravest
from rooms import audience
from rooms.check_marks import marked, numbered, spans_of
from rooms.errors import NeedsAnswer
from rooms.models import Room


@dataclass(frozen=True, slots=True)
class Sheet:
    """`reason` is the wire's word, `nudge` or `hold`; `why` are numbered lines.

    `body` are the author's words and `spans` what was found in them, as browsers count; `quote` shows all that was
    checked.
    """

    reason: str
    token: str
    body: str
    spans: list[dict[str, int]]
    title: Promise
    lead: str
    quote: SafeString
    why: list[tuple[int, Words]]
    may_post_anyway: bool
    may_say_own_child: bool


def sheet_of(stopped: NeedsAnswer) -> Sheet:
    """One query: how many people would see it."""
    checked, findings = stopped.checked, stopped.checked.verdict.findings
    worst = gravest(findings)
    return Sheet(
        reason=checked.verdict.outcome.word,
        token=stopped.token,
        body=checked.body,
        spans=spans_of(checked.body, found_in(checked.body, findings)),
        title=worst.title,
        lead=f"{would_see(stopped.room)} {worst.question}",
        quote=marked(checked.everything, findings),
        why=[(number, WORDS[reason]) for reason, number in numbered(findings).items()],
        may_post_anyway=checked.verdict.outcome is Outcome.NUDGE,
        may_say_own_child=stopped.may_say_own_child,
    )


def found_in(body: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that stand in the words themselves, which come first in what was checked."""
    return tuple(found for found in findings if found.end <= len(body))


def would_see(room: Room) -> str:
    """How many people a message in the room reaches: the number of the line under the message box."""
    count = audience.of(room).people
    if count <= 1:
        return _("Only you are in %(room)s so far.") % {"room": room.title}
    return ngettext("%(n)s person would see it.", "%(n)s people would see it.", count) % {"n": count}


def own_child_hint(room: Room) -> str:
    """The quiet line after a message that names the author's own children (GU-11)."""
    count = audience.of(room).people
    can_read = ngettext("%(n)s person can read it.", "%(n)s people can read it.", count) % {"n": count}
    return _("You named your child. %(can_read)s") % {"can_read": can_read}

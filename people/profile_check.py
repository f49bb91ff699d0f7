"""The check before a line about oneself is shown: what a post may not say, a profile may not either (GU-3).

There is no moderator to ask and nothing hurries, so what was found is shown and the line is not kept until it is out.
One's own children are one's own choice, as in a post: named quietly, or after a question where the school asks.
"""

import logging
import traceback

import guard
from guard import Context, Finding, OwnChild
from people.check_facts import own_children, school_facts
from people.models import User
from people.names import recorded_name

log = logging.getLogger(__name__)


class LineCheckUnavailable(Exception):
    """Guard could not be asked. Says nothing of the words (GU-2)."""


class NotForAbout(ValueError):
    """Something in the line is not for a profile. `asks_about_own_child`: only that, and a yes is enough."""

    def __init__(self, findings: tuple[Finding, ...], asks_about_own_child: bool) -> None:
        super().__init__("found")
        self.findings, self.asks_about_own_child = findings, asks_about_own_child


def must_be_fit_to_show(user: User, about: str, *, own_child: bool) -> bool:
    """True when the line names the person's own child. `own_child`: they were asked and said yes.

    Raises NotForAbout, LineCheckUnavailable.
    """
    context, verdict = _checked(user, about)
    if not verdict.findings:
        return False
    if not verdict.names_only_own_children:
        raise NotForAbout(verdict.findings, asks_about_own_child=False)
    if context.policy.own_child is OwnChild.ASK and not own_child:
        raise NotForAbout(verdict.findings, asks_about_own_child=True)
    return True


def _checked(user: User, about: str) -> tuple[Context, guard.Verdict]:
    try:
        context = _context(user)
        return context, guard.check(about, context)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind = type(error).__name__
        log.error("The check of a profile failed: %s, %s line %s", kind, where.filename, where.lineno)
    raise LineCheckUnavailable


def _context(user: User) -> Context:
    facts = school_facts()
    return Context(
        names=facts.names,
        author_children=tuple(own_children(user, facts).values()),
        members=(user.display_name, recorded_name(user)),
        staff=facts.staff,
        public_contacts=facts.contacts,
        policy=facts.policy,
    )

"""What a colleague did with a case last, for another who has its page open."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moderation import queries
from moderation.models import Case
from moderation.next_case import what_was_done
from moderation.times import clock_time
from people.models import User

DEEDS = {
    "claimed": gettext_lazy("{who} claimed this at {time}."),
    "taken_over": gettext_lazy("{who} took this over at {time}."),
    "unclaimed": gettext_lazy("{who} let this go at {time}."),
    "decided": gettext_lazy("{who} finished this case at {time}."),
    "undone": gettext_lazy("{who} took the decision back at {time}."),
    "reopened": gettext_lazy("{who} opened this again at {time}."),
    "closed": gettext_lazy("{who} closed this case at {time}."),
}


def news_for(reader: User, case: Case) -> str:
    """ "Mr Bello took this over at 9.12 am."; empty when it was the reader."""
    by, role, at = queries.last_change(case)
    if by is None or at is None:
        return _("Something new came in.")
    return "" if by.pk == reader.pk else deed_words(case, by, role, at)


def deed_words(case: Case, by: User, role: str, at: datetime) -> str:
    """ "Mr Bello (Moderator) finished this case at 9.12 am. Message hidden." """
    deed = queries.last_deed(case)
    words = str(DEEDS.get(deed) or _("{who} changed this at {time}."))
    who = f"{by.shown_name} ({role})" if role else by.shown_name
    done = _decided(case) if deed == "decided" else ""
    return " ".join(filter(None, [words.format(who=who, time=clock_time(at)), done]))


def _decided(case: Case) -> str:
    decision = queries.standing_decision(case)
    if decision is None:
        return ""
    warned = decision.sanctions.filter(lifted_at__isnull=True).exists() and case.subject_user is not None
    name = case.subject_user.shown_name if case.subject_user else ""
    said = [what_was_done(decision), _("Warned {name}.").format(name=name) if warned else ""]
    return " ".join(filter(None, said))

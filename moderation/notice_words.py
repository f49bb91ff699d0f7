"""What notices of moderation say when they are read. Nothing of it is stored, so purging a case purges its words."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moderation.kinds import TAKES
from moderation.models import Decision
from moderation.queries import message_of
from moderation.telling import Kind
from moderation.times import day_and_time
from notices.models import Notice
from notices.words import Words
from people.models import School
from rooms.models import Message
from rooms.timeline import moment_of

ABOUT_A_MESSAGE = (Kind.DECIDED_ABOUT_YOU, Kind.HELD_IS_POSTED)


def words_of(notices: Iterable[Notice]) -> dict[int, Words]:
    """Notice id to words, for those of the given notices that are moderation's."""
    ours = [notice for notice in notices if notice.kind in set(Kind)]
    decisions = _decisions(ours)
    if_wrong = if_we_got_it_wrong() if ours else ""
    return {notice.pk: _words(notice, decisions, if_wrong) for notice in ours}


def _decisions(notices: list[Notice]) -> dict[int, Decision]:
    ids = {notice.subject_id for notice in notices if notice.kind in ABOUT_A_MESSAGE}
    found = Decision.objects.filter(pk__in=[one for one in ids if one is not None])
    return found.select_related("case__room").prefetch_related("rules", "sanctions").in_bulk()


def _words(notice: Notice, decisions: dict[int, Decision], if_wrong: str) -> Words:
    facts = notice.facts
    match notice.kind:
        case Kind.REPORT_RECEIVED:
            return _received(facts["report"], datetime.fromisoformat(facts["due_at"]))
        case Kind.REPORT_FINISHED:
            return _finished(facts["report"], facts["acted"], if_wrong)
        case Kind.DECIDED_ABOUT_YOU:
            return _about_you(decisions.get(notice.subject_id or 0), facts["room"], if_wrong)
        case Kind.HELD_IS_POSTED:
            return _posted(decisions.get(notice.subject_id or 0), facts["room"])
        case Kind.CHECK_UNAVAILABLE:
            line = _("The check before sending was not there, so a message waits for a person.")
            return Words(_("Case %(case)s waits for you.") % facts, (line,))
        case Kind.CASE_TO_KNOW:
            return Words(_("Moderators look at case %(case)s. You may want to ask about it.") % facts)
        case _:
            return Words(_("Case %(case)s waits for you.") % facts)


def _received(report: str, due_at: datetime) -> Words:
    return Words(
        _("Thank you. We have your report (%(report)s).") % {"report": report},
        (
            _("A member of staff will read it by %(when)s.") % {"when": day_and_time(due_at)},
            _("We do not tell anyone it came from you unless the law makes us or someone could be hurt."),
            _("If a child is in danger now, call 999. This is not watched all the time."),
        ),
    )


def _finished(report: str, acted: bool, if_wrong: str) -> Words:
    outcome = _("We acted.") if acted else _("We decided that no action was needed under the rules.")
    return Words(
        _("We have finished looking at report %(report)s.") % {"report": report},
        (outcome, if_wrong),
    )


def _about_you(decision: Decision | None, room: str, if_wrong: str) -> Words:
    """The reasons as the school wrote them, the rules, and what follows (MODERATION section 11)."""
    if decision is None:
        return Words(_("The school decided about a message of yours in %(room)s.") % {"room": room})
    lines = [
        _("Why: %(reasons)s") % {"reasons": decision.reasons},
        *(_("Our rule: %(rule)s") % {"rule": rule.title} for rule in decision.rules.all()),
        _what_follows(decision),
        if_wrong,
    ]
    return Words(_title(decision, room), tuple(lines))


def _title(decision: Decision, room: str) -> str:
    message = message_of(decision.case)
    if message is None:
        return _("The school has a word with you about %(room)s.") % {"room": room}
    facts = {"room": room, "when": said_at(message)}
    if decision.content_action not in TAKES:
        return _("The school has a word with you about your message of %(when)s in %(room)s.") % facts
    if message.shown_at is None:
        return _("Your message of %(when)s in %(room)s was not posted.") % facts
    return _("The school took down your message of %(when)s in %(room)s.") % facts


def _posted(decision: Decision | None, room: str) -> Words:
    message = message_of(decision.case) if decision else None
    if message is None:
        return Words(_("Your message is posted in %(room)s.") % {"room": room})
    facts = {"room": room, "when": timestamp(message.created_at)}
    return Words(_("Your message of %(when)s is posted in %(room)s.") % facts)


def said_at(message: Message) -> str:
    """ "Tuesday 17 November, 14:02", as the message bears it in its room."""
    return timestamp(moment_of(message))


def timestamp(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return date_format(local, "l j F, H:i")


def if_we_got_it_wrong() -> str:
    """What to do about a decision, while there is no second look to ask for in the app."""
    school = School.objects.filter(pk=1).first()
    if school is None or not school.telephone_line:
        return _("If you think we got it wrong, tell the office.")
    return _("If you think we got it wrong, tell the office: %(number)s.") % {"number": school.telephone_line}


def _what_follows(decision: Decision) -> str:
    if any(sanction.lifted_at is None for sanction in decision.sanctions.all()):
        return _("This is a warning. You can read and post as before.")
    return _("This is not a punishment; most people do it once by accident.")

"""What a person reads about a report of their own. Nothing here says more than they did or were promised.

Another parent's report may have made the case more urgent, or given it to the safeguarding lead: the words follow
this person's own reason, so that nobody reads off them who else reported, or what (MO-6, MO-30).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.actions.taking_back import LIFTS_WITHIN
from moderation.kinds import Queue
from moderation.my_reports import MyReport, Status
from moderation.reasons import NEVER_TAKEN_BACK, promised_by
from moderation.times import clock_time, day_and_time

LOOKS = {  # Status: chip class, picture
    Status.SENT: ("", "clock"),
    Status.BEING_READ: ("info", "eye"),
    Status.TAKEN_DOWN: ("ok", "check"),
    Status.ACTED: ("ok", "check"),
    Status.LEFT_UP: ("", "check"),
    Status.TAKEN_BACK: ("", "undo"),
}


@dataclass(frozen=True)
class Story:
    """One report told to the person who filed it, on the sheet, on its page and in the list."""

    mine: MyReport

    @property
    def title(self) -> str:
        match self.mine.status:
            case Status.SENT:
                return _("Thank you. The school has it.")
            case Status.BEING_READ:
                return _("The school is reading it.")
            case Status.TAKEN_BACK:
                return _("You took it back.")
            case _:
                return _("The school has finished.")

    @property
    def look(self) -> str:
        return LOOKS[self.mine.status][0]

    @property
    def icon(self) -> str:
        return LOOKS[self.mine.status][1]

    @property
    def about(self) -> str:
        """ "Dan Whitmore, Willow (Y3)"."""
        report, message = self.mine.report, self.mine.message
        who = message.author.shown_name if message else _("A message")
        return f"{who}, {report.case.room.title}"

    @property
    def sent(self) -> str:
        return when(self.mine.report.filed_at)

    @property
    def author(self) -> str:
        """Who must not learn of it; empty when the reporter wrote the message, or it is gone."""
        message = self.mine.message
        if message is None or message.author_id == self.mine.report.reporter_id:
            return ""
        return message.author.shown_name

    @property
    def who_looks(self) -> str:
        match self.mine.report.leads_to:
            case Queue.CLASS:
                return _("A moderator looks at it")
            case Queue.DSL:
                return _("The safeguarding lead looks at it")
            case _other:
                return _("Someone at the school looks at it")

    @property
    def by(self) -> str:
        due = promised_by(self.mine.report.reason, self.mine.report.filed_at)
        if due > timezone.now():
            return _("By %(when)s.") % {"when": when(due)}
        return _("We said by %(when)s. This is taking longer. You can ring the school.") % {"when": when(due)}

    @property
    def outcome(self) -> str:
        """One or two sentences for the list; empty while there is nothing to tell."""
        match self.mine.status:
            case Status.SENT:
                return f"{self.who_looks}. {self.by}"
            case Status.BEING_READ:
                return _("Someone at the school has opened it. We tell you when it’s done.")
            case Status.TAKEN_DOWN:
                return _("It broke the rules, so we took it down. Thank you for telling us.")
            case Status.ACTED:
                return _("We acted on it. Thank you for telling us.")
            case Status.LEFT_UP:
                return _("It didn’t break the rules, so we left it up. Thank you for telling us.")
            case _:
                return self._taken_back()

    def _taken_back(self) -> str:
        if self.mine.report.reason in NEVER_TAKEN_BACK:
            return _("To be safe, the school looks at it all the same.")
        if self._undid_all:
            return _("Your report doesn’t count any more, and nobody looks at the message because of it.")
        return _("A moderator may still look at the message.")

    @property
    def _undid_all(self) -> bool:
        """Whether what this report alone had done was undone with it (MO-14a); later, a hold waits for a person."""
        report = self.mine.report
        return report.withdrawn_at is not None and report.withdrawn_at - report.filed_at < LIFTS_WITHIN


def when(moment: datetime) -> str:
    """ "8.31 am today", "9 am tomorrow", else "Tuesday 8 December, 9 am"."""
    day, today = timezone.localdate(moment), timezone.localdate()
    near = {
        today: _("%(time)s today"),
        today + timedelta(days=1): _("%(time)s tomorrow"),
        today - timedelta(days=1): _("%(time)s yesterday"),
    }
    if words := near.get(day):
        return words % {"time": clock_time(moment)}
    return day_and_time(moment)

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.forms.fields import DayInput, PageForm, TimeInput
from rooms.events.plan import Plan, midnight_after
from rooms.forms.words import one_line
from rooms.models import Event

FURTHEST = timedelta(days=731)
LONGEST = timedelta(days=60)


class EventForm(PageForm):
    """What, when and where. Without times it is a whole day, or several."""

    title = forms.CharField(label=gettext_lazy("What is it?"), max_length=80)
    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput())
    starts = forms.TimeField(
        label=gettext_lazy("Starts"),
        required=False,
        widget=TimeInput(),
        help_text=gettext_lazy("Leave the times empty for a whole day."),
    )
    ends = forms.TimeField(label=gettext_lazy("Ends"), required=False, widget=TimeInput())
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Only if it goes on for several whole days."),
    )
    place = forms.CharField(label=gettext_lazy("Where"), max_length=80, required=False)
    note = forms.CharField(
        label=gettext_lazy("Anything else to know"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What to bring, who may come. No child’s name, please."),
    )

    @classmethod
    def about(cls, event: Event) -> "EventForm":
        """The form as it would have made this event."""
        starts, ends = (
            timezone.localtime(event.starts_at),
            event.ends_at and timezone.localtime(event.ends_at),
        )
        first: dict[str, Any] = {"title": event.title, "place": event.place, "note": event.note}
        first["day"] = starts.date()
        if not event.all_day:
            first |= {"starts": starts.time(), "ends": ends.time() if ends else None}
        elif ends and (last := ends.date() - timedelta(days=1)) > starts.date():
            first["last_day"] = last
        return cls(initial=first)

    def clean_title(self) -> str:
        return one_line(self.cleaned_data["title"])

    def clean_place(self) -> str:
        return one_line(self.cleaned_data["place"]) if self.cleaned_data["place"] else ""

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        day, last, starts, ends = (self.cleaned_data[name] for name in ("day", "last_day", "starts", "ends"))
        if starts is None and ends is not None:
            self.add_error("starts", _("Say when it starts, or leave both times empty."))
        elif starts is not None and last is not None and last != day:
            self.add_error("last_day", _("Only whole days can go on for several. Leave the times empty."))
        elif ends is not None and ends <= starts:
            self.add_error("ends", _("It would end before it starts."))
        else:
            self._must_be_on_a_calendar(day, last or day)
        return self.cleaned_data

    def _must_be_on_a_calendar(self, day: date, last: date) -> None:
        if last < day:
            self.add_error("last_day", _("It would end before it starts."))
        elif last - day > LONGEST:
            self.add_error("last_day", _("That’s more than 60 days. Check the days."))
        elif day - timezone.localdate() > FURTHEST:
            self.add_error("day", _("That’s more than two years away. Check the year."))
        elif day.year < 2000 or self.plan.over_at <= timezone.now():
            self.add_error("day", _("That’s past. Choose a day to come."))
        else:
            self._must_be_on_the_clock(day)

    def _must_be_on_the_clock(self, day: date) -> None:
        """In the night when the clocks go forward an hour is missing."""
        for name in ("starts", "ends"):
            at = self.cleaned_data[name]
            if at and timezone.localtime(_at(day, at).astimezone(UTC)).time() != at:
                self.add_error(name, _("The clocks go forward that night, so there is no such time."))

    @property
    def plan(self) -> Plan:
        said = self.cleaned_data
        day, starts, ends = said["day"], said["starts"], said["ends"]
        words = {name: said[name] for name in ("title", "place", "note")}
        if starts is None:
            last = _at(said["last_day"] or day, time())
            return Plan(starts_at=_at(day, time()), ends_at=midnight_after(last), all_day=True, **words)
        return Plan(starts_at=_at(day, starts), ends_at=_at(day, ends) if ends else None, **words)


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, timezone.get_default_timezone())

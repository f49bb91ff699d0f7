"""What a person asks, as a form that works without script: words, who said it, from and to a day."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rooms.models import Membership
from rooms.search.asking import NOTHING, Question, terms_of
from rooms.search.authors import authors_named

_NOT_A_DAY = _("Write the day like 19/11/2026.")
_DAYS = [MinValueValidator(date(2000, 1, 1), _NOT_A_DAY), MaxValueValidator(date(2199, 12, 31), _NOT_A_DAY)]
_TOO_LONG = {"max_length": _("That’s too long. Try fewer words.")}


class _DayInput(forms.DateInput):
    input_type = "date"

    def format_value(self, value: Any) -> str:
        """A browser's own calendar understands 2026-11-19 and nothing else."""
        try:
            day = forms.DateField().to_python(value)
        except forms.ValidationError:
            return ""
        return day.isoformat() if day else ""


def _day(label: Any) -> forms.DateField:
    said = {"invalid": _NOT_A_DAY}
    return forms.DateField(
        label=label, required=False, widget=_DayInput(), error_messages=said, validators=_DAYS
    )


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, max_length=200, error_messages=_TOO_LONG)
    who = forms.CharField(label=_("Who said it"), required=False, max_length=80, error_messages=_TOO_LONG)
    since = _day(_("From"))
    until = _day(_("To"))

    field_order = ("q", "who", "from", "to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # In the address "from" and "to" read best, but the first is a word of Python.
        self.fields["from"], self.fields["to"] = self.fields.pop("since"), self.fields.pop("until")

    @property
    def is_narrowed(self) -> bool:
        """Something beside words was asked."""
        return any(self[name].data for name in ("who", "from", "to"))

    def question(self, memberships: list[Membership]) -> Question:
        """The checked form as a question about these rooms."""
        asked = self.cleaned_data
        terms = terms_of(asked["q"])
        if asked["q"] and not terms:  # only signs and emoji: no message has such a word
            return NOTHING
        return Question(
            terms=terms,
            authors=authors_named(asked["who"], memberships) if asked["who"] else None,
            since=_start_of(asked["from"]),
            until=_start_of(asked["to"], 1),
        )


def _start_of(day: date | None, later: int = 0) -> datetime | None:
    """Midnight at the school before a day, or so many days later."""
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=later), time.min))

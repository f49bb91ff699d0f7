from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.forms.fields import DayInput
from people.models import DayOff

LONGEST = timedelta(days=92)


class DayOffForm(forms.Form):
    """Days on which no child comes to school."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=DayOff.Kind.choices,
        widget=forms.RadioSelect,
        initial=DayOff.Kind.INSET,
    )
    first_day = forms.DateField(label=gettext_lazy("First day"), widget=DayInput())
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Empty: only that one day."),
    )
    words = forms.CharField(
        label=gettext_lazy("What families read"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Like “Half-term”. Empty: what you chose above."),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        first = said.get("first_day")
        if first is None or "last_day" not in said:
            return said
        said["last_day"] = last = said["last_day"] or first
        if not date(2020, 1, 1) <= first <= date(2200, 1, 1):
            self.add_error("first_day", _("Check the year."))
        elif last < first:
            self.add_error("last_day", _("It would end before it starts."))
        elif last - first > LONGEST:
            self.add_error("last_day", _("That’s more than three months. Check the days."))
        return said

    def clean_words(self) -> str:
        return " ".join(self.cleaned_data["words"].split())

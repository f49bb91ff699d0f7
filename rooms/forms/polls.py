from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.forms.fields import DayInput, PageForm
from rooms.forms.words import day_to_come, one_line
from rooms.polls.ballot import FEWEST, MOST, Ballot, end_of

LONGEST = timedelta(days=365)
SHOWN = 3  # choices that stand open in the form
SEVERAL = (("one", gettext_lazy("One")), ("several", gettext_lazy("As many as they like")))


class PollForm(PageForm):
    """A question and two to ten choices; empty ones do not count."""

    question = forms.CharField(label=gettext_lazy("What do you want to ask?"), max_length=200)
    several = forms.ChoiceField(
        label=gettext_lazy("How many can people choose?"),
        choices=SEVERAL,
        widget=forms.RadioSelect,
        initial="one",
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Empty: until you close it. Until then people can change their vote."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST + 1):
            label = _("Choice %(number)s") % {"number": number}
            self.fields[f"choice_{number}"] = forms.CharField(label=label, max_length=80, required=False)

    @property
    def first_choices(self) -> list[forms.BoundField]:
        return [self[f"choice_{number}"] for number in range(1, SHOWN + 1)]

    @property
    def more_choices(self) -> list[forms.BoundField]:
        return [self[f"choice_{number}"] for number in range(SHOWN + 1, MOST + 1)]

    @property
    def has_more(self) -> bool:
        return any(bound.value() or bound.errors for bound in self.more_choices)

    def clean_question(self) -> str:
        return one_line(self.cleaned_data["question"])

    def clean_last_day(self) -> Any:
        day = self.cleaned_data["last_day"]
        if day_to_come(day) and day - timezone.localdate() > LONGEST:
            raise forms.ValidationError(_("That’s more than a year away. Check the year."))
        return day

    def clean(self) -> dict[str, Any]:
        seen: set[str] = set()
        for number in range(1, MOST + 1):
            self._must_be_another(f"choice_{number}", seen)
        if not self.errors and len(self._choices) < FEWEST:
            self.add_error(f"choice_{FEWEST}", _("Give people at least two choices."))
        return self.cleaned_data

    def _must_be_another(self, name: str, seen: set[str]) -> None:
        said = self.cleaned_data.get(name)
        if not said:
            return
        try:
            self.cleaned_data[name] = words = one_line(said)
        except forms.ValidationError as error:
            self.add_error(name, error)
            return
        if words.casefold() in seen:
            self.add_error(name, _("That’s there already."))
        seen.add(words.casefold())

    @property
    def _choices(self) -> tuple[str, ...]:
        said = (self.cleaned_data.get(f"choice_{number}") for number in range(1, MOST + 1))
        return tuple(filter(None, said))

    @property
    def ballot(self) -> Ballot:
        said = self.cleaned_data
        closes_at = end_of(said["last_day"]) if said["last_day"] else None
        return Ballot(said["question"], self._choices, said["several"] == "several", closes_at)

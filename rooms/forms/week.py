from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.forms.fields import DayInput, PageForm
from rooms.forms.words import must_be_harmless, one_line
from rooms.models import Membership, Weekday, WeeklyEntry


class WeeklyForm(PageForm):
    """One line of a class's week. Nothing private belongs there, so there is no "Send anyway"."""

    weekday = forms.TypedChoiceField(label=gettext_lazy("Day"), choices=Weekday.choices, coerce=int)
    words = forms.CharField(
        label=gettext_lazy("What"),
        max_length=60,
        help_text=gettext_lazy("Like “PE kit”, “Library book” or “Spellings”."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Is it something to bring?"),
        choices=WeeklyEntry.Kind.choices,
        widget=forms.RadioSelect,
        initial=WeeklyEntry.Kind.BRING,
    )
    first_day = forms.DateField(
        label=gettext_lazy("From"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Empty: from today."),
    )
    last_day = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Empty: until somebody takes it out."),
    )

    def __init__(self, membership: Membership, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.membership = membership

    def clean_words(self) -> str:
        words = one_line(self.cleaned_data["words"])
        must_be_harmless(self.membership, words)
        return words

    def clean_first_day(self) -> Any:
        return self.cleaned_data["first_day"] or timezone.localdate()

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("last_day") and said.get("first_day") and said["last_day"] < said["first_day"]:
            self.add_error("last_day", _("It would end before it starts."))
        return said

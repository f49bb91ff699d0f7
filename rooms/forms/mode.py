from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.forms.fields import PageForm
from rooms.body import is_blank
from rooms.forms.words import must_be_harmless
from rooms.models import Membership, Room
from rooms.modes import PAUSES, span

Mode = Room.Mode


class ModeForm(PageForm):
    """How freely a room takes messages. Everybody reads why it is closed, so nothing private belongs there."""

    mode = forms.ChoiceField(
        label=gettext_lazy("Who can post"),
        choices=[
            (Mode.OPEN, gettext_lazy("Open: everyone posts as they like")),
            (Mode.SLOW, gettext_lazy("Slow mode: families wait between two messages")),
            (Mode.LOCKED, gettext_lazy("Closed for now: everyone reads, nobody posts")),
        ],
        widget=forms.RadioSelect,
    )
    slow_seconds = forms.TypedChoiceField(
        label=gettext_lazy("In slow mode, one message every"), coerce=int, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Why it’s closed"),
        max_length=200,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Everyone reads this where the message box was. Say when it opens again."),
    )

    def __init__(self, membership: Membership, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.membership = membership
        self.fields["slow_seconds"].choices = [(pause, span(pause)) for pause in PAUSES]  # type: ignore[attr-defined]

    def clean_note(self) -> str:
        if self.cleaned_data.get("mode") != Mode.LOCKED:
            return ""
        note = " ".join(self.cleaned_data["note"].split())
        if is_blank(note):
            raise forms.ValidationError(_("Say why it’s closed."))
        must_be_harmless(self.membership, note)
        return note

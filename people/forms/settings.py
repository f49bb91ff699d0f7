from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import SchoolWord
from people.models.school import OwnChildNames
from people.school_words import LONGEST

WHY_NOT = {
    "empty": _("Type a word first."),
    "long": _("That’s too long. One word or a few, 60 letters at most."),
    "letters": _("Only letters, numbers, hyphens and apostrophes, please. Signs mean nothing here."),
    "short": _("That’s too short. The least is two letters."),
    "there": _("That word is in the list already."),
    "many": _("The list is full. Remove a word before you add another."),
}


class OwnChildForm(forms.Form):
    choice = forms.ChoiceField(
        label=_("When parents name only their own child"),
        choices=OwnChildNames.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Told quietly, the message is sent and a line says how many people can read it. "
            "Asked first, they choose before it’s sent."
        ),
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )


class WordForm(forms.Form):
    """One more word for one of the two lists. Its length is judged with the word itself, in kinder words."""

    kind = SchoolWord.Kind.NO_CHILD
    text = forms.CharField(
        label=_("Word"),
        widget=forms.TextInput(attrs={"maxlength": LONGEST}),
        error_messages={"required": WHY_NOT["empty"], "null_characters_not_allowed": WHY_NOT["letters"]},
    )

    def refuse(self, why: str) -> None:
        """Say at the word why it can’t be added."""
        self.add_error("text", WHY_NOT[why])


class NoChildForm(WordForm):
    prefix = "no_child"


class LookOutForm(WordForm):
    kind = SchoolWord.Kind.LOOK_OUT
    prefix = "look_out"
    label = forms.ChoiceField(
        label=_("It stands for"),
        choices=SchoolWord.Label.choices,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )


WORD_FORMS: dict[str, type[WordForm]] = {form.kind.value: form for form in (NoChildForm, LookOutForm)}

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Audience, User
from people.names import full_and_short


class LetterForm(forms.Form):
    """Screen 1. The child's first name is asked after a first try that did not fit, whatever the reason."""

    code = forms.CharField(label=_("The code on your letter"), max_length=40)
    email = forms.EmailField(label=_("Your e-mail"), help_text=_("Use the one the school has for you."))
    child = forms.CharField(label=_("First name of your child at the school"), max_length=60, required=False)


class CodeForm(forms.Form):
    code = forms.CharField(label=_("Code"), max_length=12)


class AgeForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Are you 16 or over?"),
        choices=[("yes", _("Yes, I’m 16 or over")), ("no", _("No, I’m under 16"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )


class AudienceForm(forms.Form):
    """Who sees what; nobody, unless the person chooses."""

    photo = forms.ChoiceField(label=_("Photo"), choices=Audience.choices, widget=forms.RadioSelect)
    about = forms.ChoiceField(label=_("About you"), choices=Audience.choices, widget=forms.RadioSelect)
    last_seen = forms.ChoiceField(label=_("Last seen"), choices=Audience.choices, widget=forms.RadioSelect)

    @classmethod
    def of(cls, user: User, given: Any = None) -> "AudienceForm":
        now = {
            "photo": user.photo_audience,
            "about": user.about_audience,
            "last_seen": user.last_seen_audience,
        }
        return cls(given, initial=now)


class PresenceForm(AudienceForm):
    """Screen 5: the audiences, and how the name is shown."""

    name = forms.ChoiceField(label=_("Your name"), widget=forms.RadioSelect)
    field_order = ["name", "photo", "about", "last_seen"]

    def __init__(self, given: Any, *, user: User) -> None:
        now = {
            "name": user.display_name,
            "photo": user.photo_audience,
            "about": user.about_audience,
            "last_seen": user.last_seen_audience,
        }
        super().__init__(given, initial=now)
        names = dict.fromkeys(full_and_short(user))
        self.fields["name"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]

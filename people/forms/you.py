from django import forms
from django.utils.translation import gettext_lazy as _


class YouForm(forms.Form):
    display_name = forms.CharField(
        label=_("Your name"), max_length=80, help_text=_("Your name always shows in your classes.")
    )
    about = forms.CharField(
        label=_("About you"),
        max_length=140,
        required=False,
        help_text=_("Like “Aunt, picks up on Mondays”. You choose who sees it."),
    )

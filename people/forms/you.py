from math import ceil

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from people.finding_words import WORDS
from people.forms.fields import PageForm
from people.pictures import NotAPicture, PictureRefused, TooManyBytes, TooManyPixels
from people.profile_check import NotForAbout

WHY_REFUSED = {
    TooManyBytes: _("That picture is too big. The most is 5 MB."),
    TooManyPixels: _("That picture has too many pixels. Choose a smaller one."),
    NotAPicture: _("We can’t open that picture. Choose a JPEG, PNG, WebP or GIF."),
}


class LetterKeysForm(forms.Form):
    letter_keys = forms.BooleanField(
        label=_("Letter keys"),
        required=False,
        help_text=_("Single letters as shortcuts on the moderation pages. They never work while you type."),
    )


class TypingForm(forms.Form):
    share_typing = forms.BooleanField(
        label=_("Show when I’m typing"),
        required=False,
        help_text=_("Others read “Someone is typing”, never who."),
    )


class YouForm(PageForm):
    photo = forms.FileField(
        label=_("Your photo"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "JPEG, PNG, WebP or GIF, 5 MB at most. We keep a small square and not where it was taken."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )
    display_name = forms.CharField(
        label=_("Your name"), max_length=80, help_text=_("Your name always shows in your classes.")
    )
    about = forms.CharField(
        label=_("About you"),
        max_length=140,
        required=False,
        help_text=_("Like “Aunt, picks up on Mondays”. You choose who sees it."),
    )

    own_child = forms.BooleanField(label=_("It’s my own child, and it may be read"), required=False)
    asks_about_own_child = False
    wait = 0

    def refuse_about(self, found: NotForAbout) -> None:
        """Say under the line what was found, each kind once, and leave the words in it."""
        self.asks_about_own_child = found.asks_about_own_child
        for reason in dict.fromkeys(finding.reason for finding in found.findings):
            self.add_error("about", f"{WORDS[reason].title}. {WORDS[reason].advice}")

    def refuse_for_now(self, wait: int) -> None:
        """Nothing is looked at for `wait` seconds."""
        self.wait = wait
        words = ngettext(
            "That was a lot of tries. Try again in %(n)s minute.",
            "That was a lot of tries. Try again in %(n)s minutes.",
            ceil(wait / 60),
        )
        self.add_error(None, words % {"n": ceil(wait / 60)})

    def refuse_photo(self, refused: PictureRefused) -> None:
        """Say under the photo why it can't be used."""
        self.add_error(
            "photo", forms.ValidationError(WHY_REFUSED[type(refused)], code=type(refused).__name__)
        )

    @property
    def status(self) -> int:
        if self.has_error("photo", TooManyBytes.__name__):
            return 413
        if self.wait:
            return 429
        return super().status

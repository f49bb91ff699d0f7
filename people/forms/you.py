from django import forms
from django.utils.translation import gettext_lazy as _

from people.pictures import NotAPicture, PictureRefused, TooManyBytes, TooManyPixels

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


class YouForm(forms.Form):
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

    def refuse_photo(self, refused: PictureRefused) -> None:
        """Say under the photo why it can't be used."""
        self.add_error(
            "photo", forms.ValidationError(WHY_REFUSED[type(refused)], code=type(refused).__name__)
        )

    @property
    def status(self) -> int:
        if self.has_error("photo", TooManyBytes.__name__):
            return 413
        return 422 if self.errors else 200

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.forms.fields import DayInput, PageForm
from rooms.actions.shelf import Worth
from rooms.attachments.attached import words_beside
from rooms.body import words_in
from rooms.forms.words import day_to_come, must_be_harmless, one_line
from rooms.models import Attachment, Membership, Resource
from rooms.resources.queries import files_to_keep
from rooms.screening import is_pre_checked
from rooms.timeline import moment_of


class ResourceForm(PageForm):
    """A title with a link, some words or both."""

    title = forms.CharField(
        label=gettext_lazy("What is it?"),
        max_length=80,
        help_text=gettext_lazy("Like “Spellings this half-term” or “Reading at home”."),
    )
    link = forms.URLField(
        label=gettext_lazy("Link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("That isn’t an address of a page.")},
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    words = forms.CharField(
        label=gettext_lazy("Words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("A list, a letter, what people should know. No child’s name, please."),
    )
    file = forms.ChoiceField(
        label=gettext_lazy("A picture or file from this chat"),
        required=False,
        help_text=gettext_lazy(
            "What staff and class reps sent here lately. It stays as long as its message does."
        ),
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Empty: until somebody takes it off."),
    )

    def __init__(
        self, membership: Membership, *args: Any, resource: Resource | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.membership = membership
        kept = resource.attachment if resource else None
        self._files = {str(one.pk): one for one in [*filter(None, [kept]), *files_to_keep(membership)]}
        named = [(name, _named(one)) for name, one in self._files.items()]
        self.fields["file"].choices = [("", _("None")), *named]  # type: ignore[attr-defined]

    @classmethod
    def about(cls, membership: Membership, resource: Resource) -> "ResourceForm":
        """The form as it would have put this there."""
        first = Worth.of(resource).columns | {"file": str(resource.attachment_id or "")}
        return cls(membership, initial=first, resource=resource)

    @property
    def has_files(self) -> bool:
        return bool(self._files)

    def clean_title(self) -> str:
        title = one_line(self.cleaned_data["title"])
        must_be_harmless(self.membership, title)
        return title

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and urlsplit(link).scheme not in ("http", "https"):
            raise forms.ValidationError(_("Use an address that begins with https://"))
        return link

    def clean_words(self) -> str:
        words = words_in(self.cleaned_data["words"].replace("\r\n", "\n"))
        if words:
            must_be_harmless(self.membership, words)
        return words

    def clean_last_day(self) -> date | None:
        return day_to_come(self.cleaned_data["last_day"])

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors and not (said["link"] or said["words"] or said["file"]):
            self.add_error("link", _("Give people a link, some words or a file."))
        if is_pre_checked(self.membership):
            self.add_error(
                None, _("A moderator reads what you write first, so you can’t add to the shelf for now.")
            )
        return said

    @property
    def worth(self) -> Worth:
        said = self.cleaned_data
        return Worth(
            said["title"], said["link"], said["words"], said["last_day"], self._files.get(said["file"])
        )


def _named(file: Attachment) -> str:
    """ "Forest school kit list.pdf, 24 November" """
    sent_at = moment_of(file.message) if file.message else file.brought_at
    what = file.name or words_beside([file]) or _("Picture without a description")
    return f"{what}, {date_format(timezone.localtime(sent_at), 'j F')}"

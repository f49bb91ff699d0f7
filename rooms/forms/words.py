"""What people write into a room's forms: words that can be seen, days to come, and nothing private."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from guard import Outcome
from people.finding_words import gravest
from rooms.body import is_blank
from rooms.check_marks import marked
from rooms.checking import CheckUnavailable, check_words
from rooms.models import Membership


def one_line(words: str) -> str:
    """Raises ValidationError where nothing would be seen."""
    words = " ".join(words.split())
    if is_blank(words):
        raise forms.ValidationError(_("Write something that people can read."))
    return words


def day_to_come(day: date | None) -> date | None:
    """Today or later, or none. Raises ValidationError."""
    if day is not None and day < timezone.localdate():
        raise forms.ValidationError(_("That’s past. Choose a day to come."))
    return day


def must_be_harmless(membership: Membership, words: str) -> None:
    """They stay in sight and are told to everybody, so there is no "Send anyway".

    Raises ValidationError with what the check found, or when it cannot be asked.
    """
    try:
        checked = check_words(author=membership.user, room=membership.room, body=words)
    except CheckUnavailable as error:
        raise forms.ValidationError(_("We can’t check this just now. Try again in a minute.")) from error
    findings = checked.verdict.findings
    if checked.verdict.outcome is not Outcome.ALLOW:
        raise forms.ValidationError(format_html("{}: “{}”", gravest(findings).title, marked(words, findings)))

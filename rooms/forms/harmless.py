"""Words that stay in sight and are told to everybody: nothing private belongs there, so there is no "Send anyway"."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _

from guard import Outcome
from people.finding_words import gravest
from rooms.check_marks import marked
from rooms.checking import CheckUnavailable, check_words
from rooms.models import Membership


def must_be_harmless(membership: Membership, words: str) -> None:
    """Raises ValidationError with what the check found, or when it cannot be asked."""
    try:
        checked = check_words(author=membership.user, room=membership.room, body=words)
    except CheckUnavailable as error:
        raise forms.ValidationError(_("We can’t check this just now. Try again in a minute.")) from error
    findings = checked.verdict.findings
    if checked.verdict.outcome is not Outcome.ALLOW:
        raise forms.ValidationError(format_html("{}: “{}”", gravest(findings).title, marked(words, findings)))

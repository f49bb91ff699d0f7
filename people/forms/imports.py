from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    roster = forms.FileField(
        label=_("The roll"),
        help_text=_("A “OneRoster 1.1 CSV” zip, 20 MB at most."),
        allow_empty_file=True,
        error_messages={"required": _("Choose the zip file first.")},
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )
    rights = forms.FileField(
        label=_("Who may join (optional)"),
        help_text=_("A contact_rights.csv, unless it’s inside the zip."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

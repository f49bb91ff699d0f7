"""What forms share: days and times as a browser's own pickers want them, and how a refused form answers."""

from django import forms


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class PageForm(forms.Form):
    """A form with a page of its own, drawn again with what was wrong."""

    @property
    def status(self) -> int:
        """Of the answer that draws it."""
        return 422 if self.errors else 200

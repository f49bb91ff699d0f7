from collections.abc import Mapping, Sequence

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from rooms.models import Membership, Room


class InvolvementForm(forms.Form):
    """One choice a room: all, @ and replies, none."""

    def __init__(self, said: Mapping[str, str] | None, memberships: Sequence[Membership]) -> None:
        super().__init__(said)
        self.memberships = memberships
        for membership in memberships:
            self.fields[_name(membership)] = _field(membership)

    def rows(self) -> list[tuple[Room, BoundField]]:
        """Each room with its choice."""
        return [(membership.room, self[_name(membership)]) for membership in self.memberships]

    def chosen(self) -> list[tuple[Membership, Membership.Involvement]]:
        """What is another choice than before; a room of which nothing was said stays as it is."""
        said = [(one, self.cleaned_data[_name(one)] or one.involvement) for one in self.memberships]
        return [(one, Membership.Involvement(word)) for one, word in said if word != one.involvement]


def _choices(room: Room) -> list[tuple[str, str]]:
    """Nobody is named in announcements: they are heard or not."""
    return [
        (value, str(words))
        for value, words in Membership.Involvement.choices
        if value != Membership.Involvement.MENTIONS or not room.is_announcements
    ]


def _name(membership: Membership) -> str:
    return f"room-{membership.room_id}"


def _field(membership: Membership) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=membership.room.title,
        choices=_choices(membership.room),
        initial=membership.involvement,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one.")},
    )

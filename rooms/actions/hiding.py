"""Hiding a person's messages from oneself. Nobody is told and no trail says so."""

from people.models import User
from rooms import broadcasts
from rooms.hiding import hidden_by
from rooms.models import Hidden


def hide_person(*, user: User, person: User) -> None:
    """The user sees a line instead of what this person says, on all their devices. Again changes nothing."""
    Hidden.objects.get_or_create(user=user, person=person)
    broadcasts.hidden_changed(user.pk, sorted(hidden_by(user)))


def show_person(*, user: User, person_id: int) -> None:
    """The user reads this person again. Again changes nothing."""
    Hidden.objects.filter(user=user, person=person_id).delete()
    broadcasts.hidden_changed(user.pk, sorted(hidden_by(user)))

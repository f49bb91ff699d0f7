"""What one person sees of another's profile: the only chooser (PE-42, PE-44)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext

from people import queries
from people.models import Audience, User


@dataclass(frozen=True)
class VisibleFields:
    """`about` and `last_seen` are "" and `photo` None where the owner keeps them from this viewer."""

    name: str
    about: str = ""
    photo: FieldFile | None = None
    last_seen: str = ""


def visible_fields(viewer: User, owner: User) -> VisibleFields:
    return visible_fields_of(viewer, [owner])[owner.pk]


def visible_fields_of(viewer: User, owners: Iterable[User]) -> dict[int, VisibleFields]:
    """The same for a list of people, by their id, in a fixed number of queries."""
    owners = list(owners)
    open_to = _Openness(viewer, owners)
    return {owner.pk: _fields(owner, open_to) for owner in owners}


def last_seen_words(day: date | None) -> str:
    """Days only, in three steps; nobody reads a time (PE-44)."""
    if day is None:
        return ""
    ago = (timezone.localdate() - day).days
    if ago < 1:
        return gettext("today")
    return gettext("this week") if ago < 7 else gettext("a while ago")


class _Openness:
    """Which audiences of each owner the viewer belongs to."""

    def __init__(self, viewer: User, owners: list[User]) -> None:
        self.viewer = viewer
        self.is_staff = queries.is_staff(viewer)
        places = queries.places({viewer.pk} | {owner.pk for owner in owners})
        mine = {place.class_id: place.role for place in places if place.user_id == viewer.pk}
        self.shared = {place.user_id for place in places if place.class_id in mine}
        self.rep_of = {place.user_id for place in places if mine.get(place.class_id) == "rep"}

    def includes(self, owner: User, audience: str) -> bool:
        if owner.pk == self.viewer.pk:
            return True
        if audience == Audience.STAFF_AND_REPS:
            return self.is_staff or owner.pk in self.rep_of
        return audience == Audience.MY_CLASSES and owner.pk in self.shared


def _fields(owner: User, open_to: _Openness) -> VisibleFields:
    return VisibleFields(
        name=owner.display_name,
        about=owner.about if open_to.includes(owner, owner.about_audience) else "",
        photo=owner.photo if owner.photo and open_to.includes(owner, owner.photo_audience) else None,
        last_seen=last_seen_words(owner.last_seen_on)
        if open_to.includes(owner, owner.last_seen_audience)
        else "",
    )

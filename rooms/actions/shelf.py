"""Looking after a room's shelf: put there by staff or the class rep, read by everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit import trail
from rooms import access
from rooms.actions.class_life import tell_of_class_life
from rooms.actions.inserting import must_still_be_here
from rooms.models import Attachment, Membership, Resource, Room
from rooms.resources.errors import MayNotKeepResources, ShelfIsFull
from rooms.resources.queries import MOST, kept_in


@dataclass(frozen=True)
class Worth:
    """What is to be kept: its words are checked before."""

    title: str
    link: str = ""
    words: str = ""
    last_day: date | None = None
    attachment: Attachment | None = None

    @classmethod
    def of(cls, resource: Resource) -> "Worth":
        return cls(**{field.name: getattr(resource, field.name) for field in fields(cls)})

    @property
    def columns(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def keep_resource(*, membership: Membership, worth: Worth) -> Resource:
    """One more thing on the shelf. Raises MayNotKeepResources, ShelfIsFull, MayNotPost."""
    if not access.may_run_events(membership):
        raise MayNotKeepResources
    with _told(membership) as room:
        if kept_in(room).count() >= MOST:
            raise ShelfIsFull
        by = {"added_by": membership.user, "added_role": membership.role}
        resource = Resource.objects.create(room=room, **worth.columns, **by)
        trail.record(actor=membership.user, action="rooms.resource.added", subject=room)
    return resource


def change_resource(*, membership: Membership, resource: Resource, worth: Worth) -> None:
    """It says this now; the same again changes nothing. Raises MayNotKeepResources, MayNotPost."""
    _must_look_after(membership, resource)
    if Worth.of(resource) == worth:
        return
    with _told(membership) as room:
        now = worth.columns | {"changed_at": timezone.now()}
        if kept_in(room).filter(pk=resource.pk).update(**now):
            trail.record(actor=membership.user, action="rooms.resource.changed", subject=room)


def remove_resource(*, membership: Membership, resource: Resource) -> None:
    """Nobody finds it there any more. Twice is once. Raises MayNotKeepResources, MayNotPost."""
    _must_look_after(membership, resource)
    with _told(membership) as room:
        gone = {"removed_at": timezone.now(), "removed_by": membership.user}
        if kept_in(room).filter(pk=resource.pk).update(**gone):
            trail.record(actor=membership.user, action="rooms.resource.removed", subject=room)


def _must_look_after(membership: Membership, resource: Resource) -> None:
    if not access.may_change_resource(membership, resource):
        raise MayNotKeepResources


@contextmanager
def _told(membership: Membership) -> Iterator[Room]:
    """Under the room's lock; open pages of the shelf are drawn anew."""
    access.must_be_able_to_post(membership)
    with transaction.atomic():
        tell_of_class_life(membership.room)
        must_still_be_here(membership)
        yield membership.room

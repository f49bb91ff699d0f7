"""What rooms do when something happened among people."""

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from people import signals
from people.models import User
from rooms import broadcasts
from rooms.actions.class_life import tell_all_of_class_life
from rooms.actions.memberships import repair_memberships
from rooms.actions.redrawing import redraw_rooms_of
from rooms.models import Membership


def listen() -> None:
    """Connect the receivers once, when the app is ready."""
    signals.classes_changed.connect(_everyone, dispatch_uid="rooms-classes")
    signals.links_changed.connect(_those, dispatch_uid="rooms-links")
    signals.person_joined.connect(_that_one, dispatch_uid="rooms-joined")
    signals.contact_claimed.connect(_that_one, dispatch_uid="rooms-claimed")
    signals.claim_undone.connect(_no_longer_that_one, dispatch_uid="rooms-undone")
    signals.person_renamed.connect(_shown_anew, dispatch_uid="rooms-renamed")
    signals.days_off_changed.connect(_days_off_changed, dispatch_uid="rooms-days-off")
    user_logged_out.connect(_device_signed_out, dispatch_uid="rooms-signed-out")


def _everyone(**kwargs: Any) -> None:
    repair_memberships()


def _those(user_ids: set[int], **kwargs: Any) -> None:
    repair_memberships(user_ids=set(user_ids))


def _that_one(user_id: int, **kwargs: Any) -> None:
    repair_memberships(user_ids={user_id})


def _no_longer_that_one(user_id: int, **kwargs: Any) -> None:
    repair_memberships(user_ids={user_id}, end_reason=Membership.EndReason.UNDONE_CLAIM)
    broadcasts.session_ended(user_id)


def _shown_anew(user_id: int, **kwargs: Any) -> None:
    redraw_rooms_of(user_id=user_id)


def _days_off_changed(**kwargs: Any) -> None:
    tell_all_of_class_life()


def _device_signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None and request.session.session_key:
        broadcasts.session_ended(user.pk, broadcasts.session_digest(request.session.session_key))

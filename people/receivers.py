"""What people do when something happened in allauth."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.db import transaction
from django.http import HttpRequest

from audit import trail
from people.models import User

CHANGES = (
    (authenticator_added, "added"),
    (authenticator_removed, "removed"),
    (authenticator_reset, "reset"),
)


def listen() -> None:
    """Connect the receivers once, when the app is ready."""
    authenticator_added.connect(_it_is_still_them, dispatch_uid="people-second-step-added")
    for signal, change in CHANGES:
        signal.connect(_note(change), weak=False, dispatch_uid=f"people-second-step-{change}-noted")


def _it_is_still_them(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Who just used a new passkey or code app need not show it once more to read the spare codes."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, method="mfa", reauthenticated=True)


def _note(change: str) -> Callable[..., None]:
    """A change of how a person signs in belongs in the trail: kind and change, never a key."""

    @transaction.atomic
    def note(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
        facts = {"kind": str(authenticator.type), "change": change}
        trail.record(actor=user, action="people.sign_in.changed", subject=user, facts=facts)

    return note

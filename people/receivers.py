"""What people do when something happened in allauth."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.http import HttpRequest

from people.models import User


def listen() -> None:
    """Connect the receivers once, when the app is ready."""
    authenticator_added.connect(_it_is_still_them, dispatch_uid="people-second-step-added")


def _it_is_still_them(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Who just used a new passkey or code app need not show it once more to read the spare codes."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, method="mfa", reauthenticated=True)

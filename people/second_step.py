"""The second step of signing in: who must have one, and whether it was done."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from people import queries
from people.models import User

DEMO_MARK = "demo_second_step"

# Pages that open before the second step is set up: setting it up, signing out, what everybody may read.
_OPEN = {
    "home",
    "second_step",
    "account_logout",
    "account_reauthenticate",
    "privacy",
    "accessibility",
    "safety",
}


def opens_without(view_name: str) -> bool:
    return view_name in _OPEN or view_name.startswith(("mfa_", "demo", "join"))


def is_done(request: HttpRequest) -> bool:
    """Whether this session may open pages: no second step is needed, or it was done at sign-in."""
    return is_done_in(request.session, request.user)  # type: ignore[arg-type]


def is_done_in(session: SessionBase, user: User) -> bool:
    """The same question for a socket, which has a session and a person but no request."""
    return bool(session.get(DEMO_MARK)) or not queries.is_staff(user) or has_second_step(user)


def rep_may_act(user: User) -> bool:
    """Whether a class rep may do what parents can't: their session has no door that asks, as staff's has.

    Demo sign-in counts as the second step. A yes is kept on the object.
    """
    if settings.DEMO or getattr(user, "_rep_may_act", False):
        return True
    user._rep_may_act = has_second_step(user)  # type: ignore[attr-defined]
    return bool(user._rep_may_act)  # type: ignore[attr-defined]


def has_second_step(user: User) -> bool:
    """Whether a code app or passkey is set up; allauth then asks for it at every sign-in."""
    return bool(is_mfa_enabled(user, types=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]))

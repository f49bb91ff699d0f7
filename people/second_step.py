"""The second step of signing in: who must have one, and whether it was done."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from people import queries

DEMO_MARK = "demo_second_step"

# Pages that open before the second step is set up: setting it up, signing out, what everybody may read.
_OPEN = {"home", "second_step", "account_logout", "account_reauthenticate", "privacy", "accessibility"}


def opens_without(view_name: str) -> bool:
    return view_name in _OPEN or view_name.startswith(("mfa_", "demo", "join"))


def is_done(request: HttpRequest) -> bool:
    """Whether this session may open pages: no second step is needed, or it was done at sign-in."""
    if request.session.get(DEMO_MARK):
        return True
    return not queries.is_staff(request.user) or has_second_step(request.user)  # type: ignore[arg-type]


def has_second_step(user: object) -> bool:
    """Whether a code app or passkey is set up; allauth then asks for it at every sign-in."""
    return is_mfa_enabled(user)

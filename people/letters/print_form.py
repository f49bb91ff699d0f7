"""Each form that prints letters works once: a reload or Forward never makes new codes."""

import hashlib
import secrets

from django.core.cache import cache

from people.models import User

KEPT_FOR = 7 * 24 * 3600  # seconds; longer than a form that makes codes stays open
LONGEST = 64


def new_token() -> str:
    return secrets.token_urlsafe(16)


def is_spent(token: str, *, user: User) -> bool:
    return not 0 < len(token) <= LONGEST or cache.get(_key(token, user)) is not None


def spend(token: str, *, user: User) -> bool:
    """True the first time this person sends a form with this token, and never again."""
    return 0 < len(token) <= LONGEST and cache.add(_key(token, user), True, KEPT_FOR)


def _key(token: str, user: User) -> str:
    return f"letters.form.{user.pk}.{hashlib.sha256(token.encode()).hexdigest()}"

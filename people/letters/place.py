"""How far a person without an account has come, kept in their session for seven days."""

import time
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from people.models import Invitation

KEY = "joining"
KEPT_FOR = 7 * 24 * 3600
CODE_LASTS = 15 * 60
MOST_TRIES = 5
SEND_AGAIN_AFTER = 30


@dataclass(frozen=True)
class Place:
    """Times are seconds since 1970. `code` is the keyed digest of the six digits that were mailed."""

    letter: int
    email: str
    fact: str
    began_at: float
    code: str = ""
    sent_at: float = 0.0
    tries: int = 0
    verified: bool = False

    @classmethod
    def begin(cls, letter: Invitation, *, email: str, fact: str) -> Self:
        return cls(letter=letter.pk, email=email.strip().lower(), fact=fact, began_at=time.time())

    def with_code(self, code: str) -> "Place":
        return replace(self, code=_digest(code), sent_at=time.time(), tries=0)

    def with_try(self) -> "Place":
        return replace(self, tries=self.tries + 1)

    def with_email_verified(self) -> "Place":
        return replace(self, verified=True, code="")

    @property
    def code_works(self) -> bool:
        return bool(self.code) and self.tries < MOST_TRIES and time.time() < self.sent_at + CODE_LASTS

    @property
    def wait(self) -> int:
        """Seconds until the code may be sent again; 0 for now."""
        return max(0, round(self.sent_at + SEND_AGAIN_AFTER - time.time()))

    def is_code(self, typed: str) -> bool:
        digits = "".join(c for c in typed if c.isdigit())
        return self.code_works and constant_time_compare(self.code, _digest(digits))


def kept(request: HttpRequest) -> Place | None:
    stored: dict[str, Any] | None = request.session.get(KEY)
    if stored is None or time.time() > stored["began_at"] + KEPT_FOR:
        return None
    return Place(**stored)


def keep(request: HttpRequest, place: Place) -> None:
    request.session[KEY] = asdict(place)


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def _digest(code: str) -> str:
    return salted_hmac("people.letters.email_code", code, algorithm="sha256").hexdigest()

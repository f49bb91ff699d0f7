"""How fast one address may try letters, and one mailbox be sent codes."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

# After twenty failures in an hour one address may still try once a minute: a whole class may sit behind it.
_RATES = {"failed": "20/h/ip", "slowed": "1/m/ip", "code": "6/h/key"}


def must_wait(request: HttpRequest) -> bool:
    """Whether this address failed twenty times within the hour and tried less than a minute ago."""
    return not _take(request, "failed", dry_run=True) and not _take(request, "slowed")


def note_failure(request: HttpRequest) -> None:
    _take(request, "failed")


def may_send_code(request: HttpRequest, email: str) -> bool:
    return _take(request, "code", key=email)


def _take(request: HttpRequest, action: str, *, key: str | None = None, dry_run: bool = False) -> bool:
    usage = ratelimit.consume(request, app="people", action=action, config=_RATES, key=key, dry_run=dry_run)
    return usage is not None

"""What the worker tidies among people."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from people.models import Invitation

CODES_KEPT = timedelta(days=14)


def expire_letters() -> int:
    """Letters past their end date stop working; returns how many."""
    late = Invitation.objects.filter(state__in=Invitation.LIVE, expires_at__lte=timezone.now())
    return late.update(state=Invitation.State.EXPIRED, stopped_at=F("expires_at"))


def forget_codes() -> int:
    """Fourteen days after a letter stopped working its digest goes too (PE-33); returns how many went."""
    stopped = Invitation.objects.filter(stopped_at__lte=timezone.now() - CODES_KEPT)
    return stopped.exclude(code_digest="").update(code_digest="")

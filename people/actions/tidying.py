"""What the worker tidies among people."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from people.models import ImportRun, Invitation

UPLOADS_KEPT = timedelta(days=7)
CODES_KEPT = timedelta(days=14)


def expire_letters() -> int:
    """Letters past their end date stop working; returns how many."""
    late = Invitation.objects.filter(state__in=Invitation.LIVE, expires_at__lte=timezone.now())
    return late.update(state=Invitation.State.EXPIRED, stopped_at=F("expires_at"))


def forget_codes() -> int:
    """Fourteen days after a letter stopped working its digest goes too (PE-33); returns how many went."""
    stopped = Invitation.objects.filter(stopped_at__lte=timezone.now() - CODES_KEPT)
    return stopped.exclude(code_digest="").update(code_digest="")


def expire_uploads() -> int:
    """Uploads nobody applied within 7 days are dropped with their file (PE-18); returns how many."""
    before = timezone.now() - UPLOADS_KEPT
    runs = ImportRun.objects.filter(state=ImportRun.State.PREVIEWED, uploaded_at__lte=before)
    for run in runs:
        Path(settings.VAR_DIR, "uploads", run.sha256).unlink(missing_ok=True)
    return runs.update(state=ImportRun.State.EXPIRED, diff={})

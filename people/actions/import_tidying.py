"""What is left of old imports: counts and digest, no name and no file (PE-18)."""

from datetime import timedelta

from django.utils import timezone

from people import uploads
from people.models import ImportRun

KEPT = timedelta(days=7)


def forget_imports() -> int:
    """Seven days after an upload its list of changes and any file left behind go; returns how many lists."""
    before = timezone.now() - KEPT
    uploads.drop_older_than(before)
    old = ImportRun.objects.filter(uploaded_at__lte=before)
    old.filter(state=ImportRun.State.PREVIEWED).update(state=ImportRun.State.EXPIRED)
    return old.exclude(diff={}).update(diff={})

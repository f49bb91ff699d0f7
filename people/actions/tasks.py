from django.db import transaction
from django.utils import timezone

from audit import trail
from people.models import OfficeTask, User


@transaction.atomic
def finish_task(*, task: OfficeTask, actor: User) -> bool:
    """The office has settled this; False when a colleague was quicker."""
    open_task = OfficeTask.objects.filter(pk=task.pk, done_at__isnull=True)
    if not open_task.update(done_at=timezone.now(), done_by=actor):
        return False
    trail.record(actor=actor, action="people.task.done", subject=task, facts={"kind": task.kind})
    return True

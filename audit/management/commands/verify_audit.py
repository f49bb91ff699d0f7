from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.chain import first_break
from audit.models import AuditEntry, AuditHead


class Command(BaseCommand):
    help = "Check that no audit entry was changed, removed or put between others."

    def handle(self, *args: Any, **options: Any) -> None:
        entries = AuditEntry.objects.order_by("number")
        broken = first_break(entries.iterator(chunk_size=2000))
        if broken:
            raise CommandError(f"Audit entry {broken.number} {broken.reason}.")
        last = entries.last()
        head = AuditHead.objects.filter(pk=1).first()
        if (last.hash if last else "") != (head.last_hash if head else ""):
            raise CommandError("The newest audit entries are missing.")
        self.stdout.write(f"The audit trail holds: {entries.count()} entries.")

from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.models import AuditEntry
from moderation.capsules import first_break
from moderation.models import EvidenceCapsule


class Command(BaseCommand):
    help = "Check that no evidence was changed, removed or put between other evidence."

    def handle(self, *args: Any, **options: Any) -> None:
        capsules = EvidenceCapsule.objects.select_related("case").order_by("case", "pk")
        kept: set[str] = set()
        for _case, chain in groupby(capsules.iterator(chunk_size=500), key=lambda one: one.case_id):
            of_case = list(chain)
            if broken := first_break(of_case):
                raise CommandError(f"{broken.case}, capsule {broken.place} {broken.reason}.")
            kept |= {one.sha256 for one in of_case}
        written = AuditEntry.objects.filter(facts__has_key="capsule").values_list("facts__capsule", flat=True)
        if missing := set(written) - kept:
            raise CommandError(f"The audit trail knows of {len(missing)} capsules that are not there.")
        self.stdout.write(f"The evidence holds: {len(kept)} capsules.")

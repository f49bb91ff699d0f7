from typing import Any

from django.core.management.base import BaseCommand

from moderation.capsules import rotate
from moderation.models import EvidenceCapsule


class Command(BaseCommand):
    help = "Seal all evidence under the first of CASE_KEYS; afterwards the older keys can go."

    def handle(self, *args: Any, **options: Any) -> None:
        sealed = EvidenceCapsule.objects.filter(purged_at__isnull=True)
        for capsule in sealed.iterator(chunk_size=500):
            rotate(capsule)
        self.stdout.write(f"{sealed.count()} capsules are sealed under the newest key.")

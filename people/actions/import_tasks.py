"""What an import leaves for a person in the office to settle."""

from collections.abc import Iterable

from django.utils import timezone

from people.models import Contact, Guardianship, ImportRun, OfficeTask, User
from people.models.links import Answer
from people.roster.diff import RosterDiff

Kind = OfficeTask.Kind


def open_tasks(diff: RosterDiff, run: ImportRun, actor: User) -> None:
    """A task for each changed e-mail (PE-23) and each adult whose rights the file leaves open (PE-21)."""
    _open(Kind.EMAIL_CHANGED, [row.source_id for row in diff.rows if row.change == "email" and row.was], run)
    unknown = {row.contact for row in diff.plan.new_links if row.may_join == "unknown"}
    _open(Kind.RIGHTS_UNKNOWN, unknown, run)
    _close_settled({row.contact for row in diff.plan.changed_links}, actor)


def _open(kind: str, source_ids: Iterable[str], run: ImportRun) -> None:
    """At most one open task of a kind for each adult."""
    waiting = OfficeTask.objects.filter(kind=kind, done_at__isnull=True)
    contacts = Contact.objects.filter(source_id__in=set(source_ids)).exclude(pk__in=waiting.values("contact"))
    OfficeTask.objects.bulk_create(OfficeTask(kind=kind, contact=contact, run=run) for contact in contacts)


def _close_settled(source_ids: set[str], actor: User) -> None:
    """The file now says what the office was asked to find out."""
    still_open = Guardianship.objects.filter(ended_at__isnull=True, may_join=Answer.UNKNOWN)
    settled = Contact.objects.filter(source_id__in=source_ids).exclude(pk__in=still_open.values("contact"))
    OfficeTask.objects.filter(kind=Kind.RIGHTS_UNKNOWN, contact__in=settled, done_at__isnull=True).update(
        done_at=timezone.now(), done_by=actor
    )

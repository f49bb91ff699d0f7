"""Which letters there are and which still work."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from people.models import Contact, Invitation
from people.queries import live_guardianships


def working(at: datetime | None = None) -> QuerySet[Invitation]:
    """Letters whose code still opens the door."""
    return Invitation.objects.filter(state__in=Invitation.LIVE, expires_at__gt=at or timezone.now())


def may_have_letter() -> Q:
    """Contacts who may join and have not: no letter for anyone whose rights are unknown (PE-21)."""
    links = live_guardianships()
    return Q(user__isnull=True, pk__in=links.values("contact"))


def invitable(contacts: QuerySet[Contact] | None = None) -> QuerySet[Contact]:
    found = Contact.objects.all() if contacts is None else contacts
    return found.filter(may_have_letter())

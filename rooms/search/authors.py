"""Who is meant by a name: people whose shown name has its words, among those who can have written in these rooms."""

from django.db.models import Q

from people.models import SchoolRole, User
from rooms.models import Membership
from rooms.search.asking import terms_of
from rooms.search.words import words_in

MOST = 100


def authors_named(name: str, memberships: list[Membership]) -> tuple[int, ...]:
    """Ids of members of these rooms, today's and earlier ones, and of office and head. One query."""
    terms = terms_of(name)
    if not terms:
        return ()
    rooms = [membership.room_id for membership in memberships]
    announcers = SchoolRole.objects.filter(role__in=[SchoolRole.Role.OFFICE, SchoolRole.Role.HEAD])
    could_write = Q(pk__in=Membership.objects.filter(room__in=rooms).values("user"))
    could_write |= Q(pk__in=announcers.values("user"))
    return tuple(
        person.pk
        for person in User.objects.filter(could_write).only("pk", "display_name", "closed_at")
        if all(any(term.fits(word.text) for word in words_in(person.shown_name)) for term in terms)
    )[:MOST]

"""The roll in the database as plain rows, for comparing with a file."""

from datetime import date

from django.db.models import Q

from people.models import Contact, Enrolment, Guardianship, Pupil, SchoolClass
from people.models.pupils import Origin
from people.roster.roll import (
    Pair,
    RollClass,
    RollContact,
    RollLink,
    RollPupil,
    RollSeat,
    RollState,
    Seat,
)


def current_roll(today: date) -> RollState:
    """Five queries, whatever the size of the school; ordered, so that equal rolls compare equal."""
    return RollState(
        today=today,
        classes={one.source_id: _class(one) for one in SchoolClass.objects.order_by("pk")},
        pupils={one.source_id: _pupil(one) for one in Pupil.objects.order_by("pk")},
        contacts={one.source_id: _contact(one) for one in Contact.objects.order_by("pk")},
        links=_links(),
        seats=_seats(today),
    )


def _class(one: SchoolClass) -> RollClass:
    return RollClass(one.source_id, one.name, one.year_group, one.school_year, one.ends_on)


def _pupil(one: Pupil) -> RollPupil:
    return RollPupil(
        source_id=one.source_id,
        first_name=one.first_name,
        last_name=one.last_name,
        preferred_name=one.preferred_name,
        is_office=one.origin == Origin.OFFICE,
        has_left=one.left_on is not None,
    )


def _contact(one: Contact) -> RollContact:
    return RollContact(
        source_id=one.source_id,
        first_name=one.first_name,
        last_name=one.last_name,
        email=one.email,
        is_office=one.origin == Origin.OFFICE,
        has_access=one.access_ended_at is None,
        has_account=one.user_id is not None,
        is_severed=one.severed_at is not None,
    )


def _links() -> dict[Pair, RollLink]:
    rows = Guardianship.objects.filter(ended_at__isnull=True).select_related("pupil", "contact")
    return {(one.pupil.source_id, one.contact.source_id): _link(one) for one in rows.order_by("pk")}


def _link(one: Guardianship) -> RollLink:
    return RollLink(
        pupil=one.pupil.source_id,
        contact=one.contact.source_id,
        relationship=one.relationship,
        parental_responsibility=one.parental_responsibility,  # type: ignore[arg-type]
        priority=one.priority,
        may_join=one.may_join,  # type: ignore[arg-type]
        reason_code=one.reason_code,
        review_on=one.review_on,
        is_office=one.origin == Origin.OFFICE,
    )


def _seats(today: date) -> dict[Seat, RollSeat]:
    """Of several rows for one pupil and class the one that lasts longest."""
    rows = Enrolment.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=today))
    seats: dict[Seat, RollSeat] = {}
    for one in rows.select_related("pupil", "school_class").order_by("pk"):
        seat = (one.pupil.source_id, one.school_class.source_id)
        held = seats.get(seat)
        if held is None or (held.until_on and (one.until_on is None or one.until_on > held.until_on)):
            seats[seat] = RollSeat(*seat, from_on=one.from_on, until_on=one.until_on)
    return seats

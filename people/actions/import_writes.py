"""A Plan becomes rows. Called inside the importing transaction only."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from people.models import Contact, Enrolment, Guardianship, Pupil, SchoolClass
from people.roster.plan import Plan
from people.roster.roll import Pair, Seat
from people.roster.snapshot import ClassRow, ContactRow, EnrolmentRow, GuardianshipRow, PupilRow

Ids = dict[str, int]  # primary keys by source id

_RIGHTS = ["relationship", "parental_responsibility", "priority", "may_join", "reason_code", "review_on"]


def write_plan(plan: Plan, today: date) -> set[int]:
    """Every change of the plan, in an order that keeps foreign keys whole; answers the classes touched."""
    class_ids = _write_classes(plan)
    _write_pupils(plan, today)
    _write_contacts(plan)
    pupils, contacts = _ids(Pupil), _ids(Contact)
    _write_links(plan, pupils, contacts)
    _write_seats(plan, pupils, _ids(SchoolClass), today)
    return class_ids


def _ids(model: type[Pupil] | type[Contact] | type[SchoolClass]) -> Ids:
    return dict(model.objects.values_list("source_id", "pk"))


def _write_classes(plan: Plan) -> set[int]:
    made = SchoolClass.objects.bulk_create(
        SchoolClass(source_id=row.source_id, school_year=row.school_year or 0, **_class_fields(row))
        for row in plan.new_classes
    )
    for row in plan.changed_classes:
        SchoolClass.objects.filter(source_id=row.source_id).update(**_class_fields(row))
    changed = SchoolClass.objects.filter(source_id__in=[row.source_id for row in plan.changed_classes])
    return {one.pk for one in made} | set(changed.values_list("pk", flat=True))


def _class_fields(row: ClassRow) -> dict[str, Any]:
    return {"name": row.name, "year_group": row.year_group, "ends_on": row.ends_on}


def _write_pupils(plan: Plan, today: date) -> None:
    Pupil.objects.bulk_create(Pupil(source_id=row.source_id, **_pupil_fields(row)) for row in plan.new_pupils)
    for row in plan.changed_pupils:
        Pupil.objects.filter(source_id=row.source_id).update(**_pupil_fields(row))
    Pupil.objects.filter(source_id__in=plan.returning_pupils).update(left_on=None)
    Pupil.objects.filter(source_id__in=plan.leaving_pupils).update(left_on=today)


def _pupil_fields(row: PupilRow) -> dict[str, Any]:
    return {
        "first_name": row.first_name,
        "last_name": row.last_name,
        "preferred_name": row.preferred_name,
    }


def _write_contacts(plan: Plan) -> None:
    """Names and address on the roll; the account, its sign-in and sessions are never touched (PE-23)."""
    Contact.objects.bulk_create(
        Contact(source_id=row.source_id, access_ended_at=_access_ended(row), **_contact_fields(row))
        for row in plan.new_contacts
    )
    for row in plan.changed_contacts:
        found = Contact.objects.filter(source_id=row.source_id)
        found.update(**_contact_fields(row))
        found.exclude(access_ended_at__isnull=row.has_access is not False).update(
            access_ended_at=_access_ended(row)
        )


def _contact_fields(row: ContactRow) -> dict[str, Any]:
    return {"first_name": row.first_name, "last_name": row.last_name, "email": row.email}


def _access_ended(row: ContactRow) -> datetime | None:
    return timezone.now() if row.has_access is False else None


def _write_links(plan: Plan, pupils: Ids, contacts: Ids) -> None:
    for pair in plan.ended_links:
        _link(pair).update(ended_at=timezone.now())
    Guardianship.objects.bulk_create(
        Guardianship(pupil_id=pupils[row.pupil], contact_id=contacts[row.contact], **_rights(row))
        for row in plan.new_links
    )
    for row in plan.changed_links:
        _link((row.pupil, row.contact)).update(**_rights(row))


def _link(pair: Pair) -> QuerySet[Guardianship]:
    pupil, contact = pair
    return Guardianship.objects.filter(
        pupil__source_id=pupil, contact__source_id=contact, ended_at__isnull=True
    )


def _rights(row: GuardianshipRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _RIGHTS}


def _write_seats(plan: Plan, pupils: Ids, classes: Ids, today: date) -> None:
    for seat in plan.ended_seats:
        _seat(seat, today).filter(from_on__lt=today).update(until_on=today)
        _seat(seat, today).delete()  # had not begun: nothing happened that is worth keeping
    Enrolment.objects.bulk_create(
        Enrolment(
            pupil_id=pupils[row.pupil],
            school_class_id=classes[row.school_class],
            from_on=row.from_on or today,
            until_on=row.until_on,
        )
        for row in plan.new_seats
    )
    for row in plan.changed_seats:
        _write_dates(row, today)


def _write_dates(row: EnrolmentRow, today: date) -> None:
    _seat((row.pupil, row.school_class), today).update(from_on=row.from_on, until_on=row.until_on)


def _seat(seat: Seat, today: date) -> QuerySet[Enrolment]:
    pupil, school_class = seat
    return Enrolment.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=today),
        pupil__source_id=pupil,
        school_class__source_id=school_class,
    )

"""Named questions about people, asked by everyone above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from people.models import (
    AgeCheck,
    ClassRole,
    Contact,
    DayOff,
    Enrolment,
    Guardianship,
    OfficeTask,
    Rule,
    RulesAcceptance,
    School,
    SchoolClass,
    SchoolRole,
    User,
)
from people.models.links import Answer

AGE_TO_JOIN = 16


def the_school() -> School:
    """The one school. Raises School.DoesNotExist before it was set up."""
    return School.objects.get(pk=1)


def active_rules() -> QuerySet[Rule]:
    return Rule.objects.filter(active_to__isnull=True).order_by("place")


def has_read_rules(user: User) -> bool:
    """Whether the person said they keep to the rules as they read today. A yes is kept on the object."""
    if not hasattr(user, "_has_read_rules"):
        today = School.objects.filter(pk=1).values("rules_version")
        if not RulesAcceptance.objects.filter(user=user, version__gte=today[:1]).exists():
            return False
        user._has_read_rules = True  # type: ignore[attr-defined]
    return True


def rules_read_by(user: User) -> int:
    """The newest version of the rules that the person has read; 0 when none."""
    newest = RulesAcceptance.objects.filter(user=user).order_by("-version")
    return newest.values_list("version", flat=True).first() or 0


def current_roles() -> Q:
    """Roles that hold now."""
    now = timezone.now()
    return Q(from_at__lte=now) & (Q(until_at__isnull=True) | Q(until_at__gt=now))


def school_roles_of(user: User) -> set[str]:
    """The school roles a person holds now. Asked once per object and kept on it."""
    if not hasattr(user, "_school_roles"):
        user._school_roles = set(  # type: ignore[attr-defined]
            SchoolRole.objects.filter(current_roles(), user=user).values_list("role", flat=True)
        )
    return user._school_roles  # type: ignore[attr-defined, no-any-return]


def people_with(role: SchoolRole.Role) -> QuerySet[User]:
    """Who holds a school role now, first the one who has held it longest."""
    held = SchoolRole.objects.filter(current_roles(), role=role)
    open_accounts = User.objects.filter(closed_at__isnull=True, locked_at__isnull=True, school_roles__in=held)
    return open_accounts.order_by("school_roles__from_at", "school_roles__pk")


def class_roles_of(user: User) -> QuerySet[ClassRole]:
    return ClassRole.objects.filter(current_roles(), user=user).select_related("school_class")


def is_staff(user: User) -> bool:
    """Anyone with a school role, and teachers and class moderators: they need a second step (PE-2)."""
    if school_roles_of(user):
        return True
    return class_roles_of(user).exclude(role=ClassRole.Role.REP).exists()


def staff_names() -> set[str]:
    """How everybody with a school role, and every teacher and class moderator, is shown."""
    holds = User.objects.filter(closed_at__isnull=True)
    posts = ClassRole.objects.filter(current_roles()).exclude(role=ClassRole.Role.REP)
    roles = SchoolRole.objects.filter(current_roles())
    staff = holds.filter(Q(pk__in=posts.values("user")) | Q(pk__in=roles.values("user")))
    return set(staff.values_list("display_name", flat=True))


def live_enrolments(on: date | None = None) -> QuerySet[Enrolment]:
    day = on or timezone.localdate()
    return Enrolment.objects.filter(from_on__lte=day, pupil__left_on__isnull=True).filter(
        Q(until_on__isnull=True) | Q(until_on__gt=day)
    )


def live_guardianships() -> QuerySet[Guardianship]:
    """Links that let an adult in: not ended, may join, and the contact's access not ended."""
    return Guardianship.objects.filter(
        ended_at__isnull=True,
        may_join=Answer.YES,
        contact__severed_at__isnull=True,
        contact__access_ended_at__isnull=True,
    )


def live_classes() -> QuerySet[SchoolClass]:
    day = timezone.localdate()
    return SchoolClass.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def open_office_tasks() -> QuerySet[OfficeTask]:
    """What waits for the office, oldest first, with the person it is about."""
    waiting = OfficeTask.objects.filter(done_at__isnull=True, contact__isnull=False)
    return waiting.select_related("contact").order_by("created_at")


def classes_of_contact(contact: Contact) -> QuerySet[SchoolClass]:
    """The classes an adult may join because of their children there, by year."""
    links = live_guardianships().filter(contact=contact)
    here = live_enrolments().filter(pupil__guardianships__in=links)
    return live_classes().filter(enrolments__in=here).distinct()


def classes_in_question(contact_ids: Iterable[int]) -> dict[int, list[SchoolClass]]:
    """By contact id: the classes of children for whom it isn’t known whether the adult may join. Two queries."""
    links = Guardianship.objects.filter(ended_at__isnull=True, may_join=Answer.UNKNOWN)
    links = links.filter(contact__in=list(contact_ids), pupil__enrolments__in=live_enrolments())
    pairs = set(links.values_list("contact_id", "pupil__enrolments__school_class"))
    found: dict[int, list[SchoolClass]] = {}
    for school_class in live_classes():
        for contact_id in sorted(contact for contact, class_id in pairs if class_id == school_class.pk):
            found.setdefault(contact_id, []).append(school_class)
    return found


def classes_of_user(user: User) -> QuerySet[SchoolClass]:
    """The classes a person may join as a parent; none for a colleague without children here."""
    contact = Contact.objects.filter(user=user).first()
    return classes_of_contact(contact) if contact else SchoolClass.objects.none()


def has_passed_age_check(user: User) -> bool:
    return AgeCheck.objects.filter(
        user=user, outcome=AgeCheck.Outcome.PASS, threshold__gte=AGE_TO_JOIN
    ).exists()


@dataclass(frozen=True)
class Place:
    """Why a person belongs to a class: as parent, rep, teacher or moderator."""

    user_id: int
    class_id: int
    role: str


def places(user_ids: set[int] | None = None) -> set[Place]:
    """Who belongs to which class now, one row per person and class: joined, 16 or over, linked or appointed.

    A person's strongest role wins: teacher, moderator, rep, parent.
    """
    found: dict[tuple[int, int], str] = {}
    for user_id, class_id in _parents(user_ids):
        found[user_id, class_id] = "parent"
    for role in _appointments(user_ids):
        key = (role.user_id, role.school_class_id)
        if role.role == ClassRole.Role.REP and key not in found:
            continue  # a rep is a parent of the class first
        found[key] = max(found.get(key, ""), role.role, key=_STRENGTH.index)
    return {Place(user_id, class_id, role) for (user_id, class_id), role in found.items()}


_STRENGTH = ["", "parent", "rep", "moderator", "teacher"]


def _joined(user_ids: set[int] | None, prefix: str) -> Q:
    joined = Q(
        **{
            f"{prefix}joined_at__isnull": False,
            f"{prefix}closed_at__isnull": True,
            f"{prefix}locked_at__isnull": True,
            f"{prefix}age_checks__outcome": AgeCheck.Outcome.PASS,
            f"{prefix}age_checks__threshold__gte": AGE_TO_JOIN,
        }
    )
    return joined if user_ids is None else joined & Q(**{f"{prefix}pk__in": user_ids})


def _parents(user_ids: set[int] | None) -> set[tuple[int, int]]:
    rows = (
        live_enrolments()
        .filter(
            pupil__guardianships__in=live_guardianships(),
            school_class__in=live_classes(),
        )
        .filter(_joined(user_ids, "pupil__guardianships__contact__user__"))
    )
    return set(rows.values_list("pupil__guardianships__contact__user_id", "school_class_id"))


def _appointments(user_ids: set[int] | None) -> QuerySet[ClassRole]:
    return (
        ClassRole.objects.filter(current_roles(), school_class__in=live_classes())
        .filter(_joined(user_ids, "user__"))
        .distinct()
    )


def days_off_between(first: date, last: date) -> list[DayOff]:
    """Days without school that touch these days, both included."""
    return list(DayOff.objects.filter(first_day__lte=last, last_day__gte=first))

"""Classes and the staff in them, as the office's pages list them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from people import queries
from people.letters.overview import Families, families_of_classes
from people.models import AgeCheck, ClassRole, SchoolClass


@dataclass(frozen=True)
class ClassInBrief:
    school_class: SchoolClass
    teachers: list[str]
    reps: list[str]
    families: Families


def classes_in_brief() -> list[ClassInBrief]:
    """Every class of this year with its teachers, reps and families, in three queries."""
    families = families_of_classes()
    teachers, reps = _names(ClassRole.Role.TEACHER), _names(ClassRole.Role.REP)
    return [
        ClassInBrief(one, teachers[one.pk], reps[one.pk], families.get(one.pk, Families(0, 0)))
        for one in queries.live_classes()
    ]


def members_of(school_class: SchoolClass) -> list[ClassRole]:
    """Teachers and moderators of a class; its reps are among the families."""
    roles = ClassRole.objects.filter(queries.current_roles(), school_class=school_class)
    return list(roles.exclude(role=ClassRole.Role.REP).select_related("user").order_by("-role"))


def passed_age_check(user_ids: Iterable[int | None]) -> set[int]:
    """Those of these people who are known to be 16 or over."""
    passed = AgeCheck.objects.filter(outcome=AgeCheck.Outcome.PASS, threshold__gte=queries.AGE_TO_JOIN)
    return set(passed.filter(user__in=[pk for pk in user_ids if pk]).values_list("user_id", flat=True))


def _names(role: ClassRole.Role) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    roles = ClassRole.objects.filter(queries.current_roles(), role=role).select_related("user")
    for given in roles.order_by("user__display_name"):
        names[given.school_class_id].append(given.user.display_name)
    return names

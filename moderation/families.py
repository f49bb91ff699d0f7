"""Who belongs to which family, as far as fairness asks: a couple counts once, and a parent does not judge at home.

Every link that has not ended counts, whatever it allows: who may not join a chat is a parent all the same.
"""

from django.db.models import Q, QuerySet

from people.models import Guardianship, User
from people.queries import live_enrolments


def classes_of(user: User) -> set[int]:
    """Ids of the classes where a child of this person is today."""
    children = _links().filter(contact__user=user).values("pupil")
    return set(live_enrolments().filter(pupil__in=children).values_list("school_class", flat=True))


def parents_of_class(class_id: int) -> set[int]:
    """Ids of the people with an account who look after a pupil of the class."""
    pupils = live_enrolments().filter(school_class=class_id).values("pupil")
    return set(_links().filter(pupil__in=pupils).values_list("contact__user", flat=True))


def same_household(user_ids: set[int]) -> set[int]:
    """Ids of everybody who shares a pupil with one of these people, themselves included."""
    children = _links().filter(contact__user__in=user_ids).values("pupil")
    return user_ids | set(_links().filter(pupil__in=children).values_list("contact__user", flat=True))


def count_households(user_ids: set[int]) -> int:
    """How many households these people are: adults who share a pupil are one, also by way of a third person."""
    left, count = set(user_ids), 0
    while left:
        left -= _reached_from(left.pop(), user_ids)
        count += 1
    return count


def _reached_from(user_id: int, among: set[int]) -> set[int]:
    reached, before = {user_id}, set[int]()
    while reached != before:
        before, reached = reached, same_household(reached) & among
    return reached


def _links() -> QuerySet[Guardianship]:
    return Guardianship.objects.filter(
        Q(ended_at__isnull=True, contact__severed_at__isnull=True, contact__user__isnull=False)
    )

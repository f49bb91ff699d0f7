"""The families of a class as the office counts them: each child with at least one adult who may join (PE-32)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from people.models import Contact, Guardianship, Pupil, User
from people.queries import live_enrolments, live_guardianships


@dataclass(frozen=True)
class Family:
    """One child here; `users` are the ids of those of the child’s adults who have joined."""

    pupil_id: int
    users: frozenset[int]


@dataclass(frozen=True)
class Named:
    """The same for the school’s staff: the child, and each adult with whether they have joined."""

    pupil: Pupil
    adults: tuple[Contact, ...]

    @property
    def child(self) -> str:
        return f"{self.pupil.preferred_name or self.pupil.first_name} {self.pupil.last_name}"

    @property
    def nobody_joined(self) -> bool:
        return all(adult.user_id is None for adult in self.adults)


def families_in(class_id: int | None) -> list[Family]:
    """The families of a class, or with None of the whole school. One query."""
    users: dict[int, set[int]] = defaultdict(set)
    links = _links(class_id).values_list("pupil", "contact__user", "contact__user__joined_at")
    for pupil, user, joined_at in links:
        users[pupil] |= {user} if joined_at else set()
    return [Family(pupil, frozenset(joined)) for pupil, joined in users.items()]


def is_of_a_family_in(class_id: int | None, user: User) -> bool:
    """Whether the person is an adult of a child in the class, or with None of any child here."""
    return _links(class_id).filter(contact__user=user).exists()


def named(pupil_ids: Iterable[int]) -> list[Named]:
    """By the children’s surnames, with the adults who may join. Two queries."""
    adults: dict[int, list[Contact]] = defaultdict(list)
    links = live_guardianships().filter(pupil__in=list(pupil_ids)).select_related("contact")
    for link in links.order_by("contact__last_name", "contact__first_name", "contact"):
        adults[link.pupil_id].append(link.contact)
    pupils = Pupil.objects.filter(pk__in=adults).order_by("last_name", "first_name", "pk")
    return [Named(pupil, tuple(adults[pupil.pk])) for pupil in pupils]


def _links(class_id: int | None) -> QuerySet[Guardianship]:
    here = {"pupil__enrolments__in": live_enrolments()}
    if class_id is not None:
        here["pupil__enrolments__school_class"] = class_id
    return live_guardianships().filter(**here)

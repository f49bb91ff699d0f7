"""Who may know of a case: the only door to cases for people (MO-23)."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from moderation import families
from moderation.kinds import FINISHED, Queue, State
from people.models import ClassRole, SchoolRole, User
from people.queries import class_roles_of, school_roles_of

if TYPE_CHECKING:
    from moderation.models.case import Case  # noqa: F401

ROLE_OF_QUEUE = {
    Queue.CLASS: SchoolRole.Role.MODERATOR,
    Queue.HEAD: SchoolRole.Role.HEAD,
    Queue.DSL: SchoolRole.Role.DSL,
    Queue.GOVERNOR: SchoolRole.Role.GOVERNOR,
    Queue.DPO: SchoolRole.Role.DPO,
}


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> "CaseQuerySet":
        """Cases of this person's queues; none they are part of, none of a class where a child of theirs is.

        For everybody else the case does not exist: not in a list, a count, a search or by its address.
        """
        here = self.filter(_queues_of(user)).exclude(conflicts__user=user)
        return here.exclude(room__school_class__in=families.classes_of(user))

    def has_queue(self, user: User) -> bool:
        """Whether this person looks after any queue, however empty it is for them."""
        looks_after = any(role in school_roles_of(user) for role in ROLE_OF_QUEUE.values())
        return looks_after or class_roles_of(user).filter(role=ClassRole.Role.MODERATOR).exists()

    def unfinished(self) -> "CaseQuerySet":
        return self.exclude(state__in=FINISHED)

    def to_do(self) -> "CaseQuerySet":
        """What waits for a person or is being looked at, least time left first."""
        return self.filter(state__in=[State.NEW, State.OPEN]).order_by("due_at", "pk")

    def claimed_by(self, user: User) -> "CaseQuerySet":
        return self.filter(state=State.OPEN, assignee=user)


def _queues_of(user: User) -> Q:
    roles = school_roles_of(user)
    whole = Q(queue__in=[queue for queue, role in ROLE_OF_QUEUE.items() if role in roles])
    classes = class_roles_of(user).filter(role=ClassRole.Role.MODERATOR).values("school_class")
    return whole | Q(queue=Queue.CLASS, room__school_class__in=classes)

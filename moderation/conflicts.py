"""Who must not look into a case, and that somebody else can (MODERATION section 6)."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from moderation import families
from moderation.kinds import Ground, Queue
from moderation.models import Case, CaseConflict
from moderation.models.visibility import ROLE_OF_QUEUE
from people.models import ClassRole, SchoolRole, User
from people.queries import current_roles, school_roles_of
from rooms.models import Message, Room

# The outside reviewer above the governors is not part of this version.
HIGHER = {Queue.CLASS: Queue.HEAD, Queue.DSL: Queue.HEAD, Queue.HEAD: Queue.GOVERNOR}


def write_down(case: Case) -> None:
    """Keep every colleague who is part of the case out of it; that stays, also when a link ends later (MO-22)."""
    staff = set(_staff().values_list("pk", flat=True))
    rows = [
        CaseConflict(case=case, user_id=user_id, ground=ground)
        for ground, user_ids in _part_of(case)
        for user_id in user_ids & staff
    ]
    CaseConflict.objects.bulk_create(rows, ignore_conflicts=True)


def queue_about(queue: Queue, subject: User | None) -> Queue:
    """A matter about the safeguarding lead is the head's, one about the head the governors' (MO-25)."""
    if subject is None:
        return queue
    roles = school_roles_of(subject)
    while queue in (Queue.DSL, Queue.HEAD) and ROLE_OF_QUEUE[queue] in roles:
        queue = HIGHER[queue]
    return queue


def move_up_if_nobodys(case: Case) -> list[User]:
    """Give the case to the next higher queue while nobody may look into it (MO-24). Returns who may now."""
    readers = readers_of(case)
    while not readers and case.queue in HIGHER:
        case.queue = HIGHER[Queue(case.queue)]
        case.save(update_fields=["queue"])
        readers = readers_of(case)
    return readers


def readers_of(case: Case) -> list[User]:
    """Everybody who may look into the case today: the people of its queue, without those who are part of it."""
    candidates = _people_of(Queue(case.queue), case.room).order_by("pk")
    return [user for user in candidates if Case.objects.visible_to(user).filter(pk=case.pk).exists()]


def queue_alone(queue: Queue, message: Message, reporter: User) -> Queue:
    """Where a case of this one report would come to lie: nobody reads off it whether there is another (MO-6)."""
    queue = queue_about(queue, message.author)
    part = {message.author_id, reporter.pk}
    apart = part | families.same_household(part)
    if message.room.school_class_id:
        apart |= families.parents_of_class(message.room.school_class_id)
    while queue in HIGHER and not _people_of(queue, message.room).exclude(pk__in=apart).exists():
        queue = HIGHER[queue]
    return queue


def holders_of(role: SchoolRole.Role, case: Case) -> list[User]:
    """Colleagues of a role who are not part of the case; for news that carries a number only."""
    holders = SchoolRole.objects.filter(current_roles(), role=role).values("user")
    apart = case.conflicts.values("user")
    return [
        user
        for user in _staff().filter(pk__in=holders).exclude(pk__in=apart).order_by("pk")
        if case.room.school_class_id not in families.classes_of(user)
    ]


def _part_of(case: Case) -> Iterator[tuple[Ground, set[int]]]:
    subject = {case.subject_user_id} if case.subject_user_id else set()
    reporters = set(case.reports.values_list("reporter", flat=True))
    yield Ground.SUBJECT, subject
    yield Ground.REPORTER, reporters
    yield Ground.HOUSEHOLD, families.same_household(subject | reporters) - subject - reporters
    if case.room.school_class_id:
        yield Ground.CLASS_PARENT, families.parents_of_class(case.room.school_class_id)


def _people_of(queue: Queue, room: Room) -> QuerySet[User]:
    """Those who look after a queue, whether or not they are part of a case."""
    school = SchoolRole.objects.filter(current_roles(), role=ROLE_OF_QUEUE[queue])
    people = Q(pk__in=school.values("user"))
    if queue == Queue.CLASS:
        people |= Q(pk__in=_class_moderators().filter(school_class=room.school_class_id).values("user"))
    return _staff().filter(people)


def _staff() -> QuerySet[User]:
    """People with an account that works and a role that opens some queue."""
    school = SchoolRole.objects.filter(current_roles()).values("user")
    return User.objects.filter(
        Q(pk__in=school) | Q(pk__in=_class_moderators().values("user")),
        locked_at__isnull=True,
        closed_at__isnull=True,
    )


def _class_moderators() -> QuerySet[ClassRole]:
    return ClassRole.objects.filter(current_roles(), role=ClassRole.Role.MODERATOR)

"""Named questions about cases. Those for a person's screen go through `Case.objects.visible_to` (MO-23)."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from audit.models import AuditEntry
from moderation import families
from moderation.kinds import TAKES, ContentAction, Queue, State, TargetKind, Trigger
from moderation.models import Case, Decision
from moderation.models.visibility import CaseQuerySet
from people.models import ClassRole, SchoolRole, User
from people.queries import class_roles_of, school_roles_of
from rooms.models import GuardAnswer, Message


def queue_of(user: User) -> CaseQuerySet:
    """The person's list: least time left first, each case with `report_count`."""
    return with_reports(Case.objects.visible_to(user).to_do())


def mine_of(user: User) -> CaseQuerySet:
    """What this colleague has claimed, least time left first."""
    return with_reports(Case.objects.visible_to(user).claimed_by(user).order_by("due_at", "pk"))


def decided_of(user: User) -> CaseQuerySet:
    """What was decided in the person's queues, newest change first."""
    decided = Case.objects.visible_to(user).filter(state__in=[State.DECIDED, State.CLOSED])
    return with_reports(decided.order_by("-active_at", "-pk"))


def warned_for(user: User) -> QuerySet[GuardAnswer]:
    """ "Sent after a warning", newest first, each with message, author and room (MO-14b).

    From the rooms this moderator looks after, none of a class where a child of theirs is, none by their own family;
    only what can still be read in its room, and no case about it that does not exist for them.
    """
    about = Case.objects.unfinished().filter(target_kind=TargetKind.MESSAGE, target_id__isnull=False)
    elsewhere = about.exclude(pk__in=Case.objects.visible_to(user).values("pk"))
    sent = GuardAnswer.objects.filter(_looked_after_by(user), message__state=Message.State.POSTED)
    mine = sent.exclude(message__room__school_class__in=families.classes_of(user)).exclude(
        message__author__in=families.same_household({user.pk})
    )
    readable = mine.filter(message__scrubbed_at__isnull=True).exclude(
        message__in=elsewhere.values("target_id")
    )
    return readable.select_related("message__author", "message__room").order_by("-pk")


def _looked_after_by(user: User) -> Q:
    """Moderators of the school look after all rooms, others after those of their classes."""
    if SchoolRole.Role.MODERATOR in school_roles_of(user):
        return Q()
    classes = class_roles_of(user).filter(role=ClassRole.Role.MODERATOR).values("school_class")
    return Q(message__room__school_class__in=classes)


def with_reports(cases: CaseQuerySet) -> CaseQuerySet:
    counted = Count("reports", filter=Q(reports__withdrawn_at__isnull=True))
    return cases.select_related("room", "subject_user", "assignee").annotate(report_count=counted)


def messages_of(cases: Iterable[Case]) -> dict[int, Message]:
    """Case id to the message it is about, in one query; cases about something else are not in it."""
    about = {case.message_id: case.pk for case in cases}
    found = Message.objects.filter(pk__in=about).select_related("room", "author")
    return {about[message.pk]: message for message in found}


def others_of_target(case: Case, user: User) -> CaseQuerySet:
    """Other cases that were reported for the same message, as far as this person may see them (MO-2)."""
    reported = case.reports.values("target_id")
    same = Q(reports__target_id__in=reported) | Q(pk=case.reopens_id) | Q(reopens=case)
    return Case.objects.visible_to(user).filter(same).exclude(pk=case.pk).distinct().order_by("opened_at")


def record_of(case: Case, user: User) -> QuerySet[Decision]:
    """What followed for this case's person in this room before; nothing they reported, nothing counted (MO-39)."""
    visible = Case.objects.visible_to(user).filter(subject_user=case.subject_user, room=case.room)
    standing = Decision.objects.filter(superseded_by__isnull=True, supersedes__isnull=True)
    acted = standing.filter(
        Q(content_action__in=TAKES) | Q(sanctions__lifted_at__isnull=True, sanctions__isnull=False)
    )
    earlier = acted.filter(case__in=visible.values("pk")).exclude(case=case)
    return earlier.distinct().prefetch_related("rules", "sanctions").order_by("-decided_at")


def circle_of(case: Case) -> str:
    """Who may read what the trail says of the case: the safeguarding lead's cases are theirs alone (MO-29)."""
    return AuditEntry.Circle.DSL if case.queue == Queue.DSL else AuditEntry.Circle.STAFF


def standing_decision(case: Case) -> Decision | None:
    """The latest decision that was not superseded and supersedes none."""
    standing = case.decisions.filter(superseded_by__isnull=True, supersedes__isnull=True)
    return standing.select_related("case__room", "decided_by").last()


def undone_decision(case: Case) -> Decision | None:
    """What was chosen and then undone, while nothing was decided since."""
    last = case.decisions.select_related("supersedes").last()
    return last.supersedes if last else None


def message_of(case: Case) -> Message | None:
    """The message a case is about, with its author; None for cases about a person or something elsewhere."""
    return Message.objects.select_related("room", "author").filter(pk=case.message_id).first()


def holds_message(case: Case) -> bool:
    return Message.objects.filter(pk=case.message_id, state=Message.State.HELD).exists()


def nothing_is_left(case: Case) -> bool:
    """It was opened by reports that were all taken back, and nothing waits (MO-14a)."""
    first = case.capsules.first()
    by_report = first is not None and first.trigger == Trigger.FIRST_REPORT
    return (
        by_report and not case.reports.filter(withdrawn_at__isnull=True).exists() and not holds_message(case)
    )


def possible_actions(case: Case, message: Message | None) -> set[ContentAction]:
    """What can be decided about the message as it is now. A held one is put back or hidden, never left waiting."""
    if message is None:
        return {ContentAction.NONE}
    if message.state == Message.State.HELD:
        return {ContentAction.RESTORE, ContentAction.REMOVE}
    if message.state == Message.State.POSTED:
        return {ContentAction.NONE, ContentAction.REMOVE}
    if message.removed_by_id == message.author_id:
        return {ContentAction.NONE}
    return {ContentAction.NONE, ContentAction.RESTORE, ContentAction.REMOVE}


def may_warn(case: Case) -> bool:
    """Whoever a safeguarding case is about is told nothing (MO-29), so no warning reaches them; see also MO-37."""
    return case.subject_user_id is not None and not case.room.is_announcements and case.queue != Queue.DSL


def leave_up_action(message: Message | None) -> ContentAction:
    """What "Leave it up" means for a message as it is now: a hidden one is put back."""
    if message is None or message.state == Message.State.POSTED:
        return ContentAction.NONE
    by_author = message.removed_by_id == message.author_id
    return ContentAction.NONE if by_author else ContentAction.RESTORE


def last_change(case: Case) -> tuple[User | None, str, datetime | None]:
    """Who changed the case last, in which role, and when; nobody when a report or a rule of the school did."""
    entry = _last_entry(case)
    if entry is None or entry.actor_id is None:
        return None, "", None
    by = User.objects.get(pk=entry.actor_id)
    return by, role_words(by), entry.at


def last_deed(case: Case) -> str:
    """What made the case the version that it is: "claimed", "decided"; empty when a report or a note did."""
    entry = _last_entry(case)
    return entry.action.removeprefix("moderation.case.") if entry else ""


def _last_entry(case: Case) -> AuditEntry | None:
    entry = AuditEntry.objects.filter(
        subject_type="case", subject_id=case.pk, action__startswith="moderation.case."
    ).last()
    return entry if entry and entry.facts.get("version") == case.version else None


def role_words(user: User) -> str:
    """In which role a colleague works on cases, in words: "Moderator"."""
    for role in (SchoolRole.Role.DSL, SchoolRole.Role.HEAD, SchoolRole.Role.MODERATOR):
        if role in school_roles_of(user):
            return str(role.label)
    held = class_roles_of(user).filter(role=ClassRole.Role.MODERATOR).first()
    return str(held.get_role_display()) if held else ""


def kept_out_of(user: User, case_ids: Iterable[int | None]) -> set[int]:
    """Which of these cases the person is part of, by themselves or by a child in the class (MO-22)."""
    known = [pk for pk in case_ids if pk is not None]
    if not known:
        return set()
    part_of = Q(conflicts__user=user) | Q(room__school_class__in=families.classes_of(user))
    return set(Case.objects.filter(part_of, pk__in=known).values_list("pk", flat=True))


def message_ids_of(decision_ids: Iterable[int]) -> dict[int, int]:
    """Decision id to the number of the message it is about; decisions about something else are not in it."""
    known = list(decision_ids)
    decisions = Decision.objects.filter(pk__in=known).select_related("case") if known else []
    return {decision.pk: decision.case.message_id for decision in decisions if decision.case.message_id}


def trail_for(user: User) -> QuerySet[AuditEntry]:
    """The trail as this person may read it: nothing of a case that does not exist for them (MO-23, MO-29)."""
    hidden = Case.objects.exclude(pk__in=Case.objects.visible_to(user).values("pk"))
    readable = AuditEntry.objects.exclude(matter__in=hidden.values("reference"))
    if SchoolRole.Role.DSL in school_roles_of(user):
        return readable
    return readable.exclude(Q(circle=AuditEntry.Circle.DSL))

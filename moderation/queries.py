"""Named questions about cases. Those for a person's screen go through `Case.objects.visible_to` (MO-23)."""

from datetime import datetime

from django.db.models import Q, QuerySet

from audit.models import AuditEntry
from moderation.kinds import ContentAction, Queue
from moderation.models import Case, Decision
from people.models import ClassRole, SchoolRole, User
from people.queries import class_roles_of, school_roles_of
from rooms.models import Message


def circle_of(case: Case) -> str:
    """Who may read what the trail says of the case: the safeguarding lead's cases are theirs alone (MO-29)."""
    return AuditEntry.Circle.DSL if case.queue == Queue.DSL else AuditEntry.Circle.STAFF


def standing_decision(case: Case) -> Decision | None:
    """The latest decision that was not superseded and supersedes none."""
    standing = case.decisions.filter(superseded_by__isnull=True, supersedes__isnull=True)
    return standing.select_related("case__room", "decided_by").last()


def message_of(case: Case) -> Message | None:
    """The message a case is about, with its author; None for cases about a person or something elsewhere."""
    return Message.objects.select_related("room", "author").filter(pk=case.message_id).first()


def holds_message(case: Case) -> bool:
    return Message.objects.filter(pk=case.message_id, state=Message.State.HELD).exists()


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


def leave_up_action(message: Message | None) -> ContentAction:
    """What "Leave it up" means for a message as it is now: a hidden one is put back."""
    if message is None or message.state == Message.State.POSTED:
        return ContentAction.NONE
    by_author = message.removed_by_id == message.author_id
    return ContentAction.NONE if by_author else ContentAction.RESTORE


def last_change(case: Case) -> tuple[User | None, str, datetime | None]:
    """Who changed the case last, in which role, and when; nobody when a report or a rule of the school did."""
    entry = AuditEntry.objects.filter(
        subject_type="case", subject_id=case.pk, action__startswith="moderation.case."
    ).last()
    if entry is None or entry.facts.get("version") != case.version or entry.actor_id is None:
        return None, "", None
    by = User.objects.get(pk=entry.actor_id)
    return by, role_words(by), entry.at


def role_words(user: User) -> str:
    """In which role a colleague works on cases, in words: "Moderator"."""
    for role in (SchoolRole.Role.DSL, SchoolRole.Role.HEAD, SchoolRole.Role.MODERATOR):
        if role in school_roles_of(user):
            return str(role.label)
    held = class_roles_of(user).filter(role=ClassRole.Role.MODERATOR).first()
    return str(held.get_role_display()) if held else ""


def trail_for(user: User) -> QuerySet[AuditEntry]:
    """The trail as this person may read it: nothing of a case that does not exist for them (MO-23, MO-29)."""
    hidden = Case.objects.exclude(pk__in=Case.objects.visible_to(user).values("pk"))
    readable = AuditEntry.objects.exclude(matter__in=hidden.values("reference"))
    if SchoolRole.Role.DSL in school_roles_of(user):
        return readable
    return readable.exclude(Q(circle=AuditEntry.Circle.DSL))

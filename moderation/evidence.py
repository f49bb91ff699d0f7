"""What a capsule holds: the message as it was, what stood around it, the reporters' words, and counts (MO-7)."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from moderation.models import Case, Report
from rooms.attachments.attached import words_for
from rooms.attachments.queries import attachments_of, load_attachments
from rooms.models import Attachment, Message, Revision
from rooms.queries import live_memberships

AROUND = 10  # messages either side


def of_message(message: Message, case: Case) -> dict[str, Any]:
    """The message in its place, with all that was reported about it so far."""
    return {
        "message": _said(message)
        | {
            "reply_to": message.reply_to_id,
            "shown_at": _time(message.shown_at),
            "attachments": [_attached(one) for one in attachments_of(message)],
        },
        "revisions": [_revision(one) for one in message.revisions.all()],
        "before": [_said(one) for one in _neighbours(message, before=True)],
        "after": [_said(one) for one in _neighbours(message, before=False)],
        "reports": [of_report(report) for report in case.reports.order_by("filed_at", "pk")],
        "exposure": _exposure(message),
    }


def of_report(report: Report) -> dict[str, Any]:
    """The reporter's words, by the report's number; who that is stands in the report alone."""
    return {
        "report": report.reference,
        "reason": report.reason,
        "comment": report.comment,
        "filed_at": _time(report.filed_at),
    }


def _said(message: Message) -> dict[str, Any]:
    return {
        "id": message.pk,
        "room": message.room_id,
        "author": message.author_id,
        "name": message.author.display_name,
        "role": message.author_role,
        "body": message.body,
        "state": message.state,
        "seq": message.seq,
        "at": _time(message.created_at),
    }


def _attached(attachment: Attachment) -> dict[str, Any]:
    """What it was, never what it showed: that stays in one place, and can be locked (MO-7, MO-9)."""
    facts = ("kind", "media_type", "size", "sha256", "name", "alt")
    return {"id": str(attachment.pk)} | {name: getattr(attachment, name) for name in facts}


def _revision(earlier: Revision) -> dict[str, Any]:
    """What it said before, and until when."""
    return {"body": earlier.body, "replaced_at": _time(earlier.replaced_at)}


def _neighbours(message: Message, *, before: bool) -> list[Message]:
    """What others could read around it; where something was held or removed, only that it was."""
    shown = Message.objects.filter(room_id=message.room_id, shown_at__isnull=False).select_related("author")
    if before:
        found = list(shown.filter(seq__lt=message.seq).order_by("-seq")[:AROUND])[::-1]
    else:
        found = list(shown.filter(seq__gt=message.seq).order_by("seq")[:AROUND])
    load_attachments(found)
    for one in found:
        is_read = one.state == Message.State.POSTED
        one.body = (one.body or words_for(one)) if is_read else ""
    return found


def _exposure(message: Message) -> dict[str, int]:
    """How many could read it and how many read on past it, never who (PR-37)."""
    others = live_memberships().filter(room_id=message.room_id).exclude(user_id=message.author_id)
    reached = others.filter(sees_from_seq__lt=message.seq)
    if message.shown_at is None:
        return {"members": reached.count(), "read_past": 0, "minutes": 0}
    gone = message.held_at or message.removed_at or timezone.now()
    return {
        "members": reached.count(),
        "read_past": reached.filter(last_read_seq__gte=message.seq).count(),
        "minutes": int((gone - message.shown_at).total_seconds() // 60),
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

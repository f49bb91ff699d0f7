"""What the pages of the desk show beside the open case: tabs, counts, rows."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation import queries
from moderation.models import Case
from moderation.models.visibility import CaseQuerySet
from moderation.rows import CaseRow, rows_of
from moderation.times import clock_time
from moderation.warned import warned_rows
from people.models import ClassRole, SchoolRole, User
from people.queries import class_roles_of, school_roles_of

SOON = timedelta(hours=1)
LATEST = 100  # decided cases on the page; older ones are found by their number


class Tab(models.TextChoices):
    OPEN = "open", _("Open")
    MINE = "mine", _("Mine")
    DECIDED = "decided", _("Decided")
    WARNED = "warned", _("Sent after a warning")


@dataclass(frozen=True)
class TabLink:
    tab: Tab
    count: int | None


def tab_of(asked: str | None) -> Tab:
    """The tab that was asked for; the open cases when it is none of ours."""
    return Tab(asked) if asked and asked in Tab else Tab.OPEN


def queue_context(user: User, tab: Tab | str, current: Case | None = None) -> dict[str, Any]:
    """All that moderation/_queue.html and base_desk.html need, in the same few queries however long the list is."""
    shown = tab_of(tab)
    rows = rows_of(cases_in(user, shown), user)
    warned = warned_rows(user) if shown == Tab.WARNED else []
    return {
        "tab": shown,
        "tabs": _tabs(user),
        "rows": rows,
        "warned": warned,
        "warned_lately": sum(row.is_recent for row in warned),
        "current": current,
        "due_soon": _due_soon(rows),
        "seen": fingerprint([row.case for row in rows]),
        "checked_at": clock_time(timezone.now()),
        "letter_keys": user.letter_keys,
    }


def cases_in(user: User, tab: Tab) -> CaseQuerySet:
    """The cases of one tab in its order, each with `report_count`."""
    if tab == Tab.MINE:
        return queries.mine_of(user)
    if tab == Tab.WARNED:
        return Case.objects.visible_to(user).none()
    if tab == Tab.DECIDED:
        return queries.decided_of(user)[:LATEST]
    return queries.queue_of(user)


def fingerprint(cases: list[Case]) -> str:
    """Different as soon as a case comes, goes or changes; says nothing about any of them."""
    lines = "\n".join(sorted(f"{case.reference} {case.version}" for case in cases))
    return sha256(lines.encode()).hexdigest()[:16]


def _tabs(user: User) -> list[TabLink]:
    visible = Case.objects.visible_to(user)
    counts = {Tab.OPEN: visible.to_do().count(), Tab.MINE: visible.claimed_by(user).count()}
    shown = [tab for tab in Tab if tab != Tab.WARNED or _looks_after_rooms(user)]
    return [TabLink(tab, counts.get(tab)) for tab in shown]


def _looks_after_rooms(user: User) -> bool:
    """Whether "Sent after a warning" can ever hold anything for this colleague."""
    if SchoolRole.Role.MODERATOR in school_roles_of(user):
        return True
    return class_roles_of(user).filter(role=ClassRole.Role.MODERATOR).exists()


def _due_soon(rows: list[CaseRow]) -> int:
    soon = timezone.now() + SOON
    return sum(row.case.due_at < soon for row in rows if not row.is_done)

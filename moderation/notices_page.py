"""/you/notices: what the school told a person, and where each notice leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from moderation.models import Case
from moderation.notice_words import words_of
from moderation.queries import kept_out_of, message_ids_of
from moderation.telling import Kind
from notices.models import Notice
from notices.queries import notices_of
from notices.words import Words, words_for
from people.models import User
from rooms.shown import shown_ids

MOST_COUNTED = 100
TO_COLLEAGUES = {Kind.CASE_WAITS, Kind.CASE_TO_KNOW, Kind.CHECK_UNAVAILABLE}
TO_REPORTERS = {Kind.REPORT_RECEIVED, Kind.REPORT_FINISHED}


@dataclass(frozen=True)
class Told:
    """One notice on the page. `link` is empty where it leads nowhere; `about` is the number of a message of theirs."""

    notice: Notice
    words: Words
    link: str
    about: int | None
    shows_message: bool = False  # the person can still see where it stands

    @property
    def is_new(self) -> bool:
        return self.notice.read_at is None


def notices_for(user: User) -> QuerySet[Notice]:
    """What the person may read, newest first: nothing about a case they are part of (MO-23)."""
    told = notices_of(user.pk)
    hidden = kept_out_of(
        user, told.filter(subject_type="case").order_by().values_list("subject_id", flat=True)
    )
    return told.exclude(subject_type="case", subject_id__in=hidden) if hidden else told


def unread_for(user: User) -> int:
    """How many of them the person has not seen, up to 100. One query for who looks after no cases."""
    unread = notices_of(user.pk).filter(read_at__isnull=True)
    subjects = list(unread.values_list("subject_type", "subject_id")[:MOST_COUNTED])
    hidden = kept_out_of(user, [pk for kind, pk in subjects if kind == "case"])
    return sum(kind != "case" or pk not in hidden for kind, pk in subjects)


def told_of(user: User, notices: Iterable[Notice]) -> list[Told]:
    """The notices with their words; those of rooms say theirs, and a kind that nobody speaks for is left out."""
    listed = list(notices)
    words = words_of(listed) | words_for(user.pk, listed)
    visible = _visible_cases(user, listed)
    about = message_ids_of(one.subject_id or 0 for one in listed if _decides(one))
    readable = shown_ids(user, about.values())
    told = []
    for one in (notice for notice in listed if notice.pk in words):
        message = about.get(one.subject_id or 0) if _decides(one) else None
        link = _link(one, visible) or words[one.pk].link
        told.append(Told(one, words[one.pk], link, message, shows_message=message in readable))
    return told


def _visible_cases(user: User, notices: list[Notice]) -> set[str]:
    named = [one.facts["case"] for one in notices if one.kind in TO_COLLEAGUES]
    if not named:
        return set()
    visible = Case.objects.visible_to(user).filter(reference__in=named)
    return set(visible.values_list("reference", flat=True))


def _decides(notice: Notice) -> bool:
    return notice.kind in (Kind.DECIDED_ABOUT_YOU, Kind.HELD_IS_POSTED)


def _link(notice: Notice, visible: set[str]) -> str:
    """The person's own report, or the case while they may still open it."""
    if notice.kind in TO_REPORTERS:
        return reverse("my_report", args=[notice.facts["report"]])
    if notice.kind in TO_COLLEAGUES and notice.facts["case"] in visible:
        return reverse("case", args=[notice.facts["case"]])
    return ""

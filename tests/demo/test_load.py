"""The demo school, loaded once for this file and looked at from all sides."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import BinaryIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from audit.chain import first_break
from audit.models import AuditEntry
from classchat.demo.characters import EVERYBODY, ZOFIA
from classchat.demo.loading import AnotherSchool, load_demo_school
from classchat.demo.next_week import write_next_week
from classchat.demo.reactions import REACTED
from classchat.demo.roll import write_roll
from moderation.models import EvidenceCapsule
from moderation.queries import decided_of, queue_of
from moderation.telling import Kind
from notices.models import Notice
from people.actions.imports import upload_roster
from people.models import ImportRun, Invitation, OfficeTask, Pupil, School, User
from people.queries import places
from rooms.actions.memberships import repair_memberships
from rooms.faces import Face, author_face, public_face
from rooms.models import Membership, Message, Poll, Room
from rooms.queries import memberships_of, unread_count
from rooms.resources.page import file_of
from rooms.resources.queries import shown_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(scope="module", autouse=True)
def hollybank(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_demo_school(NOW) is True
        yield
        transaction.set_rollback(True)


def _everything() -> dict[str, list[tuple[object, ...]]]:
    tables = (School, User, Pupil, Invitation, ImportRun, OfficeTask, Room, Membership, Message, AuditEntry)
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in tables}


def _room(title: str) -> Room:
    return Room.objects.get(title=title)


def _named(name: str) -> User:
    return User.objects.get(display_name=name)


def _unread(name: str) -> dict[str, int]:
    return {str(one.room): unread_count(one) for one in memberships_of(_named(name))}


def test_a_second_load_changes_nothing() -> None:
    before = _everything()
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    assert "Nothing changed" in out.getvalue()
    assert _everything() == before


def test_the_roll_came_through_the_importer() -> None:
    run = ImportRun.objects.get()
    assert (run.state, run.counts["children_added"], run.counts["problems"]) == ("applied", 210, 0)
    assert run.applied_by == _named("Mrs Osei")
    assert Pupil.objects.count() == 210


def _previewed(write: Callable[[BinaryIO], None]) -> ImportRun:
    file = io.BytesIO()
    write(file)
    office, school = _named("Mrs Osei"), School.objects.get()
    return upload_roster(school=school, actor=office, upload=file.getvalue(), name="roll.zip")


def test_the_same_roll_again_would_change_nobody() -> None:
    counts = _previewed(write_roll).counts
    assert (counts["all"], counts["same"], counts["problems"]) == (0, 377, 0)


def test_next_weeks_roll_has_something_of_everything() -> None:
    run = _previewed(write_next_week)
    shown = {key: run.counts[key] for key in ("added", "moved", "left", "other", "unknown_rights")}
    assert shown == {"added": 4, "moved": 2, "left": 2, "other": 2, "unknown_rights": 1}
    kinds = sorted(problem["kind"] for problem in run.diff["problems"])
    assert kinds == ["blank", "unknown_class", "unknown_contact"]
    assert run.diff["gate"]["verdict"] == "open"


def test_willow_is_full_of_people() -> None:
    roles = list(Membership.objects.filter(room=_room("Willow (Y3)")).values_list("role", flat=True))
    assert len(roles) == 54
    assert (roles.count("rep"), roles.count("teacher"), roles.count("moderator")) == (1, 1, 1)


def test_everybody_is_in_the_rooms_the_roll_says() -> None:
    assert repair_memberships() == 0
    assert len(places()) > 250


def test_the_cast_has_accounts_except_zofia() -> None:
    without = [one for one in EVERYBODY.values() if one.account() is None]
    assert without == [ZOFIA]
    assert ZOFIA.contact() is not None


def test_sam_has_a_little_to_read_and_hannah_nothing() -> None:
    assert _unread("Sam Ellis") == {
        "Willow (Y3)": 3,
        "Oak (Y4)": 2,
        "School notices": 1,
        "Willow (Y3) announcements": 0,
        "Oak (Y4) announcements": 0,
    }
    assert set(_unread("Hannah Clarke").values()) == {0}


@pytest.mark.parametrize("name", ["Ms Kaur", "Mr Holt", "Mr Penrose", "Mrs Young"])
def test_staff_without_a_class_are_in_no_room(name: str) -> None:
    assert memberships_of(_named(name)) == []


def test_every_room_has_weeks_of_talk_and_none_of_it_is_in_the_future() -> None:
    for room in Room.objects.all():
        times = list(room.messages.exclude(shown_at=None).order_by("seq").values_list("shown_at", flat=True))
        assert times == sorted(times), room
        assert times[0] < NOW - timedelta(weeks=7), room
        assert times[-1] < NOW, room
    assert _room("Willow (Y3)").messages.count() > 220
    assert _room("Oak (Y4)").messages.count() > 100
    last = _room("Willow (Y3)").messages.exclude(shown_at=None).latest("seq")
    assert NOW - last.shown_at < timedelta(hours=2)


def test_nobody_names_somebody_elses_child() -> None:
    """Full names never, and a forename only where it's also an everyday word or a colleague's."""
    words = {
        "Rose",
        "Rowan",
        "May",
        "April",
        "Grace",
        "Hope",
        "Joy",
        "Sky",
        "Paris",
        "Summer",
        "Hunter",
        "Will",
    }
    pupils = Pupil.objects.values_list("first_name", "preferred_name", "last_name")
    full = {f"{name} {last}" for first, known, last in pupils for name in (first, known) if name}
    forenames = {name for first, known, _last in pupils for name in (first, known) if name} - words
    adults = {name.split()[0] for name in User.objects.values_list("display_name", flat=True)}
    for body in Message.objects.exclude(shown_at=None).values_list("body", flat=True):
        assert not [name for name in full if name in body], body
        named = set(re.findall(r"\b[A-ZŁÉ][\w’-]+", body)) & forenames
        assert named <= adults, body


def test_no_address_or_number_is_real() -> None:
    bodies = "\n".join(Message.objects.values_list("body", flat=True))
    assert set(re.findall(r"https?://([^/\s]+)", bodies)) <= {
        "hollybank.example.org",
        "friends.example.org",
        "leisure.example.org",
        "library.example.org",
        "bookfair.example.org",
        "schools.example.org",
    }
    assert set(re.findall(r"\b0\d{3,4} ?\d{6}\b", bodies)) == {"01632 960142"}


def test_the_audit_trail_holds() -> None:
    assert first_break(AuditEntry.objects.order_by("number")) is None
    assert AuditEntry.objects.filter(action="people.import.applied").count() == 1


def test_willow_is_asked_about_the_cake_stall_and_keeps_its_spellings() -> None:
    open_poll, closed = sorted(Poll.objects.all(), key=lambda one: one.takes_several)
    assert [votes for _words, votes in open_poll.choices] == [7, 12, 4] and open_poll.voters == 23
    assert not open_poll.votes.filter(user=_named("Sam Ellis")).exists()
    assert closed.is_closed and closed.takes_several and closed.voters == 11
    kept = {one.title: one for one in shown_in(_room("Willow (Y3)"))}
    assert "Spellings this half-term" in kept
    assert file_of(kept["What to bring to forest school"]) is not None


def test_the_desk_has_work_for_each_queue() -> None:
    def seen_by(name: str) -> list[tuple[str, int, str]]:
        cases = queue_of(_named(name))
        return sorted((case.severity, case.report_count, case.state) for case in cases)

    held = [("normal", 0, "new")] * 2
    assert seen_by("Mrs Lowe") == [("high", 1, "open"), *held, ("normal", 2, "new")]
    assert seen_by("Ms Kaur") == [("critical", 1, "new")]
    assert [case.state for case in decided_of(_named("Mrs Lowe"))] == ["decided"]


def test_held_words_and_a_held_picture_wait_and_only_their_authors_see_them() -> None:
    waiting = Message.objects.filter(shown_at=None).order_by("attached")
    for message in waiting:
        assert (public_face(message), author_face(message)) == (Face.NONE, Face.WAITING)
    assert [(one.author.display_name, one.attached) for one in waiting] == [
        ("Katie Hill", 0),
        ("Anna Cox", 1),
    ]


def test_the_decided_message_is_a_tombstone_and_its_author_warned() -> None:
    advert = Message.objects.get(body__contains="My cousin does lofts")
    assert public_face(advert) is Face.SCHOOL_REMOVED
    assert Notice.objects.filter(user_id=advert.author_id, kind=Kind.DECIDED_ABOUT_YOU).count() == 1


def test_every_case_has_its_evidence() -> None:
    out = io.StringIO()
    call_command("verify_capsules", stdout=out)
    assert EvidenceCapsule.objects.count() == 7


def test_a_real_school_is_left_alone() -> None:
    School.objects.update(name="St Somewhere’s")
    before = _everything()
    with pytest.raises(AnotherSchool):
        load_demo_school(NOW)
    with pytest.raises(CommandError, match="St Somewhere’s is here already"):
        call_command("load_demo")
    assert _everything() == before


def test_willow_reacted_to_what_was_said_lately() -> None:
    reacted = Message.objects.exclude(reactions=[])
    assert {message.room.title for message in reacted} == {"Willow (Y3)"}
    assert reacted.count() == len(REACTED)
    assert all(public_face(message) is Face.FULL for message in reacted)

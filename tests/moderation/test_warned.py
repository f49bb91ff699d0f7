""" "Sent after a warning": staff list what went out all the same, each moderator what they may look at (MO-14b)."""

from typing import Any

import pytest

from moderation.models import Case
from moderation.queries import warned_for
from people.models import ClassRole, Contact, Guardianship, Pupil, SchoolRole, User
from rooms.actions.holding import Cause, hold_message
from rooms.models import Message, Room
from tests.cast import Cast, sign_in
from tests.moderation.reporting import report
from tests.rooms.checks import NAMED, PUNCHED, SICK, choose
from tests.rooms.talk import said


def warned(author: User, room: Room, body: str = NAMED) -> Message:
    """The author pressed Send anyway."""
    assert choose(sign_in(author), room, body, "post_anyway").status_code == 201
    return Message.objects.latest("pk")


def listed(user: User) -> list[int]:
    return [given.message_id for given in warned_for(user)]


def parent_of(user: User, first_name: str) -> None:
    contact = Contact.objects.create(
        source_id=f"c-{user.pk}", first_name="A", last_name="Colleague", user=user
    )
    Guardianship.objects.create(
        pupil=Pupil.objects.get(first_name=first_name), contact=contact, may_join="yes"
    )


def test_it_is_listed_newest_first_with_its_labels(cast: Cast, django_assert_num_queries: Any) -> None:
    first = warned(cast.sam, cast.willow_room)
    second = warned(cast.hannah, cast.willow_room, f"{NAMED} 07700 900142")
    said(cast.sam, cast.willow_room, SICK)
    rows = list(warned_for(cast.lowe))
    assert [row.message for row in rows] == [second, first]
    assert [row.labels for row in rows] == [["PHONE", "PUPIL_NAME"], ["PUPIL_NAME"]]
    with django_assert_num_queries(0):
        assert [(row.message.author, row.message.room) for row in rows] == [
            (cast.hannah, cast.willow_room),
            (cast.sam, cast.willow_room),
        ]


def test_only_moderators_have_it(cast: Cast) -> None:
    warned(cast.sam, cast.willow_room)
    for person in (
        cast.sam,
        cast.hannah,
        cast.tom,
        cast.adeyemi,
        cast.kaur,
        cast.osei,
        cast.lindqvist,
        cast.young,
    ):
        assert listed(person) == []


def test_a_class_moderator_sees_the_rooms_of_that_class(cast: Cast) -> None:
    willow, notices = warned(cast.sam, cast.willow_room), warned(cast.osei, cast.school_notices)
    oak = warned(cast.sam, cast.oak_room)
    SchoolRole.objects.filter(user=cast.lowe).delete()
    ClassRole.objects.filter(user=cast.lowe, school_class=cast.oak).delete()
    assert listed(User.objects.get(pk=cast.lowe.pk)) == [willow.pk]
    assert listed(cast.bello) == [oak.pk, notices.pk, willow.pk]


def test_a_moderator_with_a_child_in_the_class_finds_none_of_it(cast: Cast) -> None:
    oak = warned(cast.sam, cast.oak_room)
    warned(cast.sam, cast.willow_room)
    parent_of(cast.lowe, "Freya")
    assert listed(cast.lowe) == [oak.pk]


def test_a_moderator_does_not_judge_the_own_family(cast: Cast) -> None:
    """Also where they write themselves, in a room of no class of theirs."""
    warned(cast.bello, cast.oak_room)
    assert listed(cast.bello) == []
    assert len(listed(cast.lowe)) == 1


def test_what_cannot_be_read_in_the_room_is_not_in_the_list(cast: Cast) -> None:
    message = warned(cast.sam, cast.willow_room)
    hold_message(message=message, actor=cast.lowe, cause=Cause.STAFF)
    assert listed(cast.lowe) == []


@pytest.mark.parametrize("reason", ["child_danger", "adult_danger"])
def test_a_matter_of_the_safeguarding_lead_leaves_no_trace_in_it(cast: Cast, reason: str) -> None:
    """Also without a hold: "Open a case" would show that there is one."""
    message = warned(cast.sam, cast.willow_room)
    report(cast.aisha, message, reason)
    assert Case.objects.get().queue == "dsl"
    assert listed(cast.lowe) == []


def test_a_message_with_a_low_case_stays_in_the_list(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        message = warned(cast.sam, cast.willow_room, PUNCHED)
    assert Case.objects.get().severity == "low"
    assert listed(cast.lowe) == [message.pk]

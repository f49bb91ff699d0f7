"""Before a message is stored guard looks at it, and its author chooses (PR-11, GU-11, GU-12)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from moderation.models import Case
from people.models import Contact, Guardianship, Pupil, School
from rooms.actions.holding import release_message
from rooms.actions.removal import remove_message
from rooms.models import GuardAnswer, Membership, Message, Room
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, OWN, PUNCHED, SICK, choose, stopped
from tests.rooms.page import Page, fresh
from tests.rooms.talk import say


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Any:
    """`with committing():` does what waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def nothing_is_stored() -> bool:
    return not (Message.objects.exists() or GuardAnswer.objects.exists() or Case.objects.exists())


@pytest.mark.parametrize(("body", "reason"), [(NAMED, "nudge"), (SICK, "hold")])
def test_a_sheet_comes_before_anything_is_stored(cast: Cast, body: str, reason: str) -> None:
    clock = Room.objects.get(pk=cast.willow_room.pk).clock
    sheet = stopped(sign_in(cast.sam), cast.willow_room, body)
    assert sheet["reason"] == reason
    assert sheet["body"] == body
    assert nothing_is_stored()
    assert Room.objects.get(pk=cast.willow_room.pk).clock == clock


def test_a_hold_stores_nothing_until_a_moderator_is_asked(cast: Cast, committing: Any) -> None:
    client = sign_in(cast.sam)
    with committing():
        sheet = stopped(client, cast.willow_room, SICK)
    assert nothing_is_stored()
    with committing():
        token = sheet["check_token"]
        answer = say(client, cast.willow_room, SICK, answer="ask_moderator", check_token=token)
    message = Message.objects.get()
    assert answer.status_code == 202
    assert answer.json()["frame"]["face"] == "held"
    assert "Waiting for a moderator." in answer.json()["frame"]["html"]
    assert (message.state, message.shown_at, message.held_by) == ("held", None, None)
    assert message.held_at is not None
    assert Case.objects.get().target_id == message.pk
    assert not GuardAnswer.objects.exists()


def test_a_nudge_may_be_asked_about_too(cast: Cast) -> None:
    assert choose(sign_in(cast.sam), cast.willow_room, NAMED, "ask_moderator").status_code == 202
    assert Message.objects.get().state == "held"


@pytest.mark.parametrize("answer", ["post_anyway", "own_child", "edit", "yes", "ASK_MODERATOR"])
def test_send_anyway_is_refused_for_a_hold(cast: Cast, answer: str) -> None:
    refused = choose(sign_in(cast.sam), cast.willow_room, SICK, answer)
    assert (refused.status_code, refused.json()["reason"]) == (422, "hold")
    assert "post_anyway" not in refused.json()["html"]
    assert nothing_is_stored()


def test_send_anyway_posts_and_is_kept(cast: Cast, committing: Any) -> None:
    with committing():
        answer = choose(sign_in(cast.sam), cast.willow_room, NAMED, "post_anyway")
    message = Message.objects.get()
    assert (answer.status_code, message.state) == (201, "posted")
    given = GuardAnswer.objects.get()
    assert (given.message, given.answer, given.labels) == (message, "post_anyway", ["PUPIL_NAME"])
    assert not {"findings", "hint"} & set(answer.json())


def test_send_anyway_opens_no_case(cast: Cast, committing: Any) -> None:
    with committing():
        choose(sign_in(cast.sam), cast.willow_room, NAMED, "post_anyway")
    assert not Case.objects.exists()


def test_send_anyway_with_an_incident_opens_a_low_case(cast: Cast, committing: Any) -> None:
    with committing():
        assert choose(sign_in(cast.sam), cast.willow_room, PUNCHED, "post_anyway").status_code == 201
    case = Case.objects.get()
    assert (case.severity, case.queue, case.target_id) == ("low", "class", Message.objects.get().pk)
    assert Message.objects.get().state == "posted"


def test_own_childs_name_is_stored_with_findings(cast: Cast) -> None:
    answer = say(sign_in(cast.sam), cast.willow_room, OWN)
    assert answer.status_code == 201
    assert answer.json()["findings"] == [{"label": "PUPIL_NAME"}]
    people = Membership.objects.filter(room=cast.willow_room, ended_at__isnull=True).count()
    assert answer.json()["hint"] == f"You named your child. {people} people can read it."
    assert not GuardAnswer.objects.exists()


def test_somebody_elses_child_is_no_own_child(cast: Cast) -> None:
    assert stopped(sign_in(cast.hannah), cast.willow_room, OWN)["reason"] == "nudge"
    assert stopped(sign_in(cast.adeyemi), cast.willow_room, OWN)["reason"] == "nudge"


def test_an_ended_link_makes_a_child_somebody_elses(cast: Cast) -> None:
    Guardianship.objects.filter(pupil__first_name="Ellie").update(ended_at=timezone.now())
    assert stopped(sign_in(cast.sam), cast.oak_room, OWN)["reason"] == "nudge"


def test_everybody_is_checked_everywhere(cast: Cast) -> None:
    """Staff, reps, and the office in announcements, where it has no stored membership."""
    for person, room in (
        (cast.adeyemi, cast.willow_room),
        (cast.hannah, cast.willow_notices),
        (cast.osei, cast.school_notices),
    ):
        assert stopped(sign_in(person), room, NAMED)["reason"] == "nudge"
        assert choose(sign_in(person), room, SICK, "ask_moderator").status_code == 202
    assert set(Message.objects.values_list("state", flat=True)) == {"held"}


def test_what_the_school_publishes_is_no_finding(cast: Cast) -> None:
    body = "Ring the office on 01632 960142 or write to office@hollybank.example.org, Mill Lane, DE38 4HB"
    assert say(sign_in(cast.sam), cast.willow_room, body).status_code == 201


@pytest.mark.parametrize("room", ["willow_room", "school_notices"])
def test_a_message_refused_before_it_was_shown_leaves_no_trace_for_others(cast: Cast, room: str) -> None:
    """From the sheet to the refusal: readers get ticks, in pages, catch-up and lists nothing."""
    place = getattr(cast, room)
    author, reader = (cast.sam, cast.aisha) if room == "willow_room" else (cast.osei, cast.aisha)
    page = Page(sign_in(reader), place)
    assert choose(sign_in(author), place, SICK, "ask_moderator").status_code == 202
    message = Message.objects.get()
    remove_message(message=message, actor=cast.lowe)
    caught_up = page.catch_up()
    assert [frame.get("html") for frame in caught_up["frames"]] in ([], [None])
    client = sign_in(reader)
    for address in (f"/rooms/{place.slug}/", "/chats", "/sync", f"/rooms/{place.slug}/members"):
        assert "Jayden" not in client.get(address).content.decode()
    assert message.pk not in fresh(client, place)
    assert "Not posted." in fresh(sign_in(author), place)[message.pk]


def test_a_released_message_is_read_like_any_other(cast: Cast) -> None:
    choose(sign_in(cast.sam), cast.willow_room, SICK, "ask_moderator")
    message = Message.objects.get()
    assert release_message(message=message, actor=cast.lowe)
    assert "Jayden" in fresh(sign_in(cast.aisha), cast.willow_room)[message.pk]


def test_a_person_who_is_pre_checked_waits_without_a_sheet(cast: Cast, committing: Any) -> None:
    mine = Membership.objects.filter(user=cast.dan, room=cast.willow_room)
    mine.update(checked_until=timezone.now() + timedelta(days=1))
    with committing():
        for body in ("Good morning", SICK):
            assert say(sign_in(cast.dan), cast.willow_room, body).status_code == 202
    assert Case.objects.count() == 2
    mine.update(checked_until=timezone.now() - timedelta(seconds=1))
    assert say(sign_in(cast.dan), cast.willow_room, "Good morning").status_code == 201


def test_who_may_not_post_is_told_that_before_the_check(cast: Cast) -> None:
    Membership.objects.filter(user=cast.sam).update(muted_until=timezone.now() + timedelta(hours=1))
    refused = say(sign_in(cast.sam), cast.willow_room, SICK)
    assert (refused.status_code, refused.json()["reason"]) == (403, "muted")


def test_a_stored_message_is_found_before_the_check(cast: Cast) -> None:
    """A retry of what was posted answers 200 even when the roll has changed since."""
    client, client_id = sign_in(cast.sam), str(uuid4())
    assert say(client, cast.willow_room, "Robin is ill", client_id=client_id).status_code == 201
    Pupil.objects.create(source_id="robin", first_name="Robin", last_name="Weatherby")
    assert say(client, cast.willow_room, "Robin is ill", client_id=client_id).status_code == 200
    assert stopped(client, cast.willow_room, "Robin Weatherby is ill")["reason"] == "hold"


class TestWhereTheSchoolAsks:
    @pytest.fixture(autouse=True)
    def asks(self, cast: Cast) -> None:
        School.objects.update(own_child_names="ask")

    def test_the_sheet_has_an_answer_for_own_children(self, cast: Cast) -> None:
        sheet = stopped(sign_in(cast.sam), cast.willow_room, OWN)
        assert sheet["reason"] == "nudge"
        assert 'value="own_child"' in sheet["html"]
        assert 'value="own_child"' not in stopped(sign_in(cast.hannah), cast.willow_room, OWN)["html"]

    def test_it_is_not_asked_about_the_same_children_again(self, cast: Cast) -> None:
        client = sign_in(cast.sam)
        assert choose(client, cast.willow_room, OWN, "own_child").status_code == 201
        given = GuardAnswer.objects.get()
        assert [child.first_name for child in given.children.all()] == ["Ellie"]
        again = say(client, cast.oak_room, "Can Ellie borrow a recorder?")
        assert again.status_code == 201
        assert "hint" not in again.json()
        assert stopped(client, cast.oak_room, "Elliot has lost his coat")["reason"] == "nudge"
        assert GuardAnswer.objects.count() == 1

    def test_an_answer_is_nobody_elses(self, cast: Cast) -> None:
        ellie = Pupil.objects.get(first_name="Ellie")
        Guardianship.objects.create(pupil=ellie, contact=Contact.objects.get(user=cast.kofi), may_join="yes")
        choose(sign_in(cast.sam), cast.willow_room, OWN, "own_child")
        assert stopped(sign_in(cast.kofi), cast.willow_room, OWN)["reason"] == "nudge"

    @pytest.mark.parametrize("body", [NAMED, "Ellie has Jayden’s jumper by mistake", "Ellie has asthma"])
    def test_own_child_answers_nothing_else(self, cast: Cast, body: str) -> None:
        assert choose(sign_in(cast.sam), cast.willow_room, body, "own_child").status_code == 422
        assert nothing_is_stored()


def test_own_child_is_no_answer_where_the_school_does_not_ask(cast: Cast) -> None:
    assert choose(sign_in(cast.sam), cast.willow_room, NAMED, "own_child").status_code == 422
    assert nothing_is_stored()

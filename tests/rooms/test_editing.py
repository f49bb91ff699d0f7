"""Editing one's own message: who may, for how long, and what becomes of both wordings."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from people.models import User
from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.removal import remove_message
from rooms.models import GuardAnswer, Membership, Message, Revision
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, OWN, SICK
from tests.rooms.page import Page, fresh
from tests.rooms.tabs import run, tab_of
from tests.rooms.talk import JSON, membership_of, said

BEFORE = "Cake stall at two"
AFTER = "Cake stall at three"


def edit(client: Client, message: Message, body: str = AFTER, **more: Any) -> HttpResponse:
    """PATCH with the version that this page would know, or `version`."""
    version = more.pop("version", message.version)
    headers = JSON | ({} if version is None else {"if-match": str(version)})
    return client.patch(
        f"/messages/{message.pk}",
        json.dumps({"body": body} | more),
        content_type="application/json",
        headers=headers,
    )


def choose(client: Client, message: Message, body: str, answer: str) -> HttpResponse:
    """The sheet opens and the author chooses."""
    asked = edit(client, message, body)
    assert asked.status_code == 422, asked.content
    return edit(client, message, body, answer=answer, check_token=asked.json()["check_token"])


@pytest.fixture
def message(cast: Cast) -> Message:
    return said(cast.sam, cast.willow_room, BEFORE)


@pytest.fixture
def sam(cast: Cast) -> Client:
    return sign_in(cast.sam)


def test_everybody_reads_the_new_words_and_that_they_changed(
    cast: Cast, message: Message, sam: Client
) -> None:
    page, place = Page(sign_in(cast.hannah), cast.willow_room), message.seq
    answer = edit(sam, message)
    assert answer.status_code == 200
    assert AFTER in answer.json()["frame"]["html"]
    page.catch_up()
    for shown in (page.shows, fresh(sam, cast.willow_room)):
        assert AFTER in shown[message.pk]
        assert BEFORE not in str(shown)
        assert "edited" in shown[message.pk]
    message.refresh_from_db()
    assert (message.body, message.seq) == (AFTER, place)
    assert [one.body for one in message.revisions.all()] == [BEFORE]


def test_a_message_that_nobody_changed_does_not_say_edited(cast: Cast, message: Message, sam: Client) -> None:
    assert "edited" not in fresh(sam, cast.willow_room)[message.pk]


def test_the_same_words_again_change_nothing(message: Message, sam: Client) -> None:
    first = edit(sam, message).json()
    again = edit(sam, message)
    assert (again.status_code, again.json()) == (200, first)
    assert Revision.objects.count() == 1


def test_a_retried_post_still_finds_its_message(cast: Cast, message: Message, sam: Client) -> None:
    edit(sam, message)
    answer = sam.post(
        f"/rooms/{cast.willow_room.slug}/messages",
        json.dumps({"client_id": str(message.client_id), "body": BEFORE}),
        content_type="application/json",
        headers=JSON,
    )
    assert answer.status_code == 200
    assert AFTER in answer.json()["frame"]["html"]


def test_without_a_version_and_with_an_old_one(cast: Cast, message: Message, sam: Client) -> None:
    assert edit(sam, message, version=None).status_code == 428
    edit(sam, message, "Cake stall at four")
    stale = edit(sam, message, AFTER)
    assert stale.status_code == 412
    assert "Cake stall at four" in stale.json()["frame"]["html"]
    assert edit(sam, message, version="soon").status_code == 400
    message.refresh_from_db()
    assert message.body == "Cake stall at four"


@pytest.mark.parametrize("who", ["hannah", "adeyemi", "lowe", "tom", "kaur"])
def test_nobody_else_edits_it_or_reads_its_source(cast: Cast, message: Message, who: str) -> None:
    client = sign_in(getattr(cast, who))
    assert edit(client, message).status_code == 404
    assert client.get(f"/messages/{message.pk}/edit", headers=JSON).status_code == 404


def test_for_a_quarter_of_an_hour(cast: Cast, message: Message, sam: Client) -> None:
    past = timezone.now() - timedelta(minutes=14, seconds=50)
    Message.objects.filter(pk=message.pk).update(shown_at=past, created_at=past)
    assert edit(sam, message).status_code == 200
    message.refresh_from_db()
    past -= timedelta(seconds=20)
    Message.objects.filter(pk=message.pk).update(shown_at=past, created_at=past)
    late = edit(sam, message, BEFORE)
    assert (late.status_code, late.json()["reason"]) == (403, "too_late")
    assert "15 minutes" in late.json()["words"]
    assert sam.get(f"/messages/{message.pk}/edit", headers=JSON).status_code == 403


def test_words_that_stay_as_they_are(cast: Cast, message: Message, sam: Client) -> None:
    Message.objects.filter(pk=message.pk).update(redactions=[[0, 4]])
    assert (edit(sam, message).status_code, edit(sam, message).json()["reason"]) == (409, "redacted")
    Message.objects.filter(pk=message.pk).update(redactions=[])
    remove_message(message=message, actor=cast.lowe)
    gone = edit(sam, message)
    assert (gone.status_code, gone.json()["reason"]) == (409, "removed")
    assert BEFORE not in gone.content.decode()


@pytest.mark.parametrize("fields", [{"muted_until": 1}, {"slow_until": 1}])
def test_who_may_not_post_may_not_edit(cast: Cast, message: Message, sam: Client, fields: Any) -> None:
    until = {name: timezone.now() + timedelta(hours=1) for name in fields}
    Membership.objects.filter(user=cast.sam, room=cast.willow_room).update(**until)
    assert edit(sam, message).status_code == 403
    message.refresh_from_db()
    assert message.body == BEFORE


def test_not_more_than_ten_times_a_minute(message: Message, sam: Client) -> None:
    for number in range(10):
        assert edit(sam, message, f"Cake stall at {number}").status_code == 200
        message.refresh_from_db()
    answer = edit(sam, message, "Cake stall at noon")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize(("body", "status"), [("", 422), ("\u200b", 422), ("x" * 4001, 413), ("a\0b", 400)])
def test_bad_words_change_nothing(message: Message, sam: Client, body: str, status: int) -> None:
    assert edit(sam, message, body).status_code == status
    message.refresh_from_db()
    assert message.body == BEFORE


def test_an_edit_runs_guard_again(cast: Cast, message: Message, sam: Client) -> None:
    asked = edit(sam, message, NAMED)
    assert (asked.status_code, asked.json()["reason"]) == (422, "nudge")
    assert "Save anyway" in asked.json()["html"]
    assert asked.json()["spans"]
    message.refresh_from_db()
    assert message.body == BEFORE
    assert not Revision.objects.exists()
    assert edit(sam, message, SICK).json()["reason"] == "hold"


def test_saving_anyway_is_counted_like_sending_anyway(cast: Cast, message: Message, sam: Client) -> None:
    assert choose(sam, message, NAMED, "post_anyway").status_code == 200
    message.refresh_from_db()
    assert message.body == NAMED
    assert GuardAnswer.objects.get(message=message).answer == "post_anyway"
    assert choose(sam, message, SICK, "post_anyway").status_code == 422


def test_an_answer_about_an_edit_says_nothing_of_the_first_words(cast: Cast, sam: Client) -> None:
    first = said(cast.sam, cast.willow_room, NAMED)
    other = NAMED.replace("blue", "green")
    choose(sam, first, other, "post_anyway")
    third = said(cast.sam, cast.willow_room, BEFORE)
    assert edit(sam, third, NAMED).status_code == 422


def test_asking_a_moderator_hides_both_wordings_until_somebody_looked(
    cast: Cast, message: Message, sam: Client
) -> None:
    page = Page(sign_in(cast.hannah), cast.willow_room)
    answer = choose(sam, message, SICK, "ask_moderator")
    assert (answer.status_code, answer.json()["frame"]["face"]) == (202, "held")
    page.catch_up()
    for person in (cast.hannah, cast.adeyemi, cast.lowe):
        shown = fresh(sign_in(person), cast.willow_room)[message.pk]
        assert "This message is being checked." in shown
        assert "Jayden" not in shown
        assert BEFORE not in shown
    assert "This message is being checked." in page.shows[message.pk]
    message.refresh_from_db()
    assert (message.state, message.body, message.held_by) == ("held", SICK, None)
    assert [one.body for one in message.revisions.all()] == [BEFORE]
    release_message(message=message, actor=cast.lowe)
    assert "Jayden" in fresh(sign_in(cast.hannah), cast.willow_room)[message.pk]


def test_a_held_message_is_edited_and_stays_held(cast: Cast, message: Message, sam: Client) -> None:
    hold_message(message=message, actor=None, cause=Cause.REPORTED)
    answer = edit(sam, message, SICK)
    assert (answer.status_code, answer.json()["frame"]["face"]) == (202, "held")
    message.refresh_from_db()
    assert (message.state, message.body) == ("held", SICK)
    assert "Jayden" not in str(fresh(sign_in(cast.hannah), cast.willow_room))


def test_a_pre_checked_author_waits_again(cast: Cast, message: Message, sam: Client) -> None:
    Membership.objects.filter(user=cast.sam).update(checked_until=timezone.now() + timedelta(days=1))
    assert edit(sam, message).status_code == 202
    message.refresh_from_db()
    assert message.state == "held"


def test_a_check_that_fails_holds_the_edit(
    cast: Cast, message: Message, sam: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any) -> None:
        raise RuntimeError("no names")

    monkeypatch.setattr("rooms.checking.guard.check", broken)
    assert edit(sam, message).status_code == 202
    message.refresh_from_db()
    assert (message.state, message.body) == ("held", AFTER)


def test_an_own_child_is_said_quietly(message: Message, sam: Client) -> None:
    answer = edit(sam, message, OWN)
    assert answer.status_code == 200
    assert "You named your child." in answer.json()["hint"]


async def test_an_edit_of_an_old_message_does_not_reach_a_newcomer(live_cast: Cast) -> None:
    message = await run(said, live_cast.sam, live_cast.willow_room, BEFORE)
    await run(_joins_now, live_cast.aisha, live_cast)
    page = await run(lambda: Page(sign_in(live_cast.aisha), live_cast.willow_room))
    newcomer, reader = await tab_of(live_cast.aisha), await tab_of(live_cast.hannah)
    await run(edit, await run(sign_in, live_cast.sam), message)
    assert AFTER in (await reader.next("message"))["html"]
    heard = await newcomer.everything()
    assert AFTER not in str(heard)
    assert [frame["type"] for frame in heard if frame.get("room") == live_cast.willow_room.pk] == ["tick"]
    assert AFTER not in str(await run(page.catch_up))
    assert message.pk not in await run(fresh, page.client, live_cast.willow_room)


def _joins_now(user: User, cast: Cast) -> None:
    member = membership_of(user, cast.willow_room)
    cast.willow_room.refresh_from_db()
    Membership.objects.filter(pk=member.pk).update(sees_from_seq=cast.willow_room.clock)


def test_search_finds_the_new_words_only(cast: Cast, message: Message, sam: Client) -> None:
    edit(sam, message)
    hannah = sign_in(cast.hannah)
    assert f"/messages/{message.pk}" in hannah.get("/search?q=three").content.decode()
    assert f"/messages/{message.pk}" not in hannah.get("/search?q=%22at+two%22").content.decode()


def test_without_script_a_page_edits(cast: Cast, message: Message, sam: Client) -> None:
    page = sam.get(f"/messages/{message.pk}/edit").content.decode()
    assert BEFORE in page
    fields = {"body": AFTER, "version": message.version}
    answer = sam.post(f"/messages/{message.pk}/edit", fields, follow=True)
    assert answer.status_code == 200
    assert AFTER in answer.content.decode()
    stale = sam.post(f"/messages/{message.pk}/edit", {"body": "Cake stall", "version": message.version})
    assert stale.status_code == 412
    assert "Cake stall</textarea>" in stale.content.decode()


def test_without_script_a_page_asks(cast: Cast, message: Message, sam: Client) -> None:
    fields = {"body": NAMED, "version": message.version}
    asked = sam.post(f"/messages/{message.pk}/edit", fields)
    assert asked.status_code == 422
    token = asked.content.decode().split('name="check_token" value="')[1].split('"')[0]
    back = sam.post(f"/messages/{message.pk}/edit", fields | {"answer": "edit"})
    assert "Jayden" in back.content.decode()
    sam.post(f"/messages/{message.pk}/edit", fields | {"answer": "post_anyway", "check_token": token})
    message.refresh_from_db()
    assert message.body == NAMED

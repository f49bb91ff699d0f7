"""A message with pictures and files: sent once, checked with all its words, and held where the room says so."""

import json
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from rooms.actions.holding import Cause, hold_message
from rooms.models import Attachment, GuardAnswer, Message, Room
from tests.cast import Cast, sign_in
from tests.people.photos.files import picture as jpeg
from tests.people.photos.files import upload
from tests.rooms.attachments.bringing import WELLIES, bring, brought, get, send, sent
from tests.rooms.attachments.files import HEIC, PDF
from tests.rooms.checks import NAMED, SICK
from tests.rooms.talk import JSON, said, say


@pytest.fixture
def room(cast: Cast) -> Room:
    """Willow, where pictures do not wait for a moderator."""
    Room.objects.filter(pk=cast.willow_room.pk).update(holds_pictures=False)
    cast.willow_room.refresh_from_db()
    return cast.willow_room


def alt_of(attachment: Attachment) -> str:
    attachment.refresh_from_db()
    return attachment.alt


def test_one_file_at_a_time_is_brought_and_told_what_it_became(cast: Cast) -> None:
    answer = bring(sign_in(cast.sam), cast.willow_room)
    assert answer.status_code == 201
    file = answer.json()["file"]
    assert (file["kind"], file["width"], file["height"]) == ("picture", 400, 300)
    assert Attachment.objects.get(pk=file["id"]).brought_by == cast.sam
    paper = bring(sign_in(cast.sam), cast.willow_room, PDF, "Kit list.pdf").json()["file"]
    assert paper["name"] == "Kit list.pdf"
    assert paper["facts"] == "PDF, 1 KB. Not checked for viruses."
    refused = bring(sign_in(cast.sam), cast.willow_room, HEIC, "IMG_1.heic")
    assert (refused.status_code, refused.json()["reason"]) == (422, "heic")


def test_while_the_scanner_is_away_nothing_is_taken(cast: Cast, settings: object) -> None:
    settings.CLAMAV = "unix:/nowhere/clamd.ctl"  # type: ignore[attr-defined]
    answer = bring(sign_in(cast.sam), cast.willow_room)
    assert (answer.status_code, answer.json()["reason"]) == (503, "no_scanner")
    assert "viruses" in answer.json()["words"]
    assert not Attachment.objects.exists()


def test_nobody_fills_the_schools_disk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = sign_in(cast.sam)
    monkeypatch.setattr("rooms.actions.bringing.MOST_WAITING", 2)
    assert [bring(client, cast.willow_room, PDF).status_code for _ in range(3)] == [201, 201, 429]
    Attachment.objects.update(size=300 * 1024 * 1024 - 10)
    monkeypatch.setattr("rooms.actions.bringing.MOST_WAITING", 40)
    assert bring(client, cast.willow_room, PDF).json()["reason"] == "too_much"
    assert bring(sign_in(cast.kofi), cast.willow_room, PDF).status_code == 201


def test_a_picture_needs_no_words_and_keeps_its_description(cast: Cast, room: Room) -> None:
    one, two = brought(cast.sam, room), brought(cast.sam, room, PDF, "Kit list.pdf")
    answer = send(sign_in(cast.sam), room, one, two)
    assert answer.status_code == 201
    html = answer.json()["frame"]["html"]
    assert f'alt="{WELLIES}"' in html and f"/files/{one.pk}/preview" in html and "Kit list" in html
    message = Message.objects.get()
    assert (message.body, message.attached) == ("", 2)
    assert list(message.attachments.all()) == [one, two]
    assert (alt_of(one), alt_of(two)) == (WELLIES, "")
    assert get(sign_in(cast.kofi), one).status_code == 200


def test_a_picture_may_go_without_a_description(cast: Cast, room: Room) -> None:
    html = send(sign_in(cast.sam), room, brought(cast.sam, room), alt="").json()["frame"]["html"]
    assert 'alt="Picture without a description"' in html
    assert "<details" not in html


def test_pictures_wait_for_a_moderator_where_the_room_says_so(cast: Cast) -> None:
    picture = brought(cast.sam, cast.willow_room)
    answer = send(sign_in(cast.sam), cast.willow_room, picture)
    assert answer.status_code == 202
    message = Message.objects.get()
    assert (message.state, message.held_for, message.shown_at) == ("held", Cause.ATTACHED, None)
    assert f"/files/{picture.pk}" in answer.json()["frame"]["html"]
    assert get(sign_in(cast.sam), picture).status_code == 200
    assert get(sign_in(cast.kofi), picture).status_code == 404
    page = sign_in(cast.kofi).get(f"/rooms/{cast.willow_room.slug}/").content.decode()
    assert str(picture.pk) not in page and WELLIES not in page


def test_a_retry_finds_the_first_and_other_files_are_other_words(cast: Cast, room: Room) -> None:
    client, id = sign_in(cast.sam), str(uuid4())
    picture, other = brought(cast.sam, room), brought(cast.sam, room)
    assert send(client, room, picture, client_id=id).status_code == 201
    assert send(client, room, picture, client_id=id).status_code == 200
    assert send(client, room, other, client_id=id).status_code == 409
    assert send(client, room, picture, client_id=id, alt="Something else").status_code == 409
    assert Message.objects.count() == 1


@pytest.mark.parametrize("whose", ["another’s", "from another room", "sent", "locked", "forged"])
def test_only_what_i_brought_here_goes_with_my_message(cast: Cast, room: Room, whose: str) -> None:
    picture = {
        "another’s": lambda: brought(cast.kofi, room),
        "from another room": lambda: brought(cast.sam, cast.oak_room),
        "sent": lambda: sent(cast.sam, room).attachments.get(),
        "locked": lambda: brought(cast.sam, room),
        "forged": lambda: Attachment(),
    }[whose]()
    if whose == "locked":
        Attachment.objects.update(locked_at=picture.brought_at)
    before = Message.objects.count()
    answer = send(sign_in(cast.sam), room, picture, brought(cast.sam, room))
    assert (answer.status_code, answer.json()["reason"]) == (422, "files_gone")
    assert Message.objects.count() == before


@pytest.mark.parametrize(
    "files", ["nonsense", [{"id": "1"}], [1], {"id": "x"}, [{"id": str(uuid4()), "alt": 7}], [{"id": None}]]
)
def test_nonsense_is_a_bad_request(cast: Cast, files: object) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, "Hello", files=files).status_code == 400


def test_eleven_are_too_many_and_so_is_a_long_description(cast: Cast, room: Room) -> None:
    pictures = [brought(cast.sam, room, PDF) for _ in range(11)]
    assert send(sign_in(cast.sam), room, *pictures).json()["reason"] == "too_many_files"
    assert send(sign_in(cast.sam), room, pictures[0], alt="x" * 301).json()["reason"] == "alt_too_long"


def test_nothing_at_all_is_still_empty(cast: Cast) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, "", files=[]).status_code == 422


@pytest.mark.parametrize("where", ["the words", "a description", "a file name"])
def test_all_that_can_be_read_is_checked(cast: Cast, room: Room, where: str) -> None:
    client = sign_in(cast.sam)
    files, body, alt = [brought(cast.sam, room)], "", WELLIES
    if where == "the words":
        body = NAMED
    elif where == "a description":
        alt = NAMED
    else:
        files = [brought(cast.sam, room, PDF, "Jayden_Thompson-bag.pdf")]
    answer = send(client, room, *files, body=body, alt=alt)
    assert (answer.status_code, answer.json()["reason"]) == (422, "nudge"), answer.content
    sheet = answer.json()
    assert sheet["body"] == body
    assert len(sheet["spans"]) == (1 if body else 0)
    assert "Jayden" in sheet["html"]
    again = send(
        client, room, *files, body=body, alt=alt, answer="post_anyway", check_token=sheet["check_token"]
    )
    assert again.status_code == 201
    assert GuardAnswer.objects.get().labels == ["PUPIL_NAME"]


def test_a_name_in_the_words_and_a_matter_in_the_description_belong_together(cast: Cast, room: Room) -> None:
    answer = send(sign_in(cast.sam), room, brought(cast.sam, room), body=SICK.split("?")[0] + "?", alt=SICK)
    assert answer.json()["reason"] == "hold"


def test_an_answer_stands_for_the_very_pictures_and_descriptions(cast: Cast, room: Room) -> None:
    client, picture, other = sign_in(cast.sam), brought(cast.sam, room), brought(cast.sam, room)
    token = send(client, room, picture, body=NAMED).json()["check_token"]
    anyway = {"answer": "post_anyway", "check_token": token, "body": NAMED}
    assert send(client, room, other, **anyway).status_code == 422
    assert send(client, room, picture, alt="Another", **anyway).status_code == 422
    assert send(client, room, picture, **anyway).status_code == 201


def test_a_caption_can_be_changed_and_taken_away(cast: Cast, room: Room) -> None:
    message = sent(cast.sam, room, "Look at these")
    client, address = sign_in(cast.sam), f"/messages/{message.pk}"
    for body in ("Look here", ""):
        message.refresh_from_db()
        headers = JSON | {"If-Match": str(message.version)}
        answer = client.patch(
            address, json.dumps({"body": body}), content_type="application/json", headers=headers
        )
        assert answer.status_code == 200, answer.content
    assert f'data-says="Picture: {WELLIES}"' in answer.json()["frame"]["html"]


def test_a_picture_without_words_is_quoted_by_what_is_in_it(cast: Cast, room: Room) -> None:
    message = sent(cast.sam, room)
    said(cast.kofi, room, "Mine are the red ones", reply_to=message.pk)
    client = sign_in(cast.kofi)
    assert (
        f'<span dir="auto">Picture: {WELLIES}</span>' in client.get(f"/rooms/{room.slug}/").content.decode()
    )
    hold_message(message=message, actor=None, cause=Cause.STAFF)
    for address in (f"/rooms/{room.slug}/", "/chats"):
        assert WELLIES not in client.get(address).content.decode()


def test_a_page_asks_for_all_pictures_at_once(
    cast: Cast, room: Room, django_assert_max_num_queries: object
) -> None:
    client = sign_in(cast.kofi)
    sent(cast.sam, room)
    client.get(f"/rooms/{room.slug}/")
    with django_assert_max_num_queries(100) as one:  # type: ignore[operator]
        client.get(f"/rooms/{room.slug}/")
    for _ in range(5):
        sent(cast.sam, room)
    with django_assert_max_num_queries(len(one.captured_queries)):  # type: ignore[operator]
        client.get(f"/rooms/{room.slug}/")


class TestWithoutScript:
    """The same by forms."""

    def test_choose_describe_and_send(self, cast: Cast, room: Room) -> None:
        client = sign_in(cast.sam)
        picture, page = self.chosen(client, cast, room)
        assert WELLIES not in page and f"alt-{picture.pk}" in page
        answer = self.send(client, room, picture, alt=WELLIES, body="Whose are these?")
        assert answer.status_code == 302
        message = Message.objects.get()
        assert answer["Location"] == f"/rooms/{room.slug}/#m{message.pk}"
        assert (message.body, alt_of(picture)) == ("Whose are these?", WELLIES)

    def test_a_description_is_asked_for_once_and_sent_without_in_one_tap(
        self, cast: Cast, room: Room
    ) -> None:
        client = sign_in(cast.sam)
        picture, _page = self.chosen(client, cast, room)
        asked = self.send(client, room, picture, body="Whose are these?")
        assert asked.status_code == 422
        assert "Whose are these?" in asked.content.decode()
        assert not Message.objects.exists()
        assert self.send(client, room, picture, without="1").status_code == 302
        assert alt_of(picture) == ""

    def test_the_sheet_brings_everything_back(self, cast: Cast, room: Room) -> None:
        client = sign_in(cast.sam)
        picture, _page = self.chosen(client, cast, room)
        sheet = self.send(client, room, picture, alt=WELLIES, body=NAMED).content.decode()
        assert str(picture.pk) in sheet and f'value="{WELLIES}"' in sheet
        back = self.send(client, room, picture, alt=WELLIES, body=NAMED, answer="edit")
        assert back.status_code == 200
        assert f'value="{WELLIES}"' in back.content.decode()

    def test_one_of_several_that_is_not_taken_leaves_the_others(self, cast: Cast, room: Room) -> None:
        client = sign_in(cast.sam)
        files = [upload(jpeg()), upload(HEIC, "IMG_7.heic")]
        answer = client.post(f"/rooms/{room.slug}/files", {"file": files})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "IMG_7.heic" in page and "HEIC" in page
        assert str(Attachment.objects.get().pk) in page

    def chosen(self, client: Client, cast: Cast, room: Room) -> tuple[Attachment, str]:
        answer = client.post(f"/rooms/{room.slug}/files", {"file": upload(jpeg())}, follow=True)
        return Attachment.objects.get(), answer.content.decode()

    def send(
        self, client: Client, room: Room, picture: Attachment, alt: str = "", **fields: str
    ) -> HttpResponse:
        said = {"client_id": str(uuid4()), "files": str(picture.pk), f"alt-{picture.pk}": alt} | fields
        return client.post(f"/rooms/{room.slug}/messages", said)


def test_pages_about_a_picture_say_what_is_in_it(cast: Cast, room: Room) -> None:
    message = sent(cast.sam, room)
    for person, page in (
        (cast.kofi, "actions"),
        (cast.kofi, "report"),
        (cast.sam, "removal"),
        (cast.sam, "edit"),
    ):
        answer = sign_in(person).get(f"/messages/{message.pk}/{page}")
        assert answer.status_code == 200
        assert (f"Picture: {WELLIES}" in answer.content.decode()) == (page != "edit")
    address = f"/messages/{message.pk}/edit"
    said = {"body": "Whose are these?", "version": str(message.version)}
    assert b"<textarea" in sign_in(cast.sam).get(address).content
    assert sign_in(cast.sam).post(address, said).status_code == 302
    message.refresh_from_db()
    assert message.body == "Whose are these?"

"""Held and removed words reach nobody but their author, and search gives them to nobody at all."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from rooms import frames
from rooms.models import Message, Room
from tests.cast import Cast, sign_in
from tests.rooms.talk import JSON, said

SECRET = "Galoshes for the naughty corner"
NOW = timezone.now()
HIDDEN = {
    "held before anyone saw it": {"state": "held", "held_at": NOW, "shown_at": None},
    "held": {"state": "held", "held_at": NOW},
    "refused before anyone saw it": {"state": "removed", "removed_at": NOW, "shown_at": None},
    "removed": {"state": "removed", "removed_at": NOW},
}


@pytest.mark.parametrize("how", HIDDEN)
def test_no_removed_or_held_text_in_any_frame_catch_up_search_or_push(cast: Cast, how: str) -> None:
    """Pushes name the room only (PR-40); their part joins this test with them."""
    message = said(cast.dan, cast.willow_room, SECRET)
    later = said(cast.hannah, cast.willow_room, "Coats, too")
    fields = HIDDEN[how] | ({"removed_by": cast.lowe} if HIDDEN[how]["state"] == "removed" else {})
    Message.objects.filter(pk=message.pk).update(version=later.version + 1, **fields)
    Room.objects.filter(pk=cast.willow_room.pk).update(clock=later.version + 1)
    hidden = Message.objects.select_related("room", "author").get(pk=message.pk)
    assert SECRET not in str(frames.public_frame(hidden))
    for person in (cast.sam, cast.hannah, cast.adeyemi, cast.lowe, cast.kaur, cast.osei, cast.lindqvist):
        assert not [address for address in _addresses(cast, hidden) if _shows(sign_in(person), address)]
    for address in _searches(cast, hidden):
        assert not _shows(sign_in(cast.dan), address)


def test_the_words_are_there_before_they_are_hidden(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room, SECRET)
    client = sign_in(cast.sam)
    assert [address for address in _addresses(cast, message) if not _shows(client, address)] == []


def _shows(client: Client, address: str) -> bool:
    page = client.get(address, headers=JSON if "/since/" in address else {}, follow=True).content.decode()
    return "Galoshes" in page.replace("<mark>", "").replace('value="Galoshes', "").replace(
        "‘<bdi>Galoshes", ""
    )


def _addresses(cast: Cast, message: Message) -> list[str]:
    room = f"/rooms/{cast.willow_room.slug}"
    return [
        f"{room}/",
        "/chats",
        "/sync",
        f"{room}/since/0?epoch={cast.school.sync_epoch}",
        f"{room}/messages?before={message.seq + 5}",
        f"/messages/{message.pk}",
        *_searches(cast, message),
    ]


def _searches(cast: Cast, message: Message) -> list[str]:
    day = f"{timezone.localdate() - timedelta(days=1):%Y-%m-%d}"
    asked = [f"q={quote('Galoshes')}", "q=galosh", "q=naughty+corner", "who=dan", f"from={day}"]
    return [
        f"{where}?{words}"
        for where in ("/search", f"/rooms/{cast.willow_room.slug}/search")
        for words in asked
    ]

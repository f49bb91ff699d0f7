"""The rows of PROTOCOL section 11 that belong to posting, catching up and reading."""

import json
from typing import Any
from uuid import uuid4

import pytest

from rooms.models import Message
from tests.cast import Cast, sign_in
from tests.rooms.talk import JSON, said, say

VERSION_ONE = "8f14e45f-ceea-11f0-8de9-0242ac120002"
INVISIBLE = "\u200b\u200d\ufeff\u2060"


@pytest.mark.parametrize("client_id", ["", "abc", VERSION_ONE, None, 7])
def test_a_client_id_must_be_a_uuid4(cast: Cast, client_id: Any) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, client_id=client_id).status_code == 400
    assert not Message.objects.exists()


@pytest.mark.parametrize("body", ["", "   \n\t", INVISIBLE, f" {INVISIBLE} ", "\u202e\u202c", "\u0301"])
def test_nothing_to_see_is_422_empty(cast: Cast, body: str) -> None:
    refused = say(sign_in(cast.sam), cast.willow_room, body)
    assert (refused.status_code, refused.json()["reason"]) == (422, "empty")
    assert not Message.objects.exists()


def test_4000_characters_pass_and_4001_do_not(cast: Cast) -> None:
    client = sign_in(cast.sam)
    assert say(client, cast.willow_room, "x" * 4000).status_code == 201
    assert say(client, cast.willow_room, "x" * 4001).status_code == 413
    assert Message.objects.count() == 1


def test_4000_emoji_count_as_4000_characters(cast: Cast) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, "🥾" * 4000).status_code == 201


@pytest.mark.parametrize("body", ["a\0b", "\ud800", "ok \udfff"])
def test_nul_and_lone_surrogates_are_400(cast: Cast, body: str) -> None:
    assert say(sign_in(cast.sam), cast.willow_room, body).status_code == 400
    assert not Message.objects.exists()


@pytest.mark.parametrize("raw", ["", "[]", "3", "{", '{"client_id": []}', '{"body": {"a": 1}}'])
def test_what_is_no_message_is_400(cast: Cast, raw: str) -> None:
    client = sign_in(cast.sam)
    address = f"/rooms/{cast.willow_room.slug}/messages"
    answer = client.post(address, raw, content_type="application/json", headers=JSON)
    assert answer.status_code == 400
    assert not Message.objects.exists()


def test_an_answer_to_another_room_or_to_what_i_may_not_see_is_one_refusal(cast: Cast) -> None:
    elsewhere = said(cast.tom, cast.oak_room)
    client = sign_in(cast.hannah)
    for reply_to in (elsewhere.pk, 999_999):
        refused = say(client, cast.willow_room, reply_to=reply_to)
        assert (refused.status_code, refused.json()["reason"]) == (422, "reply_to")


def test_markup_is_only_words(cast: Cast) -> None:
    text = "<img src=x onerror=alert(1)> **bold** [a](javascript:alert(1)) <script>1</script>"
    html = say(sign_in(cast.sam), cast.willow_room, text).json()["frame"]["html"]
    assert "<img" not in html
    assert "<script" not in html
    assert "javascript:" not in html.replace("[a](javascript:alert(1))", "")
    assert "**bold**" in html


@pytest.mark.parametrize("version", ["-1", "abc", "1.5", "99999999999999999999999"])
def test_since_nonsense_is_404(cast: Cast, version: str) -> None:
    answer = sign_in(cast.sam).get(f"/rooms/{cast.willow_room.slug}/since/{version}", headers=JSON)
    assert answer.status_code == 404


@pytest.mark.parametrize("seq", [-1, "5", None, 1.5, True])
def test_a_read_marker_must_be_a_place(cast: Cast, seq: Any) -> None:
    answer = sign_in(cast.sam).put(
        f"/rooms/{cast.willow_room.slug}/read", json.dumps({"seq": seq}), content_type="application/json"
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("before", ["", "-3", "x", "9" * 30])
def test_paging_from_nonsense_is_400(cast: Cast, before: str) -> None:
    address = f"/rooms/{cast.willow_room.slug}/messages?before={before}"
    assert sign_in(cast.sam).get(address, headers=JSON).status_code == 400


def test_a_form_post_needs_no_json(cast: Cast) -> None:
    address = f"/rooms/{cast.willow_room.slug}/messages"
    answer = sign_in(cast.sam).post(address, {"client_id": str(uuid4()), "body": "Form"}, headers=JSON)
    assert answer.status_code == 201

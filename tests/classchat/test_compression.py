"""Pages and answers are compressed on the way; pictures and streams are not."""

import gzip
import random
import re

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from classchat.middleware import CompressionMiddleware
from tests.browser.history import write_history
from tests.cast import Cast, sign_in

MOST = 60_000  # bytes of a room's first page on the way, without its pictures
GZIP = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}


def test_the_first_page_of_a_busy_room_is_light(cast: Cast) -> None:
    chance = random.Random(20261119)
    authors = [cast.hannah, cast.dan, cast.aisha, cast.kofi]
    messages = write_history(cast.willow_room, authors, 60)
    for message in messages:
        letters = chance.choices("abcdefghijklmnoprstuvwy", k=400)
        message.body = re.sub(r"(\w{6})", r"\1 ", "".join(letters))
        message.save()
    client = sign_in(cast.sam)
    answer = client.get(f"/rooms/{cast.willow_room.slug}/", **GZIP)
    assert answer["Content-Encoding"] == "gzip" and "Accept-Encoding" in answer["Vary"]
    assert gzip.decompress(answer.content).count(b'class="body"') >= 50
    assert len(answer.content) < MOST


def test_answers_to_scripts_are_compressed_and_no_two_are_of_one_length(cast: Cast) -> None:
    write_history(cast.willow_room, [cast.hannah], 20)
    client = sign_in(cast.sam)
    address = f"/rooms/{cast.willow_room.slug}/messages?before=1000"
    answers = [client.get(address, **GZIP) for _time in range(12)]
    assert {gzip.decompress(answer.content) for answer in answers} == {client.get(address).content}
    assert len({len(answer.content) for answer in answers}) > 1


@pytest.mark.parametrize("kind", ["image/webp", "application/pdf", "application/octet-stream"])
def test_pictures_and_files_stay_as_they_are(kind: str) -> None:
    assert passed_on(HttpResponse(b"a" * 1_000, content_type=kind)).content == b"a" * 1_000


def test_a_stream_is_not_held_up() -> None:
    answer = passed_on(
        StreamingHttpResponse((b"a" * 1_000 for _piece in range(3)), content_type="text/plain")
    )
    assert not answer.has_header("Content-Encoding")
    assert b"".join(answer) == b"a" * 3_000


def passed_on(answer: HttpResponse) -> HttpResponse:
    return CompressionMiddleware(lambda request: answer)(RequestFactory().get("/", **GZIP))  # type: ignore[return-value]

"""/people/<id>/photo: the people it is shown to, and nobody else by any way (PE-42)."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from people.models import Audience, User
from tests.cast import Cast, sign_in
from tests.people.photos.files import BLUE, opened, with_photo

EVERYBODY = ["sam", "hannah", "dan", "kofi", "tom", "adeyemi", "bello", "lowe", "kaur", "osei", "young"]


def ask(viewer: User | Client, owner: User, **headers: str) -> HttpResponse:
    browser = viewer if isinstance(viewer, Client) else sign_in(viewer)
    return browser.get(f"/people/{owner.pk}/photo", headers=headers or None)  # type: ignore[return-value]


def seers(cast: Cast, owner: User) -> set[str]:
    answers = {key: ask(getattr(cast, key), owner).status_code for key in EVERYBODY}
    assert set(answers.values()) <= {200, 404}
    return {key for key, status in answers.items() if status == 200}


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [
        (Audience.NOBODY, set()),
        (Audience.STAFF_AND_REPS, {"hannah", "adeyemi", "bello", "lowe", "kaur", "osei", "young"}),
        (Audience.MY_CLASSES, {"sam", "hannah", "dan", "kofi", "adeyemi", "lowe"}),
    ],
)
def test_each_audience(cast: Cast, audience: str, seen_by: set[str]) -> None:
    aisha = with_photo(cast.aisha, audience)
    assert seers(cast, aisha) == seen_by
    assert ask(aisha, aisha).status_code == 200, "one's own, always"


def test_a_new_account_shows_it_to_nobody(cast: Cast) -> None:
    assert User._meta.get_field("photo_audience").get_default() == Audience.NOBODY


def test_how_it_is_sent(cast: Cast) -> None:
    answer = ask(cast.dan, with_photo(cast.aisha, Audience.MY_CLASSES, BLUE))
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert opened(answer.content).size == (256, 256)
    assert cast.aisha.photo.name[7:-5] not in str(answer.headers), "not even the file's name gets out"


def test_an_unchanged_photo_is_not_sent_again(cast: Cast) -> None:
    aisha = with_photo(cast.aisha, Audience.MY_CLASSES)
    etag = ask(cast.dan, aisha)["ETag"]
    again = ask(cast.dan, aisha, if_none_match=etag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert again["Cache-Control"] == "private, no-cache"
    assert ask(cast.dan, with_photo(aisha, Audience.MY_CLASSES), if_none_match=etag).status_code == 200


def test_hidden_again_it_is_gone_at_once_with_an_etag_too(cast: Cast) -> None:
    aisha = with_photo(cast.aisha, Audience.MY_CLASSES)
    etag = ask(cast.dan, aisha)["ETag"]
    own = {"photo": "staff_and_reps", "about": "nobody", "last_seen": "nobody"}
    sign_in(aisha).post("/you/privacy", own)
    assert ask(cast.dan, aisha).status_code == 404
    assert ask(cast.dan, aisha, if_none_match=etag).status_code == 404
    assert ask(cast.hannah, aisha, if_none_match=etag).status_code == 304
    sign_in(aisha).post("/you/privacy", own | {"photo": "my_classes"})
    assert ask(cast.dan, aisha).status_code == 200


def test_removed_it_is_gone_at_once_with_an_etag_too(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    aisha = with_photo(cast.aisha, Audience.MY_CLASSES)
    etag = ask(cast.dan, aisha)["ETag"]
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(aisha).post("/you/photo/removal")
    for viewer in (cast.dan, cast.hannah, cast.kaur, aisha):
        assert ask(viewer, aisha).status_code == 404
        assert ask(viewer, aisha, if_none_match=etag).status_code == 404
        assert ask(viewer, aisha, if_none_match="*").status_code == 404


def test_hidden_reads_like_no_photo_and_like_nobody(cast: Cast) -> None:
    """Nothing in the answer tells whether there is a photo, or a person."""
    with_photo(cast.aisha, Audience.NOBODY)
    dan = sign_in(cast.dan)
    hidden, none = ask(dan, cast.aisha), ask(dan, cast.kofi)
    stranger = dan.get("/people/999999/photo")
    assert hidden.status_code == none.status_code == stranger.status_code == 404
    assert hidden.headers == none.headers == stranger.headers
    assert hidden.content == none.content == stranger.content


@pytest.mark.parametrize(
    "path",
    [
        "/media/{name}",
        "/{name}",
        "/static/{name}",
        "/people/{pk}/photo/",
        "/people/{pk}/photo/../photo",
        "/people/-{pk}/photo",
        "/people/9999999999999999999999/photo",
        "/people/{pk}/{name}",
    ],
)
def test_there_is_no_other_way_to_it(cast: Cast, path: str) -> None:
    aisha = with_photo(cast.aisha, Audience.MY_CLASSES)
    answer = sign_in(cast.dan).get(path.format(pk=aisha.pk, name=aisha.photo.name))
    assert answer.status_code == 404


def test_nobody_sees_a_photo_of_somebody_who_left(cast: Cast) -> None:
    aisha = with_photo(cast.aisha, Audience.STAFF_AND_REPS)
    aisha.closed_at = timezone.now()
    aisha.save()
    assert seers(cast, aisha) == set()


def test_a_stranger_signs_in_first(cast: Cast) -> None:
    answer = ask(Client(), with_photo(cast.aisha, Audience.MY_CLASSES))
    assert answer.status_code == 302 and answer["Location"].startswith("/sign-in?")


def test_a_file_that_is_lost_is_no_photo(cast: Cast) -> None:
    aisha = with_photo(cast.aisha, Audience.MY_CLASSES)
    aisha.photo.storage.delete(aisha.photo.name)
    assert ask(cast.dan, aisha).status_code == 404

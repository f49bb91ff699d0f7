"""The person's own page: a photo chosen, exchanged, refused, taken away."""

import os
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from people.actions.photos import drop_stray_photos
from tests.cast import Cast, sign_in
from tests.people.photos.files import BLUE, exif_of_a_phone, opened, picture, stored, upload, with_photo

WORDS = {"display_name": "Aisha Rahman", "about": "Picks up on Mondays"}
Committed = Any


def choose(browser: Client, content: bytes, name: str = "me.jpg", **words: str) -> HttpResponse:
    return browser.post("/you", WORDS | words | {"photo": upload(content, name)})  # type: ignore[return-value]


def test_a_chosen_picture_is_kept_as_our_own_small_file(cast: Cast, disk: Path) -> None:
    answer = choose(sign_in(cast.aisha), picture(exif=exif_of_a_phone()), "holiday in Spain.jpg")
    assert (answer.status_code, answer["Location"]) == (302, "/you")
    cast.aisha.refresh_from_db()
    [name] = stored()
    assert cast.aisha.photo.name == f"photos/{name}"
    assert len(name) == 37 and "holiday" not in name, "a random name, not the person's own"
    kept = disk / "photos" / name
    assert opened(kept.read_bytes()).format == "WEBP" and b"GPS" not in kept.read_bytes()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert [path for path in disk.rglob("*") if path.is_file()] == [kept], "the original is nowhere"


def test_words_are_saved_without_a_photo(cast: Cast) -> None:
    assert sign_in(cast.aisha).post("/you", WORDS).status_code == 302
    cast.aisha.refresh_from_db()
    assert (cast.aisha.about, cast.aisha.photo.name, stored()) == (WORDS["about"], "", [])


def test_saving_words_keeps_the_photo(cast: Cast) -> None:
    with_photo(cast.aisha, "nobody")
    before = stored()
    sign_in(cast.aisha).post("/you", WORDS)
    cast.aisha.refresh_from_db()
    assert stored() == before and cast.aisha.photo.name == f"photos/{before[0]}"


def test_a_new_photo_takes_the_place_of_the_old(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    with_photo(cast.aisha, "nobody")
    before = stored()
    with django_capture_on_commit_callbacks(execute=True):
        choose(sign_in(cast.aisha), picture("PNG", colour=BLUE))
    assert len(stored()) == 1 and stored() != before


def test_remove_takes_the_file_away_at_once(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    browser = sign_in(with_photo(cast.aisha, "my_classes"))
    assert "Remove photo" in browser.get("/you").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post("/you/photo/removal").status_code == 302
    page = browser.get("/you").content.decode()
    assert "Your photo is gone." in page and "Remove photo" not in page
    cast.aisha.refresh_from_db()
    assert (cast.aisha.photo.name, stored()) == ("", [])
    assert browser.post("/you/photo/removal").status_code == 302, "twice is once"


def test_removal_takes_only_ones_own(cast: Cast, django_capture_on_commit_callbacks: Committed) -> None:
    with_photo(cast.aisha, "my_classes")
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(cast.dan).post("/you/photo/removal", {"user": cast.aisha.pk})
    assert len(stored()) == 1


def test_a_link_cannot_remove_a_photo(cast: Cast) -> None:
    assert sign_in(with_photo(cast.aisha, "nobody")).get("/you/photo/removal").status_code == 405
    assert len(stored()) == 1


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"Just words", 422, "We can’t open that picture."),
        (b"", 422, "We can’t open that picture."),
        (picture()[:500], 422, "We can’t open that picture."),
        (picture("PNG", size=(6001, 5000)), 422, "That picture has too many pixels."),
        (picture() + bytes(6 * 1024 * 1024), 413, "That picture is too big. The most is 5 MB."),
    ],
    ids=["words", "empty", "cut short", "huge", "six megabytes"],
)
def test_a_refused_picture_leaves_everything_as_it_was(
    cast: Cast, content: bytes, status: int, words: str
) -> None:
    with_photo(cast.aisha, "nobody")
    before = stored()
    answer = choose(sign_in(cast.aisha), content, about="A line just typed")
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page and 'value="A line just typed"' in page, "what was typed is still there"
    cast.aisha.refresh_from_db()
    assert (stored(), cast.aisha.about) == (before, "")
    assert cast.aisha.photo.name == f"photos/{before[0]}"


def test_a_refused_name_does_not_cost_the_photo(cast: Cast) -> None:
    answer = choose(sign_in(cast.sam), picture(), display_name="Ellie’s mum")
    assert answer.status_code == 422
    assert len(stored()) == 1, "a browser can’t bring a chosen file back to the form"


def test_a_stranger_cannot_upload(db: None) -> None:
    assert choose(Client(), picture()).status_code == 302
    assert stored() == []


def test_files_that_are_nobodys_go_after_an_hour(cast: Cast, disk: Path) -> None:
    assert drop_stray_photos() == 0, "before the first photo there is no folder"
    with_photo(cast.aisha, "nobody")
    kept = stored()
    for name, minutes in (("young.webp", 50), ("old.webp", 70), (kept[0], 70)):
        path = disk / "photos" / name
        path.touch()
        then = (timezone.now() - timedelta(minutes=minutes)).timestamp()
        os.utime(path, (then, then))
    assert drop_stray_photos() == 1
    assert stored() == sorted([*kept, "young.webp"])
    assert default_storage.size(f"photos/{kept[0]}") > 0

"""Who is here, each with what they show to the one who looks."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import AgeCheck, ClassRole, User
from rooms.actions.memberships import repair_memberships
from tests.cast import Cast, sign_in
from tests.people.photos.files import with_photo

LINE = "Aunt, picks up on Mondays"


@pytest.fixture(autouse=True)
def disk(tmp_path: Path) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=tmp_path):
        yield


def row_of(viewer: User, owner: User, cast: Cast) -> str:
    """The owner's row as the viewer gets it."""
    page = sign_in(viewer).get(f"/rooms/{cast.willow_room.slug}/members").content.decode()
    rows = re.findall(r'<li class="person">.*?</li>', page, re.DOTALL)
    [row] = [row for row in rows if owner.display_name in row]
    return unescape(row)


def shows(row: str, owner: User) -> set[str]:
    photo, initials = f'src="/people/{owner.pk}/photo" alt=""', '<span class="av'
    assert (photo in row) != (initials in row), "a photo, or else initials"
    found = {"photo": photo, "about": LINE, "last seen": "Last here: today"}
    return {name for name, words in found.items() if words in row}


def share(owner: User, *, photo: str = "nobody", about: str = "nobody", last_seen: str = "nobody") -> User:
    with_photo(owner, photo)
    owner.about, owner.about_audience = LINE, about
    owner.last_seen_on, owner.last_seen_audience = timezone.localdate(), last_seen
    owner.save()
    return owner


def test_by_default_a_row_is_name_and_role(cast: Cast) -> None:
    aisha = share(cast.aisha)
    for viewer in (cast.dan, cast.hannah, cast.adeyemi):
        row = row_of(viewer, aisha, cast)
        assert shows(row, aisha) == set() and "Parent" in row and "Last here" not in row


def test_staff_and_reps_see_what_a_parent_does_not(cast: Cast) -> None:
    aisha = share(cast.aisha, photo="staff_and_reps", about="staff_and_reps", last_seen="staff_and_reps")
    for viewer in (cast.hannah, cast.adeyemi, cast.lowe):
        assert shows(row_of(viewer, aisha, cast), aisha) == {"photo", "about", "last seen"}
    assert shows(row_of(cast.dan, aisha, cast), aisha) == set()


@pytest.mark.parametrize("part", ["photo", "about", "last_seen"])
def test_each_part_is_shown_by_itself(cast: Cast, part: str) -> None:
    aisha = share(cast.aisha, **{part: "my_classes"})
    assert shows(row_of(cast.dan, aisha, cast), aisha) == {part.replace("_", " ")}


def test_a_parent_elsewhere_sees_no_page_at_all(cast: Cast) -> None:
    share(cast.aisha, photo="my_classes", about="my_classes", last_seen="my_classes")
    assert sign_in(cast.tom).get(f"/rooms/{cast.willow_room.slug}/members").status_code == 404


def test_the_own_row_leads_to_who_sees_what(cast: Cast) -> None:
    aisha = share(cast.aisha)
    row = row_of(aisha, aisha, cast)
    assert shows(row, aisha) == {"photo", "about"}
    assert 'href="/you/privacy"' in row
    assert "/you/privacy" not in row_of(cast.dan, aisha, cast)


def test_words_of_people_are_only_words(cast: Cast) -> None:
    aisha = share(cast.aisha, about="my_classes")
    aisha.about = "<img src=x> & so on"
    aisha.save()
    page = sign_in(cast.dan).get(f"/rooms/{cast.willow_room.slug}/members").content.decode()
    assert "&lt;img src=x&gt; &amp; so on" in page and "<img src=x>" not in page


def test_a_full_room_costs_as_many_queries_as_a_small_one(cast: Cast) -> None:
    before, few = _queries_and_rows(cast)
    for number in range(20):
        person = User.objects.create_user(display_name=f"Newcomer {number}", joined_at=timezone.now())
        AgeCheck.objects.create(
            user=person,
            method="id-in-person",
            level="standard",
            threshold=16,
            outcome="pass",
            privacy_version=1,
        )
        ClassRole.objects.create(user=person, school_class=cast.willow, role="moderator")
        share(person, photo="my_classes", about="my_classes", last_seen="my_classes")
    repair_memberships()
    after, many = _queries_and_rows(cast)
    assert many == few + 20
    assert after == before


def _queries_and_rows(cast: Cast) -> tuple[int, int]:
    browser = sign_in(cast.dan)
    browser.get("/chats")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = browser.get(f"/rooms/{cast.willow_room.slug}/members").content.decode()
    return len(asked), page.count('<li class="person">')


def test_the_rep_and_staff_read_how_many_families_have_joined(cast: Cast) -> None:
    line = "5 of 6 families have joined"
    for person, reads in ((cast.hannah, True), (cast.adeyemi, True), (cast.lowe, True), (cast.sam, False)):
        page = sign_in(person).get(f"/rooms/{cast.willow_room.slug}/members").content.decode()
        assert (line in page) is reads

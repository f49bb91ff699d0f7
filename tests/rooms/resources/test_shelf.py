"""The shelf of a room: filled by staff and the rep, found by everybody, gone for everybody once taken off."""

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AuditEntry
from rooms.actions.shelf import Worth, change_resource, keep_resource, remove_resource
from rooms.errors import NoSuchRoom
from rooms.models import Membership, Resource, Room
from rooms.resources.errors import MayNotKeepResources
from rooms.resources.queries import MOST
from tests.cast import Cast, sign_in
from tests.rooms.checks import NAMED, PUNCHED
from tests.rooms.page import Page
from tests.rooms.planning import in_days
from tests.rooms.shelving import kept
from tests.rooms.tabs import run, settle, tab_of
from tests.rooms.talk import membership_of

SAID = {"title": "Spellings this half-term", "words": "because, beautiful"}


def put(client: Client, room: Room, **said: str) -> object:
    return client.post(f"/rooms/{room.slug}/resources/new", SAID | said)


def shelf(client: Client, room: Room) -> str:
    page = client.get(f"/rooms/{room.slug}/resources").content.decode()
    return page[page.index('id="shelf"') : page.index("</main>")]


@pytest.mark.parametrize("who", ["hannah", "adeyemi", "lowe"])
def test_staff_and_the_rep_put_something_there_and_everybody_finds_it(cast: Cast, who: str) -> None:
    link = "https://reading.example.org/scheme?level=3&x=%22"
    assert put(sign_in(getattr(cast, who)), cast.willow_room, link=link).status_code == 302
    seen = shelf(sign_in(cast.dan), cast.willow_room)
    assert (
        "Spellings this half-term" in seen and "because, beautiful" in seen and "reading.example.org" in seen
    )
    assert 'rel="noopener noreferrer nofollow"' in seen and "&amp;x=%22" in seen
    assert "Take off" not in seen and "Add to the shelf" not in seen
    assert AuditEntry.objects.get(action="rooms.resource.added").actor_id == getattr(cast, who).pk
    assert "Spellings" not in shelf(sign_in(cast.dan), cast.willow_notices), "each room has its own"


@pytest.mark.parametrize("who", ["sam", "tom", "osei"])
def test_who_looks_after_nothing_here_finds_no_form(cast: Cast, who: str) -> None:
    client, slug = sign_in(getattr(cast, who)), cast.willow_room.slug
    one = kept(cast.adeyemi, cast.willow_room)
    assert put(client, cast.willow_room).status_code == 404
    for verb in ("change", "removal"):
        assert client.post(f"/rooms/{slug}/resources/{one.pk}/{verb}", SAID).status_code == 404
    one.refresh_from_db()
    assert Resource.objects.count() == 1 and one.removed_at is None and one.changed_at is None


def test_the_office_keeps_a_link_for_the_whole_school(cast: Cast) -> None:
    assert put(sign_in(cast.osei), cast.school_notices).status_code == 302
    assert "Spellings" in shelf(sign_in(cast.tom), cast.school_notices)


@pytest.mark.parametrize(("field", "words"), [("title", NAMED), ("words", NAMED), ("words", PUNCHED)])
def test_what_the_check_stops_is_marked_at_its_field_and_never_stored(
    cast: Cast, field: str, words: str
) -> None:
    answer = put(sign_in(cast.hannah), cast.willow_room, **{field: words})
    assert answer.status_code == 422 and b"<mark>" in answer.content
    assert not Resource.objects.exists()
    one = kept(cast.hannah, cast.willow_room)
    address = f"/rooms/{cast.willow_room.slug}/resources/{one.pk}/change"
    assert sign_in(cast.hannah).post(address, SAID | {field: words}).status_code == 422
    assert Resource.objects.get().words == "because, beautiful, between"


@pytest.mark.parametrize(
    "said",
    [
        {"title": "\u200b"},
        {"title": "x" * 81},
        {"title": "a\0b"},
        {"words": "", "link": ""},
        {"words": "\u200b \n"},
        {"words": "x" * 2001},
        {"link": "javascript:alert(1)"},
        {"link": "ftp://files.example.org/a"},
        {"link": "data:text/html,hello"},
        {"link": "https://" + "x" * 500},
        {"last_day": in_days(-1).isoformat()},
        {"last_day": "soon"},
    ],
    ids=lambda said: str(said)[:40],
)
def test_what_cannot_be_kept_is_said_at_its_field(cast: Cast, said: dict[str, str]) -> None:
    answer = put(sign_in(cast.hannah), cast.willow_room, **said)
    assert answer.status_code == 422 and b'id="form-errors"' in answer.content
    assert not Resource.objects.exists()


def test_a_script_in_it_is_only_words(cast: Cast) -> None:
    bad = "<script>alert(1)</script><img src=x>"
    put(sign_in(cast.hannah), cast.willow_room, title=bad, words=bad, link="https://example.org/<script>x")
    seen = shelf(sign_in(cast.dan), cast.willow_room)
    assert "&lt;script&gt;alert(1)" in seen and "<script>" not in seen and "<img" not in seen


def test_what_is_taken_off_is_gone_for_everybody_and_twice_is_once(cast: Cast) -> None:
    one, adeyemi = kept(cast.hannah, cast.willow_room), membership_of(cast.adeyemi, cast.willow_room)
    address = f"/rooms/{cast.willow_room.slug}/resources/{one.pk}"
    assert sign_in(cast.hannah).post(f"{address}/removal").status_code == 302
    for who in ("dan", "hannah", "adeyemi", "lowe"):
        client = sign_in(getattr(cast, who))
        assert "Spellings" not in shelf(client, cast.willow_room)
        assert client.get(f"{address}/change").status_code == 404
        assert client.post(f"{address}/removal").status_code == 404
    remove_resource(membership=adeyemi, resource=one)
    change_resource(membership=adeyemi, resource=one, worth=Worth("Back again"))
    one.refresh_from_db()
    assert (one.removed_by, one.title) == (cast.hannah, "Spellings this half-term")
    assert AuditEntry.objects.filter(action__startswith="rooms.resource").count() == 2


def test_after_its_last_day_only_those_who_look_after_it_see_it(cast: Cast) -> None:
    one = kept(cast.adeyemi, cast.willow_room, last_day=in_days(0))
    assert "Spellings" in shelf(sign_in(cast.dan), cast.willow_room)
    Resource.objects.update(last_day=in_days(-1))
    assert "Spellings" not in shelf(sign_in(cast.dan), cast.willow_room)
    seen = shelf(sign_in(cast.hannah), cast.willow_room)
    assert "Past their last day" in seen and "Spellings" in seen
    address = f"/rooms/{cast.willow_room.slug}/resources/{one.pk}/change"
    sign_in(cast.adeyemi).post(address, SAID | {"last_day": in_days(5).isoformat()})
    assert "Spellings" in shelf(sign_in(cast.dan), cast.willow_room)


def test_a_rep_changes_what_reps_put_there_and_staff_everything(cast: Cast) -> None:
    of_staff, of_rep = kept(cast.adeyemi, cast.willow_room), kept(cast.hannah, cast.willow_room, "Reading")
    hannah = membership_of(cast.hannah, cast.willow_room)
    with pytest.raises(MayNotKeepResources):
        remove_resource(membership=hannah, resource=of_staff)
    change_resource(membership=hannah, resource=of_rep, worth=Worth("Reading at home", words="Daily"))
    change_resource(
        membership=membership_of(cast.lowe, cast.willow_room),
        resource=of_rep,
        worth=Worth("Reading", words="!"),
    )
    of_rep.refresh_from_db()
    assert (of_rep.title, of_rep.words, of_rep.added_by) == ("Reading", "!", cast.hannah)


def test_nothing_is_kept_in_a_closed_room_by_the_muted_or_by_who_left(cast: Cast) -> None:
    gone, worth = membership_of(cast.hannah, cast.willow_room), Worth("Reading", words="Daily")
    Membership.objects.filter(user=cast.hannah).update(muted_until="2100-01-01T00:00Z")
    assert put(sign_in(cast.hannah), cast.willow_room).status_code == 422
    Membership.objects.filter(pk=gone.pk).update(ended_at=timezone.now(), end_reason="left")
    with pytest.raises(NoSuchRoom):
        keep_resource(membership=gone, worth=worth)
    Room.objects.filter(pk=cast.willow_room.pk).update(mode=Room.Mode.LOCKED)
    assert put(sign_in(cast.adeyemi), cast.willow_room).status_code == 422
    assert not Resource.objects.exists()


def test_a_full_shelf_says_so(cast: Cast) -> None:
    one = kept(cast.adeyemi, cast.willow_room)
    copies = {"room": one.room, "title": "One more", "added_by": cast.adeyemi, "added_role": "teacher"}
    Resource.objects.bulk_create([Resource(**copies) for _number in range(MOST - 1)])
    answer = put(sign_in(cast.adeyemi), cast.willow_room)
    assert answer.status_code == 422 and b"The shelf is full." in answer.content


def test_a_hundred_things_cost_as_many_queries_as_two(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    one, dan, asked = kept(cast.adeyemi, cast.willow_room), sign_in(cast.dan), []
    shelf(dan, cast.willow_room)
    for count in (1, MOST - 2):
        copies = {"room": one.room, "title": "One more", "added_by": cast.adeyemi, "added_role": "teacher"}
        Resource.objects.bulk_create([Resource(**copies) for _number in range(count)])
        with django_assert_max_num_queries(100) as counted:  # type: ignore[operator]
            shelf(dan, cast.willow_room)
        asked.append(len(counted))
    assert asked[0] == asked[1]


def test_a_room_that_was_away_hears_that_its_shelf_changed(cast: Cast) -> None:
    page = Page(sign_in(cast.dan), cast.willow_room)
    kept(cast.adeyemi, cast.willow_room)
    assert "state" in page.catch_up()


@pytest.mark.django_db(transaction=True)
async def test_open_pages_hear_of_it_without_a_word_of_it(live_cast: Cast) -> None:
    tab, outsider = await tab_of(live_cast.dan), await tab_of(live_cast.tom)
    await run(kept, live_cast.adeyemi, live_cast.willow_room)
    await settle()
    heard = await tab.everything()
    assert [frame["type"] for frame in heard] == ["room.changed"] and "Spellings" not in str(heard)
    assert await outsider.everything() == []
    await tab.shut()
    await outsider.shut()

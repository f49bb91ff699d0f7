"""Finding messages: what is found, by whom, in which order."""

from datetime import timedelta

from django.utils import timezone

from people.models import User
from rooms.models import Membership, Message
from tests.cast import Cast, sign_in
from tests.rooms.searching import WORDS, found, look
from tests.rooms.talk import said


def test_words_are_found_newest_first(cast: Cast) -> None:
    first = said(cast.dan, cast.willow_room, WORDS)
    said(cast.dan, cast.willow_room, "Nothing of the kind")
    second = said(cast.hannah, cast.willow_room, "The wellies? In the TOWEL box, with the bring-and-buy")
    assert found(cast.sam, "wellies") == [second.pk, first.pk]
    assert found(cast.sam, "towel wellies", cast.willow_room) == [second.pk, first.pk]
    assert found(cast.sam, "wellies socks") == []


def test_the_last_word_may_be_begun(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room, WORDS)
    assert found(cast.sam, "wel") == found(cast.sam, "bring tow") == [message.pk]
    assert found(cast.sam, "tow bring") == found(cast.sam, "w") == []


def test_case_and_accents_do_not_count(cast: Cast) -> None:
    message = said(cast.dan, cast.willow_room, "Zoë’s café, 3 Łąkowa Road")
    for q in ("zoe", "ZOË cafe", "lakowa", "CAFE\u0301", "3 road"):
        assert found(cast.sam, q) == [message.pk], q


def test_by_person_and_by_day(cast: Cast) -> None:
    old = said(cast.hannah, cast.willow_room, WORDS)
    long_ago = timezone.now() - timedelta(days=30)
    Message.objects.filter(pk=old.pk).update(shown_at=long_ago, created_at=long_ago)
    new = said(cast.hannah, cast.willow_room, WORDS)
    other = said(cast.dan, cast.willow_room, WORDS)
    week_ago = f"{timezone.localdate() - timedelta(days=7):%Y-%m-%d}"
    then = f"{timezone.localdate(long_ago):%Y-%m-%d}"
    assert found(cast.sam, "wellies", who="hannah") == [new.pk, old.pk]
    assert found(cast.sam, "", who="Clar") == [new.pk, old.pk]
    assert found(cast.sam, "wellies", **{"from": week_ago}) == [other.pk, new.pk]
    assert found(cast.sam, "wellies", to=week_ago) == [old.pk]
    assert found(cast.sam, "", who="hannah", to=then, **{"from": then}) == [old.pk]
    assert found(cast.sam, "wellies", who="Nobody Here") == found(cast.sam, "wellies", who="%") == []
    assert found(cast.sam, "", **{"from": "2001-01-01"}) == [other.pk, new.pk, old.pk]
    assert found(cast.sam, "", to="2001-01-01") == []


def test_a_name_that_is_not_shown_finds_nobody(cast: Cast) -> None:
    User.objects.filter(pk=cast.dan.pk).update(display_name="D. Whitmore")
    message = said(User.objects.get(pk=cast.dan.pk), cast.willow_room, WORDS)
    assert found(cast.sam, who="whitmore") == [message.pk]
    assert found(cast.sam, who="dan") == []


def test_only_my_rooms_are_searched(cast: Cast) -> None:
    willow, oak = said(cast.dan, cast.willow_room, WORDS), said(cast.tom, cast.oak_room, WORDS)
    assert found(cast.sam, "wellies") == [oak.pk, willow.pk]
    assert found(cast.sam, "wellies", cast.oak_room) == [oak.pk]
    assert found(cast.tom, "wellies") == [oak.pk]
    for person in (cast.kaur, cast.osei, cast.lindqvist, cast.young):
        assert found(person, "wellies") == []
    assert sign_in(cast.tom).get(f"/rooms/{cast.willow_room.slug}/search?q=wellies").status_code == 404
    assert sign_in(cast.tom).get("/rooms/no-such-room/search?q=wellies").status_code == 404


def test_office_and_head_find_announcements_without_membership(cast: Cast) -> None:
    notice = said(cast.adeyemi, cast.willow_notices, WORDS)
    for person in (cast.osei, cast.lindqvist, cast.sam, cast.lowe):
        assert found(person, "wellies") == [notice.pk]
    assert found(cast.osei, "wellies", cast.willow_notices) == [notice.pk]
    assert found(cast.tom, "wellies") == found(cast.young, "wellies") == []
    by_office = said(cast.osei, cast.willow_notices, WORDS)
    assert found(cast.sam, who="osei") == [by_office.pk]


def test_an_ended_membership_finds_nothing_at_once(cast: Cast) -> None:
    said(cast.dan, cast.willow_room, WORDS)
    mine = Membership.objects.filter(user=cast.sam, room=cast.willow_room)
    mine.update(ended_at=timezone.now(), end_reason=Membership.EndReason.LEFT)
    assert found(cast.sam, "wellies") == []


def test_a_suspended_person_finds_announcements_only(cast: Cast) -> None:
    said(cast.dan, cast.willow_room, WORDS)
    notice = said(cast.adeyemi, cast.willow_notices, WORDS)
    User.objects.filter(pk=cast.sam.pk).update(suspended_until=timezone.now() + timedelta(days=1))
    assert found(User.objects.get(pk=cast.sam.pk), "wellies") == [notice.pk]


def test_a_newcomer_does_not_find_what_was_said_before(cast: Cast) -> None:
    said(cast.dan, cast.willow_room, WORDS)
    cast.willow_room.refresh_from_db()
    Membership.objects.filter(user=cast.sam, room=cast.willow_room).update(
        sees_from_seq=cast.willow_room.clock
    )
    later = said(cast.dan, cast.willow_room, WORDS)
    assert found(cast.sam, "wellies") == found(cast.sam, who="dan") == [later.pk]
    assert found(cast.hannah, "wellies")[0] == later.pk and len(found(cast.hannah, "wellies")) == 2


def test_the_page_says_what_it_did_not_find(cast: Cast) -> None:
    page = look(sign_in(cast.sam), "urn").content.decode()
    assert "Nothing found for ‘<bdi>urn</bdi>’. Try fewer words." in page
    assert "Nothing found" not in look(sign_in(cast.sam)).content.decode()
    assert "Write the day like 19/11/2026." in look(sign_in(cast.sam), "urn", to="soon").content.decode()

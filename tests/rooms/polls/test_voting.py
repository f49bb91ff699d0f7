"""Voting: totals for everybody, my own vote for me, nobody's vote for anybody else."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AuditEntry
from rooms.actions.poll_closing import close_due_polls, close_poll
from rooms.actions.poll_voting import PER_MINUTE, vote
from rooms.errors import NoSuchRoom
from rooms.models import Membership, Poll, PollVote, Room
from rooms.polls.errors import MayNotRunPolls, PollIsClosed
from tests.cast import Cast, sign_in
from tests.rooms.asking import asked, ballot, totals, voted
from tests.rooms.page import Page, fresh
from tests.rooms.tabs import run, settle, tab_of
from tests.rooms.talk import JSON, membership_of

EVERYBODY = ("sam", "dan", "hannah", "adeyemi", "lowe")


def put(client: Client, poll: Poll, chosen: object) -> object:
    address = f"/rooms/{poll.room.slug}/polls/{poll.pk}/vote"
    return client.put(address, json.dumps({"chosen": chosen}), content_type="application/json", headers=JSON)


def test_a_vote_changes_the_totals_on_every_page(cast: Cast) -> None:
    poll = asked(cast.hannah, cast.willow_room)
    page = Page(sign_in(cast.dan), cast.willow_room)
    said = put(sign_in(cast.sam), poll, [1]).json()
    assert "1 vote. Change yours until" in said["frame"]["html"]
    voted(cast.aisha, poll, 0)
    page.catch_up()
    assert "2 votes. Change yours until" in page.shows[poll.message_id]
    assert page.shows == fresh(sign_in(cast.dan), cast.willow_room)
    assert totals(poll) == [1, 1, 0]


def test_the_last_vote_counts_the_same_again_changes_nothing_and_none_takes_it_back(cast: Cast) -> None:
    poll, sam = asked(cast.hannah, cast.willow_room), sign_in(cast.sam)
    for place in (0, 2, 1):
        assert put(sam, poll, [place]).status_code == 200
    clock = Room.objects.get(pk=cast.willow_room.pk).clock
    put(sam, poll, [1])
    assert (totals(poll), PollVote.objects.count()) == ([0, 1, 0], 1)
    assert Room.objects.get(pk=cast.willow_room.pk).clock == clock
    put(sam, poll, [])
    assert totals(poll) == [0, 0, 0] and not PollVote.objects.exists()


def test_where_several_may_be_chosen_people_are_counted_once(cast: Cast) -> None:
    poll = asked(cast.adeyemi, cast.willow_room, ballot(takes_several=True))
    voted(cast.sam, poll, 2, 0, 0)
    voted(cast.dan, poll, 2)
    assert totals(poll) == [1, 0, 2]
    [card] = fresh(sign_in(cast.dan), cast.willow_room).values()
    assert "2 people voted." in card and card.count('type="checkbox"') == 3


def test_nobody_can_tell_from_any_page_or_answer_who_chose_what(cast: Cast) -> None:
    poll = voted(cast.sam, asked(cast.hannah, cast.willow_room), 1)
    room = f"/rooms/{cast.willow_room.slug}"
    cards = [fresh(sign_in(getattr(cast, who)), cast.willow_room)[poll.message_id] for who in EVERYBODY]
    assert len(set(cards)) == 1 and "Sam" not in cards[0] and "checked" not in cards[0]
    for who in EVERYBODY[1:]:
        client = sign_in(getattr(cast, who))
        page = client.get(f"{room}/polls/{poll.pk}").content.decode()
        main = page[page.index("poll-page") : page.index("</article>")]
        assert "Sam" not in main and "checked" not in main
        assert client.get(f"{room}/polls/votes").json() == {"votes": {}}
    assert sign_in(cast.sam).get(f"{room}/polls/votes").json() == {"votes": {str(poll.pk): [1]}}
    assert not AuditEntry.objects.filter(actor_id=cast.sam.pk).exists()


@pytest.mark.parametrize("chosen", ["", None, 3, [3], [-1], ["1"], [True], [[1]], {"a": 1}, [0, 1]])
def test_anything_else_is_no_vote(cast: Cast, chosen: object) -> None:
    poll = asked(cast.hannah, cast.willow_room)
    assert put(sign_in(cast.sam), poll, chosen).status_code == 422
    assert not PollVote.objects.exists()


def test_an_outsider_finds_no_poll_under_any_room(cast: Cast) -> None:
    poll, tom = asked(cast.hannah, cast.willow_room), sign_in(cast.tom)
    for slug in (cast.willow_room.slug, cast.oak_room.slug):
        address = f"/rooms/{slug}/polls/{poll.pk}"
        assert tom.post(f"{address}/vote", {"choice": "1"}).status_code == 404
        assert tom.post(f"{address}/closing").status_code == tom.get(address).status_code == 404
    assert not PollVote.objects.exists()


def test_without_script_the_card_leads_to_the_page_that_saves(cast: Cast) -> None:
    poll, sam = asked(cast.hannah, cast.willow_room), sign_in(cast.sam)
    address = f"/rooms/{cast.willow_room.slug}/polls/{poll.pk}"
    assert 'value="2" id="p' in sam.get(address, {"choice": "2"}).content.decode()
    assert f'id="p{poll.pk}-2" checked' in sam.get(address, {"choice": "2"}).content.decode()
    assert not PollVote.objects.exists(), "a link saves nothing"
    assert sam.post(f"{address}/vote", {"choice": "2"}).status_code == 302 and totals(poll) == [0, 0, 1]
    for bad in ({}, {"choice": "7"}, {"choice": ["0", "1"]}):
        assert sam.post(f"{address}/vote", bad).status_code == 422
    assert totals(poll) == [0, 0, 1]
    sam.post(f"{address}/vote", {"verb": "take_back"})
    assert totals(poll) == [0, 0, 0]


def test_a_muted_parent_votes_and_who_left_does_not(cast: Cast) -> None:
    poll, gone = asked(cast.hannah, cast.willow_room), membership_of(cast.kofi, cast.willow_room)
    Membership.objects.filter(user=cast.dan).update(muted_until="2100-01-01T00:00Z")
    assert put(sign_in(cast.dan), poll, [0]).status_code == 200
    cast.kofi.memberships.update(ended_at=timezone.now(), end_reason="left")
    with pytest.raises(NoSuchRoom):
        vote(poll=poll, membership=gone, chosen=[1])
    assert totals(poll) == [1, 0, 0]


@pytest.mark.parametrize("why", ["room", "held", "day", "closed"])
def test_what_is_closed_takes_no_vote(cast: Cast, why: str) -> None:
    poll, membership = asked(cast.hannah, cast.willow_room), membership_of(cast.sam, cast.willow_room)
    match why:
        case "room":
            Room.objects.filter(pk=cast.willow_room.pk).update(mode=Room.Mode.SEALED)
        case "held":
            type(poll.message).objects.update(state="held", held_at=timezone.now())
        case "day":
            Poll.objects.update(closes_at=timezone.now())
        case "closed":
            close_poll(poll=poll, membership=membership_of(cast.hannah, cast.willow_room))
    with pytest.raises(PollIsClosed):
        vote(poll=poll, membership=membership, chosen=[1])
    assert not PollVote.objects.exists()
    if why != "held":
        assert put(sign_in(cast.sam), poll, [1]).status_code == 409


@pytest.mark.parametrize(
    ("asks", "closes", "may"),
    [
        ("hannah", "hannah", True),
        ("hannah", "adeyemi", True),
        ("hannah", "sam", False),
        ("adeyemi", "hannah", False),
        ("adeyemi", "lowe", True),
    ],
)
def test_its_author_and_staff_close_it_and_a_rep_what_reps_asked(
    cast: Cast, asks: str, closes: str, may: bool
) -> None:
    poll = voted(cast.sam, asked(getattr(cast, asks), cast.willow_room), 1)
    client, page = sign_in(getattr(cast, closes)), Page(sign_in(cast.dan), cast.willow_room)
    address = f"/rooms/{cast.willow_room.slug}/polls/{poll.pk}"
    assert ("Close the poll" in client.get(address).content.decode()) == may
    assert client.post(f"{address}/closing").status_code == (302 if may else 404)
    page.catch_up()
    assert ("Closed. 1 vote." in page.shows[poll.message_id]) == may
    assert page.shows == fresh(sign_in(cast.dan), cast.willow_room)
    assert (
        AuditEntry.objects.filter(action="rooms.poll.closed", actor_id=getattr(cast, closes).pk).exists()
        == may
    )


def test_a_former_rep_still_closes_her_own(cast: Cast) -> None:
    poll = asked(cast.hannah, cast.willow_room)
    cast.hannah.memberships.update(role="parent")
    assert close_poll(poll=poll, membership=membership_of(cast.hannah, cast.willow_room)) is True
    assert close_poll(poll=poll, membership=membership_of(cast.hannah, cast.willow_room)) is False
    with pytest.raises(MayNotRunPolls):
        close_poll(poll=poll, membership=membership_of(cast.sam, cast.willow_room))


def test_the_worker_says_once_that_its_last_day_is_over(cast: Cast) -> None:
    poll, other = asked(cast.hannah, cast.willow_room), asked(cast.adeyemi, cast.willow_room)
    page = Page(sign_in(cast.dan), cast.willow_room)
    assert close_due_polls() == 0
    Poll.objects.filter(pk=poll.pk).update(closes_at=timezone.now())
    assert (close_due_polls(), close_due_polls()) == (1, 0)
    page.catch_up()
    assert "Closed. Nobody voted." in page.shows[poll.message_id]
    assert "Nobody has voted yet." in page.shows[other.message_id]
    assert page.shows == fresh(sign_in(cast.dan), cast.willow_room)


def test_a_person_who_changes_their_mind_without_end_waits(cast: Cast) -> None:
    poll, sam = asked(cast.hannah, cast.willow_room), sign_in(cast.sam)
    answers = [put(sam, poll, [turn % 2]).status_code for turn in range(PER_MINUTE + 1)]
    assert answers == [200] * PER_MINUTE + [429]


@pytest.mark.django_db(transaction=True)
async def test_my_vote_reaches_my_other_device_and_others_hear_only_totals(live_cast: Cast) -> None:
    poll = await run(asked, live_cast.hannah, live_cast.willow_room)
    mine, other = await tab_of(live_cast.sam), await tab_of(live_cast.dan)
    await run(voted, live_cast.sam, poll, 1)
    await settle()
    assert {
        "type": "poll.voted",
        "room": poll.room_id,
        "poll": poll.pk,
        "chosen": [1],
    } in await mine.everything()
    others = await other.everything()
    assert [frame["type"] for frame in others] == ["message"]
    assert "Sam" not in str(others) and "chosen" not in str(others)
    await mine.shut()
    await other.shut()

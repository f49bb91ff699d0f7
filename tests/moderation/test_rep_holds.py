"""The class rep and the room's staff hide a message until a moderator has looked, and do nothing more (MO-13)."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from audit.models import AuditEntry
from moderation.access import message_to_hold
from moderation.actions.holding import hold_for_moderator
from moderation.errors import NothingToHold
from moderation.models import Case
from moderation.rows import rows_of
from notices.queries import notices_of
from people.models import User
from rooms.models import Membership, Message
from tests.cast import Cast, sign_in
from tests.moderation.clock import Clock
from tests.moderation.conftest import WORDS
from tests.moderation.reporting import LEAVE_UP, PUT_BACK, decided, report
from tests.rooms.page import Page, fresh
from tests.rooms.talk import JSON, said


def holds(user: User, message: Message) -> Case:
    found, membership = message_to_hold(user, message.pk)
    return hold_for_moderator(message=found, membership=membership)


def test_a_rep_can_hold_but_not_remove_or_release(cast: Cast, message: Message) -> None:
    hannah, sam = sign_in(cast.hannah), Page(sign_in(cast.sam), cast.willow_room)
    frame = hannah.post(f"/messages/{message.pk}/hold", headers=JSON).json()["frame"]
    sam.hear(frame)
    assert WORDS not in sam.rows[message.pk]
    assert "This message is being checked." in fresh(hannah, cast.willow_room)[message.pk]
    assert "The school is checking this message" in fresh(sign_in(cast.dan), cast.willow_room)[message.pk]
    case = Case.objects.visible_to(cast.lowe).get()
    assert (case.target_id, case.state, case.queue) == (message.pk, "new", "class")
    assert rows_of([case], cast.lowe)[0].heading == "Held for a moderator"
    assert case.capsules.get().trigger == "hold"
    assert hannah.post(f"/messages/{message.pk}/removal", headers=JSON).status_code == 404
    assert hannah.get(f"/cases/{case.reference}/").status_code == 404
    assert hannah.get("/staff/queue").status_code == 404


def test_the_trail_and_the_case_name_who_held_it_and_its_author_is_not_told(
    cast: Cast, message: Message, clock: Clock
) -> None:
    case = holds(cast.hannah, message)
    entry = AuditEntry.objects.get(action="rooms.message.held")
    assert (entry.actor_id, entry.matter) == (cast.hannah.pk, case.reference)
    page = sign_in(cast.lowe).get(f"/cases/{case.reference}/").content.decode()
    assert "Hannah Clarke held it for you to look at" in page
    assert cast.hannah.shown_name not in fresh(sign_in(cast.dan), cast.willow_room)[message.pk]
    decided(case, cast.lowe, PUT_BACK)
    assert WORDS in fresh(sign_in(cast.sam), cast.willow_room)[message.pk]
    clock.moves(seconds=10)
    assert [notice.kind for notice in notices_of(cast.dan.pk)] == ["moderation.held.posted"]


def test_it_joins_the_case_that_is_there_and_a_decided_one_is_looked_at_again(
    cast: Cast, message: Message
) -> None:
    first = report(cast.aisha, message).case
    assert holds(cast.hannah, message).pk == first.pk
    message.refresh_from_db()
    decided(first, cast.lowe, PUT_BACK)
    assert holds(cast.adeyemi, message).pk == first.pk
    again = Case.objects.get()
    assert (again.state, again.assignee) == ("open", cast.lowe)
    message.refresh_from_db()
    assert (message.state, message.held_for) == ("held", "staff")


def test_what_is_hidden_already_is_not_held_twice(cast: Cast, message: Message) -> None:
    decided(report(cast.aisha, message).case, cast.lowe, LEAVE_UP)
    holds(cast.hannah, message)
    seen, membership = message_to_hold(cast.adeyemi, message.pk)
    with pytest.raises(NothingToHold):
        hold_for_moderator(message=seen, membership=membership)
    assert AuditEntry.objects.filter(action="rooms.message.held").count() == 1
    assert sign_in(cast.adeyemi).post(f"/messages/{message.pk}/hold", headers=JSON).status_code == 200


def test_nobody_else_and_nothing_else_can_be_held(cast: Cast, message: Message) -> None:
    notice = said(cast.adeyemi, cast.willow_notices, "School is closed today")
    own = said(cast.hannah, cast.willow_room, "My own")
    for user, one in (
        (cast.sam, message),
        (cast.tom, message),
        (cast.osei, message),
        (cast.hannah, own),
        (cast.hannah, notice),
    ):
        with pytest.raises(Http404):
            message_to_hold(user, one.pk)
    Membership.objects.filter(user=cast.hannah).update(muted_until=timezone.now() + timedelta(1))
    with pytest.raises(Http404):
        message_to_hold(cast.hannah, message.pk)
    assert not Case.objects.exists()


def test_without_script_by_form_and_the_menu_only_where_it_works(cast: Cast, message: Message) -> None:
    hannah, address = sign_in(cast.hannah), f"/messages/{message.pk}/hold"
    assert address in hannah.get(f"/messages/{message.pk}/actions").content.decode()
    assert address not in sign_in(cast.sam).get(f"/messages/{message.pk}/actions").content.decode()
    for user, there in ((cast.hannah, True), (cast.sam, False)):
        page = sign_in(user).get(f"/rooms/{cast.willow_room.slug}/").content.decode()
        assert ('data-do="hold"' in page) is there
    assert WORDS in hannah.get(address).content.decode().replace("&#x27;", "’")
    assert hannah.post(address).status_code == 302
    message.refresh_from_db()
    assert (message.state, message.held_for) == ("held", "rep")

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from rooms.actions.post_message import post_message
from rooms.errors import NoSuchRoom
from rooms.models import Membership, Message, Room
from tests.cast import Cast, sign_in
from tests.rooms.talk import JSON, membership_of, said, say


def test_a_parent_posts_and_gets_the_frame_back(cast: Cast) -> None:
    answer = say(sign_in(cast.sam), cast.willow_room, "Is forest school on Friday?")
    assert answer.status_code == 201
    message = Message.objects.get()
    frame = answer.json()["frame"]
    assert (message.body, message.author, message.room) == (
        "Is forest school on Friday?",
        cast.sam,
        cast.willow_room,
    )
    assert (frame["id"], frame["seq"], frame["version"]) == (message.pk, message.seq, message.seq)
    assert "Is forest school on Friday?" in frame["html"]


def test_place_and_version_come_from_the_rooms_clock(cast: Cast) -> None:
    before = cast.willow_room.clock
    first, second = said(cast.sam, cast.willow_room), said(cast.hannah, cast.willow_room)
    assert (first.seq, second.seq) == (before + 1, before + 2)
    assert Room.objects.get(pk=cast.willow_room.pk).clock == second.version == before + 2


def test_an_outsider_gets_404_and_stores_nothing(cast: Cast) -> None:
    assert say(sign_in(cast.tom), cast.willow_room).status_code == 404
    assert not Message.objects.exists()


def test_a_retry_answers_200_with_the_first_message(cast: Cast) -> None:
    client, client_id = sign_in(cast.sam), str(uuid4())
    first = say(client, cast.willow_room, "Once", client_id=client_id)
    again = say(client, cast.willow_room, "Once", client_id=client_id)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["frame"]["id"] == again.json()["frame"]["id"]
    assert Message.objects.count() == 1


def test_a_retry_after_a_mute_still_answers_200(cast: Cast) -> None:
    client, client_id = sign_in(cast.sam), str(uuid4())
    say(client, cast.willow_room, "Before", client_id=client_id)
    mine = Membership.objects.filter(user=cast.sam, room=cast.willow_room)
    mine.update(muted_until=timezone.now() + timedelta(hours=1))
    assert say(client, cast.willow_room, "Before", client_id=client_id).status_code == 200
    refused = say(client, cast.willow_room, "After")
    assert (refused.status_code, refused.json()["reason"]) == (403, "muted")
    assert Message.objects.count() == 1


def test_a_reused_client_id_with_other_text_is_409(cast: Cast) -> None:
    client, client_id = sign_in(cast.sam), str(uuid4())
    say(client, cast.willow_room, "First words", client_id=client_id)
    assert say(client, cast.willow_room, "Other words", client_id=client_id).status_code == 409
    assert say(client, cast.oak_room, "First words", client_id=client_id).status_code == 409
    assert Message.objects.count() == 1


def test_two_authors_may_share_a_client_id(cast: Cast) -> None:
    client_id = str(uuid4())
    for person in (cast.sam, cast.hannah):
        assert say(sign_in(person), cast.willow_room, client_id=client_id).status_code == 201
    assert Message.objects.count() == 2


def test_a_client_id_is_still_known_after_scrubbing(cast: Cast) -> None:
    client, client_id = sign_in(cast.sam), str(uuid4())
    say(client, cast.willow_room, "Long ago", client_id=client_id)
    Message.objects.update(body="", post_digest="", scrubbed_at=timezone.now())
    answer = say(client, cast.willow_room, "Long ago", client_id=client_id)
    assert answer.status_code == 200
    assert "html" not in answer.json()["frame"]
    assert Message.objects.count() == 1


def test_a_rolled_back_post_leaves_no_hole(cast: Cast) -> None:
    before = cast.willow_room.clock

    def post_and_fail() -> None:
        with transaction.atomic():
            said(cast.sam, cast.willow_room)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        post_and_fail()
    assert said(cast.hannah, cast.willow_room).seq == before + 1


def test_a_post_races_with_the_end_of_its_membership(cast: Cast) -> None:
    held_by_a_slow_request = membership_of(cast.sam, cast.willow_room)
    Membership.objects.filter(pk=held_by_a_slow_request.pk).update(
        ended_at=timezone.now(), end_reason="unlinked"
    )
    with pytest.raises(NoSuchRoom):
        post_message(membership=held_by_a_slow_request, client_id=uuid4(), body="Too late")
    assert not Message.objects.exists()


def test_parents_only_read_announcements(cast: Cast) -> None:
    refused = say(sign_in(cast.sam), cast.willow_notices)
    assert (refused.status_code, refused.json()["reason"]) == (403, "staff_only")
    assert not Message.objects.exists()


def test_teacher_and_rep_post_in_their_own_announcements_only(cast: Cast) -> None:
    for person in (cast.adeyemi, cast.hannah):
        assert say(sign_in(person), cast.willow_notices).status_code == 201
        assert say(sign_in(person), cast.school_notices).status_code == 403
        assert say(sign_in(person), cast.oak_notices).status_code == 404


def test_office_and_head_post_in_all_announcements_without_membership(cast: Cast) -> None:
    for person in (cast.osei, cast.lindqvist):
        for room in (cast.willow_notices, cast.oak_notices, cast.school_notices):
            assert say(sign_in(person), room).status_code == 201
        assert say(sign_in(person), cast.willow_room).status_code == 404
    assert not Membership.objects.filter(user__in=[cast.osei, cast.lindqvist]).exists()


@pytest.mark.parametrize(("mode", "reason"), [("sealed", "sealed"), ("locked", "locked")])
def test_a_closed_room_takes_no_message(cast: Cast, mode: str, reason: str) -> None:
    Room.objects.filter(pk=cast.willow_room.pk).update(mode=mode)
    for person in (cast.sam, cast.adeyemi):
        refused = say(sign_in(person), cast.willow_room)
        assert (refused.status_code, refused.json()["reason"]) == (403, reason)
    assert not Message.objects.exists()


def test_the_eleventh_message_in_a_minute_waits(cast: Cast) -> None:
    client = sign_in(cast.sam)
    for _ in range(10):
        assert say(client, cast.willow_room).status_code == 201
    refused = say(client, cast.willow_room)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 60
    assert say(sign_in(cast.hannah), cast.willow_room).status_code == 201


def test_posting_query_count(cast: Cast, django_assert_max_num_queries: object) -> None:
    """The check asks four times: the school, its staff, the author's children, the room's members."""
    client = sign_in(cast.sam)
    client.get("/chats")
    with django_assert_max_num_queries(19):  # type: ignore[operator]
        assert say(client, cast.willow_room).status_code == 201  # the roll and the words are read too
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        assert say(client, cast.willow_room).status_code == 201


def test_without_script_a_form_posts_and_leads_back(cast: Cast) -> None:
    client = sign_in(cast.sam)
    form = {"client_id": str(uuid4()), "body": "By form"}
    answer = client.post(f"/rooms/{cast.willow_room.slug}/messages", form)
    message = Message.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/rooms/{cast.willow_room.slug}/#m{message.pk}"


def test_without_script_refused_words_come_back(cast: Cast) -> None:
    client = sign_in(cast.sam)
    words = "Too long " * 500
    too_long = client.post(
        f"/rooms/{cast.oak_room.slug}/messages", {"client_id": str(uuid4()), "body": words}
    )
    assert too_long.status_code == 413
    assert "4,000 characters" in too_long.content.decode()
    assert words in too_long.content.decode()
    Membership.objects.filter(user=cast.sam).update(muted_until=timezone.now() + timedelta(hours=1))
    form = {"client_id": str(uuid4()), "body": "Kept for me"}
    muted = client.post(f"/rooms/{cast.oak_room.slug}/messages", form)
    assert muted.status_code == 403
    assert "Kept for me" in muted.content.decode()
    assert not Message.objects.exists()


def test_posting_needs_the_csrf_token(cast: Cast) -> None:
    client = sign_in(cast.sam)
    client.handler.enforce_csrf_checks = True
    assert say(client, cast.willow_room).status_code == 403
    assert not Message.objects.exists()


def test_signed_out_is_401_for_scripts_and_a_way_in_for_pages(cast: Cast, client: object) -> None:
    assert say(client, cast.willow_room).status_code == 401  # type: ignore[arg-type]
    page = client.get(f"/rooms/{cast.willow_room.slug}/")  # type: ignore[attr-defined]
    assert page.status_code == 302
    assert page["Location"].startswith("/sign-in")
    assert client.get("/sync", headers=JSON).status_code == 401  # type: ignore[attr-defined]

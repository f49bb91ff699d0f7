"""Who gets a picture or file from its address, and until when (PR-42)."""

import asyncio
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.http import StreamingHttpResponse
from django.test import Client
from django.utils import timezone

from people.models import User
from rooms.actions.bringing import drop_stale_attachments, drop_stray_attachments
from rooms.actions.holding import Cause, hold_message, release_message
from rooms.actions.removal import remove_message, restore_message
from rooms.models import Attachment, Message
from tests.cast import Cast, sign_in
from tests.people.photos.files import opened
from tests.rooms.attachments.bringing import bring, brought, get, sent
from tests.rooms.attachments.files import PDF
from tests.rooms.talk import membership_of


def content_of(answer: StreamingHttpResponse) -> list[bytes]:
    async def pieces() -> list[bytes]:
        return [piece async for piece in answer.streaming_content]  # type: ignore[union-attr]

    return asyncio.run(pieces())


def etag(cast: Cast, attachment: Attachment) -> str:
    return get(sign_in(cast.kofi), attachment)["ETag"]


@pytest.fixture
def message(cast: Cast) -> Message:
    return sent(cast.sam, cast.willow_room)


@pytest.fixture
def attachment(message: Message) -> Attachment:
    return message.attachments.get()


def test_a_picture_comes_in_pieces_and_is_asked_for_again_each_time(
    cast: Cast, attachment: Attachment
) -> None:
    answer = get(sign_in(cast.kofi), attachment)
    assert isinstance(answer, StreamingHttpResponse) and answer.is_async
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["X-Content-Type-Options"] == "nosniff"
    content = b"".join(content_of(answer))
    assert len(content) == int(answer["Content-Length"])
    assert opened(content).size == (400, 300)
    again = get(sign_in(cast.kofi), attachment, if_none_match=answer["ETag"])
    assert (again.status_code, again["Cache-Control"]) == (304, "private, no-cache")
    small = get(sign_in(cast.kofi), attachment, small=True)
    assert small["ETag"] != answer["ETag"]
    assert opened(b"".join(content_of(small))).format == "WEBP"


def test_a_long_file_never_stands_in_memory_whole(cast: Cast) -> None:
    file = brought(cast.sam, cast.willow_room, PDF + bytes(500_000), "Kit list.pdf")
    answer = get(sign_in(cast.sam), file)
    pieces = content_of(answer)
    assert len(pieces) > 5 and max(map(len, pieces)) <= 64 * 1024
    assert answer["Content-Disposition"] == 'attachment; filename="Kit list.pdf"'


@pytest.mark.parametrize("name", ["kofi", "hannah", "adeyemi", "lowe", "sam"])
def test_those_of_the_room_get_it(cast: Cast, attachment: Attachment, name: str) -> None:
    assert get(sign_in(getattr(cast, name)), attachment).status_code == 200


@pytest.mark.parametrize("name", ["tom", "bello", "kaur", "lindqvist", "osei"])
def test_nobody_else_gets_it(cast: Cast, attachment: Attachment, name: str) -> None:
    for small in (False, True):
        assert (
            get(
                sign_in(getattr(cast, name)), attachment, small, if_none_match=etag(cast, attachment)
            ).status_code
            == 404
        )


def test_a_stranger_signs_in_first(cast: Cast, attachment: Attachment) -> None:
    assert get(Client(), attachment)["Location"].startswith("/sign-in?")


def test_who_left_gets_nothing_even_with_the_same_etag(cast: Cast, attachment: Attachment) -> None:
    known = etag(cast, attachment)
    membership = membership_of(cast.kofi, cast.willow_room)
    membership.ended_at, membership.end_reason = timezone.now(), "left"
    membership.save()
    assert get(sign_in(cast.kofi), attachment, if_none_match=known).status_code == 404


def test_a_suspended_person_gets_nothing(cast: Cast, attachment: Attachment) -> None:
    User.objects.filter(pk=cast.kofi.pk).update(suspended_until=timezone.now() + timedelta(days=1))
    assert get(sign_in(cast.kofi), attachment).status_code == 404


def test_a_newcomer_gets_no_earlier_picture(cast: Cast, attachment: Attachment, message: Message) -> None:
    membership = membership_of(cast.kofi, cast.willow_room)
    membership.sees_from_seq = message.seq
    membership.save()
    assert get(sign_in(cast.kofi), attachment).status_code == 404


def test_it_goes_with_its_message_and_comes_back_with_it(
    cast: Cast, message: Message, attachment: Attachment
) -> None:
    known = etag(cast, attachment)
    remove_message(message=message, actor=cast.lowe)
    for person in (cast.kofi, cast.sam, cast.lowe):
        for small in (False, True):
            assert get(sign_in(person), attachment, small, if_none_match=known).status_code == 404
    restore_message(message=message, actor=cast.lowe)
    assert get(sign_in(cast.kofi), attachment).status_code == 200


def test_its_author_alone_gets_it_while_it_is_held(
    cast: Cast, message: Message, attachment: Attachment
) -> None:
    hold_message(message=message, actor=None, cause=Cause.REPORTED)
    assert get(sign_in(cast.kofi), attachment).status_code == 404
    assert get(sign_in(cast.lowe), attachment).status_code == 404
    assert get(sign_in(cast.sam), attachment).status_code == 200
    release_message(message=message, actor=None)
    assert get(sign_in(cast.kofi), attachment).status_code == 200


@pytest.mark.parametrize("change", [{"redactions": [[0, 4]]}, {"scrubbed_at": timezone.now()}])
def test_of_a_message_that_lost_a_part_only_words_are_left(
    cast: Cast, message: Message, attachment: Attachment, change: dict[str, object]
) -> None:
    Message.objects.filter(pk=message.pk).update(**change)
    for person in (cast.kofi, cast.sam):
        assert get(sign_in(person), attachment).status_code == 404


def test_what_is_locked_is_shown_to_nobody(cast: Cast, attachment: Attachment) -> None:
    known = etag(cast, attachment)
    Attachment.objects.update(locked_at=timezone.now())
    for person in (cast.kofi, cast.sam, cast.lowe):
        assert get(sign_in(person), attachment, if_none_match=known).status_code == 404


def test_before_it_is_sent_only_who_brought_it_knows_of_it(cast: Cast) -> None:
    waiting = brought(cast.sam, cast.willow_room)
    assert get(sign_in(cast.sam), waiting).status_code == 200
    assert get(sign_in(cast.kofi), waiting).status_code == 404
    assert sign_in(cast.kofi).delete(f"/files/{waiting.pk}").status_code == 404
    assert sign_in(cast.sam).delete(f"/files/{waiting.pk}").status_code == 204
    assert not Attachment.objects.exists()


def test_what_was_sent_cannot_be_dropped(cast: Cast, attachment: Attachment) -> None:
    assert sign_in(cast.sam).delete(f"/files/{attachment.pk}").status_code == 404
    assert Attachment.objects.exists()


def test_what_no_message_took_goes_after_two_days(
    cast: Cast, attachment: Attachment, django_capture_on_commit_callbacks: object
) -> None:
    waiting, fresh = brought(cast.sam, cast.willow_room), brought(cast.sam, cast.willow_room)
    long_ago = timezone.now() - timedelta(hours=49)
    Attachment.objects.exclude(pk=fresh.pk).update(brought_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert drop_stale_attachments() == 1
    assert set(Attachment.objects.all()) == {attachment, fresh}
    assert not default_storage.exists(str(waiting.content.name))
    assert not default_storage.exists(str(waiting.preview.name))
    assert default_storage.exists(str(attachment.content.name))


def test_pictures_of_an_emptied_message_go_but_not_what_is_locked(cast: Cast, message: Message) -> None:
    other = sent(cast.sam, cast.willow_room)
    other.attachments.update(locked_at=timezone.now())
    Message.objects.update(scrubbed_at=timezone.now())
    assert drop_stale_attachments() == 1
    assert Attachment.objects.get().message == other


def test_files_of_no_row_go_once_they_are_old(
    cast: Cast, attachment: Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = brought(cast.sam, cast.willow_room)
    Attachment.objects.filter(pk=waiting.pk).delete()
    assert drop_stray_attachments() == 0
    monkeypatch.setattr("rooms.actions.bringing.STRAY_FOR", timedelta(seconds=-60))
    assert drop_stray_attachments() == 2
    assert default_storage.exists(str(attachment.content.name)) and default_storage.exists(
        str(attachment.preview.name)
    )


def test_who_may_not_post_may_bring_nothing(cast: Cast) -> None:
    assert bring(sign_in(cast.kofi), cast.willow_notices).status_code == 403
    assert bring(sign_in(cast.tom), cast.willow_room).status_code == 404
    assert not Attachment.objects.exists()

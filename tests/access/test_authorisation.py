"""Every address against every role of the cast, a stranger, and somebody half way through joining."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from moderation.models import Case
from people.actions.days_off import add_day_off
from people.models import DayOff, OfficeTask, User
from rooms.actions.feeds import make_feed
from rooms.consumers import COMMANDS
from rooms.models import Attachment
from tests.access.table import ROLES, TABLE, Row
from tests.cast import Cast, sign_in
from tests.moderation.reporting import report
from tests.people.importing import previewed
from tests.people.photos.files import with_photo
from tests.people.roster.files import hollybank
from tests.rooms.asking import asked
from tests.rooms.attachments.bringing import pictures, sent
from tests.rooms.planning import in_days, planned, weekly
from tests.rooms.shelving import kept
from tests.rooms.tabs import Tab, run
from tests.rooms.talk import said

FORM_STATUSES = {400, 403, 405, 409, 413, 415, 422}


def addresses(resolver: URLResolver | None = None) -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name)
        else:
            yield from addresses(pattern)


def test_every_address_is_in_the_table() -> None:
    assert {row.name for row in TABLE} == set(addresses())


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.method} {row.name} {'/'.join(row.args)}")
def test_the_table(cast: Cast, row: Row) -> None:
    things = Things(cast)
    address = reverse(row.name, args=[things[arg] for arg in row.args])
    data = {key: things[value] if value in MADE else value for key, value in row.said.items()}
    for role in ROLES:
        client = _client(cast, role)
        response = getattr(client, row.method)(address, data) if row.method != "put" else client.put(address)
        expected = row.answers.get(role, row.answers["else"])
        assert _word(response, expected) == expected, f"{role} got {response.status_code} {response.headers}"


def test_nobody_reaches_another_persons_passkey(cast: Cast) -> None:
    passkey = _passkey(cast).pk
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        answer = _client(cast, "sam").get(reverse(name, args=[passkey]), follow=True)
        assert b"Kofi" not in answer.content
        assert Authenticator.objects.filter(pk=passkey).exists()


@pytest.mark.parametrize("command", sorted(COMMANDS))
async def test_every_socket_command_against_every_role(live_cast: Cast, command: str) -> None:
    """Who may listen hears only their own rooms; who may not is closed before a command counts."""
    willow = live_cast.willow_room.pk
    in_willow = {"sam", "hannah", "adeyemi", "lowe"}
    for role in ROLES:
        tab = Tab(None if role == "stranger" else await run(_client, live_cast, role))
        assert (await tab.socket.connect())[0]
        if role in ("stranger", "joining"):
            assert await tab.close_code() == (4401 if role == "stranger" else 4403)
            continue
        hello = await tab.next("hello")
        assert (willow in {room["id"] for room in hello["rooms"]}) == (role in in_willow), role
        await tab.say({"type": command})
        assert await tab.everything(0.05) == []
        await tab.shut()


def _client(cast: Cast, role: str) -> Client:
    if role == "stranger":
        return Client()
    if role == "joining":
        joining, _made = User.objects.get_or_create(display_name="Half Way", email="half.way@example.org")
        return sign_in(joining)
    return sign_in(getattr(cast, role))


class Things(dict[str, Any]):
    """What the table's words stand for, each made when a row first asks for it."""

    def __init__(self, cast: Cast) -> None:
        super().__init__()
        self.cast = cast

    def __missing__(self, word: str) -> Any:
        self[word] = MADE[word](self.cast) if word in MADE else word
        return self[word]


MADE: dict[str, Callable[[Cast], Any]] = {
    "willow_room": lambda cast: cast.willow_room.slug,
    "willow_notices": lambda cast: cast.willow_notices.slug,
    "willow_message": lambda cast: said(cast.sam, cast.willow_room).pk,
    "willow_class": lambda cast: cast.willow.pk,
    "dans_message": lambda cast: said(cast.dan, cast.willow_room).pk,
    "asking_notice": lambda cast: said(cast.adeyemi, cast.willow_notices, asks=True).pk,
    "sams_report": lambda cast: report(cast.sam, said(cast.dan, cast.willow_room)).reference,
    "willow_case": lambda cast: report(cast.kofi, said(cast.dan, cast.willow_room)).case.reference,
    "safeguarding_case": lambda cast: _danger(cast).reference,
    "zofia_contact": lambda cast: cast.zofia_contact.pk,
    "zofia_task": lambda cast: _moved(cast).pk,
    "kofis_passkey": lambda cast: _passkey(cast).pk,
    "import_run": lambda cast: previewed(cast.school, cast.osei, hollybank()).pk,
    "aisha_shows_nobody": lambda cast: with_photo(cast.aisha, "nobody").pk,
    "dan_shows_staff_and_reps": lambda cast: with_photo(cast.dan, "staff_and_reps").pk,
    "kofi_shows_my_classes": lambda cast: with_photo(cast.kofi, "my_classes").pk,
    "tom_has_none": lambda cast: cast.tom.pk,
    "willow_event": lambda cast: planned(cast.adeyemi, cast.willow_room).pk,
    "willow_notices_event": lambda cast: planned(cast.adeyemi, cast.willow_notices).pk,
    "oak_room": lambda cast: cast.oak_room.slug,
    "oak_event": lambda cast: planned(cast.bello, cast.oak_room).pk,
    "willow_poll": lambda cast: asked(cast.adeyemi, cast.willow_room).pk,
    "willow_notices_poll": lambda cast: asked(cast.adeyemi, cast.willow_notices).pk,
    "oak_poll": lambda cast: asked(cast.bello, cast.oak_room).pk,
    "willow_resource": lambda cast: kept(cast.adeyemi, cast.willow_room).pk,
    "hannahs_resource": lambda cast: kept(cast.hannah, cast.willow_room).pk,
    "willow_notices_resource": lambda cast: kept(cast.adeyemi, cast.willow_notices).pk,
    "willow_pe": lambda cast: weekly(cast.adeyemi, cast.willow_room).pk,
    "a_day_off": lambda cast: _inset(cast).pk,
    "sams_feed": lambda cast: make_feed(user=cast.sam),
    "willow_picture": lambda cast: pictures(cast)["willow_picture"],
    "sams_held_picture": lambda cast: pictures(cast)["sams_held_picture"],
    "removed_picture": lambda cast: pictures(cast)["removed_picture"],
    "sams_unsent_picture": lambda cast: pictures(cast)["sams_unsent_picture"],
    "picture_case": lambda cast: report(cast.kofi, sent(cast.dan, cast.willow_room)).case.reference,
    "its_picture": lambda cast: Attachment.objects.get(message=Case.objects.latest("pk").message_id).pk,
    "tomorrow": lambda cast: in_days(1),
}


def _passkey(cast: Cast) -> Authenticator:
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.create(
        user=cast.kofi, type=kind, data={"name": "Kofi’s phone", "credential": {}}
    )


def _moved(cast: Cast) -> OfficeTask:
    return OfficeTask.objects.create(kind=OfficeTask.Kind.EMAIL_CHANGED, contact=cast.zofia_contact)


def _inset(cast: Cast) -> DayOff:
    return add_day_off(actor=cast.osei, kind="inset", first_day=in_days(1), last_day=in_days(1))


def _danger(cast: Cast) -> Case:
    return report(cast.kofi, said(cast.dan, cast.willow_room), "child_danger").case


def _word(response: HttpResponse, expected: str) -> str:
    status, target = response.status_code, response.headers.get("Location", "")
    if status == 404:
        return "own" if expected == "own" else "none"
    if status == 302 and target.startswith("/sign-in?"):
        return "in"
    if status == 302 and target.startswith("/join/next") and expected == "join":
        return "join"
    if expected == "own":
        return "own" if status < 500 else str(status)
    if status == 302:
        return "go"
    if status in FORM_STATUSES:
        return "form"
    return "ok" if status == 200 else str(status)

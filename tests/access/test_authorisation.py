"""Every address against every role of the cast, a stranger, and somebody half way through joining."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from moderation.models import Case
from people.actions.days_off import add_day_off
from people.models import OfficeTask, User
from rooms.actions.feeds import make_feed
from rooms.consumers import COMMANDS
from tests.access.table import ROLES, TABLE, Row
from tests.cast import Cast, sign_in
from tests.moderation.reporting import report
from tests.people.importing import previewed
from tests.people.photos.files import with_photo
from tests.people.roster.files import hollybank
from tests.rooms.asking import asked
from tests.rooms.planning import in_days, planned, weekly
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
    things = _things(cast)
    address = reverse(row.name, args=[things.get(arg, arg) for arg in row.args])
    data = {key: things.get(str(value), value) for key, value in row.said.items()}
    for role in ROLES:
        client = _client(cast, role)
        response = getattr(client, row.method)(address, data) if row.method != "put" else client.put(address)
        expected = row.answers.get(role, row.answers["else"])
        assert _word(response, expected) == expected, f"{role} got {response.status_code} {response.headers}"


def test_nobody_reaches_another_persons_passkey(cast: Cast) -> None:
    passkey = _things(cast)["kofis_passkey"]
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


def _things(cast: Cast) -> dict[str, Any]:
    """What the table's words stand for."""
    passkey, _made = Authenticator.objects.get_or_create(
        user=cast.kofi, type=Authenticator.Type.WEBAUTHN, data={"name": "Kofi’s phone", "credential": {}}
    )
    task = OfficeTask.objects.create(kind=OfficeTask.Kind.EMAIL_CHANGED, contact=cast.zofia_contact)
    return {
        "willow_room": cast.willow_room.slug,
        "willow_notices": cast.willow_notices.slug,
        "willow_message": said(cast.sam, cast.willow_room).pk,
        "willow_class": cast.willow.pk,
        "dans_message": said(cast.dan, cast.willow_room).pk,
        "sams_report": report(cast.sam, said(cast.dan, cast.willow_room)).reference,
        "willow_case": report(cast.kofi, said(cast.dan, cast.willow_room)).case.reference,
        "safeguarding_case": _danger(cast).reference,
        "zofia_contact": cast.zofia_contact.pk,
        "zofia_task": task.pk,
        "kofis_passkey": passkey.pk,
        "import_run": previewed(cast.school, cast.osei, hollybank()).pk,
        "aisha_shows_nobody": with_photo(cast.aisha, "nobody").pk,
        "dan_shows_staff_and_reps": with_photo(cast.dan, "staff_and_reps").pk,
        "kofi_shows_my_classes": with_photo(cast.kofi, "my_classes").pk,
        "tom_has_none": cast.tom.pk,
        "forged": "forged",
        "willow_event": planned(cast.adeyemi, cast.willow_room).pk,
        "willow_notices_event": planned(cast.adeyemi, cast.willow_notices).pk,
        "oak_room": cast.oak_room.slug,
        "oak_event": planned(cast.bello, cast.oak_room).pk,
        "willow_poll": asked(cast.adeyemi, cast.willow_room).pk,
        "willow_notices_poll": asked(cast.adeyemi, cast.willow_notices).pk,
        "oak_poll": asked(cast.bello, cast.oak_room).pk,
        "willow_pe": weekly(cast.adeyemi, cast.willow_room).pk,
        "a_day_off": add_day_off(actor=cast.osei, kind="inset", first_day=in_days(1), last_day=in_days(1)).pk,
        "sams_feed": make_feed(user=cast.sam),
        "tomorrow": in_days(1),
    }


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

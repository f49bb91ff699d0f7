"""MO-6: nobody but the school learns who reported, or that somebody did."""

import json
from typing import Any

from django.test import Client

from moderation.models import Case, Report
from tests.cast import Cast, sign_in
from tests.moderation.conftest import WORDS
from tests.rooms.tabs import run, tab_of
from tests.rooms.talk import JSON, said

NOTE = "He has said this to me before"


async def test_the_reporter_is_hidden_from_author_and_rep(live_cast: Cast) -> None:
    """Every frame, page and answer that Dan, Hannah and Tom get while Aisha reports, adds a note and takes it back."""
    people = {name: getattr(live_cast, name) for name in ("dan", "hannah", "tom")}
    tabs = {name: await tab_of(person) for name, person in people.items()}
    message = await run(said, live_cast.dan, live_cast.willow_room, WORDS)
    aisha = await run(sign_in, live_cast.aisha)
    heard: dict[str, list[Any]] = {name: [] for name in people}
    for reason in ("private_info", "unkind", "child_danger"):
        await run(_reports, aisha, message.pk, reason)
        for name, tab in tabs.items():
            heard[name] += await tab.everything()
    secrets = await run(_secrets)
    for name, person in people.items():
        pages = await run(_everything, sign_in, person, live_cast, message.pk)
        for text in (json.dumps(heard[name]), *pages):
            assert [secret for secret in secrets if secret in text] == [], name


def _reports(aisha: Client, message_id: int, reason: str) -> None:
    answer = aisha.post(f"/messages/{message_id}/report", {"reason": reason}, headers=JSON)
    address = f"/you/reports/{answer.json()['report']}"
    assert aisha.post(f"{address}/note", {"text": NOTE}, headers=JSON).status_code == 200
    assert aisha.post(f"{address}/withdrawal", headers=JSON).status_code == 200


def _secrets() -> list[str]:
    """What only the school and Aisha may read. Her name stands in the list of members; `reporter` nowhere."""
    reports, cases = Report.objects.all(), Case.objects.all()
    assert reports and cases
    return [NOTE, "reporter", *(one.reference for one in reports), *(one.reference for one in cases)]


def _everything(sign: Any, person: Any, cast: Cast, message_id: int) -> list[str]:
    client = sign(person)
    room = f"/rooms/{cast.willow_room.slug}/"
    addresses = [
        *(room, f"{room}since/0", f"{room}messages?before=99", f"{room}members", f"/messages/{message_id}"),
        *("/chats", "/sync", "/you", "/you/reports", "/you/notices", f"/messages/{message_id}/report"),
    ]
    return [client.get(one, follow=True).content.decode() for one in addresses]

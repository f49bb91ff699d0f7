"""Words that the check stops, and answering its sheet as a browser does."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from rooms.models import Room
from tests.rooms.talk import say

NAMED = "Has anyone seen Jayden Thompson’s blue PE bag?"  # a nudge: another child's name
SICK = "Is Jayden Thompson OK? He was sick after lunch"  # a hold: and that child's health
OWN = "Ellie will be late"  # Sam's own child
PUNCHED = "Some Y6 boys were punching each other behind the hall"  # a nudge: an incident, nobody named


def stopped(client: Client, room: Room, body: str, **more: Any) -> dict[str, Any]:
    """What the sheet's answer holds; the message was not stored."""
    answer = say(client, room, body, **more)
    assert answer.status_code == 422, answer.content
    return answer.json()  # type: ignore[no-any-return]


def choose(client: Client, room: Room, body: str, answer: str, **more: Any) -> HttpResponse:
    """The sheet opens and the person chooses."""
    token = stopped(client, room, body)["check_token"]
    return say(client, room, body, answer=answer, check_token=token, **more)

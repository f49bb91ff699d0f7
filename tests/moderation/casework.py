"""A colleague at the page of a case, the way a browser without script works."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from moderation.actions.held import open_held_case
from moderation.models import Case
from people.models import User
from rooms.actions.holding import Cause
from rooms.models import Message, Room
from tests.cast import sign_in
from tests.rooms.talk import said

HIDE = {
    "content_action": "remove",
    "touches_criticism": "no",
    "rules": ["kind"],
    "reasons": "It calls another parent names.",
}
WARN = {"sanction": "warning"}
LEAVE_UP = {"content_action": "none"}


def held_case(author: User, room: Room, words: str) -> Case:
    """The author chose "Ask a moderator": stored held, shown to nobody."""
    message = said(author, room, words)
    Message.objects.filter(pk=message.pk).update(state="held", held_at=timezone.now(), shown_at=None)
    message.refresh_from_db()
    case = open_held_case(message=message, cause=Cause.ASKED)
    assert case is not None
    return case


class Desk:
    """`Desk(cast.lowe, case).claims()` presses the button on the page as it is now."""

    def __init__(self, user: User, case: Case) -> None:
        self.client: Client = sign_in(user)
        self.address = f"/cases/{case.reference}/"
        self.case = case

    def reads(self, query: str = "") -> str:
        answer = self.client.get(f"{self.address}{query}")
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def claims(self, verb: str = "claim") -> HttpResponse:
        return self.sends("claim", verb=verb)

    def claims_with(self, verb: str, **typed: Any) -> HttpResponse:
        """Pressed in the panel, where words are half written."""
        return self.sends("claim", verb=verb, **typed)

    def decides(self, **chosen: Any) -> HttpResponse:
        return self.sends("decision", **chosen)

    def undoes(self) -> HttpResponse:
        return self.sends("undo")

    def sends(self, noun: str, *, version: int | None = None, **fields: Any) -> HttpResponse:
        """With the version that the page shows, unless the test has an older one."""
        seen = self.version if version is None else version
        return self.client.post(f"{self.address}{noun}", {"version": seen, **fields})

    @property
    def version(self) -> int:
        return Case.objects.get(pk=self.case.pk).version


def words_of(answer: HttpResponse | str) -> str:
    """What the page says, without its tags and in one line."""
    html = answer if isinstance(answer, str) else answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())

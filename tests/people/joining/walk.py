"""A person walking through the joining screens with a browser that runs no script."""

import re
from dataclasses import dataclass, field

from django.core import mail
from django.http import HttpResponse
from django.test import Client, TestCase

from people.actions.invitations import IssuedLetter

EMAIL = "zofia.nowak@example.org"
CHILD = "Jakub"


@dataclass
class Walk:
    """One browser. Every step returns the answer it got, redirects not followed."""

    client: Client = field(default_factory=Client)

    def open(self, letter: IssuedLetter | str, *, email: str = EMAIL, child: str = "") -> HttpResponse:
        code = letter if isinstance(letter, str) else letter.code
        return self._post("/join", {"code": code, "email": email, "child": child})

    def type_code(self, code: str | None = None) -> HttpResponse:
        return self._post("/join/email", {"code": code or mailed_code()})

    def say_age(self, answer: str = "yes") -> HttpResponse:
        return self._post("/join/age", {"answer": answer})

    def accept_rules(self) -> HttpResponse:
        return self._post("/join/rules")

    def finish(self, **choices: str) -> HttpResponse:
        quiet = {"name": "Zofia Nowak", "photo": "nobody", "about": "nobody", "last_seen": "nobody"}
        return self._post("/join/privacy", quiet | choices)

    def _post(self, address: str, fields: dict[str, str] | None = None) -> HttpResponse:
        """As in a running school: what waits for the commit happens before the answer is read."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            return self.client.post(address, fields or {})

    def to_the_age_screen(self, letter: IssuedLetter, *, email: str = EMAIL, child: str = "") -> None:
        assert self.open(letter, email=email, child=child)["Location"] == "/join/email"
        assert self.type_code()["Location"] == "/join/age"

    def to_the_end(self, letter: IssuedLetter, *, email: str = EMAIL, child: str = "") -> HttpResponse:
        self.to_the_age_screen(letter, email=email, child=child)
        assert self.say_age()["Location"] == "/join/next"
        assert self.accept_rules()["Location"] == "/join/privacy"
        return self.finish()


def mailed_code() -> str:
    """The six digits of the newest mail that has some."""
    for message in reversed(mail.outbox):
        if found := re.search(r"^(\d{6})$", message.body, re.MULTILINE):
            return found.group(1)
    raise AssertionError("no mail with a code was sent")


def without_tokens(page: HttpResponse) -> str:
    """The page as a person reads it: the form's own token differs on every answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode())

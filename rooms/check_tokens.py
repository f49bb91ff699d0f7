"""The proof that somebody saw the sheet about these very words: signed, theirs alone, good for half an hour (PR-11)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from guard import Finding

GOOD_FOR = timedelta(minutes=30)
SALT = "rooms.check"


@dataclass(frozen=True, slots=True)
class Shown:
    """Who was shown a sheet, about which words in which room (their `post_digest`), with what found in them.

    `found` is a digest too: a token repeats nothing that was said.
    """

    author_id: int
    words: str
    found: str

    @classmethod
    def of(cls, author_id: int, words: str, findings: tuple[Finding, ...]) -> "Shown":
        listed = [[found.label, found.start, found.end, found.reason] for found in findings]
        return cls(author_id, words, hashlib.sha256(json.dumps(listed).encode()).hexdigest())

    def is_about(self, other: "Shown") -> bool:
        """The same person and words, whatever else has been found by now."""
        return (self.author_id, self.words) == (other.author_id, other.words)


def token_for(shown: Shown) -> str:
    return signing.dumps([shown.author_id, shown.words, shown.found], salt=SALT)


def shown_by(token: str) -> Shown | None:
    """None for a token that is forged, too old, or no token at all."""
    try:
        author_id, words, found = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return None
    return Shown(author_id, words, found)

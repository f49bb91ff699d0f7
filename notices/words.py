"""What notices say when they are read. Whoever sends a kind of notice says how it reads; nothing of it is stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from notices.models import Notice


@dataclass(frozen=True)
class Words:
    """A notice on the page: a title, the lines under it, and where it leads."""

    title: str
    lines: tuple[str, ...] = ()
    link: str = ""
    link_words: str = ""


# Told the reader's id and notices of one sender's kinds, answers notice id to words; those it leaves out are not shown.
Speaker = Callable[[int, list[Notice]], dict[int, Words]]

_speakers: dict[str, Speaker] = {}


def speak_for(kinds: Iterable[str], speaker: Speaker) -> None:
    """Said once by each app that sends notices, when it is ready."""
    for kind in kinds:
        _speakers[kind] = speaker


def words_for(user_id: int, notices: Iterable[Notice]) -> dict[int, Words]:
    """Notice id to words, for those whose kind somebody speaks for. Each speaker is asked once."""
    asked: dict[Speaker, list[Notice]] = {}
    for notice in notices:
        if speaker := _speakers.get(notice.kind):
            asked.setdefault(speaker, []).append(notice)
    found: dict[int, Words] = {}
    for speaker, theirs in asked.items():
        found |= speaker(user_id, theirs)
    return found

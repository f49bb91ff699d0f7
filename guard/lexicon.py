"""The word lists (GU-9): TOML files with a language and a version, and a way to find their phrases quickly."""

import itertools
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Generic, TypeVar

LANGUAGE = "en"

Meaning = TypeVar("Meaning")


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `lexicons/en/NAME.toml`."""
    return tomllib.loads(source(f"{name}.toml"))


@cache
def words(name: str, table: str) -> frozenset[str]:
    """One list of single words: entries separated by blanks."""
    return frozenset(split(lexicon(name)[table]))


def split(listed: str | Iterable[str]) -> list[str]:
    lines = [listed] if isinstance(listed, str) else listed
    return [word for line in lines for word in line.split()]


@cache
def known_words() -> frozenset[str]:
    """Common English words: a spelling that is one of them is no misspelt name."""
    return frozenset(source("words.txt").split())


def source(name: str) -> str:
    return resources.files("guard").joinpath("lexicons", LANGUAGE, name).read_text(encoding="utf-8")


@dataclass(slots=True)
class Node(Generic[Meaning]):
    """One word of a phrase: what may follow, and what the phrase means when it ends here."""

    follows: dict[str, "Node[Meaning]"] = field(default_factory=dict)
    meanings: list[Meaning] = field(default_factory=list)

    def may_go_on(self, following: str) -> bool:
        """Whether a phrase ends here or goes on with this word."""
        return bool(self.meanings) or following in self.follows


@dataclass(slots=True)
class Phrases(Generic[Meaning]):
    """A tree of phrases, so that looking costs no more than the phrase is long."""

    by_first: dict[str, Node[Meaning]] = field(default_factory=dict)

    def add(self, pattern: str, meaning: Meaning) -> None:
        """`fell|fallen off|over my?`: alternatives with `|`, an optional word with `?`."""
        for phrase in spelled_out(pattern):
            node = self.by_first.setdefault(phrase[0], Node())
            for word in phrase[1:]:
                node = node.follows.setdefault(word, Node())
            if meaning not in node.meanings:
                node.meanings.append(meaning)

    def at(self, words: Sequence[str], place: int) -> tuple[int, Meaning] | None:
        """The length and meaning of the longest phrase that begins at `place`."""
        node, length, found = self.by_first.get(words[place]), 1, None
        while node:
            if node.meanings:
                found = length, node.meanings[0]
            if not node.follows or place + length >= len(words):
                break
            node = node.follows.get(words[place + length])
            length += 1
        return found

    def each(self, words: Sequence[str], place: int) -> Iterator[tuple[int, Meaning]]:
        """Every phrase that begins at `place` with every meaning."""
        for length, meanings in self.walk(words, place):
            for meaning in meanings:
                yield length, meaning

    def walk(self, words: Sequence[str], place: int) -> Iterator[tuple[int, list[Meaning]]]:
        node = self.by_first.get(words[place])
        length = 1
        while node:
            if node.meanings:
                yield length, node.meanings
            if place + length >= len(words):
                return
            node = node.follows.get(words[place + length])
            length += 1


def spelled_out(pattern: str) -> Iterator[tuple[str, ...]]:
    slots = [alternatives(slot) for slot in pattern.split()]
    for choice in itertools.product(*slots):
        phrase = tuple(word for word in choice if word)
        if phrase:
            yield phrase


def alternatives(slot: str) -> list[str]:
    optional = slot.endswith("?")
    listed = slot.rstrip("?").split("|")
    return [*listed, ""] if optional else listed


def inflected(verb: str) -> list[str]:
    """`punch` gives punch, punches, punched, punching; `slap+` doubles its last letter."""
    doubled, verb = verb.endswith("+"), verb.rstrip("+")
    if doubled:
        stem = verb + verb[-1]
        return [verb, verb + "s", stem + "ed", stem + "ing"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [verb, third, verb + "ed", verb + "ing"]

"""ADDRESS: a home by number or name and street."""

import re
from collections.abc import Iterator

from guard.details.digits import found_in, near
from guard.details.places import ORGANISATION
from guard.lexicon import words

STREET = (
    r"road|rd|street|st|lane|ln|close|avenue|ave|drive|dr|way|crescent|cres|row|court|ct|place|pl|gardens|gdns|terrace"
    r"|grove|walk|mews|hill|rise|square|green|parade|croft|meadows?|fields?|view|vale|bank|end|path|park|chase|mount"
)
STREETS = re.compile(rf" (?:{STREET})(?!\w)")
COMMON = words("grammar", "common")
FLAT = r"(?:(?:flat|apartment|apt|unit) \d{1,3}[a-z]?,? )?(?:(?:number|no\.?|nr) )?"
NUMBERED = re.compile(
    rf"(?<![\w£.:/-]){FLAT}(\d{{1,4}}[a-z]?|flat \d{{1,3}}),? ((?:[a-z][a-z']{{1,15}} ){{1,3}})({STREET})(?!\w)"
)
KIND = r"cottage|house|lodge|barn|farmhouse|bungalow|villa|flat"
HOUSE = re.compile(rf"\b(?:{KIND})\b")
ON_STREET = rf"(?:[a-z']{{2,15}} ){{1,2}}(?:{STREET})(?!\w)"
NAMED = re.compile(rf"(?<!\w)(?:the )?(?:[a-z']{{2,15}} ){{1,2}}(?:{KIND}),? (?:on |in )?{ON_STREET}")
POINTED = re.compile(
    rf"(?<!\w)(?:the )?(?:first|second|third|fourth|last|end|blue|red|white|corner|only) (?:{KIND})\b[^.!?\n]{{0,40}}?"
    rf" (?:of|on|in|off) {ON_STREET}"
)
DOOR = re.compile(rf"(?<!\w)(?:the )?(?:{KIND}) with [^.!?,\n]{{3,40}}? (?:on|in|off) {ON_STREET}")
LIVING = re.compile(
    r"\b(?:live|lives|living|moved?|address|house|home|ours|at|come|round|drop|send|door|knock|post)\b"
)
NEIGHBOUR = re.compile(r"\b(?:past|near|opposite|behind|next to|beside|by|across from) (?:the )?\w+")
REACH = 48, 112  # how far a description of a house goes to either side of the word
UNITS = words("grammar", "units")


def addresses(text: str, stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """`text` is folded."""
    if not STREETS.search(text):
        return
    houses = near(HOUSE, text, *REACH)
    found_there = [one for pattern in (NAMED, POINTED, DOOR) for one in found_in(pattern, text, houses)]
    last = 0
    for found in sorted([*found_in(NUMBERED, text, stretches), *found_there], key=lambda one: one.start()):
        if found.start() >= last and is_home(text, found):
            last = found.end()
            yield found.start(), found.end()


def is_home(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 60) : found.start()].split("\n")[-1]
    if found.re is NUMBERED:
        middle, kind = found[2].split(), found[3]
        if UNITS & set(middle):
            return False
        if kind not in COMMON and not LIVING.search(before):
            return False
        if re.search(r"\b(?:room|hall|gate|platform|bay|unit|stall|table|row) $", before):
            return False
        if ORGANISATION.search(NEIGHBOUR.sub("", text[found.end() : found.end() + 30].split("\n")[0])[:20]):
            return False
        return not ORGANISATION.search(before[-40:]) or bool(
            re.search(r"\b(?:live|lives|our|my|his|her|moved)\b", before[-30:])
        )
    return not re.search(r"\b(?:meet|trip|visit|tea room|national trust)\b", before)

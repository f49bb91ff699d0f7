"""Places where a name of the roll may stand, before anyone asks whether a pupil is meant."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from guard.lexicon import known_words, lexicon, words
from guard.names.disguise import disguised
from guard.names.forms import plain
from guard.names.index import NameIndex, Pupils, common_words, is_common, is_word
from guard.names.spelling import one_slip, squeezed
from guard.reading import Reading

PLURAL_AFTER = words("grammar", "plural_after")
DASH = re.compile(r"-(?=[^\W_])")
THRICE = re.compile(r"(.)\1\1")


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """Words `first` to `end` (exclusive), folded offsets `start` to `stop`, and whom it may name."""

    first: int
    end: int
    start: int
    stop: int
    given: Pupils
    family: Pupils
    doubtful: bool = False
    disguise: bool = False
    misspelt: bool = False
    bare_plural: bool = False

    @property
    def pupils(self) -> Pupils:
        return self.given & self.family if self.full else self.given or self.family

    @property
    def full(self) -> bool:
        return bool(self.given & self.family) and self.end - self.first > 1


def hits(reading: Reading, index: NameIndex) -> list[Hit]:
    """In reading order, without overlaps; a disguise wins over what its parts spell."""
    masked = masked_hits(reading, index)
    found: list[Hit] = []
    taken = {place: hit for hit in masked for place in range(hit.first, hit.end)}
    over = 0
    for place in worth_a_look(reading, index, taken):
        if place < over:
            continue
        hit = taken.get(place) or broken_hit(reading, index, place) or plain_hit(reading, index, place)
        hit = hit or odd_hit(reading, index, place)
        if hit:
            found.append(hit)
            over = hit.end
    return with_families(found, reading, index)


def worth_a_look(reading: Reading, index: NameIndex, taken: dict[int, Hit]) -> list[int]:
    """Places of all words but the common ones that no name begins with, that are no name and are not hyphenated."""
    common, begins, ends, singles = common_words(), index.longest_by_first, reading.ends, index.singles
    places = [
        place
        for place, word in enumerate(reading.words)
        if word not in common or word in begins or (word[-1] == "s" and word[:-1] in singles)
    ]
    if "-" not in reading.folded.text and not taken:
        return places
    dashes = {found.start() for found in DASH.finditer(reading.folded.text)}
    hyphened = [place for place, end in enumerate(ends) if end in dashes]
    return sorted({*places, *hyphened, *taken})


def broken_hit(reading: Reading, index: NameIndex, place: int) -> Hit | None:
    """`Jay-den`; `Ty ler` when neither half is a word."""
    if place + 1 >= len(reading.words):
        return None
    one, other, gap = reading.words[place], reading.words[place + 1], reading.gap(place + 1)
    apart = gap == " " and not is_common(one) and not is_common(other) and (one,) not in index.forms
    if not (gap == "-" or apart) or one + other not in index.singles or (one, other) in index.forms:
        return None
    form = index.forms[(one + other,)]
    start, stop = reading.starts[place], reading.ends[place + 1]
    return Hit(place, place + 2, start, stop, frozenset(form.given), frozenset(form.family), disguise=True)


def plain_hit(reading: Reading, index: NameIndex, place: int) -> Hit | None:
    found = index.at(reading.words, place)
    if not found or (len(reading.words[place]) < 2 and found[0] == 1):
        return None
    length, form = found
    if length > 1 and any(reading.breaks[place + 1 : place + length]):
        return None
    sound = tuple(reading.words[place : place + length])
    return Hit(
        place,
        place + length,
        reading.starts[place],
        reading.ends[place + length - 1],
        frozenset(form.given),
        frozenset(form.family),
        doubtful=length == 1 and is_common(sound[0]),
    )


def odd_hit(reading: Reading, index: NameIndex, place: int) -> Hit | None:
    """`Olivias`, `Tylerrrr`, `Dominick`, `Ty ler`."""
    word = reading.words[place]
    if len(word) < 3 or not word[0].isalpha():
        return None
    if word.endswith("s") and word[:-1] in index.singles:
        return bare_plural(reading, index, place)
    if is_common(word) or (word[-1] == "s" and word[:-1] in known_words()):
        return None  # `lids` is more than one lid
    if THRICE.search(word) and squeezed(word) in index.squeezed:
        return single(reading, index, place, index.squeezed[squeezed(word)])
    if not possible_slip(reading, place):
        return None
    if word in known_names() and squeezed(word) not in index.squeezed:
        return None  # Barry is no Harry, but Calum may be Callum
    near = index.misspellings.near(word) or (index.misspellings.far(word) if reading.capital[place] else [])
    return single(reading, index, place, near[0], misspelt=True) if near else None


def bare_plural(reading: Reading, index: NameIndex, place: int) -> Hit | None:
    """A possessive without its apostrophe."""
    name = reading.words[place][:-1]
    follows = reading.after(place)
    owns = follows in words("names", "relatives") or follows in words("names", "belongings")
    if reading.words[place] in known_words() and not is_word(name) and not owns:
        return None
    if reading.before(place) in PLURAL_AFTER:
        return None
    form = index.forms[(name,)]
    return Hit(
        place,
        place + 1,
        reading.starts[place],
        reading.ends[place] - 1,
        frozenset(form.given),
        frozenset(form.family),
        doubtful=is_common(name)
        or is_common(reading.words[place])
        or name in words("names", "capital_anyway"),
        bare_plural=True,
    )


def possible_slip(reading: Reading, place: int) -> bool:
    """A word nobody knows may be a misspelt name where a name could stand."""
    if reading.capital[place] or reading.possessive[place]:
        return True
    after, before = reading.after(place), reading.before(place)
    return after in words("names", "strong_verbs") or before in words("names", "person_before")


@cache
def known_names() -> frozenset[str]:
    """A name in its own right is no slip of another: Anna is not Anya."""
    short = lexicon("nicknames")["short"]
    return (
        frozenset(short)
        | frozenset(" ".join(short.values()).split())
        | words("names", "characters")
        | words("names", "adult_firsts")
    )


def single(reading: Reading, index: NameIndex, place: int, name: str, misspelt: bool = False) -> Hit:
    form = index.forms[(name,)]
    return Hit(
        place,
        place + 1,
        reading.starts[place],
        reading.ends[place],
        frozenset(form.given),
        frozenset(form.family),
        doubtful=is_common(name),
        misspelt=misspelt,
    )


def masked_hits(reading: Reading, index: NameIndex) -> list[Hit]:
    found, last = [], 0
    for start, stop, name in sorted(disguised(reading.folded.text, index)):
        if start < last:
            continue
        form = index.forms[(name,)]
        first, end = covered(reading, start, stop)
        if first < end:
            found.append(
                Hit(first, end, start, stop, frozenset(form.given), frozenset(form.family), disguise=True)
            )
            last = stop
    return found


def covered(reading: Reading, start: int, stop: int) -> tuple[int, int]:
    """The words that lie at least partly inside folded offsets."""
    return bisect_right(reading.ends, start), bisect_left(reading.starts, stop)


def with_families(found: list[Hit], reading: Reading, index: NameIndex) -> list[Hit]:
    """Join a given name and the family name after it: `Gethin Parry`, `Tyler M`."""
    return [hit for hit in joined(found, reading, index) if hit.given or not hit.misspelt]


def joined(found: list[Hit], reading: Reading, index: NameIndex) -> Iterator[Hit]:
    held: Hit | None = None
    for hit in found:
        if held and touching(held, hit, reading) and not held.given & hit.family:
            held = respelt(held, hit, reading, index)
        if held and somebody_else(held, hit, reading):
            held = None
            continue
        if held and touching(held, hit, reading) and held.given & hit.family:
            yield Hit(held.first, hit.end, held.start, hit.stop, held.given, hit.family)
            held = None
            continue
        if held:
            yield held
        held = hit
    if held:
        yield held


def respelt(held: Hit, hit: Hit, reading: Reading, index: NameIndex) -> Hit:
    """`Mohammed Saleem` for Mohammad Saleem: the family name says whose given name was meant."""
    written = reading.words[held.first]
    meant = {number for number in hit.family if one_slip(written, "".join(plain(index.pupils[number].first)))}
    return replace(held, given=held.given | meant) if meant else held


def somebody_else(one: Hit, other: Hit, reading: Reading) -> bool:
    """`Tom Daley`: first and last name of the roll, but of no one pupil."""
    if not touching(one, other, reading) or not (reading.capital[one.first] and reading.capital[other.first]):
        return False
    return bool(one.given) and not other.given and not one.given & other.family and not reading.shouts


def touching(one: Hit, other: Hit, reading: Reading) -> bool:
    return one.end == other.first and not reading.breaks[other.first] and not reading.possessive[one.end - 1]

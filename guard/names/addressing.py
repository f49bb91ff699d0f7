"""Adults who are spoken to by a first name that is also a pupil's."""

from guard.lexicon import words
from guard.names.circle import Circle
from guard.names.hits import Hit
from guard.reading import Reading

HE_OR_SHE = words("grammar", "he_or_she")
FONDLY = words("grammar", "fondly")
CLOSING = words("grammar", "closing")


def spoken_to(reading: Reading, hit: Hit, circle: Circle) -> bool:
    """`Thanks Grace, I'll ...`, `Sophie can you ...`: the adult who reads this."""
    if hit.full or reading.possessive[hit.end - 1] or hit.bare_plural:
        return False
    first = hit.first
    if reading.after(hit.end - 1) in FONDLY and (
        hit.end + 1 >= len(reading.words) or reading.words[hit.end] not in {"x"}
    ):
        return True
    greeted = reading.before(first) in words("names", "greetings") - {"bless"} or reading.gap(first).endswith(
        "@"
    )
    opens = reading.opens_sentence(first) or (greeted and reading.sentence_start[first] >= first - 2)
    if not opens:
        return closing_address(reading, hit)
    rest = reading.words[hit.end : min(hit.end + 12, reading.sentence_end[first])]
    if greeted:
        return greeted_adult(reading, hit, rest, circle)
    pause = hit.end < len(reading.words) and reading.breaks[hit.end] == 1
    asks = rest[:2] in [
        [verb, "you"] for verb in ("can", "could", "did", "do", "are", "will", "would", "have")
    ]
    if asks or rest[:2] == ["you", "are"]:
        return True
    of_a_child = HE_OR_SHE & set(reading.words[hit.end : reading.sentence_end[first]])
    to_me = rest[:1] != ["who"] and bool({"me", "i", "i'm", "i'll", "you", "your"} & set(rest[:5]))
    return pause and bool(rest) and not of_a_child and (rest[0] in words("names", "addressed") or to_me)


def greeted_adult(reading: Reading, hit: Hit, rest: list[str], circle: Circle) -> bool:
    """Thanked or greeted, and then told something; a child is thanked for a kindness, and praised with others."""
    if rest[:1] == ["for"] and len(rest) > 1:
        return rest[1] not in words("names", "child_praise")
    pause = hit.end < len(reading.words) and reading.breaks[hit.end] >= 1
    if not rest:
        return True
    if reading.words[hit.first] in circle.firsts and (pause or rest[0] in words("names", "addressed")):
        return True
    if words("names", "business") & set(rest) or {"you", "your", "u"} & set(rest[:6]):
        return rest[0] != "and"
    return pause and rest[0] in words("names", "addressed")


def closing_address(reading: Reading, hit: Hit) -> bool:
    """`Sorry for the late reply Freya, yes I can`."""
    begin, end = reading.sentence_start[hit.first], hit.end
    opening = words("names", "greetings") & set(reading.words[begin : begin + 2])
    if reading.before(hit.first) in CLOSING or "done" in reading.words[begin : hit.first]:
        return False
    if end >= reading.sentence_end[hit.first]:
        return bool({"you", "u"} & set(reading.words[begin : hit.first])) and "?" in reading.gap_after(
            end - 1
        )
    if reading.breaks[end] >= 1 and reading.words[end] in {"you", "you've", "you're", "your"}:
        return True
    if not opening:
        return False
    return reading.breaks[end] >= 1 and reading.words[end] in words("names", "addressed")

"""GU-6: is this word, which is also a word, a month or a place, a child here? Points are added; four are enough."""

from guard.lexicon import words
from guard.matters.trigger import Kind, incident_words
from guard.names.hits import Hit
from guard.names.index import is_word
from guard.reading import Reading

ENOUGH = 4
INITIALLED = 9  # `Mark D`
SEVERAL = frozenset(
    {"boys", "girls", "kids", "lads", "twins", "brothers", "sisters", "boy", "girl", "lad", "kid"}
)
PAST = words("grammar", "past")
CHILD_WORDS = words("grammar", "child_words")
MODALS = frozenset({"will", "can", "would", "could"})
WILLING = words("grammar", "willing")
ASKING_VERBS = words("grammar", "asking_verbs")
ASKED_ABOUT = words("grammar", "asked_about")
PRAISE = words("grammar", "praise")
HE_OR_SHE = words("grammar", "he_or_she")


def points(reading: Reading, hit: Hit, company: set[int], familiar: int) -> int:
    """`company`: words that surely are children's names; `familiar`: 1 for the author's own child or class."""
    if hit.full or hit.disguise:
        return ENOUGH
    before, after = reading.before(hit.first), reading.after(hit.end - 1)
    return (
        familiar
        + by_what_stands_before(reading, hit, before, after, bool(familiar))
        + by_what_follows(reading, hit, after)
        + by_capital(reading, hit)
        + by_children_near(reading, hit)
        + by_company(reading, hit, company)
    )


def by_what_stands_before(reading: Reading, hit: Hit, before: str, after: str, familiar: bool) -> int:
    word = reading.words[hit.first]
    if before in {"young", "little", "poor", "that", "dear"} and after in words("persons", "children"):
        return 6
    if before in {"the", "those"} and reading.capital[hit.first] and after in SEVERAL:
        return 12
    if reading.breaks[hit.first]:
        return 0
    if before in {"poor", "dear", "lovely", "well", "birthday"} and reading.capital[hit.first]:
        return 3
    if before in {"son", "daughter", "called", "named"}:
        return 4
    if before in {"my", "our"} and familiar:
        return 5
    if before == "of" and reading.before(hit.first - 1) in {
        "because",
        "scared",
        "afraid",
        "sick",
        "photo",
        "photos",
        "front",
    }:
        return 2
    if before == "that" and reading.before(hit.first - 1) == "is":
        return 0
    did = after in PAST or after in words("names", "strong_verbs")
    if before in {"what", "that", "which", "how"} and reading.capital[hit.first] and did:
        return 2
    if before in words("names", "determiners"):
        return -6
    if word in words("names", "verb_names") and before in words("names", "pronoun_subjects"):
        return -6
    if PRAISE & set(reading.words[max(0, hit.first - 2) : hit.first]) and before not in {"a", "the"}:
        return 4
    if before in words("names", "person_before"):
        return 1 if word in words("names", "capital_anyway") or not reading.capital[hit.first] else 2
    return 0


def by_what_follows(reading: Reading, hit: Hit, after: str) -> int:
    last = hit.end - 1
    if reading.possessive[last] or hit.bare_plural:
        return owning(reading, hit, after)
    if last + 1 < len(reading.words) and reading.breaks[last + 1]:
        return 0
    if len(after) == 1 and after.isalpha() and after not in {"a", "i"} and reading.capital[last + 1]:
        return INITIALLED
    if after in {"he", "she"}:
        return 3
    if troubled(reading, hit):
        return 4
    if asked_about(reading, hit, after):
        return 4
    if after in words("names", "strong_verbs"):
        team = reading.words[last] in words("names", "teams") and after in words("names", "team_verbs")
        return 0 if team else 4
    if after in words("names", "weak_verbs"):
        return being(reading, hit)
    if after in {"in", "from"} and reading.word(last + 2)[:1].isdigit():
        return 4
    if after in PAST and word_of(reading, hit) not in words("names", "mass_words"):
        return 4
    if after.endswith("ed"):
        person = reading.word(last + 2) in HE_OR_SHE | {"my", "him", "me"}
        return 4 if person or word_of(reading, hit) not in words("names", "mass_words") else 1
    if after.endswith("ing") and reading.before(hit.first) in {"is", "was"}:
        return 4
    return 0


def asked_about(reading: Reading, hit: Hit, after: str) -> bool:
    """`is May in the same group`, `would Autumn like to come`."""
    asking = hit.first and reading.before(hit.first) in ASKING_VERBS and reading.opens_sentence(hit.first - 1)
    return bool(asking) and reading.capital[hit.first] and after in ASKED_ABOUT


def troubled(reading: Reading, hit: Hit) -> bool:
    """What follows is what children do or what is done to them: `was caught with`, `fell in`, `swallowed a`."""
    lists, _ = incident_words()
    for place in (hit.end, hit.end + 1):
        if place < min(len(reading.words), reading.sentence_end[hit.first]) and reading.breaks[hit.end] == 0:
            if place > hit.end and reading.words[hit.end] not in words("grammar", "being"):
                return False
            found = lists.at(reading.words, place)
            if found and (found[0] > 1 or place > hit.end) and found[1] is not Kind.COMPLAINT:
                return True
    return False


def word_of(reading: Reading, hit: Hit) -> str:
    return reading.words[hit.first]


def being(reading: Reading, hit: Hit) -> int:
    """`Will is`, `Daisy has`: a bare noun as subject is a name, unless it is one that needs no article."""
    asked = 2 if reading.before(hit.first) in {"is", "has", "did", "does", "can", "was", "will"} else 0
    rest = reading.words[hit.end : min(hit.end + 12, reading.sentence_end[hit.first])]
    person = any(word in HE_OR_SHE or word in words("names", "child_cues") for word in rest)
    if reading.words[hit.first] in words("names", "mass_words"):
        sure = HE_OR_SHE | words("names", "child_cues")
        person = any(word in sure for word in rest) or (
            len(rest) > 1 and rest[0] in MODALS and rest[1] in WILLING
        )
        return (4 if person else 0) + asked
    if len(rest) > 1 and rest[1][0].isdigit():
        return asked
    subject = (
        reading.opens_sentence(hit.first)
        or reading.breaks[hit.first]
        or reading.before(hit.first) in BEFORE_SUBJECTS
    )
    return 4 if subject else (3 if person else 1) + asked


def owning(reading: Reading, hit: Hit, after: str) -> int:
    """`Joy's bag` owns; in `Joy's on the team` she is."""
    if after in words("names", "relatives") or after in words("names", "belongings"):
        return 5
    if hit.bare_plural:
        return 0
    if troubled(reading, hit):
        return 4
    if after in IS_FOLLOWS or after.endswith("ing"):
        return being(reading, hit)
    return 0 if reading.words[hit.first] in words("names", "seasons") else 2


IS_FOLLOWS = words("grammar", "is_follows")
BEFORE_SUBJECTS = words("grammar", "before_subjects")


def by_capital(reading: Reading, hit: Hit) -> int:
    """A capital in mid-sentence speaks for a name, unless the word has one anyway."""
    if not reading.capital[hit.first] or reading.opens_sentence(hit.first) or reading.shouts:
        return 0
    if reading.words[hit.first] in words("names", "capital_anyway"):
        return 1
    return 3


def by_children_near(reading: Reading, hit: Hit) -> int:
    """`my daughter won't come because of Chelsea`."""
    begin, end = reading.sentence_start[hit.first], reading.sentence_end[hit.first]
    return 1 if CHILD_WORDS & set(reading.words[begin:end]) else 0


def by_company(reading: Reading, hit: Hit, company: set[int]) -> int:
    """Between names stands a name: `Kai, Rose and Josh`."""
    neighbours = {hit.first - 1, hit.end}
    if reading.before(hit.first) in {"and", "or", "with"}:
        neighbours.add(hit.first - 2)
    if reading.after(hit.end - 1) in {"and", "or", "with"}:
        neighbours.add(hit.end + 1)
    if neighbours & company:
        return 4
    return 4 if paired(reading, hit) else 0


def paired(reading: Reading, hit: Hit) -> bool:
    """`hope and rose are`: two such words as subject of one verb."""
    seasonal = words("names", "seasons") | words("names", "months")
    for start in (hit.first, hit.first - 2):
        if start < 0 or start + 3 >= len(reading.words) or not reading.opens_sentence(start):
            continue
        one, joint, other, verb = reading.words[start : start + 4]
        if joint == "and" and verb in {"are", "were", "have"} and is_word(one) and is_word(other):
            return not seasonal >= {one, other}
    return False

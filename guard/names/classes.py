"""Classes that are named like a pupil: `Rowan are the band`, `Hello Rowan`, `all of Holly`."""

from guard.lexicon import words
from guard.names.hits import Hit
from guard.names.index import NameIndex
from guard.reading import CLAUSE, Reading

MANY = words("grammar", "many")
OF_A_CLASS = words("grammar", "of_a_class")
INTO_A_CLASS = words("grammar", "into_a_class")
GREETED = words("grammar", "opening")


def class_meant(reading: Reading, hit: Hit, index: NameIndex) -> bool:
    """A class does things together, is gone into, greeted as a whole, and stands beside other classes."""
    word = reading.words[hit.first]
    if hit.full or hit.end - hit.first > 1 or word not in index.classes or not reading.capital[hit.first]:
        return False
    if reading.possessive[hit.first]:
        return reading.after(hit.first) in OF_A_CLASS
    before, after = reading.before(hit.first), reading.after(hit.first)
    joined = hit.end < len(reading.words) and reading.breaks[hit.end] < CLAUSE
    if before in INTO_A_CLASS or (joined and after in OF_A_CLASS):
        return True
    if joined and after in MANY and before not in words("grammar", "asking_verbs"):
        return True
    if before in GREETED and not reading.breaks[hit.first] and not (joined and after):
        return True
    return beside_a_class(reading, hit, index)


def beside_a_class(reading: Reading, hit: Hit, index: NameIndex) -> bool:
    """`Oak and Rowan`, `Rowan, Willow`."""
    joints = {"and", "or", "to", "with", "then"}
    before = hit.first - 2 if reading.before(hit.first) in joints else hit.first - 1
    after = hit.end + 1 if reading.after(hit.first) in joints else hit.end
    begin, end = reading.sentence_start[hit.first], reading.sentence_end[hit.first]
    return any(begin <= place < end and reading.words[place] in index.classes for place in (before, after))

"""Which words a school may add to the check before sending: a few plain words, each list kept short (GU-9)."""

import unicodedata

from guard.names.forms import plain
from people.models import Pupil, SchoolWord
from people.name_shape import tidied

LONGEST = 60  # characters
MOST_WORDS = 6
MOST = 200  # in one list
SHORTEST = 2  # letters and digits
JOINING = " -‐'’ʼ"


class BadWord(ValueError):
    """Cannot be added. `why` is empty, letters, short, long, there or many."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def must_be_a_word(proposed: str) -> tuple[str, str]:
    """The text as it is shown, and as guard reads it. Raises BadWord."""
    text = tidied(proposed)
    if not text:
        raise BadWord("empty")
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        raise BadWord("long")
    words = " ".join(word.removesuffix("'s") for word in plain(text))  # guard reads whose and who as one
    if not all(map(_may_stand_there, text)) or not any(map(str.isalpha, words)):
        raise BadWord("letters")
    if len(words.replace(" ", "")) < SHORTEST:
        raise BadWord("short")
    return text, words


def must_have_room(kind: str, folded: str) -> None:
    """The word is new to this list, and the list not full. Raises BadWord."""
    listed = SchoolWord.objects.filter(kind=kind)
    if listed.filter(folded=folded).exists():
        raise BadWord("there")
    if listed.count() >= MOST:
        raise BadWord("many")


def children_called(text: str) -> bool:
    """Whether a child on the roll is called so, by forename or preferred name."""
    here = Pupil.objects.filter(left_on__isnull=True).values_list("first_name", "preferred_name")
    called = {plain(name) for pair in here for name in pair if name}
    return plain(text) in called


def _may_stand_there(character: str) -> bool:
    """Letters of every script with their marks, digits, and what joins words: nothing that hides or turns text."""
    return character in JOINING or unicodedata.category(character)[0] in "LM" or character.isdecimal()

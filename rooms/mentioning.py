"""Where a message's words call somebody: "@" and a name, written out as it is shown in the room."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# After a space or an opening mark: "sam@ellis" is an address.
BEFORE = r"(?<![^\s(\[{\"'“‘«,;])"


@dataclass(frozen=True)
class Spot:
    """`words[start:end]` is "@" and the name as its author wrote it."""

    start: int
    end: int
    name: str


def spots(words: str, names: Iterable[str]) -> list[Spot]:
    """Every place where one of the names is called, in the order of the words; of two names the longer one."""
    if "@" not in words:
        return []
    longest_first = sorted({name for name in names if name}, key=len, reverse=True)
    if not longest_first:
        return []
    any_name = "|".join(re.escape(name) for name in longest_first)
    found = re.finditer(rf"{BEFORE}@({any_name})(?!\w)", words, re.IGNORECASE)
    return [Spot(one.start(), one.end(), one[1]) for one in found]

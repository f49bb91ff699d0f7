"""The adults around a room, who are no pupils even when they share a name with one."""

from dataclasses import dataclass
from functools import lru_cache

from guard.context import Adult
from guard.names.forms import plain


@dataclass(frozen=True, slots=True, repr=False)
class Circle:
    """Folded names. `full` holds first and last as one tuple; `firsts` the first names of members."""

    full: frozenset[tuple[str, ...]]
    firsts: frozenset[str]
    families: frozenset[str]


@lru_cache(maxsize=256)
def circle(staff: tuple[Adult, ...], members: tuple[str, ...]) -> Circle:
    names = [plain(f"{adult.first} {adult.last}") for adult in staff] + [plain(member) for member in members]
    return Circle(
        full=frozenset(name for name in names if len(name) > 1),
        firsts=frozenset(name[0] for name in map(plain, members) if name),
        families=frozenset(name[-1] for name in names if name),
    )

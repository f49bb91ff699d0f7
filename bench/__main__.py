"""`python3 dev.py bench NAME`, or `python -m bench NAME` in the environment."""

import argparse
import sys
from collections.abc import Callable, Sequence

from bench import guard, rooms, search, soak

# Name to what runs it with the words after the name; each answers the exit status and says in a line what it measures.
BENCHES: dict[str, Callable[[Sequence[str]], int]] = {
    "rooms": rooms.main,
    "search": search.main,
    "guard": guard.main,
    "soak": soak.main,
}


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure ClassChat on this machine.")
    names = ", ".join(f"{name} ({bench.__doc__})" for name, bench in BENCHES.items())
    parser.add_argument("name", choices=BENCHES, help=names)
    asked = parser.parse_args(words[:1])
    return BENCHES[asked.name](words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

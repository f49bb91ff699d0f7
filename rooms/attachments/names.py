"""What a file is called, once we know what it is."""

import re
import unicodedata

from django.utils.translation import gettext as _

MOST = 100  # characters with the suffix
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')


def named(given: str, suffix: str) -> str:
    """The name a person gave, made harmless: one line, no folders, nothing unseen in it, and its true suffix."""
    base = re.split(r"[\\/]", given)[-1]
    base = "".join(letter for letter in unicodedata.normalize("NFC", base) if not _is_unseen(letter))
    stem = re.sub(r"\s+", " ", _NOT_IN_NAMES.sub(" ", _without(base, suffix))).strip(" .")
    return f"{stem[: MOST - len(suffix)].strip()}{suffix}" if stem else f"{_('Document')}{suffix}"


def words_of(name: str) -> str:
    """A name as words, for the check before sending: "Year_3-trip.pdf" says "Year 3 trip"."""
    stem = name.rpartition(".")[0] or name
    return re.sub(r"[\s_.\-+]+", " ", stem).strip()


def _without(base: str, suffix: str) -> str:
    """Only a suffix that looks like one is taken for one: "Trip to St. Ives" keeps its end."""
    stem, dot, end = base.rpartition(".")
    is_suffix = bool(dot) and (
        f".{end.lower()}" == suffix or re.fullmatch(r"[A-Za-z0-9]{1,5}", end) is not None
    )
    return stem if is_suffix else base


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"}

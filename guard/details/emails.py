"""EMAIL: addresses of people, also with `at` and `dot` written out."""

import re
from collections.abc import Iterator

from guard.details.places import ORGANISATION, PERSONAL_HOSTS, PRIVATE, line_before

ADDRESS = re.compile(r"(?<![\w.+-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,8}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
AT = r"\s?(?:\(at\)|\[at\]|\{at\}|@)\s?"
DOT = r"\s?(?:\(dot\)|\[dot\]|\{dot\}|\.)\s?| dot "
WRITTEN_OUT = re.compile(
    rf"(?<![\w.])[\w+-]{{1,64}}(?:(?:\.| dot )[\w+-]{{1,64}}){{0,4}}(?:{AT}| at )"
    rf"[\w-]{{1,63}}(?:(?:{DOT})(?:[a-z]{{2,20}})\b){{1,3}}"
)
SIGNS = ("(at)", "[at]", "{at}", " dot ", "(dot)", "[dot]")
SPACED = re.compile(r"(?<=\w) @ ?\w|(?<=\w)@ \w")
ROLES = re.compile(
    r"^(?:office|info|bookings?|admin|hello|enquir(?:y|ies)|contact|tickets|club|secretary|reception|support|help|team|sales|orders|events|parties|swim|lessons|mail|pta|friends|governors|head|membership|uniform|shop)\b"
)


def emails(text: str, public: frozenset[str]) -> Iterator[tuple[int, int]]:
    """`text` is folded."""
    if (
        "@" not in text
        and " at " not in text
        and "at)" not in text
        and "at]" not in text
        and "at}" not in text
    ):
        return
    seen = -1
    plain = ADDRESS.finditer(text) if "@" in text else ()
    for found in sorted([*plain, *written_out(text)], key=lambda one: one.start()):
        if found.start() < seen:
            continue
        seen = found.end()
        if not is_contact(text, found, public):
            yield found.start(), found.end()


def written_out(text: str) -> Iterator[re.Match[str]]:
    if not is_disguised(text):
        return
    for found in WRITTEN_OUT.finditer(text):
        if is_disguised(found[0]):
            yield found


def is_disguised(text: str) -> bool:
    return any(sign in text for sign in SIGNS) or ("@" in text and bool(SPACED.search(text)))


def is_contact(text: str, found: re.Match[str], public: frozenset[str]) -> bool:
    """The school's own, or one of an organisation that is named beside it."""
    address = found[0]
    if address in public:
        return True
    if PERSONAL_HOSTS.search(address):
        return False
    if ROLES.match(address):
        return True
    before = line_before(text, found.start())
    host = address.rpartition("@")[2].split(".")[0]
    private = PRIVATE.search(before[-45:])
    return not private and bool(
        ORGANISATION.search(before) or ORGANISATION.search(host) or (len(host) > 3 and host in before)
    )

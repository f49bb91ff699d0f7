"""POSTCODE: a full British postcode that no public venue is given with."""

import re
from collections.abc import Iterator

from guard.details.digits import found_in
from guard.details.places import is_public

AREAS = (
    "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex "
    "fa fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml "
    "n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf "
    "tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze"
)
POSTCODE = re.compile(
    rf"(?<![\w-])({AREAS.replace(' ', '|')})[0-9oi][0-9a-z]?[ ]{{0,2}}[0-9oi][abd-hjlnp-uw-z]{{2}}(?![\w-])"
)


def postcodes(
    text: str, public: frozenset[str], stretches: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """`text` is folded."""
    for found in found_in(POSTCODE, text, stretches):
        if not re.search(r"\d", found[0]) or found[0].replace(" ", "") in public:
            continue
        if not is_public(text, found.start(), found.end()):
            yield found.start(), found.end()

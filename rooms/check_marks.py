"""The author's own words with what was found in them marked and numbered, and the same places for a browser."""

from collections.abc import Callable
from itertools import accumulate

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from guard import Finding, Reason
from people.finding_words import WORDS

Findings = tuple[Finding, ...]
Mark = Callable[[Finding, SafeString], SafeString]


def spans_of(body: str, findings: Findings) -> list[dict[str, int]]:
    """Where each finding stands in UTF-16 code units, as browsers count; the first found first."""
    places = list(accumulate((1 + (letter > "\uffff") for letter in body), initial=0))
    return [{"start": places[found.start], "end": places[found.end]} for found in findings]


def numbered(findings: Findings) -> dict[Reason, int]:
    """Findings of one kind share a number and a line of the list; numbers follow the text."""
    kinds = dict.fromkeys(found.reason for found in findings)
    return {reason: number for number, reason in enumerate(kinds, 1)}


def marked(body: str, findings: Findings) -> SafeString:
    """Safe HTML. A mark inside another stays inside it; of two that cross, the second ends with the first.

    What is only read out stands in `bdi`, so that it does not decide which side the author’s words begin.
    """
    numbers, places = numbered(findings), {found: place for place, found in enumerate(findings, 1)}

    def mark(found: Finding, inside: SafeString) -> SafeString:
        spoken = _("found %(place)s of %(count)s:") % {"place": places[found], "count": len(findings)}
        return format_html(
            '<mark><bdi class="vh">{} </bdi>{}<bdi class="vh">, {}</bdi>'
            '<sup aria-hidden="true">{}</sup></mark>',
            spoken,
            inside,
            WORDS[found.reason].name,
            numbers[found.reason],
        )

    return _within(body, 0, len(body), findings, mark)


def _within(body: str, start: int, end: int, findings: Findings, mark: Mark) -> SafeString:
    """`findings` are sorted by where they begin, the longest first."""
    pieces: list[str] = []
    rest = list(findings)
    while rest:
        found = rest.pop(0)
        stop = min(found.end, end)
        inner = [other for other in rest if other.start < stop]
        rest = rest[len(inner) :]
        pieces.append(conditional_escape(body[start : found.start]))
        pieces.append(mark(found, _within(body, found.start, stop, tuple(inner), mark)))
        start = stop
    pieces.append(conditional_escape(body[start:end]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped

"""The check itself: read, name, find, weigh."""

from collections.abc import Iterator

from guard.context import Context
from guard.details.addresses import addresses
from guard.details.bank import bank_details
from guard.details.birthdays import birthdays
from guard.details.digits import near_digits
from guard.details.emails import emails
from guard.details.identifiers import nhs_numbers, ninos, upns
from guard.details.phones import phones
from guard.details.postcodes import postcodes
from guard.details.tying import tied_to_another_child
from guard.details.web import without_links
from guard.matters.clauses import Cast
from guard.matters.family import family_matters
from guard.matters.health import health_matters
from guard.matters.incident import incidents
from guard.matters.matter import Matter, merged
from guard.matters.trimming import trimmed
from guard.names.pupils import Name, pupil_names
from guard.normalise import Folded, fold
from guard.opinion.opinion import second_opinion
from guard.persons.finding import mentions
from guard.persons.mention import Who
from guard.reading import Reading, read
from guard.school import school_matters
from guard.verdict import HOLDING, Finding, Label, Reason, Verdict, verdict_of

OF_MATTERS = {
    (Label.INCIDENT, Who.OWN): Reason.INCIDENT_OWN_CHILD,
    (Label.INCIDENT, Who.OTHER): Reason.INCIDENT_ANOTHER_CHILD,
    (Label.INCIDENT, Who.GROUP): Reason.INCIDENT,
    (Label.HEALTH_SEND, Who.OWN): Reason.HEALTH_OWN_CHILD,
    (Label.HEALTH_SEND, Who.OTHER): Reason.HEALTH_ANOTHER_CHILD,
    (Label.FAMILY_SAFEGUARDING, Who.OWN): Reason.FAMILY_OWN_CHILD,
    (Label.FAMILY_SAFEGUARDING, Who.OTHER): Reason.FAMILY_ANOTHER_CHILD,
}


def check(text: str, context: Context) -> Verdict:
    """The same text and context always give the same verdict. Offsets are code points of `text`."""
    folded = fold(text)
    spoken = without_links(folded.text)
    plain = Folded(spoken, folded.starts, folded.ends)
    reading = read(text, plain)
    names = pupil_names(reading, context)
    reading.told = without_owners(reading, names)
    reading.named = frozenset(name.first for name in names)
    cast = Cast(mentions(reading, names, bool(context.author_children)))
    given = list(details(folded, spoken, reading, cast, context))
    matters = told_of(reading, cast, context, held=any(found.reason in HOLDING for found in given))
    found = [
        *(of_name(folded, name) for name in names),
        *given,
        *(of_matter(reading, trimmed(reading, cast, names, matter)) for matter in matters),
    ]
    return verdict_of(tuple(sorted(set(found), key=lambda one: (one.start, -one.end, one.label))))


def told_of(reading: Reading, cast: Cast, context: Context, held: bool) -> list[Matter]:
    """What the rules find; the second opinion is asked only when nothing else holds the message."""
    found = [*incidents(reading, cast), *health_matters(reading, cast), *family_matters(reading, cast)]
    found.extend(school_matters(reading, cast, context.policy))
    if not held and not any(matter.severe or matter.whose is Who.OTHER for matter in found):
        found.extend(second_opinion(reading, cast))
    return merged(found)


def without_owners(reading: Reading, names: list[Name]) -> list[str]:
    """`broke Max's glasses` is read as `broke his glasses`, for the word lists."""
    told = list(reading.words)
    for name in names:
        if name.end - name.first == 1 and reading.possessive[name.first]:
            told[name.first] = "his"
    return told


def of_name(folded: Folded, name: Name) -> Finding:
    start, end = folded.original(name.start, name.stop)
    return Finding(Label.PUPIL_NAME, start, end, Reason.OWN_CHILD if name.own else Reason.ANOTHER_CHILD)


def of_matter(reading: Reading, matter: Matter) -> Finding:
    start, end = reading.folded.original(reading.starts[matter.first], reading.ends[matter.end - 1])
    reason = Reason.SAFETY if matter.severe else OF_MATTERS[matter.label, matter.whose]
    return Finding(matter.label, start, end, reason)


def details(folded: Folded, spoken: str, reading: Reading, cast: Cast, context: Context) -> Iterator[Finding]:
    """`spoken` has addresses of pages blanked out, offsets unchanged."""
    public = context.public_contacts
    stretches = near_digits(spoken)
    for start, end in emails(folded.text, public.emails):
        yield simple(folded, Label.EMAIL, Reason.EMAIL, start, end)
    for start, end in phones(reading, public.phones):
        yield simple(folded, Label.PHONE, Reason.PHONE, start, end)
    for start, end in addresses(spoken, stretches):
        yield tied(folded, reading, cast, Label.ADDRESS, Reason.ADDRESS, start, end)
    if not stretches:
        return
    for start, end in postcodes(spoken, public.postcodes, stretches):
        yield tied(folded, reading, cast, Label.POSTCODE, Reason.POSTCODE, start, end)
    for start, end in birthdays(spoken):
        yield simple(folded, Label.DOB, Reason.BIRTHDAY, start, end)
    for start, end in ninos(spoken, stretches):
        yield simple(folded, Label.NINO, Reason.IDENTIFIER, start, end)
    for start, end in bank_details(spoken, stretches):
        yield simple(folded, Label.BANK, Reason.BANK, start, end)
    for label, places in (
        (Label.NHS_NO, nhs_numbers(spoken, stretches)),
        (Label.UPN, upns(spoken, stretches)),
    ):
        for start, end in places:
            yield tied(folded, reading, cast, label, Reason.IDENTIFIER, start, end)


def simple(folded: Folded, label: Label, reason: Reason, start: int, end: int) -> Finding:
    first, last = folded.original(start, end)
    return Finding(label, first, last, reason)


def tied(
    folded: Folded, reading: Reading, cast: Cast, label: Label, reason: Reason, start: int, end: int
) -> Finding:
    """Of another child, when it is given as that child's."""
    if tied_to_another_child(reading, cast, start, label in {Label.ADDRESS, Label.POSTCODE}):
        of_a_child = {Reason.IDENTIFIER: Reason.IDENTIFIER_OF_A_CHILD}
        reason = of_a_child.get(reason, Reason.ADDRESS_OF_A_CHILD)
    return simple(folded, label, reason, start, end)

"""How far each class and each adult has come with joining, for the office."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from people.letters.letters import invitable
from people.models import Contact, ImportRun, Invitation, SchoolClass
from people.queries import live_enrolments, live_guardianships

State = Invitation.State


@dataclass(frozen=True)
class Adult:
    """One contact who may join. `standing`: joined, opened, printed, expired, locked or none."""

    contact: Contact
    standing: str
    letter: Invitation | None

    @property
    def has_joined(self) -> bool:
        return self.standing == "joined"


@dataclass(frozen=True)
class Families:
    """A family of a class is one of its children with at least one adult who may join."""

    joined: int
    all: int


def adults_of(school_class: SchoolClass) -> list[Adult]:
    """The adults who may join because of a child in this class, by surname."""
    contacts = Contact.objects.filter(pk__in=_links(school_class).values("contact"))
    return adults(contacts.order_by("last_name", "first_name", "pk"))


def adults_of_school() -> list[Adult]:
    """Everybody who may join, whatever class their child is in, by surname."""
    contacts = Contact.objects.filter(pk__in=live_guardianships().values("contact"))
    return adults(contacts.order_by("last_name", "first_name", "pk"))


def waiting_since(run: ImportRun) -> list[Adult]:
    """The adults an import added who may join and have no letter yet, by surname."""
    rows = run.diff.get("rows", []) if run.state == ImportRun.State.APPLIED else []
    added = {row["source_id"] for row in rows if row["subject"] == "adult" and row["change"] == "added"}
    contacts = invitable(Contact.objects.filter(source_id__in=added))
    people = adults(contacts.order_by("last_name", "first_name", "pk"))
    return [one for one in people if one.standing == "none"]


def adults(contacts: QuerySet[Contact]) -> list[Adult]:
    """These contacts with their latest letter, in two queries."""
    people = list(contacts)
    latest: dict[int, Invitation] = {}
    for letter in Invitation.objects.filter(contact__in=people).order_by("issued_at", "pk"):
        latest[letter.contact_id] = letter
    now = timezone.now()
    return [Adult(one, _standing(one, latest.get(one.pk), now), latest.get(one.pk)) for one in people]


def families_of_classes() -> dict[int, Families]:
    """By class id: how many families joined, of how many."""
    links = (
        live_guardianships()
        .filter(_in_class())
        .values_list("pupil__enrolments__school_class", "pupil", "contact__user__joined_at")
    )
    joined: dict[int, dict[int, bool]] = defaultdict(dict)
    for class_id, pupil_id, joined_at in links:
        pupils = joined[class_id]
        pupils[pupil_id] = pupils.get(pupil_id, False) or joined_at is not None
    return {class_id: Families(sum(pupils.values()), len(pupils)) for class_id, pupils in joined.items()}


def letter_counts(people: list[Adult]) -> dict[str, int]:
    """How many adults stand where: printed, opened, joined, expired, none, locked."""
    counts = dict.fromkeys(("printed", "opened", "joined", "expired", "locked", "none"), 0)
    for adult in people:
        counts[adult.standing] += 1
    return counts


def _links(school_class: SchoolClass) -> QuerySet:  # type: ignore[type-arg]
    return live_guardianships().filter(_in_class(), pupil__enrolments__school_class=school_class)


def _in_class() -> Q:
    return Q(pupil__enrolments__in=live_enrolments())


def _standing(contact: Contact, letter: Invitation | None, now: datetime) -> str:
    if contact.user_id is not None:
        return "joined"
    if letter is None or letter.state in {State.REVOKED, State.CLAIMED}:
        return "none"
    if letter.state == State.LOCKED:
        return "locked"
    if letter.state == State.EXPIRED or letter.expires_at <= now:
        return "expired"
    return "opened" if letter.state == State.OPENED else "printed"

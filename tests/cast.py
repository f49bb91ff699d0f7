"""A small Hollybank for tests: Willow and Oak, the cast, and the rooms they talk in."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone

from people.actions.school import set_up_school
from people.models import (
    AgeCheck,
    ClassRole,
    Contact,
    Enrolment,
    Guardianship,
    Pupil,
    RulesAcceptance,
    School,
    SchoolClass,
    SchoolRole,
    User,
)
from people.second_step import DEMO_MARK
from rooms.actions.memberships import repair_memberships
from rooms.models import Room

# Shown name and children: first name, last name, class.
PARENTS = {
    "sam": ("Sam Ellis", [("Ellie", "Potter", "Willow"), ("Elliot", "Cross", "Oak")]),
    "hannah": ("Hannah Clarke", [("Freya", "Nielsen", "Willow")]),
    "dan": ("Dan Whitmore", [("Callum", "Stewart", "Willow")]),
    "aisha": ("Aisha Rahman", [("Layla", "Farouk", "Willow")]),
    "kofi": ("Kofi Mensah", [("Faith", "Boateng", "Willow")]),
    "zofia": ("Zofia Nowak", [("Jakub", "Nowak", "Willow")]),
    "tom": ("Tom Hargreaves", [("Jayden", "Thompson", "Oak")]),
}
# Shown name, school role, class roles.
STAFF = {
    "adeyemi": ("Mrs Adeyemi", "", [("teacher", "Willow")]),
    "bello": ("Mr Bello", "moderator", [("teacher", "Oak")]),
    "lowe": ("Mrs Lowe", "moderator", [("moderator", "Willow"), ("moderator", "Oak")]),
    "kaur": ("Ms Kaur", "dsl", []),
    "holt": ("Mr Holt", "dsl", []),
    "penrose": ("Mr Penrose", "dpo", []),
    "osei": ("Mrs Osei", "office", []),
    "grant": ("Mrs Grant", "office", []),
    "lindqvist": ("Dr Lindqvist", "head", []),
    "young": ("Mrs Young", "governor", []),
}
_STAFF_NAMES = {name for name, _role, _posts in STAFF.values()}


@dataclass(frozen=True)
class Cast:
    """Everybody of ARCHITECTURE section 7. Zofia is a contact with no account: she joins today."""

    school: School
    willow: SchoolClass
    oak: SchoolClass
    sam: User
    hannah: User
    dan: User
    aisha: User
    kofi: User
    tom: User
    zofia_contact: Contact
    adeyemi: User
    bello: User
    lowe: User
    kaur: User
    holt: User
    penrose: User
    osei: User
    grant: User
    lindqvist: User
    young: User
    willow_room: Room
    oak_room: Room
    willow_notices: Room
    oak_notices: Room
    school_notices: Room


@pytest.fixture
def cast(db: None) -> Cast:
    return build_cast()


def build_cast() -> Cast:
    """Hollybank with its classes, people, links and rooms, as if everyone but Zofia joined long ago."""
    school = _school()
    classes = _classes()
    people = _people()
    _appoint(people, classes)
    give_second_step(people["hannah"])
    contacts = _contacts(people)
    _link(contacts, classes)
    repair_memberships()
    return Cast(
        school=school,
        willow=classes["Willow"],
        oak=classes["Oak"],
        zofia_contact=contacts["zofia"],
        willow_room=_room("class", classes["Willow"]),
        oak_room=_room("class", classes["Oak"]),
        willow_notices=_room("announcements", classes["Willow"]),
        oak_notices=_room("announcements", classes["Oak"]),
        school_notices=_room("announcements", None),
        **people,
    )


def sign_in(user: User) -> Client:
    """A browser where this person is signed in, the second step done."""
    client, session = Client(), SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[DEMO_MARK] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def give_second_step(user: User) -> None:
    """A code app, as a class rep needs one to look after a chat."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "ABCDEFGHIJKLMNOP"})


def email_of(name: str) -> str:
    """ "Sam Ellis" is sam.ellis@example.org, "Mrs Osei" is osei@hollybank.example.org."""
    first, last = name.lower().split()
    return f"{last}@hollybank.example.org" if name in _STAFF_NAMES else f"{first}.{last}@example.org"


def _school() -> School:
    return set_up_school(
        actor=None,
        name="Hollybank Primary",
        address="Mill Lane, DE38 4HB",
        telephone_line="01632 960142",
        email="office@hollybank.example.org",
        head_name="Dr Lindqvist",
    )


def _classes() -> dict[str, SchoolClass]:
    year = timezone.localdate().year + 1
    classes = [
        SchoolClass(source_id=f"class-{name.lower()}", name=name, year_group=group, school_year=year)
        for name, group in (("Willow", "Y3"), ("Oak", "Y4"))
    ]
    return {made.name: made for made in SchoolClass.objects.bulk_create(classes)}


def _people() -> dict[str, User]:
    names = {key: who[0] for key, who in (PARENTS | STAFF).items() if key != "zofia"}
    long_ago = timezone.now() - timedelta(days=60)
    users = [User(display_name=name, email=email_of(name), joined_at=long_ago) for name in names.values()]
    for user in users:
        user.set_unusable_password()
    User.objects.bulk_create(users)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    AgeCheck.objects.bulk_create(_attested(user) for user in users)
    RulesAcceptance.objects.bulk_create(RulesAcceptance(user=user, version=1) for user in users)
    return dict(zip(names, users, strict=True))


def _attested(user: User) -> AgeCheck:
    return AgeCheck(
        user=user,
        threshold=16,
        outcome=AgeCheck.Outcome.PASS,
        method="attest-roster",
        level=AgeCheck.Level.ASSERTED,
        adapter_version="1",
        privacy_version=1,
    )


def _appoint(people: dict[str, User], classes: dict[str, SchoolClass]) -> None:
    SchoolRole.objects.bulk_create(
        SchoolRole(user=people[key], role=role) for key, (_name, role, _classes) in STAFF.items() if role
    )
    posts = [(key, *post) for key, (_name, _role, posts) in STAFF.items() for post in posts]
    ClassRole.objects.bulk_create(
        ClassRole(user=people[key], school_class=classes[where], role=role)
        for key, role, where in [*posts, ("hannah", "rep", "Willow")]
    )


def _contacts(people: dict[str, User]) -> dict[str, Contact]:
    contacts = {}
    for key, (name, _children) in PARENTS.items():
        first, last = name.split()
        contacts[key] = Contact(
            source_id=f"contact-{key}",
            first_name=first,
            last_name=last,
            email=email_of(name),
            user=people.get(key),
        )
    Contact.objects.bulk_create(contacts.values())
    return contacts


def _link(contacts: dict[str, Contact], classes: dict[str, SchoolClass]) -> None:
    rows = [(contacts[key], child) for key, (_name, children) in PARENTS.items() for child in children]
    pupils = Pupil.objects.bulk_create(
        Pupil(source_id=f"pupil-{first}-{last}".lower(), first_name=first, last_name=last)
        for _contact, (first, last, _where) in rows
    )
    started = timezone.localdate() - timedelta(days=80)
    Enrolment.objects.bulk_create(
        Enrolment(pupil=pupil, school_class=classes[where], from_on=started)
        for pupil, (_contact, (_first, _last, where)) in zip(pupils, rows, strict=True)
    )
    Guardianship.objects.bulk_create(
        Guardianship(
            pupil=pupil,
            contact=contact,
            relationship="parent",
            parental_responsibility="yes",
            priority=1,
            may_join="yes",
        )
        for pupil, (contact, _child) in zip(pupils, rows, strict=True)
    )


def _room(kind: str, school_class: SchoolClass | None) -> Room:
    return Room.objects.get(kind=kind, school_class=school_class)

"""What an import does to the people in the chats."""

from datetime import date

import pytest

from people.actions.imports import apply_import
from people.models import Guardianship, SchoolClass, User
from people.roster.rows import ClassEntry, ContactEntry, LinkEntry, PupilEntry, YearEntry
from rooms.models import Membership, Room
from tests.cast import PARENTS, Cast, email_of
from tests.people.importing import imported, previewed
from tests.people.roster.files import Files, hollybank, with_cell

pytestmark = pytest.mark.django_db


def cast_as_files(cast: Cast, **moved: str) -> Files:
    """The cast's families as a OneRoster file; `moved` puts a parent's children into another class."""
    pupils, contacts, links = [], [], []
    for key, (name, children) in PARENTS.items():
        first, last = name.split()
        contacts.append(ContactEntry(f"contact-{key}", first, last, email_of(name)))
        for child, surname, where in children:
            pupil_id = f"pupil-{child}-{surname}".lower()
            class_id = f"class-{moved.get(key, where)}".lower()
            pupils.append(PupilEntry(pupil_id, child, surname, class_id))
            links.append(LinkEntry(pupil_id, f"contact-{key}", "parent", "yes", 1))
    year = cast.willow.school_year
    return hollybank(
        classes=[
            ClassEntry(one.source_id, one.name, one.year_group) for one in SchoolClass.objects.order_by("pk")
        ],
        pupils=pupils,
        contacts=contacts,
        links=links,
        year=YearEntry(year, date(year - 1, 9, 1), date(year, 9, 1)),
    )


def is_in(user: User, room: Room) -> bool:
    return Membership.objects.filter(user=user, room=room, ended_at__isnull=True).exists()


@pytest.fixture
def settled(cast: Cast, django_capture_on_commit_callbacks) -> Cast:
    """The first file only states dates, which changes nobody's chats."""
    with django_capture_on_commit_callbacks(execute=True):
        run = imported(cast.school, cast.osei, cast_as_files(cast))
    assert {row["change"] for row in run.diff["rows"]} <= {"dates", "class"}
    return cast


def test_a_moved_family_leaves_one_chat_and_joins_the_other(settled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        imported(settled.school, settled.osei, cast_as_files(settled, dan="Oak"))
    assert not is_in(settled.dan, settled.willow_room)
    assert is_in(settled.dan, settled.oak_room)
    assert is_in(settled.kofi, settled.willow_room)
    assert not is_in(settled.tom, settled.willow_room)


def test_a_preview_moves_nobody(settled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        previewed(settled.school, settled.osei, cast_as_files(settled, dan="Oak"))
    assert is_in(settled.dan, settled.willow_room)
    assert not is_in(settled.dan, settled.oak_room)


def test_an_adult_without_access_is_out_at_once(settled, django_capture_on_commit_callbacks):
    files = with_cell(cast_as_files(settled), "users.csv", "contact-dan", "enabledUser", "false")
    with django_capture_on_commit_callbacks(execute=True):
        imported(settled.school, settled.osei, files)
    assert not is_in(settled.dan, settled.willow_room)
    assert Guardianship.objects.get(contact__source_id="contact-dan").ended_at is None


def test_a_new_class_gets_its_rooms_before_its_people(settled, django_capture_on_commit_callbacks):
    """Kofi's child goes to a class that this very file brings."""
    files = cast_as_files(settled, kofi="Rowan")
    heading, *rest = files["classes.csv"].split("\n")
    rowan = rest[0].replace("class-willow", "class-rowan").replace("Willow", "Rowan").replace("Y3", "Y5")
    run = previewed(
        settled.school, settled.osei, {**files, "classes.csv": "\n".join([heading, rowan, *rest])}
    )
    with django_capture_on_commit_callbacks(execute=True):
        apply_import(run=run, actor=settled.osei, expected_digest=run.diff["digest"])
    rowan_room = Room.objects.get(kind="class", school_class__name="Rowan")
    assert is_in(settled.kofi, rowan_room)
    assert not is_in(settled.kofi, settled.willow_room)

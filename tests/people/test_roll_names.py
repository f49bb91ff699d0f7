"""The roll as guard reads it: built once per version in a process, never out of date."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guard import Pupil as Child
from people.actions.staff import appoint
from people.check_facts import own_children, school_facts
from people.models import Contact, Enrolment, Guardianship, Pupil, School, SchoolClass, SchoolRole
from people.roll_names import roll_names, school_now
from tests.cast import Cast


def children() -> dict[str, Child]:
    return {child.first: child for child in school_facts().children.values()}


def moves_on() -> None:
    """What every change of the roll does: an import, or the office by hand."""
    school = School.objects.get()
    school.roll_version += 1
    school.save(update_fields=["roll_version"])


def test_the_index_is_built_once_for_a_version(cast: Cast) -> None:
    first = roll_names(school_now())
    with CaptureQueriesContext(connection) as asked:
        assert roll_names(school_now()) is first
    assert len(asked) == 1
    moves_on()
    assert roll_names(school_now()) is not first


def test_children_go_with_the_short_name_of_their_class(cast: Cast) -> None:
    assert children()["Jayden"] == Child("Jayden", "Thompson", "", "Oak")
    SchoolClass.objects.filter(pk=cast.oak.pk).update(name="4B")
    moves_on()
    assert children()["Jayden"].class_name == "4B"


def test_a_child_known_by_another_name_is_noticed(cast: Cast) -> None:
    assert children()["Jayden"].known_as == ""
    Pupil.objects.filter(first_name="Jayden").update(preferred_name="Jay-Jay")
    moves_on()
    assert children()["Jayden"].known_as == "Jay-Jay"


def test_rows_that_come_and_go_are_noticed_by_themselves(cast: Cast) -> None:
    assert "Robin" not in children()
    robin = Pupil.objects.create(source_id="robin", first_name="Robin", last_name="Weatherby")
    assert children()["Robin"].class_name == ""
    Enrolment.objects.create(pupil=robin, school_class=cast.willow, from_on=timezone.localdate())
    assert children()["Robin"].class_name == "Willow"
    Pupil.objects.filter(pk=robin.pk).update(left_on=timezone.localdate())
    assert "Robin" not in children()


def test_a_day_changes_classes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    today = timezone.localdate()
    robin = Pupil.objects.create(source_id="robin", first_name="Robin", last_name="Weatherby")
    Enrolment.objects.create(pupil=robin, school_class=cast.oak, from_on=today + timedelta(days=1))
    assert children()["Robin"].class_name == ""
    monkeypatch.setattr(timezone, "localdate", lambda *args: today + timedelta(days=1))
    assert children()["Robin"].class_name == "Oak"


def test_a_restored_school_is_another_school(cast: Cast) -> None:
    before = roll_names(school_now())
    School.objects.update(sync_epoch="restored")
    assert roll_names(school_now()) is not before


def test_staff_are_known_by_their_names_without_a_title(cast: Cast) -> None:
    assert {adult.last for adult in school_facts().staff} >= {"Adeyemi", "Bello", "Lindqvist"}
    appoint(
        actor=None,
        email="new@hollybank.example.org",
        display_name="Mr Daniel Rose",
        roles=[SchoolRole.Role.OFFICE],
    )
    added = [adult for adult in school_facts().staff if adult.last == "Rose"]
    assert [adult.first for adult in added] == ["Daniel"]


def test_the_schools_own_contacts_are_public(cast: Cast) -> None:
    contacts = school_facts().contacts
    assert contacts.phones == {"01632960142"}
    assert contacts.emails == {"office@hollybank.example.org"}
    assert contacts.postcodes == {"de384hb"}
    School.objects.update(telephone_line="", email="", address="Mill Lane")
    nothing = school_facts().contacts
    assert not (nothing.phones or nothing.emails or nothing.postcodes)


@pytest.mark.parametrize(
    "ended",
    [
        lambda: Guardianship.objects.update(ended_at=timezone.now()),
        lambda: Guardianship.objects.update(may_join="unknown"),
        lambda: Contact.objects.update(severed_at=timezone.now()),
        lambda: Pupil.objects.update(left_on=timezone.localdate()),
    ],
)
def test_own_children_follow_live_links(cast: Cast, ended: Any) -> None:
    mine = own_children(cast.sam, school_facts())
    assert [child.first for child in mine.values()] == ["Ellie", "Elliot"]
    assert own_children(cast.adeyemi, school_facts()) == {}
    ended()
    assert own_children(cast.sam, school_facts()) == {}


def test_what_guard_is_told_shows_no_name_when_printed(cast: Cast) -> None:
    facts = school_facts()
    shown = repr(facts) + repr(roll_names(school_now())) + repr(facts.staff) + repr(facts.contacts)
    assert "Jayden" not in shown

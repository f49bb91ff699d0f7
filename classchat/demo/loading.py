"""The demo school, from nothing to a morning in its ninth week: every step by the action the school itself uses."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import transaction

from classchat.demo.cases import bring_cases
from classchat.demo.clock import move_beginnings_back
from classchat.demo.joining import send_letters_and_join
from classchat.demo.reading import set_all_read_markers
from classchat.demo.roll import HOLLYBANK, write_roll
from classchat.demo.script import last_day
from classchat.demo.staffing import appoint_colleagues, appoint_office, appoint_reps
from classchat.demo.talk import talk_in_all_rooms
from people.actions.imports import apply_import, upload_roster
from people.actions.school import set_up_school
from people.models import School, User
from rooms.actions.memberships import repair_memberships


class AnotherSchool(Exception):
    """A school is here already, and it isn't the demo's."""


@transaction.atomic
def load_demo_school(now: datetime) -> bool:
    """Hollybank is here, with its people and eight weeks of talk; all of it or nothing.

    False when it was here before: then nothing changes. Raises AnotherSchool.
    """
    if known := School.objects.first():
        if known.name != HOLLYBANK.name:
            raise AnotherSchool(known.name)
        return False
    school = _set_up()
    office = appoint_office()
    _import_roll(school, office)
    with _nobody_listening(), _signed_in_for_the_demo():
        appoint_colleagues(office)
        send_letters_and_join(office)
        appoint_reps(office)
        repair_memberships()
        first_word = talk_in_all_rooms(last_day(now))
        set_all_read_markers()
        bring_cases({user.display_name: user for user in User.objects.all()})
    move_beginnings_back(first_word)
    return True


@contextmanager
def _signed_in_for_the_demo() -> Iterator[None]:
    """Class reps act as after the demo's own sign-in, which counts as the second step, whoever loads them."""
    before, settings.DEMO = settings.DEMO, True
    try:
        yield
    finally:
        settings.DEMO = before


@contextmanager
def _nobody_listening() -> Iterator[None]:
    """News of what happens here is not sent when the transaction commits.

    There is nobody to tell yet: a thousand frames would be rendered and hundreds of newcomers’ rooms looked
    at again. Who opens a page later reads the database, as after any news that was lost.
    """
    connection = transaction.get_connection()
    waiting = list(connection.run_on_commit)
    yield
    connection.run_on_commit = waiting


def _set_up() -> School:
    return set_up_school(
        actor=None,
        name=HOLLYBANK.name,
        motto="Small school, wide branches",
        address="Mill Lane, DE38 4HB",
        telephone_line="01632 960142",
        email="office@hollybank.example.org",
        head_name="Dr Lindqvist",
    )


def _import_roll(school: School, office: User) -> None:
    """As the office does it: upload, look, apply."""
    file = io.BytesIO()
    write_roll(file)
    run = upload_roster(school=school, actor=office, upload=file.getvalue(), name="hollybank-roll.zip")
    apply_import(run=run, actor=office, expected_digest=run.diff["digest"])

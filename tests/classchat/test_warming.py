"""A server gets the check ready before anybody writes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from classchat.warming import get_ready
from people.check_facts import school_facts
from tests.cast import build_cast


@pytest.mark.django_db(transaction=True)
def test_before_there_is_a_school_nothing_fails() -> None:
    assert get_ready() is False


@pytest.mark.django_db(transaction=True)
def test_the_first_check_finds_the_roll_read() -> None:
    build_cast()
    assert get_ready() is True
    with CaptureQueriesContext(connection) as asked:
        school_facts()
    assert len(asked) == 2

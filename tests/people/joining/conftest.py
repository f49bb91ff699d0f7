from collections.abc import Iterator

import pytest
from django.core.cache import cache

from people.actions.invitations import IssuedLetter
from tests.cast import Cast
from tests.people.letters.printing import print_letter


@pytest.fixture(autouse=True)
def nobody_tried_before() -> Iterator[None]:
    """The pace of tries is kept in the cache; each test begins with a quiet hour."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def zofias_letter(cast: Cast) -> IssuedLetter:
    return print_letter(cast.zofia_contact, by=cast.osei)

import pytest

from rooms.models import Message
from tests.cast import Cast
from tests.moderation.clock import Clock
from tests.rooms.talk import said

WORDS = "Callum’s mum is a liar and everybody knows it"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def message(cast: Cast) -> Message:
    """What Dan said in Willow."""
    return said(cast.dan, cast.willow_room, WORDS)

"""GU-4. Processor time, with room for a slow machine: what is asked is that nothing grows faster than the text."""

import time
from collections.abc import Callable

import pytest

from guard import Context, NameIndex, Pupil, check
from tests.guard.hollybank import context, roll
from tests.guard.test_promises import HOSTILE

GENEROUS = 10


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of some runs."""
    took = []
    for _ in range(times):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def test_a_roll_of_600_is_built_quickly() -> None:
    pupils = [
        Pupil(one.first, f"{one.last}{number}", one.known_as, one.class_name)
        for number in range(3)
        for one in roll().pupils
    ][:600]
    assert seconds(lambda: NameIndex.build(pupils)) < 0.2


def test_a_usual_message_takes_about_a_millisecond() -> None:
    text = "Tyler forgot his coat again, can someone bring it to the gate? We are running late, sorry all"
    here = context()
    check(text, here)
    assert seconds(lambda: check(text, here)) < 0.001 * GENEROUS


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_no_slower_than_linear(text: str) -> None:
    here: Context = context()
    check(text, here)
    whole, quarter = seconds(lambda: check(text, here)), seconds(lambda: check(text[: len(text) // 4], here))
    assert whole < max(0.005 * GENEROUS, quarter * 4 * 3)

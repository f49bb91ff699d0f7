"""GU-4: nothing grows faster than the roll or the text. Ratios of processor time within one run, no absolute times."""

import time
from collections.abc import Callable

import pytest

from guard import Context, NameIndex, Pupil, check
from tests.guard.hollybank import context, roll
from tests.guard.test_promises import HOSTILE

SLACK = 3  # times linear


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of some runs."""
    took = []
    for _ in range(times):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def test_a_roll_is_built_in_time_linear_in_its_pupils() -> None:
    pupils = [
        Pupil(one.first, f"{one.last}{number}", one.known_as, one.class_name)
        for number in range(3)
        for one in roll().pupils
    ][:600]
    part = seconds(lambda: NameIndex.build(pupils[:150]))
    assert seconds(lambda: NameIndex.build(pupils)) < part * 4 * SLACK


def test_a_message_is_read_in_time_linear_in_its_length() -> None:
    text = "Tyler forgot his coat again, can someone bring it to the gate? We are running late, sorry all. "
    here = context()
    check(text, here)
    once = seconds(lambda: check(text * 4, here))
    assert seconds(lambda: check(text * 40, here)) < once * 10 * SLACK


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_no_slower_than_linear(text: str) -> None:
    here: Context = context()
    check(text, here)
    whole, quarter = seconds(lambda: check(text, here)), seconds(lambda: check(text[: len(text) // 4], here))
    start_up = seconds(lambda: check("Hello all", here))
    assert whole < (quarter * 4 + start_up * 10) * SLACK

"""A phone whose clock is an hour wrong: what depends on the hour goes by the school's."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from rooms.models import Event
from tests.browser.check_sheet import stored
from tests.browser.elsewhere import elsewhere
from tests.browser.history import has_read_all, write_history
from tests.browser.person import Person
from tests.cast import Cast
from tests.rooms.planning import planned

WRONG_BY = """(hours) => { const Right = Date, by = hours * 3_600_000;
  window.Date = class extends Right {
    constructor(...words) { if (words.length) super(...words); else super(Right.now() + by); }
    static now() { return Right.now() + by; }
  }; }"""


def test_a_clock_an_hour_wrong_changes_nothing(school: Cast, person: Callable[..., Person]) -> None:
    now = timezone.now()
    write_history(
        school.willow_room, [school.aisha], 2, until=now - timedelta(minutes=5), step=timedelta(minutes=40)
    )
    has_read_all(school.aisha)
    event = elsewhere(lambda: planned(school.adeyemi, school.willow_room))
    for hours in (1, -1):
        begins = now - timedelta(hours=2)
        ends = now + timedelta(
            minutes=30 * hours
        )  # not over, where the phone thinks so, and over, where it does not
        Event.objects.filter(pk=event.pk).update(starts_at=begins, ends_at=ends, over_at=ends)
        aisha = person("aisha")
        aisha.page.add_init_script(f"({WRONG_BY})({hours})")
        aisha.opens(school.willow_room)
        expect(aisha.page.get_by_role("radio", name="Going")).to_have_count(int(hours > 0))
        for line, is_fresh in (("Line 1", False), ("Line 2", True)):
            aisha.row(line).locator(".b").click(button="right")
            expect(aisha.page.get_by_role("menuitem", name="Remove")).to_be_visible()
            expect(aisha.page.get_by_role("menuitem", name="Edit")).to_have_count(int(is_fresh))
            aisha.page.keyboard.press("Escape")
        aisha.page.context.set_offline(True)
        aisha.says(f"{hours} hour")
        shown = aisha.row(f"{hours} hour").locator("time").text_content()
        assert shown in [f"{timezone.localtime(now + timedelta(minutes=more)):%H:%M}" for more in (0, 1)]
        aisha.page.context.set_offline(False)
        aisha.sees_sent(f"{hours} hour")
    assert stored(school.willow_room)[-2:] == ["1 hour", "-1 hour"]

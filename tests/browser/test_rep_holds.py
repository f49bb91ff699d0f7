"""A class rep holds a message from its menu."""

from collections.abc import Callable

from playwright.sync_api import expect

from moderation.models import Case
from tests.browser.history import write_history
from tests.browser.looks import serious
from tests.browser.person import Person
from tests.browser.touch import rest_on
from tests.cast import Cast

Open = Callable[..., Person]


def test_held_from_the_menu_and_nobody_else_reads_it(school: Cast, person: Open) -> None:
    line = write_history(school.willow_room, [school.dan, school.sam], 4)[0]
    hannah = person("hannah", "phone").opens(school.willow_room)
    sam = person("sam").opens(school.willow_room)
    rest_on(hannah.row("Line 1").locator(".b"))
    hannah.page.get_by_role("menuitem", name="Hold for a moderator").click()
    assert serious(hannah.page) == []
    hannah.page.locator("dialog.sheet").get_by_role("button", name="Hold for a moderator").click()
    for one in (hannah, sam):
        expect(one.page.locator(f"#m{line.pk}")).to_contain_text("This message is being checked.")
    assert Case.objects.get().target_id == line.pk
    sam.page.locator(f"#m{line.pk}").focus()
    sam.page.keyboard.press("Enter")
    expect(sam.page.get_by_role("menuitem", name="Report")).to_be_visible()
    expect(sam.page.get_by_role("menuitem", name="Hold for a moderator")).to_have_count(0)

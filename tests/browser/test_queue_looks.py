"""The queue as an eye, a finger and a machine judge it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from moderation.models import Case
from people.models import User
from rooms.models import GuardAnswer, Message
from tests.browser.looks import serious, sideways
from tests.browser.person import Person
from tests.browser.test_queue import SECRET, claimed, reported
from tests.cast import Cast

Open = Callable[..., Person]


def test_late_is_red_soon_is_amber_and_both_say_it_in_words(school: Cast, person: Open) -> None:
    """UX 12.25."""
    _one_of_each(school)
    page = person("lowe").page
    page.goto("/staff/queue")
    late, soon, _later = page.locator(".case-row .due").all_text_contents()
    assert late == "late by 2 days"
    assert soon.endswith("min left")
    colours = "all => all.map((one) => getComputedStyle(one).color)"
    assert page.locator(".due").evaluate_all(colours)[:2] == ["rgb(179, 38, 30)", "rgb(124, 74, 0)"]


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_machine_finds_nothing_wrong_with_it(school: Cast, person: Open, size: str) -> None:
    _one_of_each(school)
    found = []
    for name in ("lowe", "kaur", "penrose"):
        page = person(name, size).page
        for tab in ("open", "mine", "decided", "warned"):
            page.goto(f"/staff/queue?tab={tab}")
            found += serious(page)
            found += _too_wide(page)
    assert found == []


def test_on_a_phone_every_row_and_tab_is_easy_to_hit(school: Cast, person: Open) -> None:
    reported(school)
    page = person("lowe", "phone").page
    page.goto("/staff/queue")
    for target in page.locator(".case-row, .ftabs a").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44


def _one_of_each(school: Cast) -> None:
    """Late, soon, urgent, held, claimed; a long word; a name from right to left."""
    User.objects.filter(pk=school.bello.pk).update(display_name="رانيا عبد الله")
    late, soon = reported(school, "Donaudampfschiff" * 20), reported(school, "This word is soon")
    Case.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(hours=50))
    Case.objects.filter(pk=soon.pk).update(due_at=timezone.now() + timedelta(minutes=30))
    reported(school, SECRET, "child_danger")
    reported(school, "Buy now", "money_scam")
    claimed(late, school.bello)
    answered = Message.objects.get(pk=late.target_id)
    GuardAnswer.objects.create(message=answered, labels=["PUPIL_NAME", "ADDRESS"], answer="own_child")


def _too_wide(page: Page) -> list[str]:
    """At 320 pixels, at 760, and with text of twice the size."""
    found = []
    size = page.viewport_size or {"width": 390, "height": 844}
    for width, height in ((320, 640), (760, 900), (1199, 900)):
        page.set_viewport_size({"width": width, "height": height})
        if over := sideways(page):
            found.append(f"{page.url} is {over} pixels too wide at {width}")
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if over := sideways(page):
        found.append(f"{page.url} is {over} pixels too wide with large text")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(size)
    return found

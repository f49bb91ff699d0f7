"""What a machine can judge of a page: axe's serious findings, and sideways scrolling."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = {"serious", "critical"}
# A sheet that is still fading in has pale words for a moment.
MOVED = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished))"""


def serious(page: Page) -> list[str]:
    """What axe finds by day, and which colours it finds too pale by night."""
    found = _violations(page, {})
    page.emulate_media(color_scheme="dark")
    found += _violations(page, {"runOnly": ["color-contrast"]})
    page.emulate_media(color_scheme="light")
    return found


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    page.evaluate(MOVED)
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]}"
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]


def judge(page: Page) -> list[str]:
    """Axe in the page's own size; then the narrowest window, where nothing may scroll sideways."""
    page.wait_for_load_state()
    found = serious(page)
    size = page.viewport_size or {"width": 390, "height": 844}
    page.set_viewport_size({"width": 320, "height": 640})
    if over := sideways(page):
        found.append(f"{page.url} is {over} pixels too wide at 320")
    page.set_viewport_size(size)
    return found


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(wider))

"""A finger on the screen, as the browser feels it."""

from playwright.sync_api import Locator


def rest_on(spot: Locator, *, ms: int = 600, slips: int = 0) -> None:
    """Press and hold; `slips` is how many pixels the finger moves on its way."""
    spot.scroll_into_view_if_needed()
    box = spot.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 3, box["y"] + box["height"] / 2
    session = spot.page.context.new_cdp_session(spot.page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    if slips:
        moved = {"type": "touchMove", "touchPoints": [{"x": x + slips, "y": y}]}
        session.send("Input.dispatchTouchEvent", moved)
    spot.page.wait_for_timeout(ms)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    spot.page.wait_for_timeout(100)

"""Colours: enough contrast in both themes, and one dark theme, not two."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

TEXT, GRAPHIC = 4.5, 3.0
PAIRS = [
    ("ink", "surface", TEXT),
    ("ink", "canvas", TEXT),
    ("ink", "own", TEXT),
    ("ink-2", "surface", TEXT),
    ("ink-2", "own", TEXT),
    ("ink-2", "canvas", TEXT),
    ("ink-2", "sunken", TEXT),
    ("ink-3", "surface", TEXT),
    ("ink-3", "sunken", TEXT),
    ("ink-3", "page", TEXT),
    ("on-accent", "accent", TEXT),
    ("accent-ink", "surface", TEXT),
    ("accent-ink", "accent-soft", TEXT),
    ("danger", "surface", TEXT),
    ("danger", "danger-soft", TEXT),
    ("on-danger", "danger-fill", TEXT),
    ("warn", "warn-soft", TEXT),
    ("ok", "ok-soft", TEXT),
    ("mark-ink", "mark", TEXT),
    *((f"h{number}", "surface", TEXT) for number in range(1, 7)),
    *((f"h{number}", f"h{number}-soft", TEXT) for number in range(1, 7)),
    ("accent", "surface", GRAPHIC),
    ("focus", "canvas", GRAPHIC),
    ("focus", "page", GRAPHIC),
    ("edge", "surface", GRAPHIC),
    *(
        ("on-tile", f"t-{tile}", TEXT)
        for tile in (
            "notice",
            "willow",
            "oak",
            "acorn",
            "holly",
            "birch",
            "rowan",
            "sycamore",
            "friends",
            "walk",
        )
    ),
]


def css(name: str) -> str:
    found = finders.find(f"classchat/css/{name}.css")
    assert isinstance(found, str)
    return Path(found).read_text()


def tokens(selector: str) -> dict[str, str]:
    block = re.search(re.escape(selector) + r"\s*{(.*?)}", css("tokens"), re.DOTALL)
    assert block
    return dict(re.findall(r"--([\w-]+):\s*(.*?);", block[1]))


LIGHT = tokens(":root")
CHOSEN_DARK = tokens('[data-theme="dark"]')
DARK = LIGHT | CHOSEN_DARK


def test_the_two_dark_blocks_are_equal() -> None:
    assert tokens(":root:not([data-theme])") == CHOSEN_DARK


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "needs"), PAIRS)
def test_contrast_is_enough(theme: dict[str, str], front: str, back: str, needs: float) -> None:
    assert contrast(theme[front], theme[back]) >= needs


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    "name", [path.stem for path in Path(str(finders.find("classchat/css/tokens.css"))).parent.glob("*.css")]
)
def test_every_token_that_is_used_is_defined(name: str) -> None:
    local = set(re.findall(r"--([\w-]+):", css(name)))
    used = set(re.findall(r"var\(--([\w-]+)", css(name)))
    by_script = {"x", "y"}  # where a menu opens
    assert used - local - set(LIGHT) - {"c", "c-soft", "t"} - by_script == set()


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb, WCAG 2.2."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Initials, colours, tiles and icons."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template

from classchat.drawings import TREES, Tile, colour_of, initials_of, tile_of
from tests.architecture.tree import of, short

SPRITE = Path(str(finders.find("classchat/icons.svg"))).read_text()
DRAWN = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))


@dataclass(frozen=True)
class Somebody:
    id: int
    display_name: str


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Sam Ellis", "SE"),
        ("Mrs Adeyemi", "A"),
        ("Dr Ingrid Lindqvist", "IL"),
        ("Ana Maria da Silva", "AS"),
        ("Cher", "C"),
        ("عائشہ رحمان", "عر"),
        ("Mr", "?"),
        ("", "?"),
    ],
)
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_a_person_keeps_their_colour() -> None:
    assert {colour_of(Somebody(17, name)) for name in ("Ana Silva", "Ana Costa")} == {"c6"}


def test_colours_are_shared_out_over_six() -> None:
    assert len({colour_of(Somebody(number, "x")) for number in range(12)}) == 6


@pytest.mark.parametrize("tree", TREES)
def test_each_class_of_the_demo_has_its_own_picture(tree: str) -> None:
    assert tile_of(f"{tree.title()} (Y3)") == Tile(tree, tree)
    assert tree in DRAWN


def test_a_school_whose_name_holds_a_tree_does_not_confuse_its_rooms() -> None:
    assert tile_of("Friends of Hollybank") == Tile("friends", "bunting")
    assert tile_of("School notices") == Tile("notice", "horn")


@pytest.mark.parametrize(("title", "letters"), [("Year 4", "4"), ("Class 2B", "2B"), ("Elm", "E"), ("", "")])
def test_an_unknown_class_shows_letters_on_a_colour_that_stays(title: str, letters: str) -> None:
    assert tile_of(title).letters == letters
    assert tile_of(title) == tile_of(title)


def test_two_years_of_one_school_differ() -> None:
    assert tile_of("Year 3") != tile_of("Year 4")


def test_every_icon_that_a_template_asks_for_is_drawn() -> None:
    missing = [
        f"{short(path)}: {name}"
        for path in of(".html")
        for name in re.findall(r'{% icon "([\w-]+)"', path.read_text())
        if name not in DRAWN
    ]
    assert missing == []


def test_an_icon_alone_is_decoration_and_with_a_label_is_read() -> None:
    template = Template('{% load ui %}{% icon "lock" %}{% icon "lock" label=words %}')
    decoration, read = template.render(Context({"words": "Only <staff> can post"})).split("</svg>")[:2]
    assert 'aria-hidden="true"' in decoration
    assert 'role="img" aria-label="Only &lt;staff&gt; can post"' in read


def test_a_name_cannot_break_out_of_its_avatar() -> None:
    shown = Template("{% load ui %}{% avatar who %}").render(Context({"who": Somebody(1, '"> <b')}))
    assert "<b" not in shown.replace("</span>", "")

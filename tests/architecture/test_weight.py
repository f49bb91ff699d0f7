"""What the page of a room weighs on the way to a phone: collected, joined and compressed."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from classchat.collecting.blocks import joined_blocks
from tests.architecture.collected import Collected, weight

MOST = 60_000  # bytes, all of them
AT_ONCE = 50_000  # before the page can be used; the rest comes while it is read
TEMPLATES = settings.BASE_DIR / "templates"
STYLES, SCRIPTS, LATER = "classchat/css/app.css", "classchat/room.js", "classchat/room.later.js"


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Collected:
    return Collected(tmp_path_factory.mktemp("collected"))


def test_scripts_and_styles_of_a_room_are_light(collected: Collected) -> None:
    first = collected.weight(STYLES) + collected.weight(SCRIPTS)
    whole = first + collected.weight(LATER)
    assert first <= AT_ONCE and whole <= MOST, heaviest(collected)


def heaviest(collected: Collected) -> str:
    """What they are made of, the heaviest first: before they are joined, so the sum is more than the whole."""
    modules = set(re.findall(r'm\["([^"]+)"\] \?\?=', collected.text(SCRIPTS) + collected.text(LATER)))
    styles = joined_blocks(TEMPLATES)[STYLES]
    weights = sorted(((weight(collected.text(name)), name) for name in [*modules, *styles]), reverse=True)
    parts = [(collected.weight(name), name) for name in [STYLES, SCRIPTS, LATER]]
    return "\n".join(f"{bytes_:>6} {name}" for bytes_, name in [*parts, (0, ""), *weights])


def test_a_module_comes_once_and_what_is_joined_is_whole(collected: Collected) -> None:
    scripts = collected.text(SCRIPTS)
    modules = re.findall(r'm\["([^"]+)"\] \?\?=', scripts)
    assert len(modules) == len(set(modules)) > 40
    assert {"rooms/room.js", "moderation/report.js", "classchat/leaving.js"} <= set(modules)
    assert "moderation/reporting.js" not in modules and '"moderation/reporting.js": (m) =>' in collected.text(
        LATER
    )
    assert not re.search(r"^(import|export)\b", scripts, re.M)


def test_the_list_of_chats_is_one_script_too(collected: Collected) -> None:
    scripts = collected.text("classchat/chats.js")
    assert '"rooms/chats.js"' in scripts and '"moderation/report-waiting.js"' in scripts


def test_joined_styles_hold_every_rule(collected: Collected) -> None:
    joined = collected.text(STYLES)
    for name in joined_blocks(TEMPLATES)[STYLES]:
        assert collected.text(name).strip() in joined
    assert joined.startswith("@layer tokens,base,")  # the order of layers is said before any of them


def test_files_of_others_stay_as_they_are(collected: Collected) -> None:
    theirs = [name for name in collected.names if name.startswith(("account/", "mfa/"))]
    packages = [Path(__import__(app).__file__ or "").parent for app in ("allauth.account", "allauth.mfa")]
    sources = {path.read_text() for package in packages for path in package.parent.rglob("static/**/*.js")}
    assert theirs
    assert all(collected.text(name) in sources for name in theirs if name.endswith(".js"))

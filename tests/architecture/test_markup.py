"""The content security policy allows nothing inline, so nothing inline may be written."""

import re

import pytest

from tests.architecture.tree import of, short

INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"'{]", re.I),
    "script without src": re.compile(r"<script\b(?![^>]*\ssrc=)", re.I),
    "javascript: address": re.compile(r"(href|action|src)\s*=\s*[\"']?\s*javascript:", re.I),
}
SCRIPTED = {
    "style attribute set by script": re.compile(r"setAttribute\(\s*[\"'`](style|on[a-z]+)[\"'`]", re.I),
    "code from text": re.compile(r"\beval\(|new Function\(|document\.write\("),
}


def offenders(suffix: str, pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in of(suffix):
        for number, line in enumerate(whole_tags(path.read_text()), start=1):
            if pattern.search(line):
                found.append(f"{short(path)}: tag or line {number}: {line.strip()[:90]}")
    return found


def whole_tags(text: str) -> list[str]:
    """Tags that run over several lines count as one."""
    return re.sub(r"<[a-zA-Z][^>]*>", lambda tag: tag[0].replace("\n", " "), text).splitlines()


@pytest.mark.parametrize("kind", INLINE)
@pytest.mark.parametrize("suffix", [".html", ".js", ".txt", ".svg"])
def test_nothing_is_inline(suffix: str, kind: str) -> None:
    assert offenders(suffix, INLINE[kind]) == []


@pytest.mark.parametrize("kind", SCRIPTED)
def test_scripts_make_nothing_inline(kind: str) -> None:
    assert offenders(".js", SCRIPTED[kind]) == []


@pytest.mark.parametrize(
    ("kind", "bad"),
    [
        ("style attribute", '<p class="a" style="color: red">'),
        ("event attribute", '<button onclick="go()">'),
        ("script without src", '<script type="module">import "x"</script>'),
        ("style element", "<style>p {}</style>"),
        ("javascript: address", '<a href="javascript:void(0)">'),
    ],
)
def test_the_patterns_see_what_they_are_for(kind: str, bad: str) -> None:
    assert INLINE[kind].search(bad)


def test_partials_start_with_an_underscore_and_know_no_viewer() -> None:
    knowing = [
        short(path) for path in of(".html") if in_messages(path) and "request.user" in path.read_text()
    ]
    assert knowing == []


def in_messages(path: object) -> bool:
    return "/rooms/_message" in str(path)

"""Every action that the code writes into the trail has a plain sentence."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import override

from audit import trail
from audit.models import AuditEntry
from moderation.audit_facts import facts_of
from moderation.audit_words import SENTENCES, sentences_of
from moderation.verbs import DONE
from tests.architecture.tree import ROOT
from tests.cast import Cast

PACKAGES = ("people", "rooms", "moderation", "classchat")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every module that writes into the trail, by itself or through `note_case`."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text()
            if "from audit import trail" in text or "import note_case" in text:
                yield path, ast.parse(text)


def actions_in_code() -> set[str]:
    """Written out, or put together from a beginning and what the module's own `note` is told."""
    found = {f"moderation.case.{done}" for done in DONE.values()}
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and is_action(node.value):
                found.add(node.value)
            if isinstance(node, ast.JoinedStr) and (beginning := beginning_of(node)):
                found |= {beginning + ending for ending in endings_of(beginning, path)}
    return found


def is_action(text: object) -> bool:
    parts = text.split(".") if isinstance(text, str) else []
    return len(parts) == 3 and parts[0] in PACKAGES and all(part.replace("_", "").isalpha() for part in parts)


def beginning_of(node: ast.JoinedStr) -> str:
    first = node.values[0]
    text = first.value if isinstance(first, ast.Constant) else ""
    return text if isinstance(text, str) and is_action(f"{text}x") and text.endswith(".") else ""


def endings_of(beginning: str, path: Path) -> set[str]:
    if beginning == "moderation.case.":
        return set(DONE.values())
    where = path.parent if path.name == "changing.py" else path
    files = sorted(where.glob("*.py")) if where.is_dir() else [where]
    found = {word for file in files for word in told_to_note(ast.parse(file.read_text()))}
    assert found, f"{beginning} in {path}: nobody says how it goes on"
    return found


def told_to_note(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("note", "_note"):
            for argument in node.args:
                for part in ast.walk(argument):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value


def test_nothing_else_writes_into_the_trail() -> None:
    others = [
        str(path)
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if "audit.trail" in path.read_text() or "AuditEntry(" in path.read_text()
    ]
    assert others == []


def test_the_code_is_read_right() -> None:
    assert {
        "people.import.refused",
        "people.rule.added",
        "rooms.message.restored",
        "moderation.report.withdrawn",
        "moderation.evidence.opened",
        "moderation.case.taken_over",
    } <= actions_in_code()


def test_every_action_has_a_sentence_and_every_sentence_an_action() -> None:
    assert actions_in_code() == set(SENTENCES)


def test_every_sentence_has_all_it_names(cast: Cast) -> None:
    entries = list(AuditEntry.objects.all()[:1])
    known = set(facts_of(entries)[entries[0].pk])
    for sentence in SENTENCES.values():
        for words in sentence if isinstance(sentence, tuple) else (sentence,):
            named = {name for _text, name, _spec, _how in string.Formatter().parse(str(words)) if name}
            assert named <= known


def test_an_action_without_a_sentence_shows_no_key(cast: Cast) -> None:
    entry = trail.record(actor=cast.lowe, action="moderation.case.polished", label="C-0001")
    with override("en-gb"):
        (words,) = sentences_of([entry]).values()
    assert words == "Something was done that this page has no words for yet."

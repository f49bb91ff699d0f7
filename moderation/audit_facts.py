"""What the sentences of the audit name: colleagues, rooms, rules, counts. Never a pupil, never anybody's words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audit.models import AuditEntry
from moderation.kinds import ContentAction, SanctionKind
from people.models import AgeCheck, ClassRole, Rule, SchoolRole, SchoolWord, User
from people.models.school import OwnChildNames
from rooms.models import Message, Room

Facts = dict[str, str]

ROLES = {**dict(SchoolRole.Role.choices), **dict(ClassRole.Role.choices)}
OUTCOMES = {
    AgeCheck.Outcome.PASS: gettext_lazy("yes"),
    AgeCheck.Outcome.FAIL: gettext_lazy("no"),
}
SIGN_IN = {
    "totp": gettext_lazy("code app"),
    "webauthn": gettext_lazy("passkey"),
    "recovery_codes": gettext_lazy("recovery codes"),
}
WORD_LISTS = {
    SchoolWord.Kind.LOOK_OUT: gettext_lazy("one to look out for"),
    SchoolWord.Kind.NO_CHILD: gettext_lazy("one that is no child here"),
}
OWN_CHILDREN = {
    OwnChildNames.HINT: gettext_lazy("tell them quietly"),
    OwnChildNames.ASK: gettext_lazy("ask them first"),
}
CHANGES = {
    "added": gettext_lazy("{what} added"),
    "removed": gettext_lazy("{what} removed"),
    "reset": gettext_lazy("{what} made anew"),
}


def facts_of(entries: list[AuditEntry]) -> dict[int, Facts]:
    """Entry id to all that a sentence may name. Four queries however many entries."""
    names = _names(entries)
    rooms = _rooms(entries)
    rules = dict(Rule.objects.filter(pk__in=_subjects(entries, "rule")).values_list("pk", "title"))
    return {entry.pk: _facts(entry, names, rooms, rules) for entry in entries}


def _facts(entry: AuditEntry, names: dict[int, str], rooms: dict[int, str], rules: dict[int, str]) -> Facts:
    said, subject = entry.facts, entry.subject_id or 0
    nobody = _("Someone who is not here any more")
    return {
        "who": names.get(entry.actor_id or 0, nobody),
        "other": names.get(said.get("from") or 0, _("nobody")),
        "person": names.get(subject, nobody) if entry.subject_type == "user" else nobody,
        "report": entry.label,
        "decision": _decision(said),
        "room": rooms.get(entry.pk, _("a room")),
        "rule": rules.get(subject, entry.label),
        "roles": ", ".join(str(ROLES.get(role, _("another role"))) for role in said.get("roles", [])),
        "outcome": str(OUTCOMES.get(said.get("outcome", ""), _("not clear"))),
        "count": _people(said.get("people", 0)),
        "changes": _changes(said),
        "sign_in": _sign_in(said),
        "word_list": str(WORD_LISTS.get(said.get("list", ""), "")),
        "own_children": str(OWN_CHILDREN.get(said.get("choice", ""), "")),
    }


def _names(entries: list[AuditEntry]) -> dict[int, str]:
    ids = {entry.actor_id for entry in entries} | {entry.facts.get("from") for entry in entries}
    ids |= set(_subjects(entries, "user"))
    return {user.pk: user.shown_name for user in User.objects.filter(pk__in=[pk for pk in ids if pk])}


def _rooms(entries: list[AuditEntry]) -> dict[int, str]:
    """Entry id to the room's name, for entries about a message or a room."""
    messages = Message.objects.filter(pk__in=_subjects(entries, "message")).values_list("pk", "room_id")
    room_of = dict(messages)
    about = {
        entry.pk: room_of.get(entry.subject_id or 0) if entry.subject_type == "message" else entry.subject_id
        for entry in entries
        if entry.subject_type in ("message", "room")
    }
    found = Room.objects.select_related("school_class").in_bulk([pk for pk in about.values() if pk])
    return {entry: found[room].title for entry, room in about.items() if room in found}


def _subjects(entries: Iterable[AuditEntry], kind: str) -> list[int]:
    return [entry.subject_id for entry in entries if entry.subject_type == kind and entry.subject_id]


def _decision(said: dict[str, Any]) -> str:
    """ "Hide it, Warn": the words of the buttons that were pressed."""
    labels = {**dict(ContentAction.choices), **dict(SanctionKind.choices)}
    pressed = [said.get("content_action") or ContentAction.NONE, said.get("sanction") or ""]
    return ", ".join(str(labels[one]) for one in pressed if one in labels)


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=count)


def _changes(said: dict[str, Any]) -> str:
    counts = {key: said.get(key, 0) for key in ("added", "moved", "left")}
    return _("{added} added, {moved} moved, {left} left").format(**counts)


def _sign_in(said: dict[str, Any]) -> str:
    what = SIGN_IN.get(said.get("kind", ""), _("another way"))
    return str(CHANGES.get(said.get("change", ""), "{what}")).format(what=what)

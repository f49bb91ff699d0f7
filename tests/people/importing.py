"""The office at Hollybank importing files, and questions about what came of it."""

from typing import Any

from audit.models import AuditEntry
from people.actions.imports import apply_import, upload_roster
from people.models import (
    Contact,
    Enrolment,
    Guardianship,
    ImportRun,
    Pupil,
    School,
    SchoolClass,
    User,
)
from tests.people.roster.files import Files, zipped

ROLL = (SchoolClass, Pupil, Enrolment, Contact, Guardianship)


def previewed(school: School, actor: User, files: Files, **more: Any) -> ImportRun:
    return upload_roster(school=school, actor=actor, upload=zipped(files), name="hollybank.zip", **more)


def imported(school: School, actor: User, files: Files, **more: Any) -> ImportRun:
    run = previewed(school, actor, files, **more)
    return apply_import(run=run, actor=actor, expected_digest=run.diff["digest"])


def roll_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of the roll, to see that nothing has changed."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in ROLL}


def changes(run: ImportRun) -> list[tuple[str, str, str]]:
    return [
        (row["change"], row["who"], row["outcome"]) for row in run.diff["rows"] if row["subject"] != "class"
    ]


def audited() -> list[str]:
    return list(AuditEntry.objects.order_by("number").values_list("action", flat=True))


def claimed(source_id: str) -> User:
    """The adult joined with a letter: they have an account."""
    contact = Contact.objects.get(source_id=source_id)
    contact.user = User.objects.create_user(display_name=contact.full_name, email=contact.email)
    contact.save()
    return contact.user

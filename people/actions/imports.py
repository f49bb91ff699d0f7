"""A file of the school's roll: uploaded and previewed, then applied or put away."""

from datetime import date
from pathlib import PurePath
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from audit import trail
from people import uploads
from people.actions.import_tasks import open_tasks
from people.actions.import_writes import write_plan
from people.current_roll import current_roll
from people.models import Contact, ImportRun, School, User
from people.roster.archive import read_upload
from people.roster.diff import RosterDiff, compare
from people.roster.fields import clean
from people.roster.reading import read_roster
from people.roster.snapshot import RosterSnapshot
from people.signals import classes_changed, links_changed

LONGEST_FILE_NAME = 120
_TELLING = frozenset({"added", "moved", "left", "rights", "access"})


class ImportStopped(Exception):
    """This run can't be applied; nothing has changed."""


class StalePreview(ImportStopped):
    """The roll changed since the preview was made: look again before applying."""


class RunIsOver(ImportStopped):
    """Applied, put away or run out already."""


class TooManyLeave(ImportStopped):
    """More would end than one person, or anybody, may end with one file (PE-16)."""


def upload_roster(
    *,
    school: School,
    actor: User,
    upload: bytes | BinaryIO,
    name: str,
    rights: bytes | BinaryIO | None = None,
) -> ImportRun:
    """The office sees what a file would change; the roll stays as it is.

    `rights` is a contact_rights.csv beside the zip. More than 40 % of links ending leaves a run that is
    rejected from the start. Raises RosterRefused when the file as a whole can't be used.
    """
    roster = read_upload(upload)
    beside = None if rights is None else read_upload(rights)
    snapshot = read_roster(roster, name, extra=beside)
    diff = compare(snapshot, current_roll(timezone.localdate()))
    is_refused = diff.gate.verdict == "refused"
    with transaction.atomic():
        run = ImportRun(
            state=ImportRun.State.REJECTED if is_refused else ImportRun.State.PREVIEWED,
            file_name=clean(PurePath(name.replace("\\", "/")).name)[:LONGEST_FILE_NAME],
            format=snapshot.format,
            sha256=uploads.keep(roster, beside),
            dropped_columns=list(snapshot.dropped_columns),
            uploaded_by=actor,
        )
        _save_preview(run, diff, snapshot, school)
        trail.record(
            actor=actor,
            action="people.import.refused" if is_refused else "people.import.uploaded",
            subject=run,
            facts=_facts(run),
        )
        if is_refused:
            _drop_upload(run)
    return run


def refresh_preview(*, run: ImportRun) -> ImportRun:
    """The preview is drawn again from the roll as it is now. Raises RunIsOver, RosterRefused."""
    snapshot = _read_again(run)
    diff = compare(snapshot, current_roll(timezone.localdate()))
    with transaction.atomic():
        school = School.objects.select_for_update().get()
        run = _still_open(run)
        _save_preview(run, diff, snapshot, school)
    return run


def apply_import(*, run: ImportRun, actor: User, expected_digest: str) -> ImportRun:
    """The changes of the preview, and only those, become the roll. The same file again changes nothing.

    `expected_digest` names the preview the person saw. Raises StalePreview when the roll has changed since,
    TooManyLeave when a second person would have to agree, RunIsOver, and RosterRefused.
    """
    snapshot = _read_again(run)
    with transaction.atomic():
        school = School.objects.select_for_update().get()
        run = _still_open(run)
        today = timezone.localdate()
        diff = _fresh(snapshot, today, expected_digest)
        class_ids = write_plan(diff.plan, today)
        open_tasks(diff, run, actor)
        if not diff.plan.is_empty:
            school.roll_version += 1
            school.save(update_fields=["roll_version"])
        _close(run, diff, actor, school)
        trail.record(actor=actor, action="people.import.applied", subject=run, facts=_facts(run))
        _drop_upload(run)
        _tell(class_ids, _affected(diff))
    return run


@transaction.atomic
def cancel_import(*, run: ImportRun, actor: User) -> ImportRun:
    """The file is put away and its preview forgotten; nothing has changed. Raises RunIsOver."""
    run = _still_open(run)
    run.state = ImportRun.State.REJECTED
    run.diff = {}
    run.save(update_fields=["state", "diff"])
    trail.record(actor=actor, action="people.import.cancelled", subject=run)
    _drop_upload(run)
    return run


def _read_again(run: ImportRun) -> RosterSnapshot:
    try:
        roster, rights = uploads.kept(run.sha256)
    except uploads.UploadGone:
        raise RunIsOver from None
    return read_roster(roster, run.file_name, extra=rights)


def _still_open(run: ImportRun) -> ImportRun:
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state != ImportRun.State.PREVIEWED:
        raise RunIsOver
    return locked


def _fresh(snapshot: RosterSnapshot, today: date, expected_digest: str) -> RosterDiff:
    diff = compare(snapshot, current_roll(today))
    if diff.digest != expected_digest:
        raise StalePreview
    if diff.gate.verdict != "open":
        raise TooManyLeave
    return diff


def _save_preview(run: ImportRun, diff: RosterDiff, snapshot: RosterSnapshot, school: School) -> None:
    run.diff = diff.as_json()
    run.counts = {**snapshot.counts, **diff.counts, "ignored": dict(snapshot.ignored)}
    run.roll_version = school.roll_version
    run.save()


def _close(run: ImportRun, diff: RosterDiff, actor: User, school: School) -> None:
    run.state = ImportRun.State.APPLIED
    run.diff = {**diff.as_json(), "problems": [], "warnings": []}
    run.applied_by, run.applied_at = actor, timezone.now()
    run.roll_version = school.roll_version
    run.save()


def _facts(run: ImportRun) -> dict[str, object]:
    """Counts and the file's digest, never a name."""
    counted = ("added", "moved", "left", "other", "problems", "children_added", "children_left")
    return {"sha256": run.sha256, **{key: run.counts[key] for key in counted}}


def _drop_upload(run: ImportRun) -> None:
    """After the commit, and only when no other open run reads the same file."""
    digest, pk = run.sha256, run.pk

    def drop() -> None:
        others = ImportRun.objects.filter(state=ImportRun.State.PREVIEWED, sha256=digest)
        if not others.exclude(pk=pk).exists():
            uploads.drop(digest)

    transaction.on_commit(drop, robust=True)


def _affected(diff: RosterDiff) -> set[int]:
    """Claimed people whose classes, links or rights changed."""
    changed = {row.source_id for row in diff.rows if row.subject == "adult" and row.change in _TELLING}
    people = Contact.objects.filter(source_id__in=changed, user__isnull=False)
    return {user_id for user_id in people.values_list("user_id", flat=True) if user_id is not None}


def _tell(class_ids: set[int], user_ids: set[int]) -> None:
    """Classes first: whoever changes class needs the new room to be there."""
    if class_ids:
        transaction.on_commit(
            lambda: classes_changed.send(sender=ImportRun, class_ids=class_ids), robust=True
        )
    if user_ids:
        transaction.on_commit(lambda: links_changed.send(sender=ImportRun, user_ids=user_ids), robust=True)

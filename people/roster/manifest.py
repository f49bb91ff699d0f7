"""What manifest.csv promises, held against what is there: the files win (PE-13)."""

from pathlib import PurePosixPath

from people.roster.archive import OpenedArchive
from people.roster.findings import Findings
from people.roster.oneroster_specs import MANIFEST, NEEDED, READ, RIGHTS
from people.roster.refusals import RosterRefused
from people.roster.table import read_table

VERSION = "1.1"
SCHOOL_DATA_SYNC = {"roles.csv", "relationships.csv"}  # it has these, and no manifest


def check_manifest(archive: OpenedArchive, findings: Findings) -> None:
    """Raises RosterRefused: another version, only the latest changes, or a needed file is missing."""
    said = _said(archive, findings)
    version = said.get("oneroster.version", VERSION) or VERSION
    if version != VERSION and not version.startswith(f"{VERSION}."):
        raise RosterRefused("other_version", version=version[:12])
    for file in sorted(READ - {MANIFEST.file, RIGHTS.file}):
        promise = said.get(f"file.{PurePosixPath(file).stem.lower()}", "")
        if promise == "delta" and file in archive.files:
            raise RosterRefused("only_changes", name=file)
        if promise == "absent" and file in archive.files:
            findings.warn("manifest_disagrees", file=file)
    for spec in NEEDED:
        if spec.file not in archive.files:
            raise RosterRefused("missing_file", name=spec.file)


def _said(archive: OpenedArchive, findings: Findings) -> dict[str, str]:
    if MANIFEST.file not in archive.files:
        if SCHOOL_DATA_SYNC & set(archive.unread):
            raise RosterRefused("other_format")
        findings.warn("no_manifest")
        return {}
    table = read_table(archive.files[MANIFEST.file], MANIFEST)
    findings.warnings += table.warnings
    return {row["propertyName"].lower(): row["value"].lower() for row in table.rows}

from dataclasses import dataclass, replace

from people.roster.plan import Difference
from people.roster.roll import Pair, RollLink, RollState
from people.roster.snapshot import Answer, GuardianshipRow, RosterSnapshot
from people.roster.users import ADULTS


@dataclass(frozen=True)
class Links:
    new: tuple[GuardianshipRow, ...]
    changed: tuple[GuardianshipRow, ...]
    ended: tuple[Pair, ...]
    differences: tuple[Difference, ...]


def plan_links(snapshot: RosterSnapshot, roll: RollState, nobody_leaves: bool) -> Links:
    severed = {one.source_id for one in roll.contacts.values() if one.is_severed}
    wanted = {(row.pupil, row.contact): row for row in snapshot.guardianships if row.contact not in severed}
    new, changed, differences = [], [], []
    for pair, row in wanted.items():
        here = roll.links.get(pair)
        if here is None:
            new.append(row)
        elif row.has_rights and pair not in snapshot.unsure_links:
            differences += _differences(row, here)
            merged = _merged(row, here)
            if not here.is_office and _rights(merged) != _rights(here):
                changed.append(merged)
    ended = () if nobody_leaves else _ended(snapshot, roll, set(wanted))
    return Links(tuple(new), tuple(changed), ended, tuple(differences))


def _ended(snapshot: RosterSnapshot, roll: RollState, wanted: set[Pair]) -> tuple[Pair, ...]:
    skipped = snapshot.skipped_people
    return tuple(
        pair
        for pair, link in roll.links.items()
        if not (link.is_office or pair in wanted or skipped.intersection(pair))
    )


def _merged(row: GuardianshipRow, here: RollLink) -> GuardianshipRow:
    """What the file states over what is known. Silence changes nothing; a "no" is lifted by a person only."""
    may_join = _may_join(row.may_join, here.may_join)
    return replace(
        row,
        relationship=_relationship(row.relationship, here.relationship),
        parental_responsibility=_stated(row.parental_responsibility, here.parental_responsibility),
        priority=here.priority if row.priority is None else row.priority,
        may_join=may_join,
        reason_code=row.reason_code or here.reason_code,
        review_on=row.review_on or here.review_on,
    )


def _relationship(in_file: str, here: str) -> str:
    """A role in users.csv says less than the relationship somebody wrote down."""
    return here if here and in_file in ADULTS else in_file


def _stated(in_file: Answer, here: Answer) -> Answer:
    return here if in_file == "unknown" else in_file


def _may_join(in_file: Answer, here: Answer) -> Answer:
    return "no" if here == "no" else _stated(in_file, here)


def _rights(link: GuardianshipRow | RollLink) -> tuple[object, ...]:
    return (
        link.relationship,
        link.parental_responsibility,
        link.priority,
        link.may_join,
        link.reason_code,
        link.review_on,
    )


def _differences(row: GuardianshipRow, here: RollLink) -> list[Difference]:
    """Where the office's word stands against the file's: a kept "no", or a link of the office's own."""
    stated = _stated(row.may_join, here.may_join)
    if stated != here.may_join and (here.is_office or here.may_join == "no"):
        return [Difference(here.contact, "may_join", here.may_join, stated)]
    return []

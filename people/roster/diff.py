"""What the office reads before it applies a file: one row per change, counted per adult (PE-14)."""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from people.roster.change_row import ChangeRow
from people.roster.diff_rows import change_rows
from people.roster.gate import Gate, gate_of
from people.roster.plan import Difference, Plan
from people.roster.planning import leaves_nobody, plan_changes
from people.roster.roll import RollContact, RollPupil, RollState
from people.roster.snapshot import Problem, Remark, RosterSnapshot
from people.roster.standing import standings_after, standings_before

OTHER = ("renamed", "email", "rights", "access", "class", "dates")


@dataclass(frozen=True)
class RosterDiff:
    """`digest` names exactly this set of changes: applying asks for it, so nobody applies a stale preview."""

    plan: Plan
    rows: tuple[ChangeRow, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    gate: Gate
    nobody_leaves: bool
    counts: dict[str, int]
    digest: str
    names: dict[str, str] = field(default_factory=dict)  # of people under "Differs from the file"

    def as_json(self) -> dict[str, Any]:
        """Everything but the plan, as plain JSON. Holds names: it is emptied when the run is over."""
        shown = {
            "rows": [asdict(row) for row in self.rows],
            "problems": [asdict(problem) for problem in self.problems],
            "warnings": [asdict(remark) for remark in self.warnings],
            "notes": [asdict(remark) for remark in self.notes],
            "differences": [_difference(one, self.names) for one in self.plan.differences],
            "gate": asdict(self.gate),
            "nobody_leaves": self.nobody_leaves,
            "counts": self.counts,
            "digest": self.digest,
        }
        plain: dict[str, Any] = json.loads(json.dumps(shown, default=str))
        return plain


def compare(snapshot: RosterSnapshot, roll: RollState) -> RosterDiff:
    """What applying the file would change. Writes nothing. Raises RosterRefused (see plan_changes)."""
    plan = plan_changes(snapshot, roll)
    before, after = standings_before(roll), standings_after(roll, plan)
    rows = change_rows(snapshot, roll, plan, before, after)
    gate = gate_of(plan, roll, before, after)
    changed_adults = {row.source_id for row in rows if row.subject == "adult"}
    counts = _counts(rows, plan, snapshot)
    counts["same"] = len(set(before) & set(after) - changed_adults)
    counts["people"] = len(before)
    return RosterDiff(
        plan=plan,
        rows=rows,
        problems=snapshot.problems,
        warnings=snapshot.warnings,
        notes=snapshot.notes,
        gate=gate,
        nobody_leaves=leaves_nobody(snapshot, roll),
        counts=counts,
        digest=_digest(plan, snapshot, gate),
        names=_names(roll, plan),
    )


def _counts(rows: tuple[ChangeRow, ...], plan: Plan, snapshot: RosterSnapshot) -> dict[str, int]:
    changes = Counter(row.change for row in rows)
    outcomes = Counter(row.outcome for row in rows if row.change == "added")
    return {
        "all": len(rows),
        "added": changes["added"],
        "moved": changes["moved"],
        "left": changes["left"],
        "other": sum(changes[change] for change in OTHER),
        "problems": len(snapshot.problems),
        "letters": outcomes["letter"],
        "unknown_rights": len({row.contact for row in plan.new_links if row.may_join == "unknown"}),
        "children_added": len(plan.new_pupils) + len(plan.returning_pupils),
        "children_left": len(plan.leaving_pupils),
        "classes_added": len(plan.new_classes),
    }


def _digest(plan: Plan, snapshot: RosterSnapshot, gate: Gate) -> str:
    """The same changes give the same digest, on whatever day and from whatever line they are read."""
    facts = [asdict(plan), [asdict(problem) for problem in snapshot.problems], asdict(gate)]
    text = json.dumps(facts, default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _names(roll: RollState, plan: Plan) -> dict[str, str]:
    people: dict[str, RollPupil | RollContact] = {**roll.pupils, **roll.contacts}
    return {
        one.source_id: f"{people[one.source_id].first_name} {people[one.source_id].last_name}"
        for one in plan.differences
        if one.source_id in people
    }


def _difference(one: Difference, names: dict[str, str]) -> dict[str, str]:
    return {"who": names.get(one.source_id, ""), "what": one.what, "here": one.here, "in_file": one.in_file}

"""An import run as its page shows it."""

from dataclasses import dataclass
from typing import Any

from people.import_words import (
    CHANGES,
    DIFFERENCES,
    gate_words,
    leaving_words,
    outcome_words,
    value_words,
)
from people.models import ImportRun
from people.roster.words import problem_words, remark_words

FIRST_REMARKS = 3
FILTERS = ("all", "added", "moved", "left", "problems")


@dataclass(frozen=True)
class ShownRow:
    line: int
    file: str
    chip: str
    label: str
    who: str
    subject: str
    before: list[str]
    after: list[str]
    what: str


@dataclass(frozen=True)
class ShownProblem:
    line: int
    file: str
    wrong: str
    advice: str
    cells: list[dict[str, Any]]


@dataclass(frozen=True)
class ShownDifference:
    who: str
    what: str
    here: str
    in_file: str


class Preview:
    """`show` is one of FILTERS. A run that is over and forgotten has no rows."""

    def __init__(self, run: ImportRun, show: str = "all") -> None:
        self.run = run
        self.diff: dict[str, Any] = run.diff
        self.counts: dict[str, Any] = run.counts
        self.show = show if show in FILTERS else "all"

    @property
    def is_open(self) -> bool:
        return self.run.state == ImportRun.State.PREVIEWED

    @property
    def is_forgotten(self) -> bool:
        return not self.diff

    @property
    def stopped(self) -> str:
        return gate_words(self.diff["gate"]) if self.diff else ""

    @property
    def may_apply(self) -> bool:
        return self.is_open and not self.stopped

    @property
    def leaving(self) -> str:
        return leaving_words(self.counts["left"], self.counts["people"])

    @property
    def rows(self) -> list[ShownRow]:
        wanted = {row["change"] for row in self._rows} if self.show == "all" else {self.show}
        is_applied = self.run.state == ImportRun.State.APPLIED
        return [_row(row, is_applied) for row in self._rows if row["change"] in wanted]

    @property
    def _rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.diff.get("rows", [])
        return rows

    @property
    def problems(self) -> list[ShownProblem]:
        return [_problem(one) for one in self.diff.get("problems", [])]

    @property
    def remarks(self) -> list[str]:
        told = self.diff.get("notes", []) + self.diff.get("warnings", [])
        return [remark_words(one["kind"], one["facts"]) for one in told]

    @property
    def first_remarks(self) -> list[str]:
        return self.remarks[:FIRST_REMARKS]

    @property
    def more_remarks(self) -> list[str]:
        return self.remarks[FIRST_REMARKS:]

    @property
    def differences(self) -> list[ShownDifference]:
        return [_difference(one) for one in self.diff.get("differences", [])]


def _row(row: dict[str, Any], is_applied: bool) -> ShownRow:
    chip, label = CHANGES[row["change"]]
    before, after = row["before"], row["after"]
    return ShownRow(
        line=row["line"],
        file=row["file"],
        chip=chip,
        label=str(label),
        who=row["who"],
        subject=row["subject"],
        before=[one for one in before if one not in after],
        after=[one for one in after if one not in before],
        what=outcome_words(row, is_applied=is_applied),
    )


def _problem(one: dict[str, Any]) -> ShownProblem:
    wrong, advice = problem_words(one["kind"], one["facts"])
    return ShownProblem(one["at"]["line"], one["at"]["file"], wrong, advice, one["cells"])


def _difference(one: dict[str, str]) -> ShownDifference:
    here, in_file = value_words(one["here"]), value_words(one["in_file"])
    return ShownDifference(one["who"], str(DIFFERENCES[one["what"]]), here, in_file)

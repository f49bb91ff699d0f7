"""What turns up while a file is read: problems by line, odd spellings, and what was left aside."""

from collections import Counter
from dataclasses import dataclass, field

from people.roster.columns import TableSpec
from people.roster.gathering import gathered
from people.roster.snapshot import Cell, Problem, Remark
from people.roster.table import Row

LONGEST_SHOWN = 60
_NEVER_SHOWN = (
    "upn_id",
    "bad_code",
    "several_lines",
    "number_in_name",
)  # what is wrong with these is that they may not be kept


class BadLine(Exception):
    """This line is skipped. `column` is the part to mark; `people` whom the line is about."""

    def __init__(self, kind: str, column: str, people: tuple[str, ...] = (), **facts: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.column = column
        self.people = people
        self.facts = facts


@dataclass
class Findings:
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)
    odd_words: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    repeats: Counter[str] = field(default_factory=Counter)

    def skip(self, row: Row, spec: TableSpec, bad: BadLine, *, hidden: tuple[str, ...] = ()) -> None:
        """List the line as a problem, with its kept columns and the bad one marked."""
        text = _shown(row[bad.column]) if bad.kind not in _NEVER_SHOWN else "…"
        cells = [
            Cell(column, text if column == bad.column else _shown(row[column]), column == bad.column)
            for column in spec.kept
            if (column in spec.shown and row[column] or column == bad.column) and column not in hidden
        ]
        facts = {"column": bad.column, "text": text, **bad.facts}
        self.problems.append(Problem(bad.kind, row.at, tuple(cells), bad.people, facts))

    def word(self, row: Row, column: str, known: frozenset[str]) -> str | None:
        """The known word a cell means, whatever its case; None when it means none of them."""
        written = row[column]
        meant = next((word for word in known if word.lower() == written.lower()), None)
        if meant is not None and meant != written:
            self.odd_words[row.at.file, written, meant] += 1
        return meant

    def all_warnings(self) -> tuple[Remark, ...]:
        odd = [
            Remark("other_case_word", {"file": file, "found": found, "expected": expected, "times": times})
            for (file, found, expected), times in sorted(self.odd_words.items())
        ]
        repeats = [
            Remark("repeated_lines", {"file": file, "times": times})
            for file, times in sorted(self.repeats.items())
        ]
        return gathered([*self.warnings, *odd, *repeats])

    def warn(self, kind: str, **facts: object) -> None:
        self.warnings.append(Remark(kind, facts))

    def count(self, kind: str, times: int) -> None:
        """A warning with a number, when there is anything to count."""
        if times:
            self.warnings.append(Remark(kind, {"times": times}))

    def note(self, kind: str, times: int) -> None:
        if times:
            self.notes.append(Remark(kind, {"times": times}))


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_SHOWN else flat[: LONGEST_SHOWN - 1] + "…"

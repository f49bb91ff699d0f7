"""The lines that can't be used, as a CSV file to mend them by."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from people.import_preview import ShownProblem
from people.roster.writing import csv_text

# A spreadsheet runs a cell that starts like this; tab and line breaks are how that is hidden (PE-17).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def problem_csv(problems: Iterable[ShownProblem]) -> str:
    """One line per problem: file, line, what is wrong, and the kept columns as they are in the file."""
    lines: list[list[object]] = [
        [_("File"), _("Line"), _("What’s wrong"), _("What to check"), _("Kept columns")]
    ]
    for one in problems:
        kept = [f"{cell['column']}: {cell['text']}" if cell["column"] else cell["text"] for cell in one.cells]
        lines.append(
            [harmless(one.file), one.line, harmless(one.wrong), harmless(one.advice), *map(harmless, kept)]
        )
    return csv_text(lines)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell

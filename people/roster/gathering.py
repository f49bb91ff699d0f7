"""Seven files with the same oddity make one sentence, not seven."""

from collections.abc import Iterable

from people.roster.snapshot import Remark

BY_FILE = frozenset(
    {
        "byte_order_mark",
        "windows_lines",
        "no_last_newline",
        "windows_1252",
        "semicolons",
        "tabs",
        "other_case_column",
    }
)


def gathered(warnings: Iterable[Remark]) -> tuple[Remark, ...]:
    """Remarks of a kind in BY_FILE become one with `files`; the others stay as they are."""
    files: dict[str, list[str]] = {}
    others = []
    for remark in warnings:
        if remark.kind not in BY_FILE:
            others.append(remark)
        elif (file := str(remark.facts["file"])) not in files.setdefault(remark.kind, []):
            files[remark.kind].append(file)
    return (*(Remark(kind, {"files": ", ".join(names)}) for kind, names in files.items()), *others)

"""Styles and scripts without what only their readers need: comments, blank lines and the space before each line.

Scripts are read line by line: a line that begins with // is a comment, because no text of ours runs over several
lines. Where one does, the script stays as it is.
"""

import re

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
AFTER_CODE = re.compile(r"""^([^"'`/]*[^"'`/\s])\s+// .*$""")


def without_comments(name: str, text: str) -> str:
    """The same styles or script; `name` says by its ending which of them it is."""
    if name.endswith(".css"):
        return "\n".join(_written(CSS_COMMENT.sub("", text)))
    if any(line.count("`") % 2 for line in text.splitlines()):
        return text
    lines = (AFTER_CODE.sub(r"\1", line) for line in _written(text))
    return "\n".join(line for line in lines if not line.startswith("//")) + "\n"


def _written(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]

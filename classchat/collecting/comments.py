"""Styles and scripts without what only those who read them need: comments, blank lines, room around signs.

Scripts are read line by line: a line that begins with // is a comment, because no text of ours runs over several
lines. Where one does, the script stays as it is.
"""

import re

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
CSS_ROOM = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,])\s*""")
AFTER_CODE = re.compile(r"""^([^"'`/]*[^"'`/\s])\s+// .*$""")


def without_comments(name: str, text: str) -> str:
    """The same styles or script; `name` says by its ending which of them it is."""
    if name.endswith(".css"):
        return CSS_ROOM.sub(lambda found: found[1] or found[2], CSS_COMMENT.sub("", text)).strip()
    if any(line.count("`") % 2 for line in text.splitlines()):
        return text
    lines = (AFTER_CODE.sub(r"\1", line) for line in _written(text))
    return "\n".join(line for line in lines if not line.startswith("//")) + "\n"


def _written(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]

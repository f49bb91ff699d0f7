"""The static files as a running school serves them."""

import gzip
import json
from pathlib import Path

from tests.architecture.tools import manage, said


class Collected:
    """Collected into a folder, by the names that templates use."""

    def __init__(self, folder: Path) -> None:
        production = {"CLASSCHAT_VAR": str(folder), "CLASSCHAT_STATIC_FROM_SOURCE": ""}
        done = manage("collectstatic", "--no-input", "--verbosity", "0", **production)
        assert done.returncode == 0, said(done)
        self.folder = folder / "static"
        self.names: dict[str, str] = json.loads((self.folder / "staticfiles.json").read_text())["paths"]

    def text(self, name: str) -> str:
        return (self.folder / self.names[name]).read_text()

    def weight(self, name: str) -> int:
        """Bytes on the way."""
        return weight(self.text(name))


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))

"""The browser for the browser tests."""

import os
import shutil

from classchat.workshop import apt

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)


def chromium() -> str:
    """Path of a Chromium: `CHROMIUM`, PATH, or Debian's package. Trouble when there is none."""
    if found := find():
        return found
    apt.install("chromium", "libatomic1", why="The browser tests need Chromium")
    return find() or "chromium"


def find() -> str | None:
    if named := os.environ.get("CHROMIUM"):
        return named
    candidates = [shutil.which(name) for name in NAMES]
    candidates += [place for place in PLACES if os.access(place, os.X_OK)]
    return next(filter(None, candidates), None)

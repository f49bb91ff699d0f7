"""The environment variables that manage.py gets from dev.py."""

import os

from classchat.workshop import school
from classchat.workshop.places import ROOT, var


def surroundings(**more: str) -> dict[str, str]:
    """Ours on top of the caller's, so that `DATABASE_URL=... python3 dev.py run` means what it says."""
    found = dict(os.environ, CLASSCHAT_VAR=str(var()), PYTHONPATH=str(ROOT), **more)
    found.pop("DJANGO_SETTINGS_MODULE", None)
    if school.kind(var()) == school.DEMO:
        found["CLASSCHAT_DEMO"] = "1"
    return found

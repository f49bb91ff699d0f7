"""The account that PostgreSQL runs as: it refuses to run as root."""

import os
import pwd
from pathlib import Path
from typing import TypedDict


class RunAs(TypedDict, total=False):
    """Keyword arguments for `subprocess`."""

    user: int
    group: int
    extra_groups: list[int]


def unprivileged() -> RunAs:
    """Nothing for a plain user; for root an account that exists everywhere, never a new one."""
    if os.geteuid() != 0:
        return {}
    found = next(filter(None, map(lookup, ("postgres", "nobody"))))
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def lookup(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def give_to(account: RunAs, folder: Path) -> None:
    if account:
        os.chown(folder, account["user"], account["group"])

"""`dev.py run`: from a fresh clone to a served page."""

import os
from pathlib import Path

from classchat.workshop import school
from classchat.workshop.address import is_loopback, must_be_free, origin
from classchat.workshop.environment import setup
from classchat.workshop.keys import write_missing_keys
from classchat.workshop.manage import quietly
from classchat.workshop.places import RUN_REQUIREMENTS, var
from classchat.workshop.server import serve
from classchat.workshop.surroundings import surroundings
from classchat.workshop.trouble import Trouble
from classchat.workshop.welcome import welcome


def run(*, host: str, port: int, fresh: bool, demo: bool) -> int:
    """Serve the school in var/ until Ctrl-C; the first start makes it."""
    must_be_free(host, port)
    school.must_be_writable(var())
    setup(RUN_REQUIREMENTS)
    os.umask(0o077)  # the roll, the messages and the mail are for whoever runs the school, nobody else here
    write_missing_keys(var() / "keys")
    prepare(var(), fresh=fresh, demo=demo)
    address = os.environ.get("CLASSCHAT_ORIGIN") or origin(host, port)
    is_demo = school.kind(var()) == school.DEMO
    told = welcome(address, port=port, demo=is_demo, reachable=not is_loopback(host))
    return serve(host, port, surroundings(CLASSCHAT_ORIGIN=address), told)


def prepare(folder: Path, *, fresh: bool, demo: bool) -> None:
    """Bring database and static files up to date; load the demo school once."""
    if fresh:
        must_be_ours_to_empty()
        school.empty(folder)
    begun = school.kind(folder)
    if begun == school.DEMO and not demo:
        raise Trouble(f"{folder} holds the demo school. Delete it with: python3 dev.py run --fresh --no-demo")
    quietly("migrate", "--no-input", "--verbosity", "0")
    if not begun:
        begin(folder, demo=demo)
    quietly("collectstatic", "--no-input", "--verbosity", "0")


def begin(folder: Path, *, demo: bool) -> None:
    """Noted last: the demo comes in one transaction, so a start that was cut short here is simply made again."""
    if demo:
        print("Loading the demo school, Hollybank Primary ...", flush=True)
        quietly("load_demo")
    school.note_kind(folder, school.DEMO if demo else school.OWN)


def must_be_ours_to_empty() -> None:
    if os.environ.get("DATABASE_URL"):
        raise Trouble(
            "--fresh deletes var/ only, and DATABASE_URL names another database. Unset one of them."
        )

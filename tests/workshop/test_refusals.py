"""What a person can mend is one line on stderr, an exit status, and nothing begun."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.ports import free_port
from tests.workshop.conftest import Dev


def one_line(said: str, *words: str) -> bool:
    return said.count("\n") == 1 and all(word in said for word in words)


def test_an_old_python_is_told_so(clone: Path) -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 8, 0); runpy.run_path('dev.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=clone, capture_output=True, text=True)
    assert one_line(done.stderr, "Python 3.11 or newer is needed", "3.8")
    assert done.returncode == 1


def test_an_old_python_can_read_the_file(clone: Path) -> None:
    source = (clone / "dev.py").read_text()
    new = ("f'", 'f"', ":=", "->", "match ", "async ", "async\t")
    assert not [word for word in new if word in source]


def test_a_port_in_use(dev: Dev, clone: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = dev("run", "--host", "127.0.0.1", "--port", str(port))
    assert one_line(done.stderr, f"Port {port} is in use", f"--port {port + 1}")
    assert done.returncode == 1
    assert not (clone / "var").exists() and not (clone / ".venv").exists()


def test_a_host_that_is_not_this_machine(dev: Dev) -> None:
    done = dev("run", "--host", "192.0.2.1")
    assert one_line(done.stderr, "no address 192.0.2.1")
    assert done.returncode == 1


@pytest.mark.parametrize("words", [("run", "--port", "0"), ("run", "--port", "web"), ("run", "--colour"), ()])
def test_words_that_are_not_understood(dev: Dev, words: tuple[str, ...]) -> None:
    done = dev(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr and done.stderr.startswith("usage:")


def test_a_var_that_is_a_file(dev: Dev, clone: Path) -> None:
    (clone / "var").write_text("")
    done = dev("run", "--port", str(free_port()))
    assert one_line(done.stderr, "var is not a folder")
    assert done.returncode == 1 and not (clone / ".venv").exists()


def test_a_read_only_folder(clone: Path) -> None:
    """As an ordinary person: root may write everywhere, so it steps down after Python has started."""
    step_down = (
        "import os, sys, encodings.idna, classchat.workshop.commands as c\n"
        "os.geteuid() or os.setuid(65534)\n"
        f"sys.exit(c.main(['run', '--port', '{free_port()}']))"
    )
    clone.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", step_down], cwd=clone, capture_output=True, text=True, env=plain(clone)
    )
    clone.chmod(0o755)
    assert one_line(done.stderr, "cannot be written", "CLASSCHAT_VAR")
    assert done.returncode == 1


def plain(clone: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(clone)}


def test_no_network(dev: Dev, clone: Path) -> None:
    nobody_there = "http://127.0.0.1:9/simple"
    done = dev(
        "setup",
        PIP_CONFIG_FILE=os.devnull,
        PIP_INDEX_URL=nobody_there,
        PIP_RETRIES="0",
        UV_DEFAULT_INDEX=nobody_there,
        UV_NO_CACHE="1",
        UV_HTTP_RETRIES="0",
    )
    assert one_line(done.stderr, "no network?", "install.log")
    assert done.returncode == 1
    assert not (clone / ".venv" / "installing").exists(), "a clean failure needs no repair"

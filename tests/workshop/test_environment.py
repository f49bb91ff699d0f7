import subprocess
import sys
from pathlib import Path

CURRENT = "from classchat.workshop import stamp, places; print(stamp.is_current(places.RUN_REQUIREMENTS))"


def ask(clone: Path, question: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", question], cwd=clone, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def installed(clone: Path, which: str) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    ask(
        clone,
        f"from classchat.workshop import stamp, places; stamp.begin(); stamp.end(places.{which}_REQUIREMENTS)",
    )


def test_nothing_is_current_before_the_first_start(clone: Path) -> None:
    assert ask(clone, CURRENT) == "False"


def test_a_finished_installation_is_not_repeated(clone: Path) -> None:
    installed(clone, "RUN")
    assert ask(clone, CURRENT) == "True"
    assert ask(clone, CURRENT.replace("RUN", "TEST")) == "False"


def test_the_test_list_covers_the_run_list(clone: Path) -> None:
    installed(clone, "TEST")
    assert ask(clone, CURRENT) == "True"


def test_a_changed_list_is_installed(clone: Path) -> None:
    installed(clone, "RUN")
    with (clone / "requirements" / "run.txt").open("a") as file:
        file.write("# one more\n")
    assert ask(clone, CURRENT) == "False"


def test_an_interrupted_installation_is_begun_again(clone: Path) -> None:
    installed(clone, "RUN")
    ask(clone, "from classchat.workshop import stamp; stamp.begin()")
    assert ask(clone, CURRENT) == "False"
    assert ask(clone, "from classchat.workshop import stamp; print(stamp.was_interrupted())") == "True"

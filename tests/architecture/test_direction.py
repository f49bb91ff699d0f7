from tests.architecture.tools import said, tool


def test_imports_point_down() -> None:
    done = tool("lint-imports", "--no-cache")
    assert done.returncode == 0, said(done)

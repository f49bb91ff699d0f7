import pytest

from tests.cast import cast  # noqa: F401 - a fixture for everyone


@pytest.hookimpl(tryfirst=True)  # before xdist writes the groups into the names of tests
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests share one worker: two Chromiums with their servers on two cores only wait for each other."""
    for item in items:
        if "browser" in item.path.parts or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))

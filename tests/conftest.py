import pytest

from tests.cast import cast  # noqa: F401 - a fixture for everyone


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests share one worker: two Chromiums with their servers on two cores only wait for each other."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))

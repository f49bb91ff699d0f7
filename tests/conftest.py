import pytest
from django.core.cache import cache
from xdist.remote import Producer

from tests.cast import cast  # noqa: F401 - a fixture for everyone
from tests.live import live_cast  # noqa: F401 - the same, committed
from tests.services.sharing import TwoForBrowsers


@pytest.hookimpl(optionalhook=True)  # also without xdist
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> TwoForBrowsers:
    return TwoForBrowsers(config, log)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """What the cache counts about person 1 is not about the next test's person 1."""
    cache.clear()

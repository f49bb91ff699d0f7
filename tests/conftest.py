import pytest
from xdist.remote import Producer

from tests.cast import cast  # noqa: F401 - a fixture for everyone
from tests.live import live_cast  # noqa: F401 - the same, committed
from tests.services.sharing import OneForBrowsers


@pytest.hookimpl(optionalhook=True)  # also without xdist
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneForBrowsers:
    return OneForBrowsers(config, log)

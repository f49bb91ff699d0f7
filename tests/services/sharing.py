"""How tests are shared out among workers."""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

BROWSERS = 2
# Tests that share a school which takes seconds to load stay together.
TOGETHER = "tests/demo/test_load.py"


class TwoForBrowsers(LoadScopeScheduling):
    """Every test goes where there is room, but browser tests go to two workers, a file always to one.

    A browser mostly waits, so two of them fill two cores; a third with its servers only makes all slow.
    `--dist loadgroup` would do, but xdist 3.8 writes its groups where pytest 9 no longer looks.
    """

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        self.lanes: dict[str, str] = {}

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith("tests/browser/"):
            file = nodeid.partition("::")[0]
            return self.lanes.setdefault(file, f"browser {len(self.lanes) % BROWSERS}")
        return TOGETHER if nodeid.startswith(TOGETHER) else nodeid

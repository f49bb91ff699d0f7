"""How tests are shared out among workers."""

from xdist.scheduler import LoadScopeScheduling

# What must not be spread out: browsers, and tests that share a school which takes seconds to load.
TOGETHER = ("tests/browser/", "tests/demo/test_load.py")


class OneForBrowsers(LoadScopeScheduling):
    """Every test goes where there is room, but all browser tests go to one worker.

    Two Chromiums with their servers on two cores only wait for each other. `--dist loadgroup` would do,
    but xdist 3.8 writes its groups where pytest 9 no longer looks.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((start for start in TOGETHER if nodeid.startswith(start)), nodeid)

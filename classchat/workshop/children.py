"""Programs we start must not outlive us."""

import ctypes
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def dying_with_parent(signal_number: int = signal.SIGTERM) -> Callable[[], None]:
    """For `Popen(preexec_fn=...)`: the child gets this signal when we end, however we end. Linux only.

    The C library is opened here, before the fork: loading one between fork and exec can hang.
    """
    if sys.platform != "linux":
        return lambda: None
    library = ctypes.CDLL(None)

    def ask_kernel() -> None:
        library.prctl(PR_SET_PDEATHSIG, signal_number)

    return ask_kernel

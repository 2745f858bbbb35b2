"""Ends a process when the one that started it ends, even if that one was killed."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress

PR_SET_PDEATHSIG = 1
"""The request to Linux for a signal at the end of the parent; prctl(2)."""


def end_with_parent() -> None:
    """Have Linux send SIGTERM to this process when its parent ends.

    It works where the game hangs too. Elsewhere, and where the parent has ended already, the end of the standard
    input has to do, which the game notices by itself.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):  # a C library without prctl
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)

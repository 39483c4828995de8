"""The command line: ``onrecord`` and ``python -m onrecord``. It is the program in Rust, in this process."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Runs the command line, and returns its exit code."""
    # Python waits for its own code to run before it heeds Ctrl-C; the program does not come back until it is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from ._native import run

    return run(["onrecord", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())

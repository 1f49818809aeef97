# SPDX-License-Identifier: EUPL-1.2
"""The entry point: without a command the window opens, with one it runs without a screen."""

import gc
import os
import sys
from collections.abc import Sequence

from spreekuur.options import Options, WrongOption, take

# A built program has no Python beside it: with one of these it is a worker that computes for another one.
WORKERS = {"--round": "spreekuur.statistics.solver", "--prove": "spreekuur.statistics.proof_worker"}


def main() -> int:
    """Run what the command line asks for and return its exit code."""
    try:
        return _run()
    except KeyboardInterrupt:
        return 130


def _run() -> int:
    arguments = sys.argv[1:]
    if len(arguments) == 1 and arguments[0] in WORKERS:
        from importlib import import_module

        worker: int = import_module(WORKERS[arguments[0]]).main()
        return worker
    options = _only_options(arguments)
    if options is not None and _has_screen():
        # Nothing that a start makes is garbage yet; once it is seen, the window collects by itself.
        gc.disable()
        from spreekuur.ui.main import main as open_window

        open_window(options)
    import threading

    from spreekuur.cli.main import no_screen, report_bug, run

    sys.excepthook = report_bug
    threading.excepthook = lambda bug: report_bug(bug.exc_type, bug.exc_value, bug.exc_traceback)
    sys.unraisablehook = lambda bug: report_bug(bug.exc_type, bug.exc_value, bug.exc_traceback)
    return run(arguments) if options is None else no_screen(options)


def _has_screen() -> bool:
    """Whether a window can open; without this Qt would end the program with a signal and five lines."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def _only_options(arguments: Sequence[str]) -> Options | None:
    """The options for the window; none when there is a command, or something to refuse."""
    try:
        options, rest = take(arguments)
    except WrongOption:
        return None
    return None if rest or options.json else options


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: EUPL-1.2
"""The entry point: without a command the window opens, with one it runs without a screen."""

import sys


def main() -> int:
    """Run what the command line asks for and return its exit code."""
    from spreekuur.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

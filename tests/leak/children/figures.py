# SPDX-License-Identifier: EUPL-1.2
"""Figures from the talks to the municipality: made, proved, signed, looked at again, given out and received.

It says each step and waits at the one that it was told, so that somebody can look around or kill it there.
"""

import sys
from pathlib import Path

from figures_desk import APRIL_15, leave
from figures_home import with_desk
from spreekuur.cli.main import run
from spreekuur.desk import (
    statistics,
    statistics_making,
    statistics_package,
    statistics_release,
    statistics_signing,
)
from spreekuur.desk.desk import Desk
from spreekuur.desk.statistics_making import Waiting
from spreekuur.statistics.periods import Period

Q1 = Period(2026, 1)


def main() -> None:
    """The whole way, or as far as the step at which it waits."""
    home, papers, waits_at = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

    def say(step: str, _attempt: int = 0) -> None:
        if step == waits_at:
            sys.stdout.write(f"{step}\n")
            sys.stdout.flush()
            sys.stdin.readline()

    with_desk(home, lambda desk: _signed(desk, papers, say))
    keys = papers / "keys"
    keys.mkdir()
    (keys / "allowed_signers").write_bytes((papers / "box" / str(Q1) / "allowed_signers").read_bytes())
    into = f"sqlite:///{papers / 'figures.sqlite'}"
    assert run(["receive", str(papers / "box"), "--trust", str(keys), "--into", into]) == 0
    say("received")


def _signed(desk: Desk, papers: Path, say) -> None:
    basis = statistics_signing.prepare(desk, Q1, leave(APRIL_15), APRIL_15)
    made = statistics_making.make(basis, Waiting(say))
    say("made")
    packages = statistics_package.compose_all(made, statistics_signing.about(desk, basis, APRIL_15))
    say("composed")
    entries = statistics_signing.sign(desk, made, packages, leave(APRIL_15), APRIL_15)
    say("signed")
    statistics_making.prove_again(statistics.stored(desk, Q1), Waiting(say))
    say("shown")
    statistics_release.write_out(desk, entries, papers / "box", APRIL_15)


main()

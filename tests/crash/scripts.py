# SPDX-License-Identifier: EUPL-1.2
"""What a child can be asked to live through."""

from collections.abc import Callable

from crash.child import Job
from crash.controls import CONTROLS
from crash.evening import Evening


def acts(job: Job) -> None:
    """The acts of an evening that are named in `acts`; where the last one begins is said."""
    if "control" in job.how:
        CONTROLS[job.how["control"]](job)
    evening = Evening(job, job.how["seed"])
    evening.begin()
    *before, last = job.how["acts"]
    for act in before:
        ACTS[act](evening)
    job.say("last")
    ACTS[last](evening)


ACTS: dict[str, Callable[[Evening], None]] = {
    "talk": Evening.talk,
    "paper": lambda evening: evening.talk(paper=True),
    "undo": lambda evening: evening.talk(signals=True, undo=True),
    "named": lambda evening: evening.talk(named=True),
    "slots": Evening.slots,
    "close": Evening.close,
    "copy": Evening.copy,
    "lock": Evening.lock,
}


def warm_up() -> None:
    """Import and prepare whatever a life needs, so that lives are short."""
    import spreekuur.letters.pdf  # noqa: F401
    import spreekuur.ui.program
    import sqlite_utils  # noqa: F401
    from spreekuur.content import pack

    pack.load(None)


SCRIPTS: dict[str, Callable[[Job], None]] = {"acts": acts}

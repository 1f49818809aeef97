# SPDX-License-Identifier: EUPL-1.2
"""What a child can be asked to live through."""

from collections.abc import Callable

from builders import SEVEN
from crash import exchanging, faults_of_whole, figures_sending, frozen, window
from crash.child import Job
from crash.controls import CONTROLS
from crash.evening import Evening
from crash.faults import evening_of_faults
from crash.faults_of_whole import FOUNDING
from journey.vaults import CHEAP, PHRASE, SECRET
from spreekuur.app import found_home
from spreekuur.demo.play import MovingClock
from spreekuur.desk import backups
from spreekuur.security import wiping
from spreekuur.security.instance import InstanceLock
from spreekuur.store import backup
from spreekuur.store.connection import open_store


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


def founding(job: Job) -> None:
    """A new vault, and its first talk."""
    job.say("doing", act="founding")
    found_home(job.home, FOUNDING, cost=CHEAP, clock=MovingClock(SEVEN)).close()
    job.say("slots", people={"Marta": PHRASE}, gone=[], sheet=SECRET.hex())
    evening = Evening(job, job.how["seed"])
    evening.begin()
    evening.talk()


def restoring(job: Job) -> None:
    """A copy is made, a talk is saved after it, and the copy is put back in the place of the vault."""
    evening = Evening(job, job.how["seed"])
    evening.begin()
    evening.talk()
    report = backups.on_this_laptop(evening.desk)
    job.say("copied", folder=str(report.folder))
    evening.talk()
    key = evening.app.unlocked.db_key
    evening.app.close()
    job.say("last")
    with InstanceLock(job.home):
        backup.restore(report.folder, job.home, key, replace=True)
    job.say("restored")


def wiping_it(job: Job) -> None:
    """Everything of the vault is destroyed."""
    wiping.wipe(job.home)
    job.say("wiped")


def refused_wipe(job: Job) -> None:
    """The disk refuses every change from one of them on."""
    with job.shim.failing(job.how["change"], job.how["error"]):
        wiped = wiping.wipe(job.home)
    job.say("wiped", locks=wiped.locks, left=wiped.left, unsure=wiped.unsure)


def opening(job: Job) -> None:
    """A frozen store is opened, which brings its schema up to date."""
    open_store(job.home / "vault.db", frozen.KEY, vault_id=frozen.VAULT).close()
    job.say("opened")


def warm_up() -> None:
    """Import and prepare whatever a life needs, so that lives are short."""
    import sqlite_utils  # noqa: F401

    from spreekuur.content import pack

    pack.load(None)


SCRIPTS: dict[str, Callable[[Job], None]] = {
    "acts": acts,
    "founding": founding,
    "restoring": restoring,
    "opening": opening,
    "wiping": wiping_it,
    "refused wipe": refused_wipe,
    "faults": evening_of_faults,
    "window": window.typing,
    "asked": window.asked,
    "window faults": window.faults,
    "faulty founding": faults_of_whole.founding,
    "faulty opening": faults_of_whole.opening,
    "faulty restore": faults_of_whole.restoring,
    "giving": exchanging.giving,
    "taking in": exchanging.taking_in,
    "rejoining": exchanging.rejoining,
    "pulled": exchanging.pulled,
    "sending": figures_sending.sending,
    "faulty sending": figures_sending.faulty,
}

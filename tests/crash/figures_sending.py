# SPDX-License-Identifier: EUPL-1.2
"""In the child: signed figures on their way, as the command brings them; killed, or on a disk that refuses."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from crash.child import Job
from crash.faults import Failing
from figures_desk import APRIL_15
from figures_home import is_whole, note, steps
from journey.vaults import opened
from spreekuur.app import App
from spreekuur.desk import figures_sending
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_sending import Begun
from spreekuur.sending.delivery import Outcome, deliver
from spreekuur.sending.outbox import Stage
from spreekuur.sending.ways import Way

NOW = APRIL_15 + timedelta(hours=1)


def sending(job: Job) -> None:
    """All three steps, to the place that is kept."""
    os.environ["SSL_CERT_FILE"] = job.how["trust"]
    (job.home.parent / "pid").write_text(str(os.getpid()))
    app = opened(job.home)
    job.say("last")
    begun, way = figures_sending.set_out(app.desk, NOW)
    job.say("begun")
    outcomes = deliver(begun.sending, begun.asking, way)
    job.say("delivered")
    figures_sending.finish(app.desk, outcomes, NOW)
    job.say("finished")
    app.close()
    job.say("closed")


class _World:
    """A fresh vault and an empty stick, as far on the way as is asked."""

    def __init__(self, job: Job) -> None:
        self.home, self.stick = job.home, job.home.parent / "stick"
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(self.stick, ignore_errors=True)
        shutil.copytree(job.how["base"], self.home)
        self.stick.mkdir()
        self.app: App = opened(self.home)
        self.desk: Desk = self.app.desk

    def begin(self) -> tuple[Begun, Way]:
        return figures_sending.set_out(self.desk, NOW)

    def deliver(self, found: tuple[Begun, Way]) -> tuple[Outcome, ...]:
        begun, way = found
        return deliver(begun.sending, begun.asking, way)

    def finish(self, outcomes: tuple[Outcome, ...]) -> None:
        figures_sending.finish(self.desk, outcomes, NOW)

    def goes_on(self, files: dict[str, bytes]) -> None:
        """On a disk that is well it arrives, and is noted, once."""
        self.finish(self.deliver(self.begin()))
        assert note(self.desk).stage is Stage.SENT
        assert is_whole(self.stick, files)
        assert steps(self.desk) == ["sent"]
        self.app.close()


def faulty(job: Job) -> None:
    """The disk refuses at each change of noting that it begins, of writing to the stick, and of noting the end."""
    failing = Failing(job)
    for name, step, stride in (("begin", _begin, 1), ("deliver", _deliver, 9), ("finish", _finish, 1)):
        for attempt in failing.turns(name, stride=stride):
            world = _World(job)
            files = dict(figures_sending.begin(world.desk, NOW).sending[0].files)
            world.desk.db.execute("DELETE FROM setting WHERE name = 'figures_outbox'")
            step(world, attempt)
            world.goes_on(files)


def _begin(world: _World, attempt: Callable[..., Any]) -> None:
    if attempt(world.begin) is None:
        assert note(world.desk).stage is Stage.READY, "half a beginning was noted"


def _deliver(world: _World, attempt: Callable[..., Any]) -> None:
    found = world.begin()
    (outcome,) = attempt(lambda: world.deliver(found))
    assert outcome.arrived or outcome.error is not None
    world.finish((outcome,))


def _finish(world: _World, attempt: Callable[..., Any]) -> None:
    outcomes = world.deliver(world.begin())
    if attempt(lambda: world.finish(outcomes)) is None:
        assert note(world.desk).stage is Stage.SENDING, "half an end was noted"
        assert steps(world.desk) == []

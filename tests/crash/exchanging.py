# SPDX-License-Identifier: EUPL-1.2
"""In the child: bundles made and given, taken in, and a laptop that takes the place of a lost one."""

import errno

from crash.child import Job
from exchange_homes import World
from spreekuur.errors import UserError


def giving(job: Job) -> None:
    """A bundle is made, and written to the stick."""
    job.say("last")
    World(job.home).send("Bo")
    job.say("given")


def taking_in(job: Job) -> None:
    """What lies on the stick is taken in, after a copy."""
    job.say("last")
    World(job.home).receive("Ana")
    job.say("taken")


def rejoining(job: Job) -> None:
    """A new laptop takes the place of a lost one, and gets its rows back."""
    world = World(job.home)
    job.say("last")
    world.let_in("Cy", replaces="Bo", say=job.say)
    world.send("Ana")
    world.receive("Cy")
    job.say("back")


def pulled(job: Job) -> None:
    """The stick is pulled at a change of it: that one and all later ones fail; the program says so and goes on."""
    world = World(job.home)
    job.shim.watch(world.stick)
    with job.shim.failing(job.how["change"], getattr(errno, job.how["error"]), torn=job.how["torn"]):
        try:
            world.send("Bo")
            refused = ""
        except UserError as error:
            refused = type(error).__name__
    job.say("pulled", failed=job.shim.failed, refused=refused)

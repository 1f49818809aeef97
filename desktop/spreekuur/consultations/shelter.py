# SPDX-License-Identifier: EUPL-1.2
"""The way to a bed for tonight: which step follows which. Every end is an end; none of them is a failure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spreekuur.errors.desk import ShelterStepRefused


class Step(StrEnum):
    """How far it is."""

    SIGNALLED = "signalled"
    OFFERED = "offered"
    DECLINED = "declined"
    """The client chose otherwise: an end like another."""
    ACCEPTED = "accepted"
    ARRIVED = "arrived"
    NOT_ARRIVED = "not_arrived"


_NEXT: dict[Step | None, tuple[Step, ...]] = {
    None: (Step.SIGNALLED,),
    Step.SIGNALLED: (Step.OFFERED,),
    Step.OFFERED: (Step.ACCEPTED, Step.DECLINED),
    Step.ACCEPTED: (Step.ARRIVED, Step.NOT_ARRIVED),
}
ENDS = frozenset(Step) - _NEXT.keys()
"""After these nothing follows."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One step, the day it was reached, and who noted it and when."""

    id: str
    step: Step
    on: date
    noted_at: str
    noted_by: str


Chain = tuple[Reached, ...]


def last(chain: Chain) -> Step | None:
    """How far it is; None before the first step."""
    return chain[-1].step if chain else None


def following(chain: Chain) -> tuple[Step, ...]:
    """The steps that may come now; none after an end."""
    return _NEXT.get(last(chain), ())


def is_over(chain: Chain) -> bool:
    """Whether it came to an end."""
    return bool(chain) and not following(chain)


def advance(chain: Chain, reached: Reached) -> Chain:
    """The chain with one more step.

    Raises: ShelterStepRefused when this step does not follow.
    """
    if reached.step not in following(chain):
        raise ShelterStepRefused
    return (*chain, reached)


def back(chain: Chain) -> Chain:
    """The chain without its last step."""
    return chain[:-1]


def in_order(steps: Iterable[Reached]) -> Chain:
    """Steps from the store, in the order in which they follow each other."""
    order = list(Step)
    return tuple(sorted(steps, key=lambda reached: order.index(reached.step)))

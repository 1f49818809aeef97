# SPDX-License-Identifier: EUPL-1.2
"""The words of the way to a bed for tonight; the same in a talk and on Today."""

from spreekuur.consultations.shelter import Chain, Step, last
from spreekuur.language import _


def step(of: Step) -> str:
    """One step. No end is said as a failure: not of the client, and not of the desk."""
    return {
        Step.SIGNALLED: _("Shelter asked for"),
        Step.OFFERED: _("Place offered"),
        Step.DECLINED: _("Client chose otherwise"),
        Step.ACCEPTED: _("Place taken"),
        Step.ARRIVED: _("Arrived"),
        Step.NOT_ARRIVED: _("Not arrived"),
    }[of]


def stands(chain: Chain) -> str:
    """How far it is, in a few words."""
    now = last(chain)
    return step(now) if now is not None else ""

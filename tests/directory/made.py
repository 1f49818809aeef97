# SPDX-License-Identifier: EUPL-1.2
"""Entries and findings for tests: a builder fills in what the test is not about."""

from itertools import count

from spreekuur.directory.model import Finding, FindingState, Kind, Place, PlaceState

_numbers = count(1)
NOTED = "2026-11-11T19:05:00.000+00:00"
DECIDED = "2026-11-12T08:00:00.000+00:00"
LIBRARY = "local_0192"


def a_place(org=LIBRARY, state=PlaceState.WAITING, **more):
    """An entry of the team's own, noted here by Ana."""
    known = {"category": "language", "topics": ("info.dutch",), "noted_at": NOTED, "noted_by": "Ana"}
    decided = {} if state is PlaceState.WAITING else {"decided_at": DECIDED, "decided_by": "Bo"}
    return Place(id=f"{next(_numbers):08}", org=org, state=state, **(known | decided | more))


def a_finding(field="phone", value="0297-123456", kind=Kind.ENTERED, org=LIBRARY, **more):
    """A finding of Ana's that still waits, unless `state` says otherwise: then Bo decided."""
    state = more.pop("state", FindingState.WAITING)
    known = {"noted_at": NOTED, "noted_by": "Ana"}
    decided = {} if state is FindingState.WAITING else {"decided_at": DECIDED, "decided_by": "Bo"}
    whole = known | decided | more
    return Finding(
        id=f"{next(_numbers):08}", org=org, field=field, value=value, kind=kind, state=state, **whole
    )

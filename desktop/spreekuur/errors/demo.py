# SPDX-License-Identifier: EUPL-1.2
"""What can keep a demo from being played."""

from spreekuur.errors import UserError


class ScenarioInvalid(UserError):
    """A scenario file is not one, or entry number `place` of it (0: the whole file) cannot be read."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place

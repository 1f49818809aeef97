# SPDX-License-Identifier: EUPL-1.2
"""The folder that was used last for the files of the team, until the settings are left."""

from dataclasses import dataclass


@dataclass(slots=True)
class LastPlace:
    """So that the stick need not be chosen anew at each step."""

    folder: str = ""

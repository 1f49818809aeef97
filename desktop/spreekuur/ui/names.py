# SPDX-License-Identifier: EUPL-1.2
"""The name of the consultation hour as it stands on screens that anybody may see."""

NAME = "Pools spreekuur Aalsmeer"

REPAIR = "SPREEKUUR_REPAIR"  # in the environment: what opens next asks for a copy to put back
PRACTICE = "SPREEKUUR_PRACTICE"  # in the environment: the folder of the practice that goes on

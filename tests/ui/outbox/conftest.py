# SPDX-License-Identifier: EUPL-1.2
"""The same laptop of a coordinator as for the figures."""

from ui.statistics.conftest import ana, clock, home, office, said

__all__ = ["ana", "clock", "home", "office", "said"]

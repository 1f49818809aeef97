# SPDX-License-Identifier: EUPL-1.2
"""Spreekuur: the offline desk for the walk-in hour of labour migrants."""

__version__ = "0.1.0"

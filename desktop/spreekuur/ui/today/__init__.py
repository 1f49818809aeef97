# SPDX-License-Identifier: EUPL-1.2
"""The screen an evening is led from: the queue, tonight's work, and what is still to be done."""

from spreekuur.ui.today.view import TodayView
from spreekuur.ui.today.who import WhoSitsHere

__all__ = ["TodayView", "WhoSitsHere"]

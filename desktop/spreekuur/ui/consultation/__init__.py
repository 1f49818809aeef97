# SPDX-License-Identifier: EUPL-1.2
"""The talk with its live suggestions: the screen where most of the evening happens."""

from spreekuur.ui.consultation.view import ConsultationView

__all__ = ["ConsultationView"]

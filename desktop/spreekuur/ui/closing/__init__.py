# SPDX-License-Identifier: EUPL-1.2
"""The end of the evening: what is still open, the count, the copies, and the lock."""

from spreekuur.ui.closing.view import ClosingView

__all__ = ["ClosingView"]

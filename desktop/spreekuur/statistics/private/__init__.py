# SPDX-License-Identifier: EUPL-1.2
"""True counts. What lives here is never shown, written or sent; only rounding and closing read it."""

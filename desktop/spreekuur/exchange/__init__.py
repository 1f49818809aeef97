# SPDX-License-Identifier: EUPL-1.2
"""Several laptops: sealed bundles of what each wrote, and how they become one. docs/exchange.md has the whole."""

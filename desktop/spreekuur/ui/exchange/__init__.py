# SPDX-License-Identifier: EUPL-1.2
"""Several laptops: giving and taking in, which of them are in, and what two of them filled in differently."""

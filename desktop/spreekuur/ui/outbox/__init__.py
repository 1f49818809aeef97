# SPDX-License-Identifier: EUPL-1.2
"""To be sent: every signed period, and how far it is on its way to the municipality."""

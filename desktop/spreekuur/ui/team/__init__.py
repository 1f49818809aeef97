# SPDX-License-Identifier: EUPL-1.2
"""Who belongs to the team, on the screen: asking to join, letting in, taking out."""

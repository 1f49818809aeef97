# SPDX-License-Identifier: EUPL-1.2
"""The numbers, large, for the people who wait."""

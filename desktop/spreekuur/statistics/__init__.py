# SPDX-License-Identifier: EUPL-1.2
"""Counts that the municipality can use and nobody can trace: counted, rounded, proved, signed."""

# SPDX-License-Identifier: EUPL-1.2
"""Figures for the municipality: counted, rounded so that nobody can be traced, proved, and written out."""

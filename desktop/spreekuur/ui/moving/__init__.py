# SPDX-License-Identifier: EUPL-1.2
"""Moving in from a spreadsheet, and out again: a section of the settings, for the coordinator."""

# SPDX-License-Identifier: EUPL-1.2
"""Moving in from a spreadsheet, and out again: files to talks and talks to files."""

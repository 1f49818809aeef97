# SPDX-License-Identifier: EUPL-1.2
"""The Help screen, and what both it and the F1 panel say when something goes wrong."""

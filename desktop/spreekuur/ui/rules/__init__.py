# SPDX-License-Identifier: EUPL-1.2
"""The advice rules: a section of the settings, for the coordinator."""

# SPDX-License-Identifier: EUPL-1.2
"""Passphrases and the recovery sheet: parts that the first start, the trouble screen and the settings share."""

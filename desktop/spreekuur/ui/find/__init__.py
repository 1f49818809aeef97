# SPDX-License-Identifier: EUPL-1.2
"""Ctrl+K: one field for clients and directory, over whatever screen is shown."""

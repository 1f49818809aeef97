# SPDX-License-Identifier: EUPL-1.2
"""Papers on the screen: the letter with its fields, any paper to print or save, and the sheet shown large."""

# SPDX-License-Identifier: EUPL-1.2
"""Sending in the background of an open desk: the one sender of a window, and what makes it try again."""

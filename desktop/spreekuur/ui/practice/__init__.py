# SPDX-License-Identifier: EUPL-1.2
"""Practice mode: its own process on a throw-away vault, with a frame and a word on every screen."""

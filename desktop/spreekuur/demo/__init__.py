# SPDX-License-Identifier: EUPL-1.2
"""Plays one whole evening without a screen, through the code that the screen calls."""

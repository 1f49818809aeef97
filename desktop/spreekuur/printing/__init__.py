# SPDX-License-Identifier: EUPL-1.2
"""House style on paper: fonts, colours, and the tagged page that every PDF of ours is drawn on."""

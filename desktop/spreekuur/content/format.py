# SPDX-License-Identifier: EUPL-1.2
"""The name of the pack's format; a pack of another format is refused."""

FORMAT = "spreekuur-content/1"

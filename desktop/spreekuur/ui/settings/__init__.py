# SPDX-License-Identifier: EUPL-1.2
"""The settings: how it looks, when it locks, who has a passphrase, who the letters come from, where copies go."""

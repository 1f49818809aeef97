# SPDX-License-Identifier: EUPL-1.2
"""Composition root without Qt: from a home folder and a passphrase to everything a desk needs."""

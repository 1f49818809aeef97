# SPDX-License-Identifier: EUPL-1.2
"""The first screen: the passphrase, and what must be changeable before it."""

# SPDX-License-Identifier: EUPL-1.2
"""What a person sees when the vault does not open, and what can be done about it."""

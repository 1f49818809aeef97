# SPDX-License-Identifier: EUPL-1.2
"""The content pack in the settings: which one is in use, taking a new one, going back."""

# SPDX-License-Identifier: EUPL-1.2
"""From nothing to the unlock screen, from Enter to the desk, and what each takes of the memory."""

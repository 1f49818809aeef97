# SPDX-License-Identifier: EUPL-1.2
"""The signal card: what to look for, what to ask, whom to call, and what was seen, said and supposed."""

# SPDX-License-Identifier: EUPL-1.2
"""The closed list of reasons for a route that the advice did not name; anything else would be free text."""

REASONS = (
    "closer_by",
    "language",
    "already_tried",
    "client_wish",
    "open_now",
    "knows_them",
    "no_capacity",
    "other",
)

# SPDX-License-Identifier: EUPL-1.2
"""The bench runs and says every name, and the start loads nothing more than it should. No time passes or fails."""

NAMES = {
    "suggest": {"suggest", "suggest_1k", "suggest_10k", "suggest_growth"},
    "pack_load": {"pack_load"},
    "topic_search": {"topic_search"},
    "save": {"save", "save_vs_plain", "save_vs_disk"},
    "read": {"read", "read_day"},
    "letter_warm": {"letter_warm"},
    "letter_120": {"letter_120"},
}

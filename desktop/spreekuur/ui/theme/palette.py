# SPDX-License-Identifier: EUPL-1.2
"""The tokens as a QPalette, so that every plain Qt part stands in the same light."""

from PySide6.QtGui import QColor, QPalette

from spreekuur.ui.theme.tokens import Tokens

_ROLES = {
    "Window": "window",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "alt",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "BrightText": "danger",
    "Highlight": "sel",
    "HighlightedText": "text",
    "Accent": "accent",
    "Link": "accent",
    "LinkVisited": "accent",
    "PlaceholderText": "muted",
    "ToolTipBase": "surface",
    "ToolTipText": "text",
    "Light": "surface",
    "Midlight": "alt",
    "Mid": "divider",
    "Dark": "input",
    "Shadow": "divider",
}
_DISABLED = {"WindowText": "muted", "Text": "muted", "ButtonText": "muted", "Base": "alt"}


def palette(tokens: Tokens) -> QPalette:
    """The palette of these tokens."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(QPalette.ColorRole[role], QColor(tokens[token]))
    for role, token in _DISABLED.items():
        made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor(tokens[token]))
    return made

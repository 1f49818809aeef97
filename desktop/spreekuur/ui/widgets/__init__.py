# SPDX-License-Identifier: EUPL-1.2
"""The parts every screen is built of: look and size come from the theme, words from the screen.

A part is loaded when it is first asked for: the unlock screen needs few of them, and is to be seen at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spreekuur.ui.widgets.button import Button
    from spreekuur.ui.widgets.card import Card
    from spreekuur.ui.widgets.chip import Chip, TopicChip
    from spreekuur.ui.widgets.chip_row import ChipRow
    from spreekuur.ui.widgets.example import LiveExample
    from spreekuur.ui.widgets.field import Field, IconLabel, NoteLine
    from spreekuur.ui.widgets.flow import FlowLayout
    from spreekuur.ui.widgets.focus_ring import FocusRing
    from spreekuur.ui.widgets.folder_field import FolderField
    from spreekuur.ui.widgets.found_list import FoundList, FoundRow, SearchField
    from spreekuur.ui.widgets.inline_question import Asked, InlineQuestion
    from spreekuur.ui.widgets.inputs import ComboBox, LineEdit, NoteField
    from spreekuur.ui.widgets.label import Label, Paragraph
    from spreekuur.ui.widgets.message_bar import MessageBar
    from spreekuur.ui.widgets.rows import QueueList, QueueRow, TodoRow
    from spreekuur.ui.widgets.say import announce
    from spreekuur.ui.widgets.scroll import Scroll
    from spreekuur.ui.widgets.small import Badge, BigNumber, Divider, EmptyState, KeyCap, Mark

_HOMES = {
    "Asked": "inline_question",
    "Badge": "small",
    "BigNumber": "small",
    "Button": "button",
    "Card": "card",
    "Chip": "chip",
    "ChipRow": "chip_row",
    "ComboBox": "inputs",
    "Divider": "small",
    "EmptyState": "small",
    "Field": "field",
    "FlowLayout": "flow",
    "FocusRing": "focus_ring",
    "FolderField": "folder_field",
    "FoundList": "found_list",
    "FoundRow": "found_list",
    "IconLabel": "field",
    "InlineQuestion": "inline_question",
    "KeyCap": "small",
    "Label": "label",
    "LineEdit": "inputs",
    "LiveExample": "example",
    "Mark": "small",
    "MessageBar": "message_bar",
    "NoteField": "inputs",
    "NoteLine": "field",
    "Paragraph": "label",
    "QueueList": "rows",
    "QueueRow": "rows",
    "Scroll": "scroll",
    "SearchField": "found_list",
    "TodoRow": "rows",
    "TopicChip": "chip",
    "announce": "say",
}


def __getattr__(name: str) -> Any:
    """The part of this name, from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(name)
    part = getattr(import_module(f"spreekuur.ui.widgets.{_HOMES[name]}"), name)
    globals()[name] = part
    return part


__all__ = [
    "Asked",
    "Badge",
    "BigNumber",
    "Button",
    "Card",
    "Chip",
    "ChipRow",
    "ComboBox",
    "Divider",
    "EmptyState",
    "Field",
    "FlowLayout",
    "FocusRing",
    "FolderField",
    "FoundList",
    "FoundRow",
    "IconLabel",
    "InlineQuestion",
    "KeyCap",
    "Label",
    "LineEdit",
    "LiveExample",
    "Mark",
    "MessageBar",
    "NoteField",
    "NoteLine",
    "Paragraph",
    "QueueList",
    "QueueRow",
    "Scroll",
    "SearchField",
    "TodoRow",
    "TopicChip",
    "announce",
]

# SPDX-License-Identifier: EUPL-1.2
"""The tree that a screen reader reads, as plain data and as lines of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

_SAID = ("checked", "selected", "disabled", "readOnly", "multiLine", "passwordEdit", "expanded")
CONTAINERS = {"Client", "LayeredPane", "Border", "Window", "Dialog", "Pane"}
_CONTROLS = {
    "Button",
    "CheckBox",
    "RadioButton",
    "ComboBox",
    "EditableText",
    "SpinBox",
    "List",
    "ListItem",
    "Table",
    "Cell",
    "Slider",
    "MenuItem",
}


@dataclass
class Node:
    """One thing in the tree."""

    role: str
    name: str
    description: str
    value: str
    states: tuple[str, ...]
    focusable: bool
    thing: QObject | None
    children: list["Node"] = field(default_factory=list)

    def all(self) -> Iterator["Node"]:
        """This one and all below it."""
        yield self
        for child in self.children:
            yield from child.all()

    def controls(self) -> list["Node"]:
        """What a person does something with."""
        return [node for node in self.all() if node.focusable or node.role in _CONTROLS]


def read(window: QWidget) -> Node:
    """The tree of a window, without what is not shown."""
    return _node(QAccessible.queryAccessibleInterface(window))


def _node(reached: QAccessible) -> Node:
    state = reached.state()
    role = reached.role().name
    said = [
        flag for flag in _SAID if getattr(state, flag) and not (role == "StaticText" and flag == "readOnly")
    ]
    if state.checkable and not state.checked:
        said.append("not checked")
    text = QAccessible.Text
    name, description, value = (reached.text(which) for which in (text.Name, text.Description, text.Value))
    thing = reached.object()
    if isinstance(thing, QComboBox):
        # On Linux the chosen word stands for its name, and its label is found beside it.
        name = thing.accessibleName() if _is_labelled(thing) else ""
    node = Node(role, name, description, value, tuple(said), bool(state.focusable), thing)
    for place in range(reached.childCount()):
        child = reached.child(place)
        if child is not None and not child.state().invisible:
            node.children.append(_node(child))
    return node


def _is_labelled(box: QComboBox) -> bool:
    labels = box.parentWidget().findChildren(QLabel) if box.parentWidget() else []
    return bool(box.accessibleDescription()) or any(label.buddy() is box for label in labels)


def lines(node: Node) -> list[str]:
    """The tree as text: what has no name and is no control only hands on what is in it."""
    below = [line for child in node.children if child.role != "ScrollBar" for line in lines(child)]
    said = node.name or node.description or node.value
    if node.role in CONTAINERS | {"StaticText"} and not said and not node.focusable:
        return below
    return [_line(node), *(f"  {line}" for line in below)]


def _line(node: Node) -> str:
    parts = [node.role, f'"{_steady(node.name)}"']
    if node.value and node.value != node.name:
        parts.append(f"= {_steady(node.value)}")
    if node.description:
        parts.append(f"({_steady(node.description)})")
    if node.states:
        parts.append(f"[{', '.join(node.states)}]")
    return " ".join(parts)


def _steady(words: str) -> str:
    """The same in every run: what is drawn by lot, or lies in a folder of the test, is left out."""
    for drawn in (r"/tmp/\S+", r"^\d  \w+$", r"^[0-9A-Z]{5}$", r"(?<=: )(\w+ ){5}\w+$"):
        words = re.sub(drawn, "…", words)
    return words.replace("\n", " / ")

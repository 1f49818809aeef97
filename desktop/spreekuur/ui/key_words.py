# SPDX-License-Identifier: EUPL-1.2
"""What every key does, in the language in use, and the groups in which the list of all keys shows them."""

from collections.abc import Container
from typing import NamedTuple

from spreekuur.language import _
from spreekuur.ui.keys import KEYS

_GROUPS = {
    "desk": (
        *("new_number", "change_number", "room", "new_talk", "late_talk", "who"),
        *("save_next", "save", "undo", "redo", "print", "question", "signal_card", "task"),
    ),
    "find": ("search", "find", "same_person", "two_people"),
    "walk": ("next_panel", "previous_panel", "close"),
    "always": ("hide", "lock", "client_view", "help", "all_keys", "larger", "smaller", "normal_size"),
}
_ROUTES = tuple(f"Alt+{n}" for n in range(1, 10))


class KeyLine(NamedTuple):
    """Keys, and what they do."""

    keys: tuple[str, ...]
    words: str


class KeyGroup(NamedTuple):
    """Keys that belong together, under their heading."""

    heading: str
    lines: list[KeyLine]


def meaning(name: str) -> str:
    """What a command or a plain key such as `Alt+K` does; empty for the numbered ones."""
    return (_everywhere() | _plain()).get(name, "")


def groups(working: Container[str]) -> list[KeyGroup]:
    """All keys of which `working` has the name, in the order of the list; a group without any is left out."""
    headings = {
        "desk": _("At the desk"),
        "find": _("To find something"),
        "walk": _("From place to place"),
        "always": _("Always"),
    }
    named = {
        group: [KeyLine(KEYS[name], meaning(name)) for name in names if name in working]
        for group, names in _GROUPS.items()
    }
    here = [KeyLine((key,), words) for key, words in _plain().items() if key in working]
    if _ROUTES[0] in working:
        here.insert(0, KeyLine(("Alt+1", "…", "9"), _("Choose the route with this number")))
    screens = KeyLine(("Ctrl+1", "…", "8"), _("Go to a screen by its number"))
    field = KeyLine(("Alt",), _("With the underlined letter of a label: to its field"))
    named["walk"][:0] = [screens, field]
    found = [KeyGroup(headings[group], lines) for group, lines in named.items()]
    found[1:1] = [KeyGroup(_("On this screen"), here)]
    found.append(KeyGroup(_("In lists and choices"), _in_lists()))
    return [group for group in found if group.lines]


def _in_lists() -> list[KeyLine]:
    return [
        KeyLine(("Tab", "Shift+Tab"), _("To the next field, or to the one before")),
        KeyLine(("↑", "↓"), _("To the next row or choice")),
        KeyLine(("Enter",), _("Open the row, or press the button")),
        KeyLine(("Space",), _("Choose, or take the choice back")),
        KeyLine(("Del",), _("Take the row or the topic away")),
    ]


def _everywhere() -> dict[str, str]:
    return {
        "help": _("Help for this screen"),
        "all_keys": _("List of all keys"),
        "new_number": _("New number in the queue"),
        "change_number": _("Change the selected number"),
        "new_talk": _("New talk"),
        "late_talk": _("Enter a talk afterwards"),
        "who": _("Say who sits here"),
        "save_next": _("Save and next"),
        "save": _("Save and stay"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "question": _("Note a question that nobody could answer"),
        "search": _("Search on this screen"),
        "find": _("Search everywhere"),
        "same_person": _("It is the client who is known already"),
        "two_people": _("It is somebody else than the client who is known"),
        "print": _("Letter and print"),
        "signal_card": _("Signal card"),
        "task": _("Note a task for later"),
        "next_panel": _("Next part of the screen"),
        "previous_panel": _("Previous part of the screen"),
        "client_view": _("Show to the client"),
        "room": _("Big numbers for the room"),
        "hide": _("Hide the screen, or show it again"),
        "lock": _("Lock"),
        "larger": _("Larger text"),
        "smaller": _("Smaller text"),
        "normal_size": _("Normal text size"),
        "close": _("Close what is on top"),
    }


def _plain() -> dict[str, str]:
    """The plain keys of single screens; each means the same wherever it means something."""
    return {
        "Alt+0": _("To the question that stands on top"),
        "Alt+Down": _("Explain the suggestion"),
        "Alt+Up": _("Fold the explanation"),
        "PgDown": _("A page down in the suggestions"),
        "PgUp": _("A page up in the suggestions"),
        "Alt+A": _("The client wants to think it over"),
        "Alt+O": _("Only what one call can settle"),
        "Alt+K": _("Short contact"),
        "Alt+C": _("Confirm what the client chose"),
        "Alt+D": _("Discard what the client chose"),
        "Alt+P": _("One more person in the talk"),
        "Alt+T": _("Timeline of this client"),
        "Alt+H": _("Add somebody to the household"),
        "Alt+B": _("Save the paper as a PDF file"),
        "Alt+W": _("Change the sentences of the letter"),
        "Alt+G": _("The figures as tables, or as bars"),
        "Alt+E": _("Check the figures before they leave"),
        "Alt+R": _("Make the report"),
        "Alt+I": _("Withdraw signed figures"),
        "Alt+V": _("Send signed figures to an address"),
        "Ctrl+Up": _("Take the sentence up"),
        "Ctrl+Down": _("Take the sentence down"),
    }

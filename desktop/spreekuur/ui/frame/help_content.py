# SPDX-License-Identifier: EUPL-1.2
"""What the F1 panel says of a screen: a picture, five short steps, its keys, what if, and who to call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spreekuur.language import _
from spreekuur.ui.help.what_ifs import WhatIf, what_if
from spreekuur.ui.key_words import meaning
from spreekuur.ui.keys import KEYS

KeyRow = tuple[tuple[str, ...], str]

_MOST_KEYS = 5
_ALWAYS = ("hide", "lock", "all_keys")


@dataclass(frozen=True, slots=True)
class Help:
    """All of one panel; `picture` names the drawing, steps are (icon, sentence)."""

    title: str
    picture: str
    steps: tuple[tuple[str, str], ...]
    keys: tuple[KeyRow, ...]
    what_ifs: tuple[WhatIf, ...]
    call: str


def help_for(
    key: str, title: str, lines: Sequence[str], commands: Mapping[str, object] | None, call: str
) -> Help:
    """The help of the screen with this key, which says `lines` of itself.

    Without `commands` the keys of an open desk mean nothing yet, so only a few are shown.
    """
    icons = _ICONS.get(key, ())
    steps = tuple((icons[n] if n < len(icons) else "info", line) for n, line in enumerate(lines))
    asked = tuple(what_if(name) for name in _WHAT_IFS.get(key, ("watched", "power")))
    return Help(title, key, steps, _keys(commands), asked, call)


def caller(name: str, phone: str) -> str:
    """Who to call, from the sender of the letters; without one, the coordinator."""
    if not phone:
        return _("Call the coordinator.")
    if not name:
        return _("Call the coordinator: {phone}.").format(phone=phone)
    return _("Call {name}: {phone}.").format(name=name, phone=phone)


def _keys(commands: Mapping[str, object] | None) -> tuple[KeyRow, ...]:
    if commands is None:
        names: tuple[str, ...] = ("larger", "smaller", "help")
    else:
        own = [name for name in commands if name in KEYS and meaning(name)]
        names = tuple(dict.fromkeys([*own[:_MOST_KEYS], *_ALWAYS]))
    return tuple((KEYS[name], meaning(name)) for name in names)


_WHAT_IFS = {
    "today": ("wrong_number", "danger"),
    "consultation": ("watched", "danger"),
    "signal_card": ("danger", "watched"),
    "letter": ("printer", "watched"),
    "paper": ("printer", "watched"),
    "closing": ("stick", "power"),
    "outbox": ("stick", "power"),
    "questions": ("watched",),
    "statistics": ("counted_as", "why_fives"),
    "figures_check": ("why_fives", "counted_as"),
    "figures_outbox": ("power", "stick"),
    "follow_up": ("watched",),
    "tasks": ("watched",),
    "clients": ("watched", "danger"),
    "directory": ("danger",),
    "settings": ("forgotten", "stolen"),
    "help": ("danger", "stolen"),
    "unlock": ("forgotten", "stolen"),
    "wizard": ("half_way", "forgotten"),
    "trouble": ("lost", "stolen"),
    "practice": ("power",),
}
_ICONS = {
    "today": ("ticket", "bell-ring", "user-x", "pencil", "message-square-text", "lock"),
    "consultation": ("search", "square-check-big", "map-pin", "check", "x"),
    "signal_card": ("search", "square-check-big", "lock", "plus", "arrow-left"),
    "letter": ("send", "printer", "pencil", "square-check-big", "file-pen-line", "arrow-left"),
    "paper": ("printer", "camera", "arrow-left"),
    "closing": ("corner-down-left", "printer", "ticket", "usb", "send", "lock"),
    "outbox": ("usb", "lock", "users", "file-text", "circle-question-mark"),
    "statistics": ("calendar-days", "chart-column", "table", "clock", "eye"),
    "figures_check": ("file-text", "corner-down-left", "shield-check", "pencil", "undo-2"),
    "figures_outbox": ("chart-column", "corner-down-left", "send", "triangle-alert", "download"),
    "questions": ("message-square-text", "check", "plus", "undo-2", "user"),
    "follow_up": ("send", "search", "check", "circle-question-mark", "printer", "arrow-left"),
    "tasks": ("plus", "user", "calendar-days", "check", "arrow-left"),
    "clients": ("search", "clipboard-list", "hand", "file-text", "trash-2"),
    "directory": ("search", "circle-check", "user", "pencil", "phone"),
    "settings": ("languages", "clock", "users", "file-text", "undo-2"),
    "help": ("square-check-big", "circle-question-mark", "phone", "keyboard", "info"),
    "unlock": ("key-round", "eye", "keyboard", "users", "file-text"),
    "wizard": ("arrow-right", "key-round", "file-text", "check", "eye-off"),
    "trouble": ("corner-down-left", "hard-drive", "file-text", "phone"),
    "practice": ("clock",),
}

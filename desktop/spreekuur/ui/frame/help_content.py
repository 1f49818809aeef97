# SPDX-License-Identifier: EUPL-1.2
"""What the F1 panel says of a screen: a picture, five short steps, its keys, what if, and who to call."""

from collections.abc import Callable, Mapping, Sequence
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
    """The help of the screen with this key; one that has no lines of its own gets those of here.

    Without `commands` the keys of an open desk mean nothing yet, so only a few are shown.
    """
    said = tuple(lines) or tuple(line() for line in _LINES.get(key, ()))
    icons = _ICONS.get(key, ())
    steps = tuple((icons[n] if n < len(icons) else "info", line) for n, line in enumerate(said))
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
    "letter": ("printer", "watched"),
    "paper": ("printer", "watched"),
    "closing": ("stick", "power"),
    "clients": ("watched", "danger"),
    "settings": ("forgotten", "stolen"),
    "help": ("danger", "stolen"),
    "unlock": ("forgotten", "stolen"),
    "wizard": ("half_way", "forgotten"),
    "trouble": ("lost", "stolen"),
    "practice": ("power",),
}
_ICONS = {
    "today": ("ticket", "bell-ring", "user-x", "message-square-text", "lock"),
    "consultation": ("search", "square-check-big", "map-pin", "check", "x"),
    "letter": ("send", "file-pen-line", "square-check-big", "printer", "arrow-left"),
    "paper": ("eye", "printer", "download", "camera", "arrow-left"),
    "closing": ("corner-down-left", "printer", "ticket", "usb", "lock"),
    "clients": ("search", "clipboard-list", "hand", "file-text", "trash-2"),
    "settings": ("languages", "clock", "users", "file-text", "undo-2"),
    "help": ("square-check-big", "circle-question-mark", "phone", "keyboard", "info"),
    "unlock": ("key-round", "eye", "keyboard", "users", "file-text"),
    "wizard": ("languages", "key-round", "file-text", "file-pen-line", "arrow-right"),
    "trouble": ("info", "hard-drive", "file-text", "key-round", "phone"),
    "practice": ("clock",),
}
_LINES: dict[str, tuple[Callable[[], str], ...]] = {
    "letter": (
        lambda: _("Choose who the letter goes to. With several places, make one paper for each."),
        lambda: _("Name and phone are typed here only. Two weeks after the evening they are erased."),
        lambda: _(
            "Tick that the client agrees. Without it the letter has no name, and the client carries it."
        ),
        lambda: _("Ctrl+P prints, Alt+B saves. No printer? Show it large, so that the client takes a photo."),
        lambda: _("Esc goes back to the talk. There Ctrl+Enter saves it."),
    ),
    "paper": (
        lambda: _("You see the paper as it will print."),
        lambda: _("Ctrl+P prints it. While it prints, the same button stops it."),
        lambda: _("Alt+B saves it as PDF. That file is not encrypted: give it away or erase it soon."),
        lambda: _("Without a printer: show it large. The client takes a photo or copies it."),
        lambda: _("Esc goes back to where you were."),
    ),
    "wizard": (
        lambda: _("Choose language, text size and look. You can change them at any time."),
        lambda: _("Write the six words on paper, and type them once more to be sure."),
        lambda: _("Print the recovery sheet or copy it by hand. It is the last way in."),
        lambda: _("Name, address and phone stand on every letter, so that people can answer."),
        lambda: _("Enter goes on, Esc goes back. At the end you can practise first."),
    ),
    "trouble": (
        lambda: _("Read what happened and what you can do. Nothing is lost by waiting."),
        lambda: _("A copy can be put back: choose the newest and type your passphrase."),
        lambda: _("Passphrase forgotten? Type the eight groups of the recovery sheet."),
        lambda: _("Then choose a new passphrase. The old one does not work any more."),
        lambda: _("Not sure? Press Esc and call the coordinator first."),
    ),
}

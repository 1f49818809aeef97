# SPDX-License-Identifier: EUPL-1.2
"""What to do when…: one question and one answer each, said on the Help screen and in the F1 panel."""

from collections.abc import Callable
from dataclasses import dataclass

from spreekuur.language import _


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A question that somebody asks in a hurry, and what to do."""

    icon: str
    question: str
    answer: str


def what_if(name: str) -> WhatIf:
    """The one of this name, in the language in use."""
    icon, question, answer = _ALL[name]
    return WhatIf(icon, question(), answer())


_ALL: dict[str, tuple[str, Callable[[], str], Callable[[], str]]] = {
    "forgotten": (
        "key-round",
        lambda: _("Passphrase forgotten?"),
        lambda: _(
            "The coordinator can open the vault with a passphrase of their own. If nobody can, the recovery"
            " sheet opens it and gives you a new passphrase."
        ),
    ),
    "stolen": (
        "lock",
        lambda: _("Laptop stolen or lost?"),
        lambda: _(
            "Call the coordinator at once. Without a passphrase nobody can read the vault. With the last copy"
            " on the stick you go on working on another laptop."
        ),
    ),
    "printer": (
        "printer",
        lambda: _("The printer does not print?"),
        lambda: _(
            "Is it on, and is there paper in it? You can also save the paper as PDF, or show it large so that"
            " the client takes a photo."
        ),
    ),
    "wrong_number": (
        "undo-2",
        lambda: _("Wrong number given or called?"),
        lambda: _("Ctrl+Z takes it back. Was it called before? Put it back under “Still to do”."),
    ),
    "watched": (
        "eye-off",
        lambda: _("Somebody looks at the screen?"),
        lambda: _(
            "Press F9: a friendly waiting page comes at once. F9 again brings everything back. After three"
            " minutes the program locks."
        ),
    ),
    "danger": (
        "siren",
        lambda: _("Somebody is in danger?"),
        lambda: _(
            "Call 112 (“Bel 112”). Mark the number as “help first”: the talk then shows what to ask and who"
            " helps. Say nothing about it to others in the room."
        ),
    ),
    "power": (
        "clock",
        lambda: _("The laptop went off in the middle of a talk?"),
        lambda: _(
            "Start it and unlock. Today asks whether you want to go on with the talk. Nothing is lost."
        ),
    ),
    "stick": (
        "usb",
        lambda: _("No stick for the copy?"),
        lambda: _("The copy on this laptop is made all the same. Make the one on the stick next time."),
    ),
    "half_way": (
        "x",
        lambda: _("Closed half way?"),
        lambda: _("Then there is no vault yet, and nothing is kept. Just start again."),
    ),
    "counted_as": (
        "users",
        lambda: _("What is counted as one?"),
        lambda: _(
            "A person counts once in a period, however often they came; without a file somebody is another person"
            " each time. A contact is one person at one evening. A question is one topic of a contact. A referral"
            " is one person sent to one place."
        ),
    ),
    "why_fives": (
        "shield-check",
        lambda: _("Why is no count exact?"),
        lambda: _(
            "At a small desk an exact count can point at somebody, also by subtracting one table from another."
            " Rounded to fives every sum still holds, and nobody can be worked out."
        ),
    ),
    "lost": (
        "hard-drive",
        lambda: _("Is anything lost?"),
        lambda: _("No file is ever deleted. What was damaged is put aside, in the folder of the vault."),
    ),
}
MAIN = ("danger", "watched", "wrong_number", "printer", "forgotten", "stolen")

# SPDX-License-Identifier: EUPL-1.2
"""When something is lost: four pages of steps that one follows in peace, each tried out by a test as it stands here.

A button or screen is named by the word that stands on it, so that page and screen never differ.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spreekuur.language import _

FORGOTTEN, SHEET, LEFT, STOLEN = "forgotten", "sheet", "left", "stolen"
ALL = (FORGOTTEN, SHEET, LEFT, STOLEN)


@dataclass(frozen=True, slots=True)
class Drill:
    """One page: what happened, what that means, and what to do, in order."""

    icon: str
    title: str
    lead: str
    steps: tuple[str, ...]


def drill(name: str) -> Drill:
    """The page of this name, in the language in use."""
    return _PAGES[name]()


def _forgotten() -> Drill:
    return Drill(
        "key-round",
        _("Passphrase forgotten"),
        _("Nothing is lost: the coordinator or the recovery sheet gives you a new one."),
        (
            _(
                "Is the coordinator here? They open the vault with their own passphrase, choose your name under"
                " {settings}, “{people}”, and press “{change}”."
            ).format(settings=_("Settings"), people=_("People and passphrases"), change=_("New passphrase")),
            _(
                "Can nobody open it? Fetch the recovery sheet. On the screen that asks for the passphrase press"
                " “{forgotten}”."
            ).format(forgotten=_("Forgotten your passphrase?")),
            _(
                "Type the eight groups of the sheet and choose whose passphrase it is. Write the six new words"
                " down, type them, and press “{use}”."
            ).format(use=_("Set the new passphrase")),
            _("Put the sheet back in its envelope. Did others see it? Then make a new one."),
        ),
    )


def _sheet() -> Drill:
    return Drill(
        "file-text",
        _("Recovery sheet lost, or seen by others"),
        _("As long as somebody opens the vault, a new sheet takes five minutes."),
        (
            _(
                "Open the vault. Under {settings}, “{sheet}”, press “{anew}”. The coordinator types their"
                " passphrase."
            ).format(settings=_("Settings"), sheet=_("Recovery sheet"), anew=_("Make a new sheet")),
            _(
                "Print the new sheet or copy it by hand. Type its groups and press “{count}”. From then on the"
                " old sheet opens this vault no more."
            ).format(count=_("Let the new sheet count")),
            _("Put the new sheet in an envelope, in another place than the laptop. Tear the old one up."),
            _copies(_("Copies from before still open with the old sheet.")),
        ),
    )


def _left() -> Drill:
    return Drill(
        "user-x",
        _("Somebody leaves the team"),
        _("Do this on the day they leave, on each laptop they had a passphrase for."),
        (
            _(
                "Somebody who stays opens the vault. Under {settings}, “{people}”, choose the name and press"
                " “{remove}”. The coordinator types their passphrase."
            ).format(settings=_("Settings"), people=_("People and passphrases"), remove=_("Remove")),
            _(
                "The vault gets a new key by itself. Everybody else keeps their passphrase. If somebody must open"
                " the vault once first, the program names them."
            ),
            _("Did they know the recovery sheet, or where it lies? Make a new one as well."),
            _copies(
                _("Copies from before still open with their passphrase. Ask for sticks and papers back.")
            ),
            _("What they saw, they know. Agree with them that they keep silent about it."),
        ),
    )


def _stolen() -> Drill:
    return Drill(
        "lock",
        _("Laptop stolen or lost"),
        _("Without a passphrase or the sheet nobody can read the vault. Act today all the same."),
        (
            _(
                "Write down: when was it last seen, was the vault open or locked, and was a passphrase or the"
                " recovery sheet with it? Call the coordinator."
            ),
            _(
                "The coordinator tells the privacy officer of the municipality today. If the loss must be"
                " reported to the Autoriteit Persoonsgegevens, that must happen within 72 hours after it was"
                " discovered (GDPR, article 33)."
            ),
            _(
                "Tell them: everything is encrypted, who had a passphrase, the day of the last evening, and how"
                " many talks were in it. The copy on the stick says how many."
            ),
            _(
                "Was the vault open, or a passphrase or the sheet with it? Say so first: then clients must"
                " perhaps be told too (article 34)."
            ),
            _("Report the theft to the police, and keep the number of the report."),
            _(
                "Put the stick in another laptop and start Spreekuur there. On its first screen press “{copy}” and"
                " choose the folder. What was entered after the copy is on the stolen laptop alone. (Without a window:"
                " {command}.)"
            ).format(copy=_("I have a copy"), command="spreekuur restore FOLDER"),
            _(
                "There, everybody takes a new passphrase, and the coordinator makes a new recovery sheet. Nobody"
                " uses the old ones again: they open the stolen laptop."
            ),
        ),
    )


def _copies(first: str) -> str:
    more = _("Make a new one on each stick with “{copy}” and delete the old ones.").format(
        copy=_("Make a copy now")
    )
    return f"{first} {more}"


_PAGES: dict[str, Callable[[], Drill]] = {
    FORGOTTEN: _forgotten,
    SHEET: _sheet,
    LEFT: _left,
    STOLEN: _stolen,
}

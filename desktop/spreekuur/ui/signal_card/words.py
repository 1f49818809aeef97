# SPDX-License-Identifier: EUPL-1.2
"""The words of the signal card."""

from spreekuur.consultations.signal_card import Card, Ground, grounds
from spreekuur.content.pack import Content
from spreekuur.desk.asking import grouped_signals
from spreekuur.desk.first_calls import Call
from spreekuur.directory.reach import Reach
from spreekuur.language import _, current, ngettext
from spreekuur.ui import words
from spreekuur.ui.consultation.reach_words import own
from spreekuur.ui.widgets import FoundRow

_ICONS = {"emergency": "siren", "urgent": "triangle-alert", "normal": "shield"}


def ground(of: Ground) -> str:
    """The heading of a column, or the label of a line about the whole card."""
    return {
        Ground.SEEN: _("Seen"),
        Ground.SAID: _("Said"),
        Ground.INFERRED: _("Supposed"),
        Ground.FACTS: _("Facts: what, where, when"),
        Ground.SOURCE: _("Who told it, and to whom"),
    }[of]


def example(of: Ground) -> str:
    """What belongs there, in the field itself."""
    return {
        Ground.SEEN: _("What you saw yourself"),
        Ground.SAID: _("In the client's own words"),
        Ground.INFERRED: _("What you think, and why"),
    }.get(of, "")


def rows(content: Content, card: Card) -> list[FoundRow]:
    """All signals, the most urgent level first, each with what stands on the card about it."""
    return [
        FoundRow(signal, _ICONS[level], label, _about(level, card, signal))
        for level, signals in grouped_signals(content, current())
        for signal, label in signals
    ]


def _about(level: str, card: Card, signal: str) -> str:
    noted = ", ".join(ground(of) for of in grounds(card, signal))
    return f"{words.signal_level(level)} · {noted}" if noted else words.signal_level(level)


def reached(call: Call) -> str:
    """The number, the website or the address, or what to do instead."""
    if call.reach is Reach.OWN:
        return own(call.route)
    return {
        Reach.HERE: _("Here at the consultation hour."),
        Reach.ASK: _("Number not yet called: ask the coordinator."),
    }.get(call.reach, call.words)


def kept(count: int, time: str) -> str:
    """How many cards were kept in this talk, and when the last one was; nothing of what they say."""
    if not count:
        return ""
    said = ngettext(
        "{count} card kept at {time}. Nobody at this desk can read it.",
        "{count} cards kept, the last one at {time}. Nobody at this desk can read them.",
        count,
    )
    return said.format(count=count, time=time)

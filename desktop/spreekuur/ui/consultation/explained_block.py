# SPDX-License-Identifier: EUPL-1.2
"""What stands behind a suggestion, in words: built when a card is opened, and not before."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.model import Source
from spreekuur.desk.explained import MOST_QUESTIONS, Explained, Reason
from spreekuur.desk.panel import RouteCard
from spreekuur.language import _, current
from spreekuur.ui import words
from spreekuur.ui.consultation import reach_words
from spreekuur.ui.consultation.ask_block import AskBlock
from spreekuur.ui.consultation.chosen_words import reason_words
from spreekuur.ui.widgets import Divider, IconLabel, Label, Paragraph

Explain = Callable[[str], Explained]


class LargeReach(QWidget):
    """The number, to be read out or shown over the desk; a website or an address in full."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("phone", tone="accent", size=24)
        self._number = Label(role="larger_strong")
        self._other = Paragraph(role="strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._number)
        row.addWidget(self._other, 1)

    def show_card(self, card: RouteCard) -> None:
        """Show how this place is reached; what to do instead stands on the card already."""
        said = reach_words.words(card)
        is_number = card.reach.value == "phone"
        self._icon.set_icon(reach_words.icon(card), "accent")
        self._number.setText(said if is_number else "")
        self._number.setVisible(is_number)
        self._other.set_words("" if is_number else said)
        self._other.setVisible(not is_number)
        self.setVisible(reach_words.is_short(card))


class ExplainedBlock(QWidget):
    """Every line begins with a word that says what it is about; a line without anything to say is left out."""

    answered = Signal(str, str)  # key, value

    def __init__(self) -> None:
        super().__init__()
        self.asks = [AskBlock() for _n in range(MOST_QUESTIONS)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(6)
        self._column.addWidget(Divider())
        self._lines = [Paragraph(role="card") for _n in range(9)]
        for line in self._lines:
            self._column.addWidget(line)
        for ask in self.asks:
            ask.set_compact(True)
            ask.answered.connect(self.answered)
            self._column.addWidget(ask)

    def show_explained(self, card: RouteCard, told: Explained) -> None:
        """Say what stands behind this card."""
        said = lines_of(card, told)
        for place, line in enumerate(self._lines):
            lead, sentence = said[place] if place < len(said) else ("", "")
            line.set_words(sentence, lead)
            line.setVisible(bool(sentence))
        keys = (*told.questions, "", "")
        for ask, key in zip(self.asks, keys, strict=False):
            ask.towns = told.towns
            ask.ask(key)

    def has_focus(self) -> bool:
        """Is the focus on an answer to one of the questions?"""
        return any(ask.has_focus() for ask in self.asks)

    def words(self) -> list[str]:
        """All that is said."""
        return [line.words() for line in self._lines if not line.isHidden()]


def lines_of(card: RouteCard, told: Explained) -> list[tuple[str, str]]:
    """What there is to say, each with the word in front of it."""
    lines = [
        (_("Because you noted:"), " · ".join(_reason(one) for one in told.because)),
        (_("You chose this yourself:"), reason_words(card.reason) if card.reason else ""),
        (_("Goes away with:"), " · ".join(_reason(one) for one in told.gone_if)),
        (_("By when:"), words.how_soon(card.going)),
        (_("Hours:"), told.hours),
        (_("Address:"), told.address),
        (_("If it does not work:"), _fallback(told)),
        (_("Source:"), "; ".join(_source(source) for source in told.sources)),
        (_("How sure:"), _how_sure(told)),
    ]
    return [(lead, said) for lead, said in lines if said]


def _reason(reason: Reason) -> str:
    """The question and what was answered: Works: through an agency."""
    said = [
        label or _word(reason.key, value) for value, label in zip(reason.values, reason.labels, strict=True)
    ]
    return f"{_question(reason.key)}: {_either(said)}"


def _question(key: str) -> str:
    return {"topics": _("Topic"), "signals": _("Signs")}.get(key) or words.label(key)


def _word(key: str, value: str | float) -> str:
    plain = f"{value:g}" if isinstance(value, float) else str(value)
    return dict(words.choices(key, {})).get(plain, plain)


def _either(said: Iterable[str]) -> str:
    *first, last = said
    return _("{answers} or {last}").format(answers=", ".join(first), last=last) if first else last


def _fallback(told: Explained) -> str:
    way = told.fallback
    if way is None:
        return ""
    return ": ".join(part for part in (way.name, reach_words.words(way)) if part)


def _source(source: Source) -> str:
    beside = ", ".join(part for part in (source.host, _day(source.date)) if part)
    return f"{source.title} ({beside})" if beside else source.title


def _day(iso: str) -> str:
    """A date as far as it is known: a year, a month, or a day."""
    if len(iso) < len("2024-01"):
        return iso
    from datetime import date

    from babel.dates import format_date

    whole = len(iso) == len("2024-01-31")
    day = date.fromisoformat(iso if whole else f"{iso}-01")
    return str(format_date(day, "d MMM y" if whole else "MMM y", locale=current()))


def _how_sure(told: Explained) -> str:
    sure = {
        "verified": _("A public page confirms this."),
        "corroborated": _("Pages of others confirm this."),
        "partly": _("A public page confirms a part of this; the rest is the team's own knowledge."),
        "unverified": _("The team's own knowledge; no source is kept. In doubt ask the coordinator."),
    }.get(told.assurance, "")
    if not sure or told.as_of is None:
        return sure
    rules = _("Rules of {date}.").format(date=_day(told.as_of.isoformat()))
    return f"{sure} {rules}"

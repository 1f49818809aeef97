# SPDX-License-Identifier: EUPL-1.2
"""Days, times and languages as words, in the language of the screen."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from spreekuur import language
from spreekuur.desk.shelter import OpenChain
from spreekuur.language import NAMES, _, ngettext
from spreekuur.times import from_stamp, local, local_date

# What the host can choose at the door, in the order of the keys 1 to 7.
DOOR_LANGUAGES = ("pl", "bg", "ro", "es", "en", "nl", "other")
_DAY = {"es": "dddd d 'de' MMMM"}
_YEAR = {"es": " 'de' yyyy", "bg": " yyyy 'г.'"}


def day_in_words(day: date, *, year: bool = False) -> str:
    """The day with its weekday, such as "woensdag 9 december"."""
    spoken = language.current()
    pattern = _DAY.get(spoken, "dddd d MMMM") + (_YEAR.get(spoken, " yyyy") if year else "")
    return QLocale(spoken).toString(QDate(day.year, day.month, day.day), pattern)


def clock(moment: datetime) -> str:
    """The time on a clock in Aalsmeer, such as 19:42."""
    return f"{local(moment):%H:%M}"


def day_and_time(stamped: str, now: datetime) -> str:
    """The time of a stored moment, with its day when that is not today."""
    moment = from_stamp(stamped)
    if local_date(moment) == local_date(now):
        return clock(moment)
    return _("{day}, {time}").format(day=day_in_words(local_date(moment)), time=clock(moment))


def which_talk(chain: OpenChain) -> str:
    """An earlier talk by its kenmerk, else by its day and number; nothing about the client."""
    if chain.kenmerk:
        return chain.kenmerk
    day = day_in_words(chain.held_on)
    return _("{day}, number {number}").format(day=day, number=chain.number) if chain.number else day


def short_talk(chain: OpenChain) -> str:
    """The same where there is little room."""
    if chain.kenmerk or not chain.number:
        return chain.kenmerk or f"{chain.held_on.day}-{chain.held_on.month}"
    return _("number {number}").format(number=chain.number)


def minutes(count: int) -> str:
    """So many minutes, short."""
    return ngettext("{n} min", "{n} min", count).format(n=count)


def waited(since: datetime, now: datetime) -> str:
    """How long somebody has waited, in whole minutes."""
    return minutes(max(int((now - since).total_seconds() // 60), 0))


def language_name(code: str) -> str:
    """A language by its own name; "other" and "unknown" in the language of the screen."""
    return NAMES.get(code) or {"other": _("another language")}.get(code, _("language not known yet"))

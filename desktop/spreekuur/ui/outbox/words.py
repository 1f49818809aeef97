# SPDX-License-Identifier: EUPL-1.2
"""How far a signed period is, in words: a badge, a line for its row, and sentences that say what to do."""

from dataclasses import dataclass
from datetime import datetime

from spreekuur.desk.figures_outbox import Item
from spreekuur.desk.figures_place import Place
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.sending.outbox import OPEN, Note, Stage
from spreekuur.times import local_date
from spreekuur.ui.clients.words import day
from spreekuur.ui.outbox import withdrawn
from spreekuur.ui.statistics import words
from spreekuur.ui.today.words import clock
from spreekuur.ui.widgets import FoundRow


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words depend on beside the package: the time, and whether something is sent right now."""

    now: datetime
    is_sending: bool = False

    def day(self, at: datetime | None) -> str:
        """A day as short as it can be."""
        return day(local_date(at), local_date(self.now)) if at is not None else ""

    def next_try(self, note: Note) -> str:
        """When it is tried again by itself: a time of today, or a day with its time; empty where it is not."""
        if note.stage is not Stage.WAITING or note.due is None or note.due <= self.now:
            return ""
        if local_date(note.due) == local_date(self.now):
            return clock(note.due)
        return _("{day}, {time}").format(day=self.day(note.due), time=clock(note.due))


def row(item: Item, moment: Moment) -> FoundRow:
    """A signed period in the list."""
    return FoundRow(
        item.id, "chart-column", words.period(item.period), line(item, moment), badge(item, moment)
    )


def badge(item: Item, moment: Moment) -> tuple[str, str, str]:
    """Tone, icon and word of its state."""
    note = item.note
    stage = note.stage if note is not None else Stage.READY
    if item.withdrawn_at is not None and stage is not Stage.NEEDS_YOU:
        return "info", "undo-2", _("was withdrawn")
    if stage is Stage.SENDING and not moment.is_sending:
        stage = Stage.WAITING
    if stage is Stage.READY and item.by_hand_at is not None:
        return "info", "download", _("saved by hand")
    return {
        Stage.READY: ("info", "circle", _("ready")),
        Stage.SENDING: ("info", "send", _("being sent")),
        Stage.WAITING: ("info", "clock", _("waits")),
        Stage.NEEDS_YOU: ("warn", "triangle-alert", _("needs you")),
        Stage.SENT: ("ok", "circle-check", _("sent")),
        Stage.CONFIRMED: ("ok", "shield-check", _("was confirmed")),
    }[stage]


def line(item: Item, moment: Moment) -> str:
    """The small line of its row: since when it is so, or when it is tried again."""
    note = item.note
    if item.withdrawn_at is not None or note is None:
        return withdrawn.line(item, moment.day(item.withdrawn_at))
    if note.stage is Stage.CONFIRMED:
        return _("confirmed on {day}").format(day=moment.day(note.at))
    if note.stage is Stage.SENT:
        return _("sent on {day}").format(day=moment.day(note.at))
    if note.stage is Stage.NEEDS_YOU and note.at is not None:
        return _("tried on {day}").format(day=moment.day(note.at))
    if item.by_hand_at is not None:
        return _("saved by hand on {day}").format(day=moment.day(item.by_hand_at))
    if at := moment.next_try(note):
        return _("tried again at {time}").format(time=at)
    return _("signed on {day}").format(day=moment.day(item.signed_at))


def told(item: Item, moment: Moment) -> list[str]:
    """What there is to know of it, and what to do."""
    note = item.note
    if item.withdrawn_at is not None or note is None:
        said = withdrawn.told(item, moment.day(item.withdrawn_at), moment.day(note.at) if note else "")
    else:
        said = [_stands(note, moment)]
        by_hand = moment.day(item.by_hand_at) if note.stage in OPEN else ""
        if by_hand:
            hand = _("Saved by hand on {day}: whether the municipality has the files is not known here.")
            said.append(hand.format(day=by_hand))
    if item.why is not None and note is not None:
        of_it = 0 if item.withdrawn_at is None else 1
        sent = "" if note.stage in OPEN else _("Sent on {day}.").format(day=moment.day(note.at)) + " "
        said[of_it] = sent + explain(item.why)
    if note is not None and (at := moment.next_try(note)):
        said.append(_("It is tried again by itself at {time}.").format(time=at))
    return said


def _stands(note: Note, moment: Moment) -> str:
    if note.stage is Stage.SENDING:
        return (
            _("The figures are being sent …")
            if moment.is_sending
            else _("Sending broke off. It goes on from there, and nothing goes twice.")
        )
    when = moment.day(note.at)
    if note.stage is Stage.SENT and note.unread:
        return _("Sent on {day}. The server shows nobody what lies there, so it was not read back.").format(
            day=when
        )
    return {
        Stage.SENT: _("Sent on {day}: all of it lies there, and was read back. There is no receipt yet."),
        Stage.CONFIRMED: _("The municipality confirmed on {day} that it has these figures."),
    }.get(note.stage, _("Signed, and not sent yet.")).format(day=when)


def change(place: Place) -> str:
    """The word on the button that leads to where it is said."""
    return _("Change") if place.is_chosen else _("Say where they go")


def where(place: Place) -> str:
    """Where figures go, as it was typed; the user name and the password are not said."""
    if place.by_hand:
        return _("You take them to the municipality yourself: save the files, for a mail or a stick.")
    if not place.where:
        return _("Nobody said yet where the figures go.")
    return _("They go to {where}").format(where=place.where)

# SPDX-License-Identifier: EUPL-1.2
"""To be sent: every signed period with its state; all that never arrived is sent by one key."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.sending.outbox import OPEN
from spreekuur.ui.jobs import is_seen
from spreekuur.ui.screen import Handler, Panel, Screen
from spreekuur.ui.session import Session

if TYPE_CHECKING:
    from spreekuur.desk.figures_outbox import Outbox
    from spreekuur.desk.figures_waiting import Sendable
    from spreekuur.ui.outbox.layout import OutboxLayout
    from spreekuur.ui.outbox.words import Moment

_QUIET = {"drafts", "seen"}  # written often, and nothing of it is sent


class OutboxView(Screen):
    """Nothing is built before it is first shown: on most evenings nobody looks at figures."""

    look_wanted = Signal(str)  # the period to look at
    save_wanted = Signal(str)  # the period of which the files are wanted
    place_wanted = Signal()  # where figures go is to be said
    back_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.came_from = "statistics"  # the screen to go back to
        self._outbox: Outbox | None = None
        self._parts: OutboxLayout | None = None
        self._compact = False
        self._sends = False  # as soon as it is known what there is
        self.left = False  # after a sending something was still not there, and the screen says so
        session.jobs.data_changed.connect(
            lambda what: _read(self, session) if what not in _QUIET and is_seen(self) else None
        )

    @property
    def parts(self) -> "OutboxLayout":
        """What is seen of it."""
        if self._parts is None:
            self._parts = _built(self, self._session)
            self._parts.set_compact(self._compact)
        return self._parts

    def title(self) -> str:
        """The name of the screen."""
        return _("To be sent")

    def subtitle(self) -> str:
        """What it is about."""
        return _("Signed figures on their way to the municipality")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        return {
            "close": self.back_wanted.emit,
            "save_next": self.send_now,
            "Alt+A": self.place_wanted.emit,
            "Alt+B": lambda: _of_chosen(self, self.save_wanted),
        }

    def panels(self) -> Sequence[Panel]:
        """The periods, and what can be done with one."""
        parts = self.parts
        if parts.one.isHidden():
            return (Panel(self, self.focus_first),)
        return Panel(parts.list, self.focus_first), Panel(parts.one, parts.one.look.setFocus)

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Every period that was signed stands here, the newest first, with how far it is."),
            _("Arrows walk through them. Enter looks at one: file by file, as the municipality sees it."),
            _("Ctrl+Enter sends all that never arrived, each once. What waits is tried again by itself."),
            _("“Needs you”: at the right stands why, and what to do. Nothing is lost meanwhile."),
            _("No network? Alt+B saves the files, for a stick or a mail."),
        )

    def showing(self) -> None:
        """Read how it stands; what was said of a sending before is over."""
        self.left = False
        self.parts.told.say("info", "")
        self.parts.from_figures(self.came_from == "statistics")
        _read(self, self._session)

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.parts.focus_first()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        if self._parts is not None:
            self._parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self._parts is not None and self._outbox is not None:
            self._parts.show_outbox(self._outbox, _moment(self._session))

    def send_now(self) -> bool:
        """Send all that never arrived; where nobody said where it goes, that is asked first."""
        if self._outbox is None or not self._outbox.items:
            return False
        if self._outbox.place.where:
            self._session.sender.send_now()
        elif self._outbox.place.by_hand:
            _of_chosen(self, self.save_wanted)
        else:
            self.place_wanted.emit()
        return True

    def send_when_read(self) -> None:
        """Send all that never arrived as soon as the list stands there."""
        self._sends = True

    def show_outbox(self, outbox: "Outbox") -> None:
        """Show how it stands."""
        was_empty = self._outbox is None or not self._outbox.items
        self._outbox = outbox
        self.parts.show_outbox(outbox, _moment(self._session))
        if self.left and not any(one.note is not None and one.note.stage in OPEN for one in outbox.items):
            _tell_end(self, ())  # it went by itself meanwhile
        if self._sends:
            self._sends = False
            self.send_now()
        if was_empty and self.isVisible():
            self.focus_first()


def _built(view: OutboxView, session: Session) -> "OutboxLayout":
    from spreekuur.ui.outbox.layout import OutboxLayout

    parts, sender = OutboxLayout(view), session.sender
    parts.list.selected.connect(lambda _row: parts.show_chosen(_moment(session)))
    parts.list.opened.connect(lambda: _of_chosen(view, view.look_wanted))
    parts.one.look.clicked.connect(lambda: _of_chosen(view, view.look_wanted))
    parts.one.save.clicked.connect(lambda: _of_chosen(view, view.save_wanted))
    parts.change.clicked.connect(view.place_wanted)
    parts.send.clicked.connect(view.send_now)
    parts.back.clicked.connect(view.back_wanted)
    sender.began.connect(lambda: parts.told.say("info", _("The figures are being sent …")))
    sender.ended.connect(lambda every: _tell_end(view, every))
    sender.failed.connect(lambda error: parts.told.say("warn", explain(error)))
    return parts


def _read(view: OutboxView, session: Session) -> None:
    from spreekuur.desk import figures_outbox

    tell = view.parts.told.say
    session.jobs.read(view, figures_outbox.look, view.show_outbox, lambda error: tell("warn", explain(error)))


def _moment(session: Session) -> "Moment":
    from spreekuur.ui.outbox.words import Moment

    return Moment(session.clock(), session.sender.is_sending)


def _of_chosen(view: OutboxView, wanted: Any) -> bool:
    item = view.parts.chosen()
    if item is not None:
        wanted.emit(item.period)
    return item is not None


def _tell_end(view: OutboxView, every: "Sequence[Sendable]") -> None:
    """What came of a sending; the first that did not arrive is chosen, as its words say why."""
    parts = view.parts
    left = [one.entry.id for one in every if one.note.stage in OPEN]
    view.left = bool(left)
    if left:
        parts.list.select(left[-1])
        parts.told.say("warn", _("Not everything is there yet. Each period says why, and what happens next."))
    else:
        parts.told.say("ok", _("Everything that was signed lies with the municipality, as far as is known."))

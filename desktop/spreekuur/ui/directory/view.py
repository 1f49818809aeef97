# SPDX-License-Identifier: EUPL-1.2
"""The screen of the directory: search, one place in a glance, what is missing or wrong, and what is to be called."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from spreekuur.desk import directory_calls, directory_search
from spreekuur.desk.directory_calls import ToCall
from spreekuur.desk.directory_entry import entry
from spreekuur.directory import store
from spreekuur.directory.model import Finding
from spreekuur.errors import UserError
from spreekuur.language import _, current
from spreekuur.times import local
from spreekuur.ui.directory import words
from spreekuur.ui.directory.acts import DirectoryActs
from spreekuur.ui.directory.layout import (
    ADD,
    CALLS,
    CHANGE,
    ENDING,
    ENTRY,
    HISTORY,
    NOTHING,
    DirectoryLayout,
)
from spreekuur.ui.jobs import is_seen
from spreekuur.ui.screen import Handler, Screen
from spreekuur.ui.session import Session


class DirectoryView(Screen):
    """Shows what the content and the team know; asks the store for what waits and for the history only."""

    undo_offered = Signal(str, object)  # what was done; what takes it back, given the desk
    client_view_wanted = Signal()
    print_wanted = Signal(str, str)  # entry, language

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.content, self.clock = session, session.content, session.clock
        self.parts = DirectoryLayout(self, session)
        self.acts = DirectoryActs(self, session.jobs, session.clock)
        self.topics: tuple[str, ...] = ()
        """What the talk on the form is about: what a place that is added now is for."""
        _connect(self)
        session.jobs.data_changed.connect(lambda _what: self.showing() if is_seen(self) else None)
        self.retranslate()

    def title(self) -> str:
        """The name of the screen."""
        return _("Directory")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        return {"search": lambda: _search(self), "close": self.close_top, "print": lambda: _print(self)}

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _(
                "Type a name, a topic, a town or a language, in any of the six languages. Arrows choose, Enter opens."
            ),
            _(
                "Beside every field stands how sure we are and since when. Older than a year means: call first."
            ),
            _("F8 shows the organisation to the client in their language; Ctrl+P prints it on one page."),
            _("Is something missing or wrong? Say it in half a minute: this laptop uses it at once."),
            _("The coordinator calls what is listed under “To call”: Enter confirms, with name and date."),
        )

    def open(self, org: str) -> None:
        """Open this entry."""
        if org in self.content.organisations:
            self.parts.entry.forget()
            _show_entry(self, org)
            self.parts.search.list.select(org)
            self.parts.show_page(ENTRY)
            self.parts.entry.focus_first()

    def open_add(self, name: str = "") -> None:
        """Ask for a place that is missing."""
        self.parts.add.begin(name)
        self.parts.show_page(ADD)
        self.parts.add.focus_first()

    def close_top(self) -> bool:
        """Close what lies on top: a question, a page, the entry, what was searched; False when nothing is open."""
        page = self.parts.page()
        if page == ENTRY and self.parts.entry.question.leave():
            return True
        if page in (CHANGE, HISTORY, ENDING) and self.parts.entry.entry() is not None:
            self.open(_shown(self))
            return True
        if page != NOTHING:
            _close_side(self)
            return True
        return self.parts.search.clear()

    def set_compact(self, compact: bool) -> None:
        """One side at a time where there is little room."""
        self.parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.parts.retranslate()
        if self.isVisible():
            self.showing()  # what is open says its words anew, too

    def showing(self) -> None:
        """Read what may have changed."""
        _look(self)
        if self.parts.page() in (ENTRY, CHANGE, HISTORY, ENDING) and _shown(self):
            _show_entry(self, _shown(self))
        now, language = self.clock(), current()
        self.session.jobs.read(
            self,
            lambda desk: directory_calls.to_call(desk, language, now),
            lambda calls: _show_calls(self, calls),
        )

    def focus_first(self) -> None:
        """The search comes first; what is open has the focus else."""
        parts = self.parts
        pages = (parts.search, parts.entry, parts.add, parts.change, parts.history, parts.ending, parts.calls)
        pages[parts.page()].focus_first()

    def place(self) -> Mapping[str, object]:
        """The entry that is open, or the list."""
        return {
            "entry": _shown(self) if self.parts.page() == ENTRY else "",
            "calls": self.parts.page() == CALLS,
        }

    def restore(self, place: Mapping[str, object]) -> None:
        """Open the same again."""
        if wanted := str(place.get("entry") or ""):
            self.open(wanted)
        elif place.get("calls"):
            _open_calls(self)


def open_change(view: DirectoryView) -> None:
    """Ask what is wrong with the entry that is open."""
    shown = view.parts.entry.entry()
    if shown is not None:
        view.parts.change.begin(shown, decides=view.parts.ending.gate.decider() is not None)
        view.parts.show_page(CHANGE)
        view.parts.change.focus_first()


def _search(view: DirectoryView) -> None:
    if view.parts.search.isHidden():
        _close_side(view)
    view.parts.search.focus_first()


def _connect(view: DirectoryView) -> None:
    parts, acts = view.parts, view.acts
    parts.search.asked.connect(lambda: _look(view))
    parts.search.opened.connect(view.open)
    parts.search.add_wanted.connect(view.open_add)
    parts.search.calls_wanted.connect(lambda: _open_calls(view))
    parts.add_button.clicked.connect(lambda: view.open_add())
    parts.entry.closed.connect(view.close_top)
    parts.entry.shown_to_client.connect(view.client_view_wanted)
    parts.entry.printed.connect(lambda: _print(view))
    parts.entry.change_wanted.connect(lambda: open_change(view))
    parts.entry.history_wanted.connect(lambda: _open_history(view))
    parts.entry.more_wanted.connect(lambda: _open_ending(view))
    for page in (parts.add, parts.change, parts.history, parts.ending, parts.calls):
        page.cancelled.connect(view.close_top)
    parts.history.accepted.connect(view.close_top)
    parts.add.accepted.connect(lambda: acts.add(parts.add.category(), view.topics, parts.add.values()))
    parts.change.accepted.connect(lambda: _change(view))
    parts.ending.ended.connect(lambda org, into: _end(view, org, into))
    parts.ending.brought_back.connect(lambda org: _bring_back(view, org))
    parts.calls.settled.connect(lambda call, text: _answer(view, call, text, yes=True))
    parts.calls.refused.connect(lambda call: _answer(view, call, "", yes=False))
    parts.calls.opened.connect(view.open)
    acts.happened.connect(view.undo_offered)
    acts.done.connect(lambda org: _done(view, org))
    acts.failed.connect(lambda error: _tell(view, error))


def _look(view: DirectoryView) -> None:
    """Search anew for what is asked."""
    content, now, language = view.content, view.clock(), current()
    search = view.parts.search
    found = directory_search.look_through(content, search.field.text(), search.filters(), language, now)
    entries = [entry(content, org, language, now) for org in found]
    search.show_found([words.row(one, local(now).replace(tzinfo=None)) for one in entries])


def _shown(view: DirectoryView) -> str:
    shown = view.parts.entry.entry()
    return shown.id if shown is not None else ""


def _show_entry(view: DirectoryView, org: str) -> None:
    if org not in view.content.organisations:
        _close_side(view)
        return
    now = view.clock()
    view.parts.entry.show_entry(entry(view.content, org, current(), now), local(now).replace(tzinfo=None))
    view.session.jobs.read(
        view, lambda desk: store.findings(desk.db, org), lambda found: _show_history(view, org, found)
    )


def _show_history(view: DirectoryView, org: str, found: list[Finding]) -> None:
    if _shown(view) == org:
        view.parts.entry.set_history(len(found))
        view.parts.history.show_findings(view.parts.entry.name.words(), found)


def _show_calls(view: DirectoryView, calls: ToCall) -> None:
    view.parts.search.set_calls(len(calls.calls))
    view.parts.calls.show_calls(calls)


def _close_side(view: DirectoryView) -> None:
    view.parts.entry.forget()
    view.parts.show_page(NOTHING)
    view.parts.search.focus_first()


def _open_calls(view: DirectoryView) -> None:
    view.parts.entry.forget()
    view.parts.show_page(CALLS)
    view.parts.calls.list.setCurrentRow(0)
    view.parts.calls.gate.settle()
    view.parts.calls.focus_first()


def _open_history(view: DirectoryView) -> None:
    view.parts.show_page(HISTORY)
    view.parts.history.focus_first()


def _open_ending(view: DirectoryView) -> None:
    shown = view.parts.entry.entry()
    if shown is not None:
        view.parts.ending.begin(shown, directory_search.receivers(view.content, current()))
        view.parts.show_page(ENDING)
        view.parts.ending.focus_first()


def _change(view: DirectoryView) -> None:
    org, field, text = view.parts.change.said()
    by = view.parts.ending.gate.decider()
    if by is not None:
        view.acts.settle(by, org, field, text)
    else:
        view.acts.report(org, field, text)


def _end(view: DirectoryView, org: str, into: str) -> None:
    if (by := view.parts.ending.gate.decider()) is not None:
        view.acts.end(by, org, into)


def _bring_back(view: DirectoryView, org: str) -> None:
    if (by := view.parts.ending.gate.decider()) is not None:
        view.acts.bring_back(by, org)


def _answer(view: DirectoryView, call: directory_calls.Call, text: str, *, yes: bool) -> None:
    if (by := view.parts.calls.gate.decider()) is not None:
        view.acts.answer(by, call, text, yes=yes)


def _done(view: DirectoryView, org: str) -> None:
    """A form is done: show the entry; in the list of calls the next one comes."""
    if view.parts.page() != CALLS:
        view.open(org)


def _tell(view: DirectoryView, error: UserError) -> None:
    parts = view.parts
    page = {ADD: parts.add, CHANGE: parts.change, ENDING: parts.ending, CALLS: parts.calls}.get(parts.page())
    if page is not None:
        page.tell(error)
    else:
        view.session.jobs.error_happened.emit(error)


def _print(view: DirectoryView) -> None:
    """Print the entry that is open, else the one that is chosen in the list; with neither, look for one."""
    if shown := _shown(view):
        view.print_wanted.emit(shown, view.parts.entry.language.value())
    elif chosen := view.parts.search.list.current_id():
        view.print_wanted.emit(chosen, current())
    else:
        _search(view)

# SPDX-License-Identifier: EUPL-1.2
"""The screen of the clients: search first, one file in a glance, no list of everybody."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from spreekuur.content.pack import Content
from spreekuur.desk.client_files import ClientFile, ClientHit, DueFile
from spreekuur.desk.client_files_pairs import Waiting
from spreekuur.desk.linking import has_record
from spreekuur.language import _
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.clients.acts import ClientActs
from spreekuur.ui.clients.asking import Asking
from spreekuur.ui.clients.household import Household
from spreekuur.ui.clients.join_acts import JoinActs
from spreekuur.ui.clients.joining import Joining
from spreekuur.ui.clients.layout import BIN, DUE, FILE, JOIN, NOTHING, PAIRS, TIMELINE, ClientsLayout
from spreekuur.ui.clients.pairs_search import PairsSearch
from spreekuur.ui.clients.reading import FileReader
from spreekuur.ui.clients.searching import ClientSearch
from spreekuur.ui.clients.timeline import Timeline
from spreekuur.ui.clients.two_keys import of_two
from spreekuur.ui.jobs import AnyJobs, is_seen
from spreekuur.ui.screen import Handler, Screen


class ClientsView(Screen):
    """Reads the store when it comes into sight and when something was written."""

    undo_offered = Signal(str, object)  # what was done; what takes it back, given the desk
    done_for_good = Signal(str)  # what was done and cannot be taken back
    print_wanted = Signal(str)  # the code whose file is printed
    talk_wanted = Signal(object)  # the Client whose talk begins
    new_file_wanted = Signal()
    follow_up_wanted = Signal(object)  # the ClientFile whose referrals are looked at
    referral_wanted = Signal(str)  # the kenmerk of a referral of this client

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock = utc_now) -> None:
        super().__init__()
        self.clock = clock
        self.reader = FileReader(self, jobs, clock)
        self.search = ClientSearch(self, jobs, clock)
        self.acts = ClientActs(self, jobs, clock)
        self.parts = ClientsLayout(self, jobs, content, clock)
        self.asking = Asking(self.parts.file, self.acts, content, clock)
        self.household = Household(self.parts.file.household, jobs, clock)
        self.timeline = Timeline(self.parts, jobs, clock)
        self.join_acts = JoinActs(self, jobs, clock)
        self.joining = Joining(self.parts.join, self.parts.file, self.join_acts, jobs, clock)
        self.pairs = PairsSearch(self, jobs, clock)
        _connect(self)
        _connect_two(self)
        jobs.data_changed.connect(lambda _what: self.showing() if is_seen(self) else None)
        self.retranslate()

    def title(self) -> str:
        """The name of the screen; never a client's."""
        return _("Clients")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        return {
            "search": self.parts.search.focus_first,
            "close": self.close_top,
            **_of_file(self),
            **of_two(self.parts),
        }

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Type the code on the card, the end of the phone number, or initials; two signs are enough."),
            _("Arrows choose, Enter opens the file. Esc closes it, Ctrl+F searches again."),
            _(
                "A file exists only while the client agrees. Three consents stand apart; each ends after 6 months."
            ),
            _(
                "Withdrawing shows first what it ends. Erasing goes to the bin for 30 days; Ctrl+Z takes it back."
            ),
            _("Ctrl+P prints what we keep, for the client. Ctrl+N begins a talk with this client."),
        )

    def open(self, client_id: str) -> None:
        """Open this file."""
        self.reader.read_file(client_id)

    def close_top(self) -> bool:
        """Close what lies on top: a question, the file, what was searched; False when nothing is open."""
        parts = self.parts
        if parts.page() == FILE and parts.file.close_top():
            return True
        if parts.page() == TIMELINE:
            return self.timeline.close_top()
        lists = {BIN: parts.bin.question, DUE: parts.due.question}
        if parts.page() in lists and lists[parts.page()].leave():
            return True
        if parts.page() == JOIN:
            _back_from_two(self)
            return True
        if parts.page() != NOTHING:
            self.close_side()
            return True
        return parts.search.clear()

    def close_side(self) -> None:
        """Close the file or the list and search on."""
        self.reader.forget()
        self.parts.file.forget()
        self.parts.show_page(NOTHING)
        self.parts.search.focus_first()

    def set_compact(self, compact: bool) -> None:
        """One side at a time where there is little room."""
        self.parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.parts.retranslate()
        self.search.again()

    def showing(self) -> None:
        """Read what may have changed."""
        self.search.again()
        self.reader.read_bin()
        self.reader.read_due()
        self.pairs.look()
        file = self.parts.file.file()
        if file is not None and self.parts.page() == FILE:
            self.reader.read_file(file.client.id)
        if self.parts.page() == TIMELINE:
            self.timeline.again()

    def focus_first(self) -> None:
        """The search comes first; with a file open the focus goes to it."""
        parts = self.parts
        go_to = {
            NOTHING: parts.search.focus_first,
            FILE: parts.file.focus_first,
            BIN: parts.bin.focus_first,
            DUE: parts.due.focus_first,
            TIMELINE: parts.timeline.focus_first,
            JOIN: parts.join.focus_first,
            PAIRS: parts.pairs.focus_first,
        }
        go_to[parts.page()]()

    def place(self) -> Mapping[str, object]:
        """The file that is open, or the list; never what was typed to find it."""
        page = self.parts.page()
        file = self.parts.file.file() if page in (FILE, JOIN, TIMELINE) else None
        return {"file": file.client.id if file is not None else "", "bin": page == BIN, "due": page == DUE}

    def restore(self, place: Mapping[str, object]) -> None:
        """Open the same again."""
        if wanted := str(place.get("file") or ""):
            self.open(wanted)
        elif place.get("bin"):
            _open_bin(self)
        elif place.get("due"):
            open_due(self)


def _connect(view: ClientsView) -> None:
    parts, acts = view.parts, view.acts
    parts.search.searched.connect(view.search.look)
    parts.search.opened.connect(view.open)
    parts.search.bin_wanted.connect(lambda: _open_bin(view))
    parts.search.due_wanted.connect(lambda: open_due(view))
    parts.due.closed.connect(view.close_side)
    parts.due.cleared.connect(acts.clear)
    parts.due.kept.connect(acts.keep_on)
    parts.new_file.clicked.connect(view.new_file_wanted)
    parts.file.closed.connect(view.close_side)
    parts.file.talk.clicked.connect(lambda: _begin_talk(view))
    parts.file.follow.clicked.connect(lambda: view.follow_up_wanted.emit(parts.file.file()))
    parts.file.print_button.clicked.connect(lambda: _print(view))
    parts.bin.closed.connect(view.close_side)
    parts.bin.taken_back.connect(lambda client_id: acts.out_of_bin(client_id, lambda: None))
    parts.bin.erased.connect(lambda client_id: acts.erase(client_id, lambda: None))
    view.asking.closed.connect(view.close_side)
    acts.happened.connect(view.undo_offered)
    view.household.happened.connect(view.undo_offered)
    parts.file.household.opened.connect(view.open)
    parts.timeline.referral_opened.connect(view.referral_wanted)
    acts.said.connect(view.done_for_good)
    view.search.found.connect(lambda text, hits: _show_found(view, text, hits))
    view.reader.file_read.connect(lambda file: _show_file(view, file))
    view.reader.bin_read.connect(lambda files: _show_binned(view, files))
    view.reader.due_read.connect(lambda files: _show_due(view, files))
    view.reader.gone.connect(view.close_side)


def _connect_two(view: ClientsView) -> None:
    parts, acts, joining = view.parts, view.join_acts, view.joining
    acts.happened.connect(view.undo_offered)
    joining.began.connect(lambda: parts.show_page(JOIN))
    joining.joined.connect(view.open)
    joining.ended.connect(view.close_top)
    parts.join.closed.connect(view.close_top)
    parts.search.pairs_wanted.connect(lambda: _open_pairs(view))
    parts.pairs.closed.connect(view.close_side)
    parts.pairs.compared.connect(joining.compare)
    parts.pairs.told_apart.connect(acts.tell_apart)
    parts.pairs.put_off.connect(lambda one, other: view.pairs.put_off((one, other)))
    view.pairs.found.connect(lambda waiting: _show_pairs(view, waiting))


def _back_from_two(view: ClientsView) -> None:
    if view.parts.file.file() is None:
        _open_pairs(view)
    else:
        view.parts.show_page(FILE)
        view.parts.file.focus_first()
    view.showing()


def _open_pairs(view: ClientsView) -> None:
    view.parts.file.forget()
    view.parts.show_page(PAIRS)
    view.parts.pairs.focus_first()


def _show_pairs(view: ClientsView, waiting: Waiting) -> None:
    view.parts.search.set_pairs(waiting.count)
    view.parts.pairs.show_pairs(waiting, local_date(view.clock()))
    if view.parts.page() == PAIRS and not waiting.count:
        view.close_side()


def _of_file(view: ClientsView) -> Mapping[str, Handler]:
    if view.parts.page() not in (FILE, TIMELINE):
        return {}
    file = view.parts.file
    own: dict[str, Handler] = {"print": lambda: _print(view), "new_talk": lambda: _begin_talk(view)}
    if view.parts.page() == TIMELINE:
        return own
    own["Alt+T"] = view.timeline.open
    return own | ({"Alt+H": file.household.open_form} if file.household.add.isEnabled() else {})


def _show_found(view: ClientsView, text: str, hits: list[ClientHit]) -> None:
    view.parts.search.show_found(text, hits, local_date(view.clock()))
    view.parts.settle()


def _show_file(view: ClientsView, file: ClientFile) -> None:
    shown = view.parts.file.file()
    other = view.parts.page() != FILE or shown is None or shown.client.id != file.client.id
    if other:
        view.parts.file.forget()
    view.parts.file.show_file(file, local_date(view.clock()))
    view.household.look(file.client.id, may_add=has_record(file))
    if other:
        view.parts.show_page(FILE)
        view.parts.file.focus_first()


def _show_binned(view: ClientsView, files: list[ClientHit]) -> None:
    view.parts.search.set_binned(len(files))
    view.parts.bin.show_files(files, local_date(view.clock()))
    if view.parts.page() == BIN and not files:
        view.close_side()


def _open_bin(view: ClientsView) -> None:
    view.parts.file.forget()
    view.parts.show_page(BIN)
    view.reader.read_bin()
    view.parts.bin.focus_first()


def open_due(view: ClientsView) -> None:
    """Show the files whose time is over."""
    view.parts.file.forget()
    view.parts.show_page(DUE)
    view.reader.read_due()
    view.parts.due.focus_first()


def _show_due(view: ClientsView, files: list[DueFile]) -> None:
    view.parts.search.set_due(len(files))
    view.parts.due.show_files(files, local_date(view.clock()))
    if view.parts.page() == DUE and not files:
        view.close_side()


def _print(view: ClientsView) -> None:
    if (file := view.parts.file.file()) is not None:
        view.print_wanted.emit(file.client.code)


def _begin_talk(view: ClientsView) -> bool:
    file = view.parts.file.file()
    if file is None or file.deleted_at is not None:
        return False
    view.talk_wanted.emit(file.client)
    return True

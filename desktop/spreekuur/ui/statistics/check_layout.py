# SPDX-License-Identifier: EUPL-1.2
"""How the check stands: what was proved and the files at the left, one file at the right, signing below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.figures_mail import Saved
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.session import Session
from spreekuur.ui.statistics import stage_words
from spreekuur.ui.statistics.file_card import FileCard
from spreekuur.ui.statistics.files import Part
from spreekuur.ui.statistics.give_card import GiveCard
from spreekuur.ui.statistics.mail_card import MailCard
from spreekuur.ui.statistics.names import Names
from spreekuur.ui.statistics.progress import Progress
from spreekuur.ui.statistics.proof_card import ProofCard
from spreekuur.ui.statistics.send_card import SendCard
from spreekuur.ui.statistics.shown import Shown, Stage
from spreekuur.ui.statistics.sign_card import Act, SignCard
from spreekuur.ui.widgets import Button, EmptyState, MessageBar

_GAP = 12


class CheckLayout:
    """The parts, and which of them are seen."""

    def __init__(self, screen: QWidget, session: Session) -> None:
        names = Names(session.content)
        self._shown = Shown("")
        self._parts: Sequence[Part] = ()
        self._busy = False
        self.gives = False  # signed: the files may be saved
        self.from_figures = True
        self._compact = self._in_file = False
        self.told, self.progress = MessageBar("info"), Progress()
        self.proof, self.file, self.sign = ProofCard(names), FileCard(names), SignCard(session)
        self.give, self.send, self.mail = GiveCard(), SendCard(session), MailCard()
        self.back = Button(kind="quiet", icon="arrow-left", keys="Esc")
        self.withdraw = Button(icon="undo-2", keys="Alt+I")
        self.wanted = Button(kind="primary", icon="pencil", keys="Ctrl+Enter")
        self.nothing = EmptyState("", "", drawn=("shield-check", ""), tall=True)
        self._in_the_middle = QWidget()
        _build(self, screen)
        self.proof.chosen.connect(self.file.show_sheet)
        self.proof.opened.connect(self.open_file)
        self.give.send.clicked.connect(lambda: ask_address(self))
        for card in _cards(self):
            card.left.connect(self._settle)
            card.left.connect(self.focus_first)

    def show_shown(self, now: Shown, parts: Sequence[Part], today: date) -> None:
        """Show what would leave of this period, or has left."""
        for card in _cards(self):
            card.hide()
        self._shown, self._parts = now, parts
        self.gives = now.stage in (Stage.SIGNED, Stage.WITHDRAWN) and bool(parts)
        tone, sentence = stage_words.checked(now, bool(parts), today)
        self.told.say(tone, sentence)
        if parts:
            self.proof.show_parts(parts)
        self.retranslate()

    def show_busy(self, *, busy: bool) -> None:
        """Show that something is made, or is not any more."""
        self._busy = busy
        if busy:
            self.sign.hide()
        self.progress.show_done(0, 1)
        self._settle()

    def show_error(self, error: UserError) -> None:
        """Why it was not made or not signed: nothing left."""
        for card in _cards(self):
            if not card.isHidden():
                card.tell(error)
                return
        self.told.say("warn", explain(error))

    def show_given(self, name: str) -> None:
        """Say that the files are in their folder."""
        self.give.leave()
        is_notice = self._shown.stage is Stage.WITHDRAWN
        said = _("The notice is saved: {name}.") if is_notice else _("The files are in the folder {name}.")
        self.told.say("ok", said.format(name=name))
        self._settle()

    def ask(self, *, withdraws: bool = False) -> bool:
        """Ask the passphrase with which one closes or signs, or where signed files go; False when there is none."""
        button = self.withdraw if withdraws else self.wanted
        if not button.isVisibleTo(button.window()) or _asks(self):
            return False
        if self.gives and not withdraws:
            self.give.begin(notice=self._shown.stage is Stage.WITHDRAWN)
        else:
            act = Act.WITHDRAW if withdraws else Act.CLOSE if self.closes() else Act.SIGN
            self.sign.begin(act, self._shown)
        self._settle()
        return True

    def open_file(self) -> None:
        """Go to the numbers of the file that is chosen."""
        self._in_file = True
        self._settle()
        self.file.focus_first()

    def close_top(self) -> bool:
        """Leave the question, then the file where it stands alone; False when nothing is open."""
        if any(card.leave() for card in _cards(self)):
            return True
        if self._in_file:
            self._in_file = False
            self._settle()
            self.focus_first()
            return True
        return False

    def set_compact(self, compact: bool) -> None:
        """One side at a time where there is little room."""
        self._compact = compact
        self.proof.set_compact(compact)
        self.file.set_compact(compact)
        self._settle()

    def closes(self) -> bool:
        """Whether the period is to be closed before there is anything to sign."""
        return self._shown.stage is Stage.READY and not self._parts and bool(self._shown.closes)

    def makes(self) -> bool:
        """Whether it is closed, and its figures are to be made before there is anything to sign."""
        return self._shown.stage is Stage.READY and not self._parts and not self._shown.closes

    def focus_first(self) -> None:
        """The files come first."""
        if _asks(self):
            next(card for card in _cards(self) if not card.isHidden()).focus_first()
        elif not self.proof.isHidden():
            self.proof.focus_first()
        elif not self.progress.isHidden():
            self.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.wanted.isHidden():
            self.wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        now = self._shown
        self.progress.retranslate()
        self.sign.retranslate()
        self.give.retranslate()
        self.send.retranslate()
        self.mail.retranslate()
        self.back.set_word(_("Back to the figures") if self.from_figures else _("Back"))
        self.withdraw.set_word(_("Withdraw"))
        closes = self.closes()
        if self.gives:
            is_gone = now.stage is Stage.WITHDRAWN
            self.wanted.set_word(_("Save the notice") if is_gone else _("Save the files"))
            self.wanted.set_icon("download")
        else:
            makes = _("Make the figures") if self.makes() else _("Sign")
            self.wanted.set_word(_("Close this period") if closes else makes)
            self.wanted.set_icon("lock" if closes else "pencil")
        if self.makes():
            words = _("The figures are rounded and proved. Nothing leaves before you sign.")
            self.nothing.set_words(_("This period is closed."), words)
        elif closes:
            self.nothing.set_words(_("Close this period first."), stage_words.what_closing_is())
        else:
            self.nothing.set_words(_("There is nothing to check."), stage_words.why_nothing(now))
        self._settle()

    def _settle(self) -> None:
        now = self._shown
        there, asks = bool(self._parts) and not self._busy, _asks(self)
        self.told.setVisible(bool(self.told.sentence()) and not (self._compact and (asks or self._in_file)))
        self.back.setVisible(not asks)
        beside = self._in_file or asks
        self.progress.setVisible(self._busy)
        self.proof.setVisible(there and not (self._compact and beside))
        self.file.setVisible(there and not asks and (self._in_file or not self._compact))
        self._in_the_middle.setVisible(not there and not self._busy and not asks)
        may = now.may_make and not asks and not self._busy
        self.wanted.setVisible(may and (now.stage is Stage.READY or self.gives))
        self.withdraw.setVisible(may and there and now.stage in (Stage.SIGNED, Stage.CONFLICT))


def _asks(layout: CheckLayout) -> bool:
    return any(not card.isHidden() for card in _cards(layout))


def _cards(layout: CheckLayout) -> tuple[SignCard | GiveCard | SendCard | MailCard, ...]:
    return layout.sign, layout.give, layout.send, layout.mail


def ask_address(layout: CheckLayout) -> bool:
    """Ask for the address in the place of the folder; False when no folder is asked for."""
    if layout.give.isHidden():
        return False
    layout.give.hide()
    layout.send.begin(layout._shown.period)
    layout._settle()
    return True


def show_mail(layout: CheckLayout, saved: Saved, today: date) -> None:
    """Say which files are to be attached, in the place of the folder that was asked for."""
    layout.give.hide()
    layout.mail.begin(saved, today)
    layout._settle()


def _build(layout: CheckLayout, screen: QWidget) -> None:
    middle = QHBoxLayout()
    middle.setSpacing(16)
    middle.addWidget(layout.proof, 6)
    middle.addWidget(layout.file, 7)
    middle.addWidget(layout.sign, 7)
    middle.addWidget(layout.give, 7)
    middle.addWidget(layout.send, 7)
    middle.addWidget(layout.mail, 7)
    lone = QVBoxLayout(layout._in_the_middle)
    lone.addStretch(1)
    lone.addWidget(layout.nothing)
    lone.addStretch(1)
    foot = QHBoxLayout()
    foot.setSpacing(12)
    foot.addWidget(layout.back)
    foot.addStretch(1)
    foot.addWidget(layout.withdraw)
    foot.addWidget(layout.wanted)
    whole = QVBoxLayout(screen)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(_GAP)
    for part in (layout.told, layout.progress):
        whole.addWidget(part)
    whole.addLayout(middle, 1)
    whole.addWidget(layout._in_the_middle, 1)
    whole.addLayout(foot)
    screen.setMinimumSize(320, 240)

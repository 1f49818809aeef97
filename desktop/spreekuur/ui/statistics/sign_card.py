# SPDX-License-Identifier: EUPL-1.2
"""Asks the coordinator's passphrase before figures are closed, signed or withdrawn; it says what is for good."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.statistics_signing import Closes
from spreekuur.errors import UserError
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.statistics.periods import Period
from spreekuur.ui.passphrases.asking import AskPassphrase
from spreekuur.ui.session import Session
from spreekuur.ui.settings.slot_work import Leave
from spreekuur.ui.statistics import words
from spreekuur.ui.statistics.ask_card import AskCard
from spreekuur.ui.statistics.shown import Shown
from spreekuur.ui.widgets import Button, Field, LineEdit, NoteLine, Paragraph, Scroll

_MOST = 200
_FEW = 10


class Act(Enum):
    """What is asked about."""

    CLOSE = auto()
    SIGN = auto()
    WITHDRAW = auto()


class SignCard(AskCard):
    """Hidden until it is begun; the leave that was given is good for this one act.

    All that it does is for good, so the way back has the focus, and every period that is touched is named.
    """

    closes = Signal(object)  # Permit: close what was named
    signed = Signal(object)  # Permit: sign
    withdrawn = Signal(object, str)  # Permit: withdraw; why, in a few words

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._leave = Leave(session.home, session.clock)
        self._act, self._shown = Act.SIGN, Shown("")
        self.asking = AskPassphrase(session.jobs, self._leave.ask, self._leave.attempts, session.clock)
        self.named, self.later = Paragraph(role="strong"), Paragraph(role="card", tone="muted")
        self.why = Field("", LineEdit(name="withdraw_why", most=_MOST), required=True)
        self.error = NoteLine("circle-alert", "danger")
        self.yes = Button(kind="primary", icon="pencil", keys="Ctrl+Enter")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.named, self._lead, self.later, self.why, self.asking, self.error):
            column.addWidget(part)
        column.addStretch(1)
        self.box.addWidget(self._title)
        self.box.addWidget(Scroll(content), 1)
        self.box.addWidget(self.foot(self.yes))
        self.yes.clicked.connect(self.try_now)
        self.asking.passed.connect(self._on_passed)

    def begin(self, act: Act, shown: Shown) -> None:
        """Ask for leave to close, sign or withdraw what is shown."""
        self._act, self._shown = act, shown
        self.error.set_words("")
        self._line().clear()
        self.appear()

    def focus_first(self) -> None:
        """Put the focus where one types why; else on the way back, so that Enter alone does nothing for good."""
        if self._act is Act.WITHDRAW:
            self._line().setFocus()
        else:
            self.no.setFocus()

    def try_now(self) -> None:
        """Try the passphrase; a withdrawal says why first."""
        if self._act is Act.WITHDRAW and not self._line().text().strip():
            self.why.set_error(_("Say what is wrong with the figures, in a few words without names."))
            self._line().setFocus()
            return
        self.why.set_error("")
        self.asking.try_now()

    def leave(self) -> bool:
        """Do nothing after all, and forget what was typed; False when nothing is asked."""
        self.asking.field.line.clear()
        return super().leave()

    def tell(self, error: UserError) -> None:
        """Why it was not done; everything is as it was."""
        self.error.set_words(explain(error))

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.asking.set_label(_("Passphrase of the coordinator"))
        self.no.set_word(_("Not now"))
        self.why.setVisible(self._act is Act.WITHDRAW)
        self.why.set_label(_("What is wrong with them"), _("no names: it goes along with the notice"))
        named = "\n".join(self._named())
        self.named.set_words(named)
        self.named.setVisible(bool(named))
        self.later.setVisible(self._act is not Act.WITHDRAW)
        self.later.set_words(
            _(
                "A mistake is still corrected in the talks. What was counted stays as it was counted; a talk that comes"
                " in later counts in the next period."
            )
        )
        _SAY[self._act](self)

    def _named(self) -> list[str]:
        if self._act is Act.CLOSE:
            return [line for one in self._shown.closes for line in _closes(one)]
        return [_name(one) for one in map(Period.parse, self._shown.signs)] if self._act is Act.SIGN else []

    def _say(self, title: str, lead: str, yes: str) -> None:
        self._title.setText(title)
        self._lead.set_words(lead)
        self.yes.set_word(yes)
        self.yes.set_icon("lock" if self._act is Act.CLOSE else "pencil")

    def _say_close(self) -> None:
        many = len(self._shown.closes)
        self._say(
            ngettext("Close this period for good?", "Close these {n} quarters for good?", many).format(
                n=many
            ),
            _(
                "Closing cannot be undone. Then the figures are rounded and proved; nothing leaves before you sign."
            ),
            _("Close for good"),
        )

    def _say_sign(self) -> None:
        self._say(
            _("Sign these figures"),
            _("What you have looked at is signed as it is. Nobody changes it afterwards."),
            _("Sign"),
        )

    def _say_withdraw(self) -> None:
        self._say(
            _("Withdraw these figures"),
            _(
                "A signed notice says that these figures hold an error. They are never replaced: the same period"
                " twice would show who came in between."
            ),
            _("Sign the notice"),
        )

    def _line(self) -> LineEdit:
        editor = self.why.editor
        assert isinstance(editor, LineEdit)
        return editor

    def _on_passed(self, permit: object) -> None:
        if self._act is Act.WITHDRAW:
            self.withdrawn.emit(permit, self._line().text().strip())
        elif self._act is Act.SIGN:
            self.signed.emit(permit)
        else:
            self.closes.emit(permit)


_SAY = {Act.CLOSE: SignCard._say_close, Act.SIGN: SignCard._say_sign, Act.WITHDRAW: SignCard._say_withdraw}


def _closes(one: Closes) -> list[str]:
    """A quarter with what is counted in it: "Quarter 3 of 2026 · 6 evenings · about 40 talks"; and its year."""
    found = [_name(one.period), _("nobody came")]
    if one.evenings:
        evenings = ngettext("{n} evening", "{n} evenings", one.evenings).format(n=one.evenings)
        about = ngettext("about {n} talk", "about {n} talks", one.about_talks).format(n=one.about_talks)
        found[1:] = [evenings, about if one.about_talks else _("fewer than {n} talks").format(n=_FEW)]
    year = one.period.year_of()
    ends = [_name(year)] if one.period == year.quarters()[-1] else []
    return [" · ".join(found), *ends]


def _name(period: Period) -> str:
    return words.period(str(period)) if period.quarter else _("The year {year}").format(year=period.year)

# SPDX-License-Identifier: EUPL-1.2
"""How the list stands: where figures go above, the periods, what is known of the chosen one, sending below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.figures_outbox import Item, Outbox
from spreekuur.language import _
from spreekuur.ui.outbox import words
from spreekuur.ui.outbox.words import Moment
from spreekuur.ui.statistics import words as figure_words
from spreekuur.ui.widgets import (
    Button,
    Card,
    EmptyState,
    FlowLayout,
    FoundList,
    Label,
    MessageBar,
    NoteLine,
    Paragraph,
    Scroll,
)

_GAP = 12


class PackageList(FoundList):
    """Signed periods by the arrows; Enter or a double click looks at one."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabKeyNavigation(False)
        self.itemActivated.connect(lambda _item: self.opened.emit())


class PackageCard(Card):
    """What is known of one period, what to do, and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label(role="section")
        self.where = Paragraph(role="card", tone="muted")
        self.lines = [Paragraph(role="card") for _n in range(3)]
        self.look, self.save = Button(icon="eye", keys="Enter", height=36), Button(icon="download", height=36)
        self.save.set_keys("Alt+B")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (*self.lines, self.where):
            column.addWidget(part)
        column.addStretch(1)
        foot = QWidget()
        self._buttons = FlowLayout(foot, gap=8)
        self._buttons.addWidget(self.look)
        self._buttons.addWidget(self.save)
        self.box.addWidget(self._title)
        self.box.addWidget(Scroll(content), 1)
        self.box.addWidget(foot)

    def show_item(self, item: Item, moment: Moment) -> None:
        """Show this one."""
        self._title.setText(figure_words.period(item.period))
        said = words.told(item, moment)
        for part, sentence in zip(self.lines, [*said, *[""] * len(self.lines)], strict=False):
            part.set_words(sentence)
            part.setVisible(bool(sentence))
        self.look.set_word(_("Look at it"))
        self.save.set_word(_("Save the notice") if item.withdrawn_at else _("Save the files"))

    def set_compact(self, compact: bool) -> None:
        """Without the title, which the chosen row says, where there is little room."""
        self._title.setVisible(not compact)
        self.where.setVisible(compact)
        side, top = (12, 8) if compact else (20, 16)
        self.box.setContentsMargins(side, top, side, top)


class OutboxLayout:
    """The parts, and which of them are seen."""

    def __init__(self, screen: QWidget) -> None:
        self._outbox, self._compact, self._was_read = Outbox(), False, False
        self._is_from_figures = True
        self.told = MessageBar("info")
        self.told.hide()
        self._above, self._where = QWidget(), NoteLine("map-pin", "text")
        self.change = Button(icon="settings", keys="Alt+A")
        self.list, self.one = PackageList(), PackageCard()
        self.nothing = EmptyState("", "", drawn=("send", ""), tall=True)
        self.back = Button(kind="quiet", icon="arrow-left", keys="Esc")
        self.send = Button(kind="primary", icon="send", keys="Ctrl+Enter")
        self._sheet, self._in_the_middle = Card(), QWidget()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build(screen)
        for part in (self._sheet, self.one, self.send, self._above):
            part.hide()  # until it is read what there is

    def chosen(self) -> Item | None:
        """The period that is chosen; None when there is none."""
        wanted = self.list.current_id()
        return next((one for one in self._outbox.items if one.id == wanted), None)

    def show_outbox(self, outbox: Outbox, moment: Moment) -> None:
        """Show how it stands."""
        self._outbox, self._was_read = outbox, True
        self.list.set_rows([words.row(one, moment) for one in outbox.items])
        place = outbox.place
        self._where.set_look(*(("map-pin", "text") if place.is_chosen else ("triangle-alert", "warn")))
        self._where.set_words(words.where(place))
        self.one.where.set_words(words.where(place))
        self.change.set_word(words.change(place))
        self.change.set_kind("normal" if place.is_chosen else "primary")
        self.send.set_kind("primary" if place.where else "normal")
        self.one.save.set_kind("primary" if place.by_hand else "normal")
        self.nothing.set_words(
            _("No figures are signed yet."),
            _("Choose a period in the statistics, check it, and sign it. Then it stands here."),
        )
        self.show_chosen(moment)
        self._settle()

    def show_chosen(self, moment: Moment) -> None:
        """Show what is known of the chosen one."""
        item = self.chosen()
        if item is not None:
            self.one.show_item(item, moment)
        there = item is not None
        self._sheet.setVisible(there)
        self.one.setVisible(there)
        self.send.setVisible(there and not self._outbox.place.by_hand)
        self._in_the_middle.setVisible(not there)

    def focus_first(self) -> None:
        """The periods come first."""
        first = self.list if self.chosen() is not None else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """One below the other where there is little room."""
        self._compact = compact
        one, two = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(one if compact else two)
        side, top = (4, 4) if compact else (8, 8)
        self._sheet.box.setContentsMargins(side, top, side, top)
        self.one.set_compact(compact)
        self._settle()

    def from_figures(self, came: bool) -> None:
        """Say where Esc leads."""
        self._is_from_figures = came
        self._settle()

    def _settle(self) -> None:
        """Where figures go has a line of its own while there is room, or while nobody said it."""
        self.send.set_word(_("Send now"))
        self.list.setAccessibleName(_("Signed figures"))
        folded = self._compact and self._outbox.place.is_chosen
        self._above.setVisible(not folded and self._was_read)
        (self._foot if folded else self._top).insertWidget(1, self.change)
        long = self._is_from_figures and not self._compact
        self.back.set_word(_("Back to the figures") if long else _("Back"))

    def _build(self, screen: QWidget) -> None:
        self._top, self._foot = QHBoxLayout(self._above), QHBoxLayout()
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(12)
        self._top.addWidget(self._where, 1, Qt.AlignmentFlag.AlignVCenter)
        self._top.addWidget(self.change)
        self._sheet.box.addWidget(self.list)
        self._middle.setSpacing(_GAP)
        self._middle.addWidget(self._sheet, 7)
        self._middle.addWidget(self.one, 5)
        lone = QVBoxLayout(self._in_the_middle)
        lone.addStretch(1)
        lone.addWidget(self.nothing)
        lone.addStretch(1)
        self._foot.setSpacing(12)
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
        self._foot.addWidget(self.send)
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_GAP)
        whole.addWidget(self.told)
        whole.addWidget(self._above)
        whole.addLayout(self._middle, 1)
        whole.addWidget(self._in_the_middle, 1)
        whole.addLayout(self._foot)
        screen.setMinimumSize(320, 240)

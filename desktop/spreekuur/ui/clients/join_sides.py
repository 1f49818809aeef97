# SPDX-License-Identifier: EUPL-1.2
"""Two files side by side: for each field the one that is shown afterwards, with one key each."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.client_files_merging import FIELDS, Together
from spreekuur.language import _, ngettext
from spreekuur.ui import words as common
from spreekuur.ui.clients import words
from spreekuur.ui.widgets import ChipRow, NoteLine, Scroll

LEFT, RIGHT = "left", "right"
_LONGEST = 32


class KeepRow(ChipRow):
    """One field of both: pressing what is chosen takes the other, so that a single key changes it."""

    def __init__(self) -> None:
        super().__init__(beside=150)
        self._kept = LEFT
        self.changed.connect(self._settle)

    def keep(self, side: str) -> None:
        """Keep this side."""
        self._kept = side
        self.set_values([side])

    def kept(self) -> str:
        """The side that is kept."""
        return self._kept

    def _settle(self) -> None:
        self.keep(self.value() or (RIGHT if self._kept == LEFT else LEFT))
        self.focus_first()


class SidesPage(QWidget):
    """Shows `Together`; what is the same in both is only said."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.together: Together | None = None
        self.rows: dict[str, KeepRow] = {}
        self._lines: list[QWidget] = []
        self._same: list[NoteLine] = []
        self._notes: list[NoteLine] = []
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(2, 4, 8, 4)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(body))

    def show_files(self, together: Together) -> None:
        """Show these two, with what is proposed."""
        self.together = together
        self._empty()
        self._field("code", together.left.client.code, together.right.client.code)
        for name in FIELDS:
            one, other = (getattr(file.client, name) for file in (together.left, together.right))
            if name == "language":
                one, other = _language(one), _language(other)
            if one != other:
                self._field(name, one, other)
                if together.filled_by(name) is together.right:
                    self.rows[name].keep(RIGHT)
            elif one:
                self._put(NoteLine("check", "muted", f"{_label(name)}: {one}"), self._same)
        for sentence in _seen_together(together):
            self._put(NoteLine("arrow-right", "text", sentence), self._notes)

    def retranslate(self) -> None:
        """Say every word in the language in use; what was chosen stays."""
        if self.together is None:
            return
        kept = {name: row.kept() for name, row in self.rows.items()}
        self.show_files(self.together)
        for name, side in kept.items():
            self.rows[name].keep(side)

    def stays(self) -> str:
        """The id of the file whose code stays on the card."""
        assert self.together is not None
        return self._side(self.rows["code"].kept())

    def goes(self) -> str:
        """The id of the other."""
        return self._side(RIGHT if self.rows["code"].kept() == LEFT else LEFT)

    def shown(self) -> frozenset[str]:
        """The fields that are shown from the file whose code does not stay."""
        stays = self.rows["code"].kept()
        return frozenset(name for name, row in self.rows.items() if name != "code" and row.kept() != stays)

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        self.rows["code"].focus_first()

    def notes(self) -> list[str]:
        """What is said about what will be seen together."""
        return [note.words() for note in self._notes]

    def _side(self, side: str) -> str:
        assert self.together is not None
        return (self.together.left if side == LEFT else self.together.right).client.id

    def _field(self, name: str, one: str, other: str) -> None:
        row = KeepRow()
        hint = _("the other one is found, too") if name == "code" else _("differs") if one and other else ""
        row.set_label(_label(name), "")
        row.set_choices([(LEFT, _shortened(one)), (RIGHT, _shortened(other))])
        for chip in row.chips:
            chip.setAccessibleDescription(", ".join(filter(None, (_label(name), hint))))
        row.keep(LEFT)
        row.changed.connect(self.changed)
        self.rows[name] = row
        tone, icon = ("warn", "triangle-alert") if name != "code" else ("muted", "info")
        note = NoteLine(icon, tone, hint)
        line = QWidget()
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(row, 2)
        beside.addWidget(note, 1)
        note.setContentsMargins(0, 6, 0, 0)  # on the line of the chips
        self._lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)

    def _put(self, part: NoteLine, kept: list[NoteLine]) -> None:
        kept.append(part)
        self._column.insertWidget(self._column.count() - 1, part)

    def _empty(self) -> None:
        for part in (*self._lines, *self._same, *self._notes):
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.rows, self._lines, self._same, self._notes = {}, [], [], []


def _label(name: str) -> str:
    labels: dict[str, Callable[[], str]] = {
        "code": lambda: _("Code on the card"),
        "given": lambda: _("First name"),
        "family": lambda: _("Family name"),
        "phone": lambda: _("Phone"),
        "birth_date": lambda: _("Date of birth"),
        "language": lambda: _("Language"),
    }
    return labels[name]()


def _language(code: str) -> str:
    return common.language_name(code) if code not in ("", "unknown") else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…" if text else ""


def _seen_together(together: Together) -> list[str]:
    """What stands in one file afterwards."""
    counted = {
        words.talks(together.talks): together.talks,
        ngettext("{n} paper", "{n} papers", together.papers).format(n=together.papers): together.papers,
        ngettext("{n} referral still open", "{n} referrals still open", together.open_referrals).format(
            n=together.open_referrals
        ): together.open_referrals,
        ngettext("{n} task still open", "{n} tasks still open", together.tasks).format(
            n=together.tasks
        ): together.tasks,
    }
    some = [said for said, count in counted.items() if count] or [_("no talks so far")]
    return [
        _("Seen together afterwards: {what}.").format(what=", ".join(some)),
        _("A consent that was withdrawn in one file is withdrawn in both."),
        _("Nothing is lost: the files can be separated again, also after months."),
    ]

# SPDX-License-Identifier: EUPL-1.2
"""A question with its answers as chips: one tab stop, arrows inside, Space picks, a letter jumps."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets.chip import Chip
from spreekuur.ui.widgets.flow import FlowLayout
from spreekuur.ui.widgets.label import Label
from spreekuur.ui.widgets.roving import Roving


class ChipRow(QWidget):
    """Chips for one question. `single` keeps at most one chosen; pressing it again clears it."""

    changed = Signal()

    def __init__(
        self,
        label: str = "",
        choices: Sequence[tuple[str, str]] = (),
        *,
        hint: str = "",
        single: bool = True,
        beside: int = 0,
    ) -> None:
        """`choices` are (value, word); `beside` > 0 puts the label left of the chips, that wide at 100 %."""
        super().__init__()
        self._single, self._beside = single, beside
        self.chips: list[Chip] = []
        self.label = Label(label, role="body" if beside else "label")
        self.hint = Label(hint, role="hint", tone="muted")
        self._flow = FlowLayout(gap=8)
        self._roving = Roving(self)
        self._build()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.label.setBuddy(self)
        self.set_label(label, hint)
        self.set_choices(choices)

    def set_label(self, label: str, hint: str = "") -> None:
        """Change the question and the hint beside it."""
        self.label.setText(label)
        self.hint.setText(hint)
        self.label.setVisible(bool(label))
        self.hint.setVisible(bool(hint))
        self.setAccessibleName(label)
        for chip in self.chips:
            chip.setAccessibleDescription(label)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show these (value, word); what was chosen stays chosen, and the same values only get new words."""
        if [value for value, _word in choices] == [chip.value for chip in self.chips]:
            for chip, (_value, word) in zip(self.chips, choices, strict=True):
                chip.set_word(word)
            return
        kept = self.values()
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(value, word, value in kept) for value, word in choices]
        self._roving.follow(self.chips)

    def values(self) -> list[str]:
        """What is chosen, in the order of the chips."""
        return [chip.value for chip in self.chips if chip.isChecked()]

    def value(self) -> str | None:
        """The chosen value, or None."""
        return next(iter(self.values()), None)

    def set_values(self, values: Iterable[str]) -> None:
        """Choose these and no others, without saying `changed`."""
        chosen = set(values)
        if all(chip.isChecked() == (chip.value in chosen) for chip in self.chips):
            return
        for chip in self.chips:
            chip.setChecked(chip.value in chosen)
        self._roving.follow(self.chips)

    def restyle(self) -> None:
        """Take the sizes of the theme in use; with large text the label goes above the chips."""
        above = theme.percent() > 125
        if self._beside:
            layout = self.layout()
            assert isinstance(layout, QBoxLayout)
            layout.setDirection(
                QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight
            )
            # Beside chips that take two lines the label stands at the first.
            self._head.setMinimumHeight(0 if above else theme.height(36))
            self._head.setFixedWidth(theme.px(self._beside) if not above else theme.px(self._beside * 2))
        self.updateGeometry()

    def focus_first(self) -> None:
        """Put the focus on the chosen chip, or on the first."""
        self._roving.focus()

    def _build(self) -> None:
        layout: QBoxLayout = QHBoxLayout(self) if self._beside else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8 if self._beside else 6)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.label)
        head.addWidget(self.hint)
        head.addStretch(1)
        layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._flow, 1)
        self.restyle()

    def _chip(self, value: str, word: str, chosen: bool) -> Chip:
        chip = Chip(word, value)
        chip.setChecked(chosen)
        chip.setAccessibleDescription(self.label.text())
        chip.clicked.connect(lambda: self._on_clicked(chip))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_clicked(self, pressed: Chip) -> None:
        if self._single and pressed.isChecked():
            for chip in self.chips:
                if chip is not pressed:
                    chip.setChecked(False)
        self._roving.stop_at(pressed)
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """Its natural size."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

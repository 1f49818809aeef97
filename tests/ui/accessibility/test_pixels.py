# SPDX-License-Identifier: EUPL-1.2
"""Measured on the picture itself, light and dark: text 4.5 to 1, edges and the focus 3 to 1, targets large enough."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from spreekuur.ui import tab_walk, theme
from spreekuur.ui.widgets import Button, Chip
from ui.accessibility.pixels import contrast, ground, rows, words

TEXT, EDGE = 4.5, 3.0
LEAST, CHIP, FIELD = 24, 36, 40
INK = 40  # a full stop or a dash is too thin to reach its colour
WRITES = (QLabel, QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
EDGED = (QComboBox, QLineEdit, QPlainTextEdit, Chip)


@pytest.fixture
def lit(light, scene):
    """The scene in the light and in the dark."""
    return scene


@pytest.fixture(scope="session")
def picture(light, built) -> QImage:
    """The scene in this light, as it was built: drawn once for all that only look at it."""
    built.say("nl")
    return built.picture()


def shown_parts(scene, *kinds: type[QWidget]) -> list[tuple[QWidget, QRect]]:
    """The parts of these kinds that are whole in sight."""
    found = dict.fromkeys(part for kind in kinds for part in scene.shell.findChildren(kind))
    boxes = [(part, scene.box(part)) for part in found if part.isVisible() and part.isEnabled()]
    return [(part, box) for part, box in boxes if box.size() == part.size() and scene.is_on_top(part, box)]


def named(part: QWidget) -> str:
    """How a part is called in a message."""
    return f"{type(part).__name__} {part.accessibleName() or getattr(part, 'text', str)()}"[:60]


def test_every_word_can_be_read(lit, picture):
    faint = {}
    for part, box in shown_parts(lit, *WRITES):
        edge = 0 if isinstance(part, QLabel) else 5
        inside = box.adjusted(edge + 5, edge, -edge - 5, -edge) if edge else box
        found = [round(stands_off, 2) for stands_off, ink in words(picture, inside) if ink >= INK]
        if found and min(found) < TEXT:
            faint[named(part)] = min(found)
    assert faint == {}


def test_every_field_has_an_edge(lit, picture):
    faint = {}
    for part, box in shown_parts(lit, *EDGED, Button):
        if isinstance(part, Button) and part._kind not in ("normal", "primary"):
            continue
        middle = box.center().y()
        across = rows(picture, QRect(box.left() - 4, middle, 12, 1))[0]
        outside, edge = across[0], max(across[3:8], key=lambda colour: contrast(colour, across[0]))
        if contrast(outside, edge) < EDGE:
            faint[named(part)] = round(contrast(outside, edge), 2)
    assert faint == {}


def test_the_focus_is_seen_wherever_it_is(lit):
    """What changes around a part when the focus comes stands off from what was there, all along its edge."""
    start = QApplication.focusWidget()
    faint = {}
    for part in tab_walk.stops(lit.part):
        if isinstance(part, QPlainTextEdit | QLineEdit | QComboBox) or not part.isVisible():
            continue  # they show it with their edge, which is measured below
        if not lit.is_on_top(part, lit.box(part)):
            continue  # something lies over it: Tab does not come there
        part.setFocus(Qt.FocusReason.TabFocusReason)
        lit.settle()
        box = QRect(part.mapTo(lit.shell, QPoint(0, 0)), part.size()).adjusted(-6, -6, 6, 6)
        box = box.intersected(lit.shell.rect())
        with_focus = rows(lit.picture(box), QRect(QPoint(0, 0), box.size()))
        part.clearFocus()
        lit.settle()
        without = rows(lit.picture(box), QRect(QPoint(0, 0), box.size()))
        changed = sum(
            1
            for one, other in zip(with_focus, without, strict=True)
            if one != other
            for now, before in zip(one, other, strict=True)
            if now != before and contrast(now, before) >= EDGE
        )
        if changed < min(part.width(), 200):
            faint[named(part)] = changed
    if start is not None:
        start.setFocus()
    assert faint == {}


def test_a_field_with_the_focus_has_a_strong_edge(lit):
    faint = {}
    for part in tab_walk.stops(lit.part):
        if isinstance(part, QPlainTextEdit | QLineEdit | QComboBox) and lit.is_on_top(part, lit.box(part)):
            part.setFocus(Qt.FocusReason.TabFocusReason)
            lit.settle()
            box = lit.box(part)
            across = rows(lit.picture(QRect(box.left() - 4, box.center().y(), 12, 1)), QRect(0, 0, 12, 1))[0]
            if contrast(across[0], across[5]) < EDGE:
                faint[named(part)] = round(contrast(across[0], across[5]), 2)
    assert faint == {}


def test_every_target_can_be_hit(scene):
    small = {}
    for part, _box in shown_parts(scene, QAbstractButton, QComboBox, QLineEdit):
        if part.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        tall = CHIP if isinstance(part, Chip) else FIELD if not isinstance(part, QAbstractButton) else LEAST
        if part.width() < LEAST or part.height() < tall:
            small[named(part)] = (part.width(), part.height())
    assert small == {}


def test_the_ground_of_a_dark_screen_is_dark(lit, picture):
    every_fourth = [
        row for y in range(0, picture.height(), 4) for row in rows(picture, QRect(0, y, picture.width(), 1))
    ]
    white = contrast(ground(every_fourth), 0xFFFFFFFF)
    assert white > 10 if theme.is_dark() else white < 2

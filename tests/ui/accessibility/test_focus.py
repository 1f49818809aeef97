# SPDX-License-Identifier: EUPL-1.2
"""Tab goes everywhere, as the eye does, and is held nowhere; the wheel changes no list it only passes over."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QWidget

from spreekuur.ui import tab_walk
from spreekuur.ui.consultation.topic_field import TopicField
from ui.accessibility.seen import Seen

FORWARD = (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
BACK = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
MOST = 150


def round_trip(start: QWidget, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> list[QWidget]:
    """Press a key until the focus is back where it began."""
    start.setFocus()
    walked = [start]
    for _press in range(MOST):
        QTest.keyClick(QApplication.focusWidget(), *key)
        if QApplication.focusWidget() is start:
            return walked
        walked.append(QApplication.focusWidget())
    raise AssertionError(
        f"never back at {start.accessibleName()}: {[one.accessibleName() for one in walked]}"
    )


@pytest.fixture(scope="session")
def walked_back(built: Seen) -> list[QWidget]:
    """All that Tab goes to, backwards from where work begins: walked once for all that ask."""
    built.say("nl")
    start = QApplication.focusWidget()
    assert start is not None, "nothing has the focus"
    return round_trip(start, BACK)


def comes_before(one: QRect, other: QRect) -> bool:
    """Whether the eye meets `one` first: it stands above, and not to the right; or beside, at the left."""
    above = one.bottom() <= other.top() and one.left() <= other.left()
    beside = abs(one.center().y() - other.center().y()) < min(one.height(), other.height()) / 2
    return above or (beside and one.right() <= other.left())


def test_tab_comes_back_from_every_part_both_ways(scene, walked_back):
    start, back = walked_back[0], walked_back
    forward = round_trip(start, FORWARD)
    if any(isinstance(one, TopicField) for one in forward):
        # Tab goes from the topic straight on to what was done; what lies between is reached with Down or back.
        assert set(forward) <= set(back)
    else:
        assert [start, *reversed(forward[1:])] == back


def test_tab_goes_as_the_eye_does(scene, walked_back):
    walked = [walked_back[0], *reversed(walked_back[1:])]
    part = scene.part.current()[1] if hasattr(scene.part, "current") else scene.part
    # What has scrolled out of sight lies where the eye does not look for it.
    inside = [one for one in walked if part.isAncestorOf(one) and not one.visibleRegion().isEmpty()]
    first = min(range(len(inside)), key=lambda at: walked.index(inside[at]), default=0)
    ordered = inside[first:]
    boxes = [scene.box(one) for one in ordered]
    wrong = [
        (ordered[at].accessibleName(), ordered[at + 1].accessibleName())
        for at in range(len(boxes) - 1)
        if comes_before(boxes[at + 1], boxes[at]) and not _comes_round(ordered, at, part)
    ]
    assert wrong == []


def _comes_round(ordered: list[QWidget], at: int, part: QWidget) -> bool:
    """Whether the walk began in the middle of the screen, and comes to the beginning of what is seen of it here."""
    return ordered[at + 1] is next(stop for stop in tab_walk.stops(part) if stop in ordered)


def test_every_part_that_is_seen_and_can_be_used_is_reached(scene, walked_back):
    reached = set(walked_back)
    layer = next(one for one in _up(walked_back[0]) if "focusNextPrevChild" in vars(type(one)))
    usable = [one for one in layer.findChildren(QAbstractButton) if _is_usable(one)]
    assert [one.accessibleName() for one in usable if one not in reached] == []


def _is_usable(one: QAbstractButton) -> bool:
    return one.isVisible() and one.isEnabled() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _up(part: QWidget) -> list[QWidget]:
    found = []
    above: QWidget | None = part
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found


def test_the_wheel_changes_no_list_that_it_only_passes_over(scene):
    lists = [one for kind in (QComboBox, QAbstractSpinBox) for one in scene.shell.findChildren(kind)]
    for one in lists:
        one.clearFocus()
    before = [_value(one) for one in lists]
    for one in lists:
        for turn in (-120, 120):
            place = QPointF(one.rect().center())
            event = QWheelEvent(
                place,
                QPointF(one.mapToGlobal(one.rect().center())),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(one, event)
            assert not (turn < 0 and _value(one) != before[lists.index(one)]), one.accessibleName()
    assert [_value(one) for one in lists] == before
    scene.focus()


def _value(one: QWidget) -> str:
    return one.currentText() if isinstance(one, QComboBox) else one.text()

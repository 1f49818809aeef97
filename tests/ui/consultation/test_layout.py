# SPDX-License-Identifier: EUPL-1.2
"""Every size and language: nothing is cut sideways, save is in sight, every word has a translation."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from spreekuur import language
from spreekuur.consultations.model import Outcome
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme, words
from spreekuur.ui.widgets import Button, Chip, Label

SIZES = [(1366, 768, 100), (1366, 720, 100), (1093, 576, 150), (1366, 768, 200)]


@pytest.fixture
def undressed() -> None:
    """This is about room: every part is as large as people see it."""


def a_full_talk(sitting) -> None:
    sitting.view.session.change(
        lambda talk: replace(
            talk,
            topics=("work.unpaid", "housing.quality"),
            answers={"employment": "agency", "registration": "rni", "expected_months": 5},
            outcomes=(Outcome.INFO,),
            number=14,
        )
    )


def cut_sideways(root: QWidget) -> list[str]:
    """The words on parts that stick out of what holds them, or are narrower than they need."""
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, Button | Chip | Label):
            continue
        place = QRect(part.mapTo(root, QPoint(0, 0)), part.size())
        if place.right() > root.width() or part.width() < part.minimumSizeHint().width() - 1:
            found.append(part.text())
    return found


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_cut_in_any_language_and_saving_is_in_sight(
    seat, qapp, compiled_locale, code, width, height, percent
):
    language.use(code)
    theme.apply(qapp, theme="light", percent=percent)
    sitting = seat(width, height)
    sitting.view.session.begin()
    a_full_talk(sitting)
    sitting.form.optional.set_open(True)
    qapp.processEvents()
    page = sitting.view.page
    assert (sitting.shell.width(), sitting.shell.height()) == (width, height)
    assert cut_sideways(page) == []
    assert cut_sideways(sitting.window.top_bar) == []
    for area in (page.area, sitting.panel.area):
        if area.isVisible():
            assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    save = page.buttons.save_next
    corner = save.mapTo(sitting.shell, QPoint(save.width(), save.height()))
    assert save.isVisible()
    assert corner.x() <= width and corner.y() <= height


def test_there_is_one_primary_button(hands):
    hands.topic("unp")
    buttons = [b for b in hands.view.page.findChildren(Button) if b._kind == "primary" and b.isVisible()]
    assert buttons == [hands.view.page.buttons.save_next]


def test_every_part_one_can_reach_has_a_name(hands):
    hands.topic("unp")
    hands.topic("domestic")
    hands.form.optional.set_open(True)
    hands.form.optional.deeper.click()
    nameless = [
        type(part).__name__
        for part in hands.view.page.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy().value and not part.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_form_says_everything_anew_in_another_language(hands, compiled_locale, code):
    hands.topic("unp")
    language.use(code)
    hands.view.retranslate()
    asked = hands.form.ask._question.words()
    assert words.question(hands.form.ask.key) in asked
    assert (
        hands.form.topics.chips[0].text() == hands.view.page.form._content.topics["work.unpaid"].label[code]
    )


def test_every_coded_value_has_a_word(content):
    for key, values in content.grammar.choices.items():
        if key in ("language",):
            continue
        known = {value for value, _word in words.choices(key, content.municipality.answers)}
        assert set(values) <= known, key
        assert words.question(key) and words.label(key) != key
    for outcome in Outcome:
        assert words.outcome(outcome)
    for key in content.grammar.ask_order:
        assert key == "topics" or words.question(key)

# SPDX-License-Identifier: EUPL-1.2
"""The extra things of a letter, on the real screen: asked after a yes, printed after their own yes."""

import pytest
from PySide6.QtCore import Qt

from letter_builders import LEGAL, SOCIAL, papers_of, words_of
from spreekuur.consultations.talk import ChosenRoute


@pytest.fixture
def legal(opened):
    """The letter to the legal desk, with the client's yes to it."""
    view = opened(routes=(LEGAL, SOCIAL), topics=("work.unpaid",))
    view.form.tick.click()
    return view


def _shown(view):
    return [ask for ask, tick in view.form.extras.ticks.items() if not tick.isHidden()]


def test_nothing_more_is_asked_before_the_client_said_yes(opened):
    view = opened(routes=(LEGAL,), topics=("work.unpaid",))
    assert _shown(view) == []
    view.form.tick.click()
    assert {"employer", "contract", "amount", "deadline"} <= set(_shown(view))


def test_a_field_comes_with_its_tick_and_stands_in_the_letter(legal, qtbot):
    field = legal.form.extras.fields["employer"]
    assert field.isHidden()
    qtbot.keyClick(legal.form.extras.ticks["employer"], Qt.Key.Key_Space)
    qtbot.keyClicks(field.editor, "Kwekerij Proef")
    legal.refresh()
    assert "Kwekerij Proef" in words_of(legal.preview._pdf)
    legal.form.extras.ticks["employer"].click()
    legal.refresh()
    assert field.isHidden() and "Kwekerij Proef" not in words_of(legal.preview._pdf)


@pytest.mark.parametrize(
    ("ask", "name", "typed", "said"),
    [
        ("amount", "amount", "veel", "amount in digits"),
        ("contract", "hours", "200", "hours of one week"),
        ("deadline", "deadline", "31-2-2026", "day, month, year"),
        ("employer", "employer", "111222333", "BSN"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(legal, qtbot, desk, evening, ask, name, typed, said):
    legal.form.extras.ticks[ask].click()
    field = legal.form.extras.fields[name]
    qtbot.keyClicks(field.editor, typed)
    legal.commands()["Alt+B"]()
    assert said in field.error()
    assert field.editor.hasFocus()
    assert papers_of(desk, evening) == []


def test_a_yes_is_kept_while_one_looks_at_the_talk_and_comes_back(legal):
    legal.form.extras.ticks["contract"].click()
    legal.open(legal.talk)
    assert legal.form.tick.isChecked()
    assert legal.form.extras.ticks["contract"].isChecked()


def test_a_yes_to_one_receiver_is_none_to_another(legal):
    legal.form.extras.ticks["deadline"].click()
    legal.form.to.set_value("participe")
    legal.form.recipient_chosen.emit()
    legal.form.tick.click()
    assert not legal.form.extras.ticks["deadline"].isChecked()


def test_what_is_typed_in_them_is_kept_in_the_draft(legal, qtbot):
    legal.form.extras.ticks["contract"].click()
    qtbot.keyClicks(legal.form.extras.fields["hours"].editor, "38,5")
    with qtbot.waitSignal(legal.talk_changed) as told:
        legal.refresh()
    assert told.args[0].letter == {"hours": "38,5"}


def test_an_urgent_letter_without_a_yes_asks_for_the_second_name(opened, qtbot, desk, evening, content):
    route = next(o for o in content.organisations if content.organisations[o].category == "trafficking")
    view = opened(routes=(ChosenRoute(route, "urgent", ()),))
    view.form.extras.fields["urgent_seen"].editor.setPlainText("Blauwe plekken.")
    view.commands()["Alt+B"]()
    second = view.form.extras.fields["second_name"]
    assert second.error() and second.editor.hasFocus()
    assert papers_of(desk, evening) == []
    qtbot.keyClicks(second.editor, "Irena")
    view.commands()["Alt+B"]()
    assert len(papers_of(desk, evening)) == 1

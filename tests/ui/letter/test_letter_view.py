# SPDX-License-Identifier: EUPL-1.2
"""The letter, with real keys, a real store and real pages."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from letter_builders import WITH_NAME, papers_of, the_talk, words_of
from spreekuur.consultations.model import Outcome
from spreekuur.desk import talks
from spreekuur.letters.store import PaperState


def _type(qtbot, view, name, text):
    line = view.form.fields.line(name)
    line.clear()
    for letter in text:  # QTest's own keys know no letters beyond ASCII
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _pages_drawn(view):
    return [page._image is not None and not page._image.isNull() for page in view.pages.views]


def _press(view, name):
    return view.commands()[name]()


def test_two_pages_stand_side_by_side_with_the_coming_kenmerk(opened, desk, evening):
    view = opened()
    assert _pages_drawn(view) == [True, True]
    assert view.subtitle() == "Reference PS-2026-0001-04"
    assert papers_of(desk, evening) == []


def test_the_chosen_services_and_the_sheet_can_be_written_to(opened):
    view = opened()
    assert [view.form.to.itemData(n) for n in range(view.form.to.count())] == [
        "participe",
        "juridisch_loket",
        "client",
        "every",
        "card",
        "neutral",
    ]


def test_only_the_fields_that_the_receiver_may_see_are_shown(opened, qtbot):
    view = opened()
    assert not view.form.fields.fields["area"].isHidden()
    qtbot.keyClick(view.form.to, Qt.Key.Key_Down)
    assert view.form.recipient() == "juridisch_loket"
    assert view.form.fields.fields["area"].isHidden()
    qtbot.keyClick(view.form.to, Qt.Key.Key_Down)
    assert view.form.recipient() == "client"
    assert view.form.tick.isHidden() and view.form.fields.fields["given"].isHidden()


def test_without_consent_there_is_the_sheet_alone(opened):
    view = opened(consent="no", letter=WITH_NAME)
    assert view.form.recipient() == "client"
    assert [view.form.to.itemData(n) for n in range(view.form.to.count())] == ["client", "card", "neutral"]


def test_the_preview_waits_for_a_pause_in_typing(opened, qtbot):
    view = opened()
    drawn = []
    view.preview.drawn.connect(drawn.append)
    _type(qtbot, view, "area", "Kudelstaart")
    assert drawn == []
    qtbot.waitUntil(lambda: len(drawn) == 1, timeout=3000)


def test_what_is_typed_is_kept_in_the_draft_and_given_back(opened, qtbot, desk):
    view = opened()
    _type(qtbot, view, "given", "Żaneta")
    _type(qtbot, view, "birth_date", "12-3-1991")
    with qtbot.waitSignal(view.talk_changed) as told:
        view.refresh()
    assert told.args[0].letter == {"given": "Żaneta", "birth_date": "1991-03-12"}
    ((draft, _when),) = talks.unfinished(desk)
    assert draft.letter == told.args[0].letter


def test_a_name_without_the_clients_yes_makes_no_letter(opened, desk, evening):
    view = opened(letter=WITH_NAME)
    assert not view.form.tick.isChecked()
    _press(view, "Alt+B")
    assert papers_of(desk, evening) == []
    assert "the client has not said yes" in view.bar.sentence()
    assert view.form.tick.hasFocus()


def test_without_a_name_the_client_carries_it(opened, desk, evening, tmp_path):
    view = opened(letter=WITH_NAME)
    _press(view, "Alt+B")
    view.bar._buttons.itemAt(0).widget().click()
    view.delivery.panel.folder.set_folder(tmp_path)
    view.delivery.panel.accept()
    (file,) = tmp_path.iterdir()
    assert "cicka" not in words_of(file.read_bytes())


def test_a_ticked_letter_is_saved_under_its_kenmerk_alone(opened, qtbot, desk, evening, tmp_path):
    view = opened(letter=WITH_NAME)
    qtbot.keyClick(view.form.tick, Qt.Key.Key_Space)
    with qtbot.waitSignal(view.paper_left) as left:
        _press(view, "Alt+B")
        qtbot.keyClicks(view.delivery.panel.folder.line, str(tmp_path))
        qtbot.keyClick(view.delivery.panel.folder.line, Qt.Key.Key_Return)
    (file,) = tmp_path.iterdir()
    assert file.name == "PS-2026-0001-04.pdf"
    assert view.delivery.outlet.primary.hasFocus()
    assert "Ż. Święcicka" in words_of(file.read_bytes())
    (kept,) = papers_of(desk, evening)
    assert (kept.state, left.args[0].id) == (PaperState.SAVED, kept.id)


def test_a_consent_is_for_one_receiver_only(opened, qtbot):
    view = opened(letter=WITH_NAME)
    view.form.tick.click()
    qtbot.keyClick(view.form.to, Qt.Key.Key_Down)
    assert not view.form.tick.isChecked()
    qtbot.keyClick(view.form.to, Qt.Key.Key_Up)
    assert view.form.tick.isChecked()


def test_no_consent_is_taken_along_to_the_next_talk(opened, evening):
    view = opened(letter=WITH_NAME)
    view.form.tick.click()
    view.open(the_talk(evening))
    assert not view.form.tick.isChecked()


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("given", "111222333", "BSN"),
        ("birth_date", "1991", "day, month, year"),
        ("family", "文", "cannot be printed"),
    ],
)
def test_what_cannot_stand_in_a_letter_is_said_beside_its_field(
    opened, qtbot, desk, evening, name, typed, said
):
    view = opened()
    view.form.tick.click()
    _type(qtbot, view, name, typed)
    view.refresh()
    _press(view, "Alt+B")
    assert said in view.form.fields.fields[name].error()
    assert papers_of(desk, evening) == []


def test_a_phone_number_may_look_like_anything(opened, qtbot):
    view = opened()
    _type(qtbot, view, "phone", "111222333")
    assert view.form.fields.check("phone")


def test_another_language_of_the_clients_page_can_be_chosen(opened, qtbot):
    view = opened()
    view.form.languages.setFocus()
    view.form.languages.set_value("bg")
    view.form.changed.emit()
    view.refresh()
    assert [heading.title for heading in view.pages._headings] == ["Nederlands", "Български"]


def test_esc_goes_back_to_the_talk_with_what_was_typed(opened, qtbot):
    view = opened()
    _type(qtbot, view, "given", "Anna")
    changed = []
    view.talk_changed.connect(changed.append)
    with qtbot.waitSignal(view.closed):
        _press(view, "close")
    assert changed[-1].letter == {"given": "Anna"}


def test_a_paper_that_left_makes_letter_an_outcome_of_the_talk(opened, qtbot, tmp_path):
    view = opened()
    changed = []
    view.talk_changed.connect(changed.append)
    _press(view, "Alt+B")
    view.delivery.panel.folder.set_folder(tmp_path)
    view.delivery.panel.accept()
    assert Outcome.LETTER in changed[-1].outcomes


def test_a_letter_corrected_before_it_left_keeps_its_kenmerk(opened, qtbot, desk, evening, tmp_path):
    view = opened()
    _press(view, "Alt+B")
    _press(view, "close")
    _type(qtbot, view, "area", "Kudelstaart")
    _press(view, "Alt+B")
    (kept,) = papers_of(desk, evening)
    assert (kept.kenmerk, kept.case["client"]) == ("PS-2026-0001-04", {"area": "Kudelstaart"})


def test_a_folder_that_is_gone_is_said_beside_the_field(opened, tmp_path):
    view = opened()
    _press(view, "Alt+B")
    view.delivery.panel.folder.set_folder(tmp_path / "weg")
    view.delivery.panel.accept()
    assert "not there" in view.delivery.panel.folder.error()
    _press(view, "close")
    assert view.delivery.currentIndex() == 0


def test_a_folder_that_is_copied_to_the_internet_is_never_taken_silently(opened, tmp_path, desk, evening):
    cloud = tmp_path / "OneDrive" / "Brieven"
    cloud.mkdir(parents=True)
    view = opened()
    _press(view, "Alt+B")
    view.delivery.panel.folder.set_folder(cloud)
    view.delivery.panel.accept()
    assert "OneDrive copies this folder" in view.delivery.panel.folder.error()
    assert list(cloud.iterdir()) == []
    view.delivery.panel.accept()
    assert [file.name for file in cloud.iterdir()] == ["PS-2026-0001-04.pdf"]

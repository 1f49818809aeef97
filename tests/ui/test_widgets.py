# SPDX-License-Identifier: EUPL-1.2
"""The parts: keys, names for the screen reader, sizes, and text that is never markup."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import (
    Button,
    ChipRow,
    ComboBox,
    EmptyState,
    Field,
    FlowLayout,
    Label,
    LineEdit,
    MessageBar,
    NoteField,
    Paragraph,
    QueueList,
    QueueRow,
    TodoRow,
    TopicChip,
)

WORK = [("agency", "Via bureau"), ("direct", "Direct"), ("none", "Geen werk"), ("unknown", "Onbekend")]


def test_a_button_is_wide_in_fours_and_never_cut():
    for word in ("Bewaar", "Zapisz i następny", "Отключване"):
        hint = Button(word, icon="lock", keys="Ctrl+S").sizeHint()
        assert hint.width() % 4 == 0
        assert hint.height() == 40


def test_a_button_tells_its_word_and_key_to_the_screen_reader():
    button = Button("Bewaar", keys="Ctrl+S")
    assert (button.accessibleName(), button.accessibleDescription()) == ("Bewaar", "Ctrl+S")


def test_labels_show_markup_as_it_was_typed():
    label = Label("<b>vet</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > Label("vet").sizeHint().width()


@pytest.fixture
def row(shown):
    holder = QWidget()
    column = QVBoxLayout(holder)
    chips = ChipRow("Werkt", WORK)
    column.addWidget(LineEdit(name="before"))
    column.addWidget(chips)
    column.addWidget(LineEdit(name="after"))
    shown(holder, 600, 200)
    return chips


def test_space_picks_a_chip_and_picks_it_off_again(row, qtbot):
    row.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert row.value() == "agency"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert row.value() is None


def test_a_single_choice_holds_one_chip_at_most(row, qtbot):
    with qtbot.waitSignals([row.changed, row.changed]):
        row.chips[0].click()
        row.chips[2].click()
    assert row.values() == ["none"]


def test_several_may_be_chosen_where_that_is_meant(qtbot):
    chips = ChipRow("Wat is er gedaan?", WORK, single=False)
    qtbot.addWidget(chips)
    chips.chips[0].click()
    chips.chips[1].click()
    assert chips.values() == ["agency", "direct"]


def test_arrows_move_inside_the_row_and_tab_leaves_it(row, qtbot):
    row.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is row.chips[1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "after"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is row.chips[1]


def test_a_letter_jumps_to_the_chip_that_begins_with_it(row, qtbot):
    row.focus_first()
    qtbot.keyClicks(QApplication.focusWidget(), "o")
    assert QApplication.focusWidget() is row.chips[3]


def test_new_words_for_the_same_values_keep_the_choice(row):
    row.set_values(["direct"])
    row.set_choices([(value, word.upper()) for value, word in WORK])
    assert row.value() == "direct"
    assert row.chips[1].text() == "DIRECT"


def test_chips_break_into_lines_instead_of_growing_wide(qtbot):
    holder = QWidget()
    flow = FlowLayout(holder)
    for _value, word in WORK * 4:
        flow.addWidget(Button(word))
    qtbot.addWidget(holder)
    assert flow.heightForWidth(300) > flow.heightForWidth(2000)
    assert flow.minimumSize().width() < 200


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_a_topic_chip_asks_to_be_taken_away(qtbot, key):
    chip = TopicChip("Loon niet betaald", "work.wages", "L4_work")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removed) as signal:
        qtbot.keyClick(chip, key)
    assert signal.args == ["work.wages"]


def test_a_paragraph_grows_with_less_room_and_tells_all_of_itself():
    words = "Loon en ontslag kennen korte termijnen; eerst gratis juridisch advies."
    long = Paragraph(words, lead="Waarom:", role="card")
    assert long.heightForWidth(200) > long.heightForWidth(600)
    assert Paragraph(words, max_lines=1).heightForWidth(100) < long.heightForWidth(100)
    assert long.accessibleName() == f"Waarom: {words}"


def test_a_field_says_what_is_required_in_words(qtbot):
    field = Field("Waar gaat het over?", LineEdit(), required=True)
    qtbot.addWidget(field)
    assert [label.text() for label in field.findChildren(QLabel)][:2] == ["Waar gaat het over?", "required"]
    assert field.editor.accessibleName() == "Waar gaat het over?"


def test_an_error_stands_under_its_field_and_goes_again(qtbot):
    field = Field("Onderwerp", LineEdit(), required=True)
    qtbot.addWidget(field)
    field.set_error("Kies waar het over gaat.")
    assert field.error() == field.editor.accessibleDescription() == "Kies waar het over gaat."
    assert field.editor.property("error") is True
    field.set_error("")
    assert (field.error(), field.editor.property("error")) == ("", False)


def wheel(widget: QWidget) -> QWheelEvent:
    centre = QPointF(widget.rect().center())
    return QWheelEvent(
        centre,
        widget.mapToGlobal(centre),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_scrolling_over_a_list_changes_nothing_without_focus(shown):
    box = ComboBox(WORK)
    shown(box, 200, 40)
    box.clearFocus()
    event = wheel(box)
    QApplication.sendEvent(box, event)
    assert box.value() == "agency"
    assert not event.isAccepted()


def test_a_list_keeps_its_value_when_the_words_change():
    box = ComboBox(WORK)
    box.set_value("none")
    box.set_choices([(value, word.upper()) for value, word in WORK])
    assert (box.value(), box.currentText()) == ("none", "GEEN WERK")


def test_tab_leaves_a_note_and_paste_brings_text_only(shown, qtbot):
    holder = QWidget()
    note, after = NoteField(), LineEdit()
    column = QVBoxLayout(holder)
    column.addWidget(note)
    column.addWidget(after)
    shown(holder, 400, 200)
    note.setFocus()
    data = QMimeData()
    data.setHtml("<img src='file:///x'>")
    data.setText("plain")
    note.insertFromMimeData(data)
    assert note.toPlainText() == "plain"
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


ROWS = [
    QueueRow("a", "15", "Български", (("warn", "hand", "eerst helpen"),), "9 min"),
    QueueRow("b", "14", "Polski", (), "12 min"),
]


def test_a_queue_opens_a_row_with_enter_and_asks_to_delete_it(shown, qtbot):
    queue = QueueList("Wachtlijst")
    queue.set_rows(ROWS)
    shown(queue, 500, 300)
    queue.setFocus()
    assert queue.current_id() == "a"
    qtbot.keyClick(queue, Qt.Key.Key_Down)
    with qtbot.waitSignal(queue.opened) as opened:
        qtbot.keyClick(queue, Qt.Key.Key_Return)
    with qtbot.waitSignal(queue.delete_requested) as deleted:
        qtbot.keyClick(queue, Qt.Key.Key_Delete)
    assert opened.args == deleted.args == ["b"]


def test_a_queue_keeps_its_selection_when_rows_change():
    queue = QueueList("Wachtlijst")
    queue.set_rows(ROWS)
    queue.select("b")
    queue.set_rows([QueueRow("c", "16", "Română"), *ROWS])
    assert queue.current_id() == "b"
    assert queue.item(1).text() == "15, Български, eerst helpen, 9 min"


def test_the_rows_of_a_queue_are_still_read_aloud_after_they_changed(shown):
    queue = QueueList("Wachtlijst")
    queue.set_rows(ROWS)
    shown(queue, 500, 300)
    reached = QAccessible.queryAccessibleInterface(queue)

    def read() -> list[str]:
        return [reached.child(place).text(QAccessible.Text.Name) for place in range(reached.childCount())]

    assert read() == [row.aloud() for row in ROWS]
    for rows in ([QueueRow("c", "16", "Română"), ROWS[0]], ROWS, ROWS[1:]):
        queue.set_rows(rows)
        assert read() == [row.aloud() for row in rows]


def test_a_queue_says_what_is_selected_once_its_rows_changed(qtbot):
    queue = QueueList("Wachtlijst")
    heard = []
    queue.selected.connect(heard.append)
    for rows in (ROWS, ROWS[1:], []):
        queue.set_rows(rows)
    assert heard == ["a", "b", ""]


def test_bars_rows_and_empty_places_take_buttons(qtbot):
    bar, todo = MessageBar("warn", "Niet afgedrukt."), TodoRow("printer", "Brief", "nummer 11", "Afdrukken")
    empty = EmptyState("Nog niemand wacht.", "Druk op F2.", Button("Nummer"))
    for part in (bar, todo, empty):
        qtbot.addWidget(part)
    with qtbot.waitSignal(bar.add_button("Afdrukken").clicked, raising=False):
        bar.findChild(Button).click()
    with qtbot.waitSignal(todo.pressed):
        todo.button.click()
    bar.clear_buttons()
    assert bar.findChild(Button) is None


@pytest.mark.parametrize("percent", [90, 150, 200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_parts_paint_at_every_size_and_scheme(shown, qapp, percent, scheme):
    from ui.gallery import Gallery

    theme.apply(qapp, theme=scheme, percent=percent)
    gallery = shown(Gallery(), 1600, 1400)
    gallery.pose()
    assert not gallery.grab().isNull()

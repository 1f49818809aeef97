# SPDX-License-Identifier: EUPL-1.2
"""The top bar: what gives way where there is too little room, and that it comes to rest."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from spreekuur.ui.frame.top_bar import TopBar
from spreekuur.ui.widgets import ComboBox


class Requests(QObject):
    """Counts how often a part asks to be laid out."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def a_bar(shown, width: int) -> TopBar:
    """A bar in the compact form, free to be narrower than it would like to be."""
    holder = QWidget()
    bar = TopBar()
    bar.setParent(holder)
    bar.set_compact(True)
    bar.show_header("Консултация 14", "", [ComboBox([("pl", "Polski")])])
    shown(holder, 1000, 60)
    bar.resize(width, 50)
    return bar


def test_caps_go_first_then_the_clients_word_then_the_end_of_the_title(shown):
    bar = a_bar(shown, 900)
    title = bar.findChild(QLabel)
    assert (bar.hide_button.accessibleDescription(), title.text()) == ("F9", "Консултация 14")
    whole = bar.minimumSizeHint().width()
    bar.resize(whole - 20, 50)
    assert (bar.hide_button.accessibleDescription(), title.text()) == ("", "Консултация 14")
    assert bar.client_button.text()
    bar.resize(whole - 100, 50)
    assert (bar.client_button.text(), title.text()) == ("", "Консултация 14")
    assert bar.client_button.accessibleName() == "Client view"
    bar.resize(whole - 200, 50)
    assert title.text().endswith("…")
    assert title.accessibleName() == "Консултация 14"
    assert bar.lock_button.geometry().right() <= bar.width()


def test_it_comes_to_rest_even_where_there_is_no_room_at_all(shown, qapp):
    bar = a_bar(shown, 200)
    counter = Requests()
    bar.installEventFilter(counter)
    for _turn in range(50):
        qapp.processEvents()
    assert counter.count < 10


def test_a_title_that_was_cut_is_measured_whole_again_at_once(shown, qapp):
    bar = a_bar(shown, 900)
    bar.resize(bar.minimumSizeHint().width() - 200, 50)
    qapp.processEvents()
    assert bar.findChild(QLabel).text().endswith("…")
    bar.retranslate()
    cut = bar.findChild(QLabel).text()
    qapp.processEvents()
    assert bar.findChild(QLabel).text() == cut


def test_it_never_makes_the_window_wider(shown, qapp):
    holder = QWidget()
    bar = TopBar()
    QVBoxLayout(holder).addWidget(bar)
    bar.set_compact(True)
    bar.show_header("Консултация 14 " * 9, "", [ComboBox([("pl", "Polski")])])
    shown(holder, 500, 90)
    for _turn in range(3):
        qapp.processEvents()
    assert holder.width() == 500
    assert bar.geometry().right() <= 500

# SPDX-License-Identifier: EUPL-1.2
"""A promise is noted in a few keys from wherever one is, stands on Today on its day, and is done with one key."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from spreekuur.desk import tasks
from spreekuur.language import LANGUAGES
from spreekuur.times import local_date
from ui.clients.conftest import CONTROL, ENTER, ESC, focused

ALT = Qt.KeyboardModifier.AltModifier


def screen(house):
    return house.window.screens()["tasks"]


def kept(house):
    today = local_date(house.watch())
    return [(line.label, line.task.words, line.task.due_on) for line in tasks.listed(house.desk, today)]


def in_talk_of(house, client):
    house.call()
    house.view.linking.link(client)


def test_from_a_talk_one_key_asks_for_a_task_and_one_comes_back_to_the_talk(house, willing):
    in_talk_of(house, willing)
    house.press(Qt.Key.Key_M, hold=CONTROL)
    assert house.screen == "tasks"
    assert screen(house).parts.form.who.text() == willing.code
    assert focused() is screen(house).parts.form.words
    house.type("Bel over het loon")
    house.press(ENTER)
    assert house.screen == "consultation"
    coming = tasks.coming_evening(house.desk, local_date(house.watch()))
    assert kept(house) == [(willing.code, "Bel over het loon", coming)]
    house.press(Qt.Key.Key_Z, hold=CONTROL)  # the talk's own steps come first
    house.window.do("undo")


def test_without_consent_or_a_letter_it_says_so_and_the_talk_stays(house):
    house.call()
    house.press(Qt.Key.Key_M, hold=CONTROL)
    assert house.screen == "consultation"
    assert house.window.notices.isVisible()


def test_beside_a_letter_it_is_for_its_kenmerk(house, late):
    house.window.show_screen("follow_up")
    house.press(Qt.Key.Key_M, hold=CONTROL)
    assert screen(house).parts.form.who.text() == late[0]
    house.type("Nabellen")
    house.press(Qt.Key.Key_S, hold=CONTROL)
    assert house.screen == "follow_up"
    assert [label for label, _words, _on in kept(house)] == [late[0]]


def test_beside_a_file_it_is_for_its_code(house, willing):
    house.open_file(willing)
    house.press(Qt.Key.Key_M, hold=CONTROL)
    assert screen(house).parts.form.who.text() == willing.code
    house.press(ESC)
    assert house.screen == "clients"
    assert kept(house) == []


@pytest.mark.parametrize(
    ("who", "words", "day", "wrong"),
    [
        ("", "Bellen", "", "_who"),
        ("PS-2026-0001-05", "Bellen", "", "_who"),
        ("K7-42M", "Bellen", "", "_who"),
        ("CODE", " ", "", "_words"),
        ("CODE", "Bellen", "1-1-2020", "_day"),
        ("CODE", "Bellen", "morgen", "_day"),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays(
    house, willing, who, words, day, wrong
):
    house.window.show_screen("tasks")
    house.press(Qt.Key.Key_M, hold=CONTROL)
    form = screen(house).parts.form
    form.who.setText(who.replace("CODE", willing.code))
    form.words.setText(words)
    if day:
        form.day.setText(day)
    house.press(Qt.Key.Key_S, hold=CONTROL)
    boxes = {name: getattr(form, name)._error.words() != "" for name in ("_who", "_words", "_day")}
    assert boxes == {name: name == wrong for name in boxes}
    assert form.words.text() == words
    assert kept(house) == []


def test_a_bsn_in_the_words_is_masked_and_that_is_said(house, willing):
    house.open_file(willing)
    house.press(Qt.Key.Key_M, hold=CONTROL)
    house.type("123456782 nabellen")
    house.press(Qt.Key.Key_Tab)
    form = screen(house).parts.form
    assert "123456782" not in form.words.text()
    assert "BSN" in form._warned.words()


def test_today_says_how_many_are_due_and_never_for_whom(house, asked, willing):
    today = house.window.screens()["today"]
    today.showing()
    (row,) = [row for row in today.parts.todo.rows if "3 tasks" in row.button.accessibleDescription()]
    said = " ".join(label.text() for label in today.findChildren(QLabel))
    assert not any(words in said for words in (*asked, "Kowalska", willing.code))
    row.button.click()
    assert house.screen == "tasks"
    assert [row.title for row in screen(house).parts.list.list.rows()] == asked
    said = " ".join(label.text() for label in screen(house).findChildren(QLabel))
    assert "Kowalska" not in said


def test_done_put_off_and_taken_away_are_one_key_each_and_ctrl_z_takes_them_back(house, asked):
    house.window.show_screen("tasks")
    before = kept(house)
    for number in (1, 2, 3):
        first = screen(house).parts.task.shown().task
        house.press(getattr(Qt.Key, f"Key_{number}"), hold=ALT)
        assert first.words not in [row.title for row in screen(house).parts.list.list.rows()]
        house.press(Qt.Key.Key_Z, hold=CONTROL)
        assert kept(house) == before


def test_put_off_it_comes_back_at_the_next_evening(house, asked):
    house.window.show_screen("tasks")
    house.press(Qt.Key.Key_2, hold=ALT)
    coming = tasks.coming_evening(house.desk, local_date(house.watch()))
    assert kept(house)[-1][1:] == (asked[0], coming)
    assert coming - local_date(house.watch()) >= timedelta(days=21)


def test_a_word_or_a_code_narrows_the_list_down(house, asked, willing):
    house.window.show_screen("tasks")
    house.type("PAS")
    assert [row.title for row in screen(house).parts.list.list.rows()] == [asked[1]]
    screen(house).parts.list.field.setText(willing.code.lower())
    assert len(screen(house).parts.list.list.rows()) == 3
    screen(house).parts.list.field.setText("xyz")
    assert screen(house).parts.list._empty.isVisible()


def test_a_key_opens_the_file_of_a_task(house, asked, willing):
    house.window.show_screen("tasks")
    house.press(Qt.Key.Key_4, hold=ALT)
    assert house.screen == "clients"
    assert house.file.file().client.id == willing.id


def test_enter_goes_to_the_buttons_and_esc_back_to_today(house, asked):
    house.window.show_screen("tasks")
    house.press(ENTER)
    assert focused() is screen(house).parts.task.do
    house.press(ESC)
    assert focused() is screen(house).parts.list.field
    house.press(ESC)
    assert house.screen == "today"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_follows_the_language(house, asked, language):
    from spreekuur import language as languages

    house.window.show_screen("tasks")
    languages.use(language)
    screen(house).retranslate()
    assert (screen(house).parts.task.do.text() == "Done") == (language == "en")


def test_from_a_file_every_referral_of_the_client_is_seen_and_esc_shows_all(house, client, late):
    house.open_file(client)
    assert house.file.follow.isVisible()
    house.file.follow.click()
    view = house.window.screens()["follow_up"]
    assert house.screen == "follow_up"
    assert len(view.parts.list.list.rows()) == 1
    assert view.parts.list.place.code() == client.code
    house.press(ESC)
    assert view.parts.list.place.code() == ""
    assert len(view.parts.list.list.rows()) == len(late)

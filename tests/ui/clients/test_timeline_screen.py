# SPDX-License-Identifier: EUPL-1.2
"""The timeline on the screen: a key to it, a key for each kind, Enter to what lies behind an event, Esc back."""

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt

from builders import a_talk, minutes
from spreekuur.clients.households import Kind as Tie
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, households, papers, talks
from spreekuur.desk.timeline import Kind
from spreekuur.language import LANGUAGES, use
from ui.clients.conftest import CONTROL, ENTER, ESC, focused

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def card(house):
    return house.clients.parts.timeline


@pytest.fixture
def lived(desk, evening, client, watch):
    """Besides the talk of five months ago one with a letter today, and somebody noted."""
    client_files.give(desk, client.id, Purpose.RECORD, watch())
    talk = a_talk(evening, client_id=client.id, note="zegt dat het loopt", persons=2)
    case = papers.letter_case(desk.content, talk, "juridisch_loket", watch().date(), shared=True)
    made = papers.make(desk, talk, case, watch())
    talks.finish(desk, talk, watch() + minutes(5))
    households.add(desk, client.id, Tie.CHILD, None, watch())
    return made.kenmerk


def open_timeline(house, client):
    house.open_file(client)
    house.press(Qt.Key.Key_T, hold=ALT)


def go_to(card, kind):
    event = next(event for event in card._events if event.kind is kind)
    card.list.select(event.id)


def test_one_key_leads_there_and_esc_back_to_the_file(house, card, client, lived):
    open_timeline(house, client)
    assert card.isVisible()
    assert focused() is card.list
    house.press(ESC)
    assert house.file.isVisible()
    assert house.file.file().client.id == client.id


def test_each_day_stands_once(house, card, client, lived):
    open_timeline(house, client)
    rows = card.list.rows()
    firsts = [row.day for row in rows if row.is_first]
    assert len(firsts) == len(set(firsts)) < len(rows)
    assert rows[0].is_first
    assert rows[0].evening == "evening"


def test_a_kind_is_chosen_with_keys_and_pressing_it_again_shows_all(house, card, client, lived):
    open_timeline(house, client)
    everything = len(card.list.rows())
    card.kinds.focus_first()
    house.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert card.kinds.value() == Kind.TALK
    assert len(card.list.rows()) == 2
    house.press(Qt.Key.Key_Space)
    assert (card.kinds.value(), len(card.list.rows())) == ("all", everything)


def test_enter_on_a_talk_tells_it_and_esc_closes_that_first(house, card, client, lived):
    open_timeline(house, client)
    go_to(card, Kind.TALK)
    house.press(ENTER)
    assert card.detail.isVisible()
    told = " ".join(card._lines.itemAt(n).widget().words() for n in range(card._lines.count()))
    assert "zegt dat het loopt" in told
    assert lived in told
    house.press(ESC)
    assert card.detail.isHidden()
    assert card.isVisible()


def test_enter_on_a_referral_opens_what_became_of_it(house, card, client, lived):
    open_timeline(house, client)
    event = next(event for event in card._events if event.kind is Kind.REFERRAL and event.kenmerk)
    card.list.select(event.id)
    house.press(ENTER)
    assert house.screen == "follow_up"


def test_it_can_be_printed_from_here(house, card, client, lived):
    open_timeline(house, client)
    wanted = []
    house.clients.print_wanted.connect(wanted.append)
    house.press(Qt.Key.Key_P, hold=CONTROL)
    assert wanted == [client.code]


def test_what_is_written_meanwhile_appears(house, card, client, lived, desk, watch):
    open_timeline(house, client)
    before = len(card.list.rows())
    client_files.give(desk, client.id, Purpose.FOLLOW_UP, watch())
    house.clients.showing()
    assert len(card.list.rows()) == before + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_words_in_every_language(house, card, client, lived, language):
    use(language)
    try:
        open_timeline(house, client)
        card.retranslate()
        for row in card.list.rows():
            assert row.title
            assert "_" not in row.title + row.words
    finally:
        use("en")


def test_two_hundred_events_are_there_at_once(house, card, client, desk, evening, watch):
    for number in range(70):
        talk = replace(a_talk(evening, client_id=client.id), topics=("work.unpaid", "housing.quality"))
        talks.finish(desk, talk, watch() + minutes(number))
    client_files.give(desk, client.id, Purpose.RECORD, watch())
    for number in range(70):
        talks.finish(desk, a_talk(evening, client_id=client.id), watch() + minutes(number))
    house.open_file(client)
    started = perf_counter()
    house.press(Qt.Key.Key_T, hold=ALT)
    took = perf_counter() - started
    assert len(card.list.rows()) >= 200
    assert took < 2

# SPDX-License-Identifier: EUPL-1.2
"""A talk is anonymous until somebody says whose it is; health and violence ask one question more."""

from dataclasses import replace

from PySide6.QtCore import Qt

from spreekuur.clients.model import Purpose
from spreekuur.consultations import store
from spreekuur.consultations.model import Outcome
from spreekuur.desk import client_files, talks
from ui.clients.conftest import CONTROL, ENTER, ESC, TAB, focused


def ask(house) -> None:
    house.press(Qt.Key.Key_K, hold=CONTROL)


def link(house, client) -> None:
    ask(house)
    house.type(client.code)
    house.press(ENTER)


def fill(house, *topics: str) -> None:
    house.view.session.change(
        lambda talk: replace(talk, topics=topics or ("work.unpaid",), outcomes=(Outcome.INFO,))
    )


def saved(house):
    (row,) = [r for r in store.of_evening(house.desk.db, house.talk.evening_id) if r.id == house.talk.id]
    return row


def save(house) -> None:
    house.press(Qt.Key.Key_S, hold=CONTROL)


def test_anonymous_is_a_button_that_opens_the_layer(house):
    house.call()
    header = house.view.header
    assert header.client.text() == "Anonymous"
    header.client.click()
    assert house.layer.isVisible()
    assert focused() is house.layer.search.field
    house.press(ESC)
    assert house.layer.isHidden()
    assert focused() is header.client or focused() is house.view.page.form.topics.field
    assert house.talk.client_id is None


def test_a_client_is_found_within_eight_keys_and_stands_beside_the_title(house, client):
    house.call()
    ask(house)
    house.type("5678")
    house.press(ENTER)
    assert house.count <= 8
    assert house.talk.client_id == client.id
    assert house.view.header.client.text() == client.code
    assert client.code not in house.view.title()
    assert focused() is house.view.page.form.topics.field


def test_a_linked_talk_is_saved_in_the_file(house, client):
    house.call()
    link(house, client)
    fill(house)
    save(house)
    assert saved(house).client_id == client.id


def test_what_the_whole_code_finds_is_taken_whatever_its_beginning_found(house, client):
    """Words of an organisation begin like this code, so it stands in the list before the client does."""
    house.desk.db.execute("update client set code = 'SH-4AD'")
    house.call()
    ask(house)
    house.type("SH-4A")
    assert house.layer.search.list.current_id() == "place:juridisch_loket"
    house.type("D")
    house.press(ENTER)
    assert house.view.header.client.text() == "SH-4AD"


def test_what_one_went_to_stays_chosen_until_something_else_is_typed(house, client):
    ask(house)
    house.type("huis")
    found = house.layer.search.list
    first, second = (row.id for row in found.rows()[:2])
    house.press(Qt.Key.Key_Down)
    house.layer.search.retranslate()
    house.layer.search._show()
    assert found.current_id() == second
    house.type("a")
    assert found.current_id() == found.rows()[0].id == first


def test_back_to_anonymous(house, client):
    house.call()
    link(house, client)
    ask(house)
    assert client.code in house.layer.search.note.words()
    house.layer.search.anonymous.click()
    assert house.talk.client_id is None
    assert house.view.header.client.text() == "Anonymous"
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert house.view.header.client.text() == client.code


def test_a_new_file_has_nothing_ticked_and_needs_the_first_yes(house):
    house.call()
    ask(house)
    house.layer.search.new.click()
    new = house.layer.new
    assert [tick.isChecked() for tick in new.ticks.values()] == [False, False, False]
    assert not new.given.isVisible()
    house.press(ENTER, hold=CONTROL)
    assert "no file" in new._gap.words()
    assert focused() is new.ticks[Purpose.RECORD]
    assert house.talk.client_id is None


def test_a_new_file_shows_its_code_large_and_the_talk_stands_in_it(house):
    house.call(language="bg")
    ask(house)
    house.layer.search.new.click()
    house.press(Qt.Key.Key_Space)
    new = house.layer.new
    assert new.given.isVisible()
    assert new.language.value() == "bg"
    house.press(TAB)
    assert focused() is new.given
    house.type("Mira")
    house.press(ENTER, hold=CONTROL)
    code = house.layer.code.code()
    assert code
    assert focused() is house.layer.code.go_on
    house.press(ENTER)
    assert house.view.header.client.text() == code
    made = client_files.open_by_code(house.desk, code, house.watch().date())
    assert (made.client.given, made.client.language) == ("Mira", "bg")
    assert [c.purpose for c in made.consents if c.live] == [Purpose.RECORD]


def test_undoing_a_new_file_makes_the_talk_anonymous_again(house):
    house.call()
    ask(house)
    house.layer.search.new.click()
    house.press(Qt.Key.Key_Space)
    house.press(ENTER, hold=CONTROL)
    house.press(ENTER)
    house.window.bottom_line.undo_pressed.emit()
    while house.talk.client_id is not None:
        house.press(Qt.Key.Key_Z, hold=CONTROL)
    fill(house)
    save(house)
    assert saved(house).client_id is None


def test_what_was_typed_stays_when_the_layer_is_closed(house):
    house.call()
    ask(house)
    house.layer.search.new.click()
    house.press(Qt.Key.Key_Space, TAB)
    house.type("Mira")
    house.press(ESC, ESC)
    assert house.layer.isHidden()
    ask(house)
    house.layer.search.new.click()
    assert house.layer.new.given.text() == "Mira"
    house.layer.close_layer()
    house.call(15)
    ask(house)
    assert house.layer.new.given.text() == "", "another talk, another client"


def test_keys_do_not_reach_the_talk_below(house):
    house.call()
    fill(house)
    ask(house)
    house.press(Qt.Key.Key_S, hold=CONTROL)
    house.press(ENTER, hold=CONTROL)
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert house.talk.topics == ("work.unpaid",)
    assert store.of_evening(house.desk.db, house.talk.evening_id) == []


def test_tab_stays_in_the_layer_and_goes_round(house):
    house.call()
    ask(house)
    seen = set()
    for _step in range(8):
        seen.add(focused())
        house.press(TAB)
        assert house.layer.isAncestorOf(focused())
    assert len(seen) < 8


def test_another_screen_closes_the_layer(house):
    house.call()
    ask(house)
    house.press(Qt.Key.Key_1, hold=CONTROL)
    assert house.screen == "today"
    assert house.layer.isHidden()


def test_a_topic_about_health_asks_one_question_more(house, client):
    house.call()
    fill(house, "care.mental")
    link(house, client)
    question = house.view.link_question
    assert client.code in question.sentence()
    assert focused() is question.no
    save(house)
    assert store.get(house.desk.db, house.talk.id) is None, "the first press goes to the question"
    assert focused() is question.no
    question.yes.click()
    assert question.isHidden()
    save(house)
    assert saved(house).client_id == client.id


def test_without_that_yes_the_talk_is_saved_anonymous(house, client):
    house.call()
    link(house, client)
    fill(house, "safety.violence")
    assert house.view.link_question.isVisible()
    assert focused() is house.view.page.form.topics.field, "nobody is stopped in what they type"
    save(house)
    save(house)
    assert saved(house).client_id is None


def test_leaving_it_anonymous_takes_the_code_away(house, client):
    house.call()
    fill(house, "care.mental")
    link(house, client)
    house.press(ENTER)
    assert house.talk.client_id is None
    assert house.view.link_question.isHidden()


def test_another_sensitive_topic_is_asked_about_anew(house, client):
    house.call()
    fill(house, "care.mental")
    link(house, client)
    house.view.link_question.yes.click()
    fill(house, "care.mental", "care.gp")
    assert "Finding a GP" in house.view.link_question.sentence()


def test_after_a_no_a_talk_is_never_linked(house, client):
    house.call()
    link(house, client)
    house.view.session.change(lambda talk: replace(talk, consent="no"))
    assert house.view.header.client.text() == "Anonymous"
    ask(house)
    assert "said no" in house.layer.search.note.words()
    house.press(ESC)
    fill(house)
    save(house)
    assert saved(house).client_id is None


def test_a_draft_comes_back_with_its_code_and_what_was_agreed(house, client):
    house.call()
    fill(house, "care.mental")
    link(house, client)
    house.view.link_question.yes.click()
    house.view.keep_draft()
    house.view.session.open(None)
    ((draft, _at),) = talks.unfinished(house.desk)
    house.view.session.open(draft)
    assert house.view.header.client.text() == client.code
    assert house.view.link_question.isHidden()


def test_an_ended_consent_is_asked_for_again_before_linking(house, client, watch):
    watch.go(days=40)
    house.call()
    link(house, client)
    assert house.talk.client_id is None
    assert "has ended" in house.layer.search.question.sentence()
    assert focused() is house.layer.search.question.no
    house.layer.search.question.yes.click()
    assert house.talk.client_id == client.id

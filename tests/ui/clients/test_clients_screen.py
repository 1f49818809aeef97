# SPDX-License-Identifier: EUPL-1.2
"""The clients screen: found in few keys, one file in a glance, consents apart, erased with a way back."""

from datetime import timedelta

from PySide6.QtCore import Qt

from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files
from spreekuur.times import local_date
from ui.clients.conftest import CONTROL, ENTER, ESC, focused


def the_file(house, client):
    return client_files.open_file(house.desk, client.id, local_date(house.watch()))


def consent(house, purpose):
    return next(row for row in house.file.consents.rows if row.consent.purpose is purpose)


def test_the_screen_opens_with_the_field_and_no_list(house, client):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    assert house.screen == "clients"
    assert focused() is house.clients.parts.search.field
    assert house.clients.parts.search.list.rows() == []
    assert house.clients.title() == "Clients"
    assert "code" in house.clients.parts.search.field.placeholderText()


def test_one_sign_finds_nobody_and_two_do(house, client):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.type("m")
    assert house.clients.parts.search.list.rows() == []
    house.type("k")
    (row,) = house.clients.parts.search.list.rows()
    assert row.title == f"{client.code} · Maja Kowalska"
    assert row.words == "Polski · last talk Dec 9 · 1 talk"


def test_a_returning_client_is_found_within_eight_keys(house, client):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.type(client.code.replace("-", "").lower())
    house.press(ENTER)
    assert house.count <= 8
    assert house.file.file().client == client


def test_the_end_of_the_phone_finds_and_says_nobody_otherwise(house, client):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.type("5678")
    assert len(house.clients.parts.search.list.rows()) == 1
    house.type("0")
    assert house.clients.parts.search.list.rows() == []
    assert "last digits" in house.clients.parts.search._nothing.words()


def test_arrows_choose_among_several(house, client, watch):
    # Whose file was made just now was seen last, and comes first.
    client_files.found(house.desk, "bg", watch(), (Purpose.RECORD,), given="Marek", family="Kos")
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.type("mk")
    house.press(Qt.Key.Key_Down, ENTER)
    assert house.file.file().client.id == client.id


def test_a_file_shows_talks_routes_and_three_consents_apart(house, client):
    house.open_file(client)
    assert house.file.talks.words() == ["Dec 9 · Unpaid wages → Het Juridisch Loket"]
    assert [row.words() for row in house.file.consents.rows] == [
        "Keep a file: ends soon: on Jan 2, 2027",
        "Ask later how it went: not given",
        "Pass on: not given",
    ]
    assert focused() is house.file.talk


def test_a_consent_counts_only_after_the_clients_yes_was_noted(house, client):
    house.open_file(client)
    consent(house, Purpose.FOLLOW_UP).give.click()
    assert "May we ask you later" in house.file.question.sentence()
    assert focused() is house.file.question.no
    house.press(ENTER)
    assert "not given" in consent(house, Purpose.FOLLOW_UP).words()
    consent(house, Purpose.FOLLOW_UP).give.click()
    house.file.question.yes.click()
    assert "yes, ends on Jun 9, 2027" in consent(house, Purpose.FOLLOW_UP).words()
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert "not given" in consent(house, Purpose.FOLLOW_UP).words()


def test_renewing_begins_the_six_months_anew(house, client):
    house.open_file(client)
    consent(house, Purpose.RECORD).give.click()
    house.file.question.yes.click()
    assert consent(house, Purpose.RECORD).words() == "Keep a file: yes, ends on Jun 9, 2027"


def test_passing_on_needs_to_be_said_to_whom(house, client):
    house.open_file(client)
    consent(house, Purpose.SHARE).give.click()
    house.file.question.yes.click()
    assert house.clients.asking._receiver.error() == "Choose to whom."
    assert focused() is house.clients.asking.receiver
    assert house.clients.asking.receiver.itemData(1) == "juridisch_loket", "known from the talks so far"
    house.clients.asking.receiver.set_value("juridisch_loket")
    house.file.question.yes.click()
    assert consent(house, Purpose.SHARE).words().startswith("Pass on to Het Juridisch Loket: yes")


def test_a_withdrawal_shows_first_what_it_ends(house, client):
    house.open_file(client)
    consent(house, Purpose.RECORD).withdraw.click()
    said = house.file.question.sentence()
    assert "1 talk stays as an anonymous count" in said
    assert "Name and phone are erased at once." in said
    assert focused() is house.file.question.no
    house.press(ENTER)
    assert the_file(house, client).client.family == "Kowalska"


def test_withdrawing_the_file_closes_it_and_cannot_be_undone(house, client):
    house.open_file(client)
    consent(house, Purpose.RECORD).withdraw.click()
    house.file.question.yes.click()
    assert house.file.file() is None
    assert focused() is house.clients.parts.search.field
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    found = the_file(house, client)
    assert found is None or (found.client.family, found.talks) == ("", ())


def test_esc_closes_first_the_question_then_the_file_then_the_search(house, client):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.type("mk")
    house.press(ENTER)
    house.file.erase.click()
    house.press(ESC)
    assert house.file.question.isHidden()
    assert house.file.file() is not None
    house.press(ESC)
    assert house.file.file() is None
    assert focused() is house.clients.parts.search.field
    house.press(ESC)
    assert house.clients.parts.search.field.text() == ""


def test_erasing_goes_to_the_bin_and_comes_back_by_undo(house, client):
    house.open_file(client)
    house.file.erase.click()
    assert focused() is house.file.question.no
    house.file.question.yes.click()
    assert house.file.file() is None
    assert house.clients.parts.search.bin_button.text() == "1 file in the bin"
    house.clients.parts.search.field.setText("mk")
    assert house.clients.parts.search.list.rows() == []
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert len(house.clients.parts.search.list.rows()) == 1
    assert house.clients.parts.search.bin_button.isHidden()


def test_the_bin_says_when_a_file_is_gone_and_gives_it_back(house, client, watch):
    client_files.to_bin(house.desk, client.id, watch())
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.clients.parts.search.bin_button.click()
    (row,) = house.clients.parts.bin.rows
    assert row.back.accessibleDescription() == f"{client.code}, really gone on Jan 8, 2027"
    assert focused() is row.back
    row.back.click()
    assert the_file(house, client).deleted_at is None
    assert focused() is house.clients.parts.search.field


def test_erasing_for_good_asks_once_more(house, client, watch):
    client_files.to_bin(house.desk, client.id, watch())
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.clients.parts.search.bin_button.click()
    house.clients.parts.bin.rows[0].erase.click()
    assert focused() is house.clients.parts.bin.question.no
    house.clients.parts.bin.question.yes.click()
    assert the_file(house, client) is None


def test_name_and_phone_are_shown_and_changed_only_with_consent(house, client, watch):
    house.open_file(client)
    assert house.file.details._line.words() == "Maja Kowalska · 0612345678"
    house.file.details.change.click()
    house.file.details.phone.setText("0687654321")
    house.press(ENTER)
    assert the_file(house, client).client.phone == "0687654321"
    watch.now += timedelta(days=40)
    house.clients.showing()
    assert house.file.details.isHidden()
    assert "ended on" in consent(house, Purpose.RECORD).words()


def test_what_we_keep_is_printed_through_the_paper_screen(house, client):
    house.open_file(client)
    house.press(Qt.Key.Key_P, hold=CONTROL)
    assert house.screen == "paper"
    paper = house.window.screens()["paper"]
    assert paper.title() == "What we keep"
    assert paper._ready is not None
    assert client.code not in paper._ready.name
    house.press(ESC)
    assert house.screen == "clients"
    assert house.file.file().client == client


def test_the_place_after_a_lock_is_the_file_and_never_what_was_typed(house, client):
    house.press(Qt.Key.Key_3, hold=CONTROL)
    house.type("kowalska")
    house.press(ENTER)
    place = dict(house.clients.place())
    assert "kowalska" not in str(place).lower()
    house.clients.close_side()
    house.clients.restore(place)
    assert house.file.file().client == client


def test_the_help_has_five_lines(house):
    assert len(house.clients.help_lines()) == 5


def test_a_talk_begins_from_the_file_in_the_clients_language(house, client):
    house.open_file(client)
    house.press(Qt.Key.Key_N, hold=CONTROL)
    assert house.screen == "consultation"
    assert (house.talk.client_id, house.talk.language) == (client.id, "pl")


def test_the_talk_on_the_form_is_put_in_the_file(house, client):
    house.call()
    number = house.talk.id
    house.open_file(client)
    assert house.file.talk.text() == "Put in: Talk 14"
    house.press(Qt.Key.Key_N, hold=CONTROL)
    assert (house.talk.id, house.talk.client_id) == (number, client.id)

# SPDX-License-Identifier: EUPL-1.2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from spreekuur.directory import store
from spreekuur.directory.model import FindingState, Kind
from spreekuur.ui.client_view.page import ClientPage
from spreekuur.ui.directory.layout import ADD, CALLS, CHANGE, ENTRY, NOTHING
from ui.directory.conftest import CONTROL, DOWN, ENTER, ESC


def ids(house):
    return [row.id for row in house.parts.search.list.rows()]


def test_the_screen_opens_with_every_organisation_and_the_focus_in_the_field(opened):
    house = opened()
    assert house.parts.page() == NOTHING and house.parts.search.field.hasFocus()
    assert len(ids(house)) == 59 and "coordinator" not in ids(house)


def test_it_finds_by_topic_town_and_language_however_they_are_typed(opened):
    house = opened()
    for typed, found in (("uvolnenie", "juridisch_loket"), ("жилище", "eigen_haard"), ("marktstraat", "taalpunt"),
                         ("polski", "barka"), ("svb", "svb")):  # fmt: skip
        house.parts.search.field.setText(typed)
        assert found in ids(house), typed
    house.parts.search.field.setText("xqzw")
    assert (
        ids(house) == [] and "Add what is missing".lower()[:3] in house.parts.search._nothing.words().lower()
    )


def test_filters_leave_only_what_passes_all_of_them(opened):
    house = opened()
    search = house.parts.search
    search.more.set_values(("open_now",))
    search.asked.emit()
    assert set(ids(house)) == {"csg", "lijn_113", "digid"}  # a Wednesday evening; others' hours are not sure
    search.lines.set_values(("L6_safety",))
    search.asked.emit()
    assert ids(house) == ["csg"]
    house.press(ESC)
    assert len(ids(house)) == 59 and not search.filters().any


def test_a_place_is_opened_with_the_keys_and_says_how_sure_each_field_is(opened):
    house = opened()
    house.type("cmi")
    house.press(ENTER)
    entry = house.parts.entry
    assert house.parts.page() == ENTRY and entry.reach.words() == "088-900 10 00"
    assert entry.open_line.words() == "opens tomorrow 8:30"
    assert entry.rows.words()[0] == "Phone: 088-900 10 00. stands in a public source, read 24 Nov 2026"
    house.press(ESC)
    assert house.parts.page() == NOTHING and house.parts.search.field.hasFocus()


def test_of_a_confidential_place_only_the_front_gate_is_shown(opened):
    house = opened()
    house.view.open("veilig_thuis")
    said = house.parts.entry.rows.words()
    assert house.parts.entry.reach.words() == "0800-2000" and not any("Address" in line for line in said)


def test_a_number_nobody_called_is_not_given_out(opened):
    house = opened()
    house.view.open("uwv")
    assert not any(line.startswith("Phone") for line in house.parts.entry.rows.words())
    house.view.open("consulaat_es")
    assert all("not confirmed" not in line or "ask the coordinator" in line or "Languages" in line
               for line in house.parts.entry.rows.words())  # fmt: skip


def test_a_missing_place_is_added_during_a_talk_and_chosen_for_it(opened):
    house = opened(coordinator=False)
    house.begin_talk(topics=("info.dutch",))
    house.press(Qt.Key.Key_2, CONTROL)
    house.press(Qt.Key.Key_K, CONTROL)
    house.type("taalhuis")
    layer = house.window.layers[-1]
    layer.search.add_place.click()
    assert house.parts.page() == ADD and house.parts.add.edits["name"].text() == "taalhuis"
    house.type("0297-123456")
    house.press(ENTER)
    org = house.parts.entry.entry().id
    assert house.parts.page() == ENTRY and house.parts.entry.badge.isVisible()
    assert house.content.organisations[org].topics == ("info.dutch",) and house.count < 40
    house.parts.entry.choose.click()
    talk = house.window.screens()["consultation"]
    assert talk.session.talk.routes[-1].route == org
    assert "0297-123456" in [
        card.reach_words for card in talk.session.adviser.look(talk.session.talk, "en").panel.cards
    ]


def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_kept(opened):
    house = opened()
    house.view.open_add("Taalhuis")
    house.type("call Jan")
    house.press(ENTER)
    assert "Taalhuis" in house.parts.add.fields["phone"].error() and house.parts.add.edits["phone"].hasFocus()
    assert store.entries(house.desk.db) == []


def test_a_volunteer_reports_a_wrong_number_and_it_is_not_given_out_any_more(opened):
    house = opened(coordinator=False)
    house.view.open("politie")
    house.press(ENTER)
    assert house.parts.page() == CHANGE
    house.press(ENTER)
    assert house.parts.page() == ENTRY and house.parts.entry.reach.words() == "politie.nl"
    assert [(one.kind, one.state) for one in store.findings(house.desk.db)] == [
        (Kind.REPORTED, FindingState.WAITING)
    ]
    house.press(Qt.Key.Key_Z, CONTROL)
    assert house.parts.entry.reach.words() == "0900-8844"


def test_the_coordinator_confirms_with_one_key_and_the_next_one_comes(opened):
    house = opened()
    house.parts.search.calls.click()
    assert house.parts.page() == CALLS and house.parts.calls.edit.hasFocus()
    first, before = house.parts.calls.call(), len(house.parts.calls.list.rows())
    while house.parts.calls.edit.text() == "":
        house.press(DOWN)
    call = house.parts.calls.call()
    house.press(ENTER)
    assert len(house.parts.calls.list.rows()) == before - 1 and house.parts.calls.call() != call
    found = store.findings(house.desk.db)[-1]
    assert (found.org, found.kind, found.noted_by) == (call.org, Kind.CONFIRMED, "Marta")
    assert first is not None and house.parts.calls.bar.words()[0].split()[0].isdigit()


def test_without_the_coordinator_nothing_is_decided(opened):
    house = opened(coordinator=False)
    house.parts.search.calls.click()
    assert house.parts.calls.gate.isVisible()
    house.parts.calls.accept.click()
    assert store.findings(house.desk.db) == []


def test_what_was_added_is_accepted_or_refused(opened):
    house = opened()
    for name, button, retired in (("Taalhuis", "accept", False), ("Buurthuis", "no", True)):
        house.view.acts.add("information", (), {"name": name, "phone": "0297-111222"})
        org = house.parts.entry.entry().id if house.parts.entry.entry() else ""
        house.parts.search.calls.click()
        assert house.parts.calls.call().name == name and house.parts.calls.edit.isReadOnly()
        getattr(house.parts.calls, button).click()
        assert (
            house.content.organisations[org].retired is retired and not house.content.organisations[org].local
        )
        house.press(ESC)


def test_a_place_is_retired_merged_and_used_again(opened):
    house = opened()
    house.view.open("snf")
    house.parts.entry.more.click()
    house.parts.ending.into.set_value("woon")
    house.parts.ending.accept.click()
    assert house.parts.entry.merged.words().startswith("Merged: send people to")
    house.parts.entry.more.click()
    house.parts.ending.back.click()
    assert not house.content.organisations["snf"].merged_into
    house.parts.search.field.setText("woon")
    house.view.acts.settle(house.parts.ending.gate.decider(), "woon", "phone", "0297-000111")
    house.parts.entry.history.click()
    assert "0297-000111" in house.parts.history.words()[0]


def test_f8_shows_the_place_to_the_client_and_ctrl_p_prints_one_page(opened):
    house = opened()
    house.view.open("cmi")
    house.parts.entry.language.set_value("ro")
    house.press(Qt.Key.Key_F8)
    (page,) = (part for part in house.shell.findChildren(ClientPage) if part.isVisible())
    assert (
        "Telefon" in " ".join(label.text() for label in page.findChildren(QLabel)) or page.place is not None
    )
    house.press(Qt.Key.Key_F8)
    assert not page.isVisible()
    house.press(Qt.Key.Key_P, CONTROL)
    assert house.window.current()[0] == "paper"


def test_a_lock_gives_the_open_place_back(opened):
    house = opened()
    house.view.open("cmi")
    kept = dict(house.view.place())
    house.view.close_top()
    house.view.restore(kept)
    assert house.parts.entry.entry().id == "cmi"
    assert "088" not in str(kept)

# SPDX-License-Identifier: EUPL-1.2
"""What a foreign directory brings waits for the coordinator; what we show stays as it is until then."""

import json

import pytest

from builders import SEVEN
from spreekuur.desk import directory_calls, directory_import, directory_work
from spreekuur.desk.directory import lay_over, take_back
from spreekuur.desk.directory_calls import Why
from spreekuur.desk.directory_work import Decider
from spreekuur.directory import store
from spreekuur.directory.hsds import out
from spreekuur.directory.hsds.comparing import org_of
from spreekuur.directory.model import Finding, FindingState, Kind, Place, PlaceState
from spreekuur.errors.hsds import ForeignRefused

BRIDGE = {
    "id": "0b0b0b0b-1111-4222-8333-444444444444",
    "name": "Inloophuis De Brug",
    "status": "active",
    "description": "Koffie en hulp bij formulieren",
    "phones": [{"id": "0b0b0b0b-1111-4222-8333-555555555555", "number": "0297-123456"}],
}


@pytest.fixture
def file(tmp_path, desk):
    """A file with our own services, one of which has another number, and a stranger."""
    services = out.services(desk.content)
    (legal,) = [each for each in services if each["x_spreekuur"]["id"] == "juridisch_loket"]
    legal["phones"][0]["number"] = "0900-8020"
    path = tmp_path / "foreign.json"
    path.write_text(json.dumps([*services, BRIDGE]), "utf-8")
    return path


def test_what_is_new_or_other_is_told_and_a_look_keeps_nothing(desk, file):
    found = directory_import.look(desk, file)
    assert [one.fields["name"] for one in found.new] == ["Inloophuis De Brug"]
    (change,) = found.changed
    assert (change.org, change.field, change.ours, change.theirs) == (
        "juridisch_loket", "phone", "0800-8020", "0900-8020",
    )  # fmt: skip
    assert found.same == len(desk.content.organisations) - 1
    assert (store.entries(desk.db), store.findings(desk.db)) == ([], [])


def test_what_is_kept_waits_and_ours_stays(desk, file):
    found = directory_import.look(desk, file)
    directory_import.keep(desk, found, SEVEN)
    assert {one.state for one in store.findings(desk.db)} == {FindingState.WAITING}
    assert desk.content.organisations["juridisch_loket"].phone == "0800-8020"
    assert org_of(found.new[0]) not in desk.content.organisations


def test_the_coordinators_yes_brings_it_in_and_then_it_is_the_same(desk, file):
    directory_import.keep(desk, directory_import.look(desk, file), SEVEN)
    for one in store.findings(desk.db):
        store.add_finding(desk.db, decided(one, FindingState.ACCEPTED))
    for one in store.entries(desk.db):
        store.add_place(desk.db, decided(one, PlaceState.ACCEPTED))
    lay_over(desk)
    found = directory_import.look(desk, file)
    assert (found.new, found.changed) == ((), ())
    assert found.same == len(desk.content.organisations)
    assert desk.content.organisations["juridisch_loket"].phone == "0900-8020"


def test_the_same_file_again_asks_for_nothing_twice(desk, file):
    for _time in range(2):
        directory_import.keep(desk, directory_import.look(desk, file), SEVEN)
    kept = [(one.org, one.field) for one in store.findings(desk.db)]
    assert len(kept) == len(set(kept))
    assert len(store.entries(desk.db)) == 1


def test_what_a_coordinator_refused_does_not_come_back(desk, file):
    directory_import.keep(desk, directory_import.look(desk, file), SEVEN)
    for one in store.findings(desk.db):
        store.add_finding(desk.db, decided(one, FindingState.REFUSED))
    for one in store.entries(desk.db):
        store.add_place(desk.db, decided(one, PlaceState.RETIRED))
    lay_over(desk)
    found = directory_import.look(desk, file)
    assert (found.new, found.changed) == ((), ())


def test_the_list_of_the_coordinator_has_it_and_yes_and_no_work(desk, file):
    found = directory_import.look(desk, file)
    directory_import.keep(desk, found, SEVEN)
    listed = {(call.org, call.why) for call in directory_calls.to_call(desk, "nl", SEVEN).calls}
    org = org_of(found.new[0])
    assert {(org, Why.ADDED), ("juridisch_loket", Why.CORRECTED)} <= listed
    bo = Decider("Bo")
    done = directory_work.accept_place(desk, bo, org, SEVEN)
    assert desk.content.organisations[org].phone == "0297-123456"
    assert desk.content.text(f"org.{org}.name", "pl") == "Inloophuis De Brug"
    take_back(desk, done.step)
    directory_work.retire(desk, bo, org, SEVEN)
    assert org not in desk.content.directory.current()
    assert directory_import.look(desk, file).new == ()


def test_an_import_is_one_step_that_can_be_taken_back(desk, file):
    step = directory_import.keep(desk, directory_import.look(desk, file), SEVEN)
    take_back(desk, step)
    assert (store.entries(desk.db), store.findings(desk.db)) == ([], [])


def test_one_entry_that_is_not_sound_keeps_all_of_it_out(desk, file):
    services = json.loads(file.read_text("utf-8"))
    services[-1]["phones"][0]["number"] = "0297-BRUG"
    file.write_text(json.dumps(services), "utf-8")
    with pytest.raises(ForeignRefused):
        directory_import.look(desk, file)
    assert store.entries(desk.db) == []


def test_an_entry_that_waits_is_not_given_out_to_others(desk):
    at = "2026-11-11T19:05:00.000+00:00"
    store.add_place(desk.db, Place("1", "local_1", "social", (), PlaceState.WAITING, at, "Ana"))
    name = Finding("2", "local_1", "name", "Bij Ana", Kind.ENTERED, FindingState.WAITING, at, "Ana")
    store.add_finding(desk.db, name)
    lay_over(desk)
    assert "local_1" in desk.content.organisations
    assert "Bij Ana" not in json.dumps(out.services(desk.content))


def decided(row, state):
    """The row as a coordinator decided on it an hour later."""
    fields = {name: getattr(row, name) for name in row.__dataclass_fields__}
    later = {"state": state, "decided_at": "2026-11-11T20:00:00.000+00:00", "decided_by": "Bo"}
    return type(row)(**(fields | later))

# SPDX-License-Identifier: EUPL-1.2
"""One evening of a team by keys alone, in the real program: given at closing, taken in, decided, received."""

import shutil
from dataclasses import replace

import pytest

from builders import a_talk
from journey.person import EVENING
from journey.vaults import CHEAP, PHRASE, SECRET, opened
from spreekuur.app import Founding, found_home
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, exchange_steps, talks, team
from spreekuur.desk import evening as evenings
from spreekuur.letters.sender import example
from spreekuur.security.vault import NewSlot

pytestmark = pytest.mark.usefixtures("undressed")
NAMES = ("Ana", "Bo", "Cy", "Dan")


def _founded(folder, name, digit):
    people = (NewSlot("Marta", PHRASE, coordinator=True),)
    founding = Founding(name, example(), digit, people, SECRET, joins=digit > 0)
    found_home(folder / name, founding, cost=CHEAP).close()


def _joined(folder, name):
    """Compare six words, as the screens of the team do."""
    asks, leads = opened(folder / name), opened(folder / "Ana")
    request, _words = team.ask(asks.desk, name, "nl", EVENING)
    admission, _given = team.admit(leads.desk, team.read_request(request), "volunteer", EVENING)
    team.join(asks.desk, admission)
    asks.close()
    leads.close()


@pytest.fixture(scope="module")
def founded_team(tmp_path_factory):
    folder = tmp_path_factory.mktemp("team")
    for digit, name in enumerate(NAMES):
        _founded(folder, name, digit)
        if digit:
            _joined(folder, name)
    return folder


@pytest.fixture
def homes(founded_team, tmp_path):
    """Four laptops with two talks each, of an evening that is on; and an empty stick."""
    folder = shutil.copytree(founded_team, tmp_path / "team")
    (folder / "STICK").mkdir()
    for name in NAMES:
        app = opened(folder / name)
        evening = evenings.start(app.desk, EVENING, ("Marta",))
        for number in (1, 2):
            talks.finish(app.desk, replace(a_talk(evening), number=number), EVENING)
        app.close()
    return folder


def _close_and_give(person, stick):
    """The closing from its first key to the lock."""
    person.reach(person.screen("today").parts.close.button.hasFocus)
    person.press("Space")
    person.press("Enter")  # the count
    person.press("Enter")  # the copies
    closing = person.screen("closing").parts
    person.wait(lambda: closing._current is closing.give)
    person.write(str(stick))
    person.press("Enter")
    person.wait(lambda: closing.give.part.was_done())
    assert closing.give.part.said.words().startswith("Gegeven aan Ana: ")
    person.press("Ctrl+Enter")
    person.wait(lambda: person.locks == 1)


def _disagree(folder):
    """Ana and Bo note another phone of one client, who has a file for an hour; then Bo has a third talk."""
    bo, ana = opened(folder / "Bo"), opened(folder / "Ana")
    made = client_files.found(bo.desk, "pl", EVENING, (Purpose.RECORD,), given="Maja", phone="0612345678")
    for app in (bo, ana):
        exchange_steps.at_place(app.desk, str(folder / "STICK"), EVENING)
    for app, phone in ((ana, "0611111111"), (bo, "0622222222")):
        client_files.correct(app.desk, replace(made.client, phone=phone), EVENING)
    talks.finish(bo.desk, replace(a_talk(evenings.current(bo.desk)), number=3), EVENING)
    bo.close()
    ana.close()
    return made.client.id


def test_an_evening_goes_round_by_keys(sit_down, homes):
    stick = homes / "STICK"
    client = _disagree(homes)
    sent = _give_all(sit_down, homes, stick)
    ana = sit_down(homes / "Ana")
    ana.unlock()
    ana.press("Ctrl+6")
    if not ana.screen().parts.take.where.place():
        ana.write(str(stick))
    ana.press("Enter")
    card = ana.screen().parts.take
    ana.wait(lambda: card._found is not None)
    ana.press("Alt+1")
    ana.wait(lambda: card._round is not None)
    parts = ana.screen().parts
    ana.wait(lambda: bool(parts.asked.rows) and "alle" in parts.evenings.lines[-1])
    assert [line.split(": ")[1] for line in parts.evenings.lines] == [
        "2 gesprekken, alle zijn hier",
        "3 gesprekken, alle zijn hier",
        "2 gesprekken, alle zijn hier",
        "2 gesprekken, alle zijn hier",
    ]
    assert sent == 3
    ana.settle()
    ana.reach(lambda: parts.asked.rows[0].button.hasFocus())
    ana.press("Space", "Alt+2")
    kept = ana.ask(lambda desk: client_files.open_file(desk, client, EVENING.date()).client.phone)
    assert kept == "0622222222"
    ana.leave()
    bo = sit_down(homes / "Bo")
    bo.unlock()
    bo.press("Ctrl+6", "Enter")
    bo.wait(lambda: bo.screen().parts.give.part.was_done())
    bo.press("Ctrl+1")
    said = bo.screen("today").parts.given.line
    bo.wait(lambda: said.words().startswith("Ontvangen door de coördinator: alle 3 gesprekken"))


def _give_all(sit_down, homes, stick):
    count = 0
    for name in NAMES[1:]:
        person = sit_down(homes / name)
        person.unlock()
        person.wait(lambda person=person: bool(person.screen("outbox").standing.leading))
        known = person.screen("outbox").standing.folder
        person.counter.keys.clear()
        _close_and_give(person, "" if known else stick)
        person.counter.report(f"{name} closes and gives")
        person.leave()
        count += 1
    return count

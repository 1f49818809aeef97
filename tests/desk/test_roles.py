# SPDX-License-Identifier: EUPL-1.2
"""Every act that takes a coordinator, tried by a volunteer of a coordinator's laptop: by command and with Python."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builders import SEVEN
from exchange_vaults import a_vault
from figures_desk import APRIL_15
from spreekuur import rescue
from spreekuur.app import App, open_home
from spreekuur.cli.main import run
from spreekuur.desk import (
    admitting,
    client_files,
    client_files_log,
    directory_work,
    exchange_place,
    figures_place,
    figures_receipts,
    figures_sending,
    packs,
    questions,
    roles,
    rule_edits,
    rules_in_use,
    settings_confidants,
    settings_people,
    shared_sheets,
    statistics_signing,
    team,
)
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act
from spreekuur.errors.directory import NotForYou
from spreekuur.errors.settings import NeedsCoordinator, NotCoordinator
from spreekuur.security.vault import NewSlot
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period
from spreekuur.team import joining, membership

sys.path.insert(0, str(Path(__file__).parents[1] / "stores"))
from make_team import PEOPLE, thaw_vault

DOCS = Path(__file__).parents[2] / "docs" / "security.md"
REFUSED = (NeedsCoordinator, NotCoordinator, NotForYou)


@pytest.fixture(scope="module")
def frozen(tmp_path_factory):
    """A coordinator's vault, with a team and figures, brought up to date by its coordinator once."""
    home = tmp_path_factory.mktemp("frozen") / "home"
    thaw_vault(home)
    open_home(home, PEOPLE["Cora"]).close()
    return home


@pytest.fixture
def home(frozen, tmp_path):
    shutil.copytree(frozen, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def ana(home):
    """It is open with a volunteer's passphrase."""
    app = open_home(home, PEOPLE["Ana"], clock=lambda: APRIL_15)
    yield app
    app.close()


def a_request() -> bytes:
    content, _words = membership.ask(a_vault("Zoe", 7), "Zoe", "nl", SEVEN)
    return content


def asking(place: Path) -> admitting.Asking:
    return admitting.Asking("Zoe", 7, "", place, (), "", "", False, "", joining.read_request(a_request()))


def forged(app: App) -> Permit:
    """A leave that nobody gave, made from what the volunteer has."""
    return Permit(app.unlocked, APRIL_15)


def copy_of(home: Path) -> rescue.Copy:
    return rescue.copies(home)[0]


Attack = Callable[[App, Permit], Any]
ATTACKS: dict[Act, list[Attack]] = {
    Act.ADMIT: [
        lambda app, leave: team.admit(app.desk, joining.read_request(a_request()), "coordinator", SEVEN),
        lambda app, leave: admitting.admit(app.desk, asking(app.home), "coordinator", SEVEN),
    ],
    Act.REVOKE: [
        lambda app, leave: team.revoke(app.desk, "Laptop 1", SEVEN),
        lambda app, leave: admitting.revoke(app.desk, "Laptop 1", admitting.Reason.LOST, SEVEN),
    ],
    Act.READING_KEY: [lambda app, leave: team.reading_key(app.desk)],
    Act.SIGN_PACKS: [
        lambda app, leave: packs.signing_key(app.desk, leave, APRIL_15),
        lambda app, leave: packs.back(app.desk, leave, APRIL_15),
    ],
    Act.TAKE_PACK: [lambda app, leave: packs.install(app.desk, None, SEVEN)],
    Act.BUNDLES_PLACE: [lambda app, leave: exchange_place.put(app.desk, exchange_place.Place("/x"))],
    Act.CLOSE_PERIOD: [
        lambda app, leave: statistics_signing.prepare(
            app.desk, Period(2026, 2), Permit(app.unlocked, SEVEN), SEVEN
        ),
    ],
    Act.SIGN_FIGURES: [lambda app, leave: statistics_signing.sign(app.desk, None, {}, leave, APRIL_15)],
    Act.WITHDRAW_FIGURES: [
        lambda app, leave: statistics_signing.withdraw(
            app.desk, ledger.entries(app.db)[0].id, "", leave, APRIL_15
        )
    ],
    Act.SEND_FIGURES: [
        lambda app, leave: figures_sending.begin(app.desk, SEVEN),
        lambda app, leave: figures_sending.set_out(app.desk, SEVEN),
    ],
    Act.FIGURES_PLACE: [
        lambda app, leave: figures_place.put(app.desk, figures_place.Place("https://other.example/")),
        lambda app, leave: figures_receipts.put_municipality_key(app.desk, ""),
    ],
    Act.PEOPLE: [
        lambda app, leave: settings_people.permit(app.home, PEOPLE["Ana"], APRIL_15),
        lambda app, leave: settings_people.add(
            app.home, leave, NewSlot("Eva", PEOPLE["Ana"] + " zes", coordinator=True), APRIL_15
        ),
        lambda app, leave: settings_people.change_other(
            app.home, leave, "Cora", PEOPLE["Ana"] + " zes", APRIL_15
        ),
        lambda app, leave: settings_people.rename(app.home, app.unlocked, leave, "Bo", "Bob", APRIL_15),
        lambda app, leave: settings_people.remove(app.desk, app.home, app.unlocked, leave, "Cora", APRIL_15),
    ],
    Act.SHEETS: [
        lambda app, leave: settings_people.new_sheet(
            app.desk, app.home, app.unlocked, leave, b"x" * 20, APRIL_15
        ),
        lambda app, leave: shared_sheets.let_count(app.desk, app.unlocked, leave, b"x" * 20, APRIL_15),
    ],
    Act.SIGNALS_KEY: [lambda app, leave: settings_confidants.begin_anew(app.desk, app.home, leave, APRIL_15)],
    Act.RULES: [
        lambda app, leave: rule_edits.look(app.desk, leave, APRIL_15),
        lambda app, leave: rule_edits.accept(app.desk, leave, "R001", {}, "x", APRIL_15),
        lambda app, leave: rule_edits.withdraw(app.desk, leave, "R001", APRIL_15),
    ],
    Act.DIRECTORY: [
        lambda app, leave: directory_work.decider(app.unlocked, None, APRIL_15),
        lambda app, leave: directory_work.decider(app.unlocked, leave, APRIL_15),
    ],
    Act.QUESTIONS: [
        lambda app, leave: questions.look(app.desk, leave, APRIL_15),
        lambda app, leave: questions.decide(
            app.desk, leave, None, questions.QuestionState.DROPPED, "", APRIL_15
        ),
    ],
    Act.RULE_USE: [lambda app, leave: rules_in_use.look(app.desk, leave, APRIL_15)],
    Act.SEEN_FILES: [lambda app, leave: client_files_log.look(app.desk, leave, APRIL_15)],
    Act.CLEAR_FILES: [lambda app, leave: client_files.clear(app.desk, [], APRIL_15)],
}


def test_every_act_is_attacked_and_stands_in_the_document():
    assert set(ATTACKS) | {Act.REPLACE_VAULT} == set(Act) == set(roles.ACTS)
    listed = re.findall(r"^\| `([a-z-]+)` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert listed == [act.value for act in Act]


@pytest.mark.parametrize("act", ATTACKS)
def test_a_volunteer_with_python_is_refused_and_changes_nothing(act, ana):
    locks = (ana.home / "keyslots.json").read_bytes()
    before = rows(ana)
    for attack in ATTACKS[act]:
        with pytest.raises(REFUSED):
            attack(ana, forged(ana))
    assert rows(ana) == before
    assert (ana.home / "keyslots.json").read_bytes() == locks


def rows(app: App) -> dict[str, Any]:
    names = [
        n
        for (n,) in app.db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
        )
    ]
    return {name: sorted(map(repr, app.db.execute(f'SELECT * FROM "{name}"').fetchall())) for name in names}


@pytest.mark.parametrize(
    "command",
    [
        ["team", "admit", "REQUEST", "--role", "coordinator", "--out", "OUT", "--yes"],
        ["team", "revoke", "Laptop 1"],
        ["team", "key", "OUT", "--yes"],
        ["team", "sheets", "OUT", "--yes"],
        ["pack", "key", "OUT", "--yes"],
        ["pack", "back", "--out", "OUT"],
        ["statistics", "release", "--period", "2026-Q1", "--out", "OUT"],
        ["statistics", "send"],
        ["purge"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_no_command_does_it_for_a_volunteer(command, home, tmp_path, capsys):
    (tmp_path / "phrase").write_text(PEOPLE["Ana"] + "\n")
    (tmp_path / "request").write_bytes(a_request())
    named = {"REQUEST": str(tmp_path / "request"), "OUT": str(tmp_path / "out")}
    given = [named.get(word, word) for word in command]
    common = [
        "--home",
        str(home),
        "--passphrase-file",
        str(tmp_path / "phrase"),
        "--today",
        "2026-11-11",
        "--lang",
        "en",
    ]
    assert run([*given, *common]) == 1
    assert "coordinator" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_volunteer_puts_no_copy_over_a_sound_vault_but_mends_a_damaged_one(home, tmp_path):
    copy = copy_of(home)
    with pytest.raises(NotCoordinator):
        rescue.repair(home, copy, PEOPLE["Ana"], whole=True)
    opened = rescue.vault.unlock_copy(copy.folder, PEOPLE["Ana"])
    with pytest.raises(NotCoordinator):
        rescue.put_back(home, copy, opened, replace=True)
    store = bytearray((home / "vault.db").read_bytes())
    store[8192:12288] = bytes(4096)
    (home / "vault.db").write_bytes(store)
    assert rescue.repair(home, copy, PEOPLE["Ana"]).whole
    open_home(home, PEOPLE["Ana"]).close()


def test_a_coordinator_does_them(home):
    app = open_home(home, PEOPLE["Cora"], clock=lambda: APRIL_15)
    leave = settings_people.permit_of(app.home, app.unlocked, APRIL_15)
    team.admit(app.desk, joining.read_request(a_request()), "volunteer", APRIL_15)
    team.revoke(app.desk, "Zoe", APRIL_15)
    assert team.reading_key(app.desk).startswith("AGE-SECRET-KEY-")
    packs.signing_key(app.desk, leave, APRIL_15)
    statistics_signing.withdraw(app.desk, ledger.entries(app.db)[0].id, "twice", leave, APRIL_15)
    assert client_files_log.look(app.desk, leave, APRIL_15) == []
    client_files.clear(app.desk, [], APRIL_15)
    app.close()


def test_a_coordinators_leave_holds_for_the_act_alone(home):
    """A volunteer opened the vault, and the coordinator typed the passphrase on the spot."""
    app = open_home(home, PEOPLE["Ana"], clock=lambda: APRIL_15)
    leave = settings_people.permit(home, PEOPLE["Cora"], APRIL_15)
    packs.signing_key(app.desk, leave, APRIL_15)
    with pytest.raises(NeedsCoordinator):
        team.revoke(app.desk, "Laptop 1", APRIL_15)
    app.close()

# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur purge`: the list first, then the bin for thirty days, then really gone."""

import json

import pytest

from builders import SEVEN
from raw_pages import hits
from spreekuur.app import desk_of, found_home, open_home
from spreekuur.cli.main import run
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files
from spreekuur.security.argon import Argon2Cost

from .test_person import FOUNDING, PHRASE

OVER, BIN_OVER = "2028-11-11", "2028-12-11"


@pytest.fixture
def vault(tmp_path):
    """A vault with one client of long ago and one of now."""
    app = found_home(tmp_path / "home", FOUNDING, clock=lambda: SEVEN, cost=Argon2Cost(16 * 1024, 1, 1))
    desk = desk_of(app.db, app.content)
    old = client_files.found(desk, "pl", SEVEN, (Purpose.RECORD,), given="Żaneta", phone="0612345678").client
    new = client_files.found(desk, "bg", SEVEN.replace(year=2028), (Purpose.RECORD,)).client
    key = app.db.key
    app.close()
    (tmp_path / "phrase").write_text(PHRASE + "\n")
    return tmp_path, old.code, new.code, key


def purge(vault, day, *more, capsys):
    common = ("--home", str(vault[0] / "home"), "--passphrase-file", str(vault[0] / "phrase"), "--json")
    assert run(["purge", *(more or ["--date-is-right"]), "--today", day, *common]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_dry_run_shows_the_list_and_changes_nothing(vault, capsys):
    line = {"code": vault[1], "last_contact": "2026-11-11", "talks": 0, "letters": 0}
    told = {"dry_run": True, "to_bin": [line], "erased": []}
    assert purge(vault, OVER, "--dry-run", capsys=capsys) == told
    assert purge(vault, OVER, "--dry-run", capsys=capsys) == told
    assert purge(vault, "2028-11-10", "--dry-run", capsys=capsys)["to_bin"] == []


def test_it_goes_to_the_bin_and_after_thirty_days_out_of_every_page(vault, capsys):
    store = vault[0] / "home" / "vault.db"
    assert [line["code"] for line in purge(vault, OVER, capsys=capsys)["to_bin"]] == [vault[1]]
    assert purge(vault, "2028-12-10", capsys=capsys)["erased"] == []
    assert hits(store, vault[3], [vault[1], "Żaneta"]) > 0
    assert purge(vault, BIN_OVER, "--dry-run", capsys=capsys)["erased"] == [vault[1]]
    assert hits(store, vault[3], [vault[1]]) > 0, "a dry run erases nothing"
    assert purge(vault, BIN_OVER, capsys=capsys)["erased"] == [vault[1]]
    assert hits(store, vault[3], [vault[1], "Żaneta"]) == 0
    assert hits(store, vault[3], [vault[2]]) > 0


def test_it_can_be_taken_back_out_of_the_bin(vault, capsys):
    purge(vault, OVER, capsys=capsys)
    app = open_home(vault[0] / "home", PHRASE)
    (hit,) = client_files.in_bin(app.desk, SEVEN.date())
    client_files.out_of_bin(app.desk, hit.id)
    app.close()
    assert [line["code"] for line in purge(vault, OVER, "--dry-run", capsys=capsys)["to_bin"]] == [vault[1]]


def test_the_words_name_codes_and_days_and_nobody(vault, capsys):
    arguments = ("--home", str(vault[0] / "home"), "--passphrase-file", str(vault[0] / "phrase"))
    assert run(["purge", "--dry-run", "--today", OVER, "--lang", "en", *arguments]) == 0
    out = capsys.readouterr().out
    assert f"{vault[1]}  2026-11-11" in out
    assert "Żaneta" not in out
    assert "0612345678" not in out


def test_by_a_date_far_from_the_last_one_known_nothing_goes_before_somebody_says_that_it_is_right(
    vault, capsys
):
    common = ("--home", str(vault[0] / "home"), "--passphrase-file", str(vault[0] / "phrase"), "--lang", "en")
    assert run(["purge", "--today", OVER, *common]) == 1
    said = capsys.readouterr().err
    assert "11-11-2028" in said and "11-11-2026" in said and "--date-is-right" in said
    assert purge(vault, OVER, "--dry-run", capsys=capsys)["to_bin"], "it is there still"
    assert run(["purge", "--today", OVER, "--date-is-right", *common]) == 0
    assert run(["purge", "--today", OVER, *common]) == 1, "a date that was given counts once"

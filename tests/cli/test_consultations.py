# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur consultations`: the contract of import and export, on a real vault."""

import json

import pytest

from builders import SENDER, SEVEN
from moving.tables import HEADER, ROWS, as_csv, as_xlsx
from spreekuur.app import Founding, found_home, open_home
from spreekuur.cli.main import run
from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.resources import resource
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot

PHRASE = "molen kaars zomer brug appel rivier"
FOUNDING = Founding("Punt", SENDER, 4, (NewSlot("Ana", PHRASE, coordinator=True),), bytes(20))


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    path = tmp_path_factory.mktemp("pack") / "content.json"
    path.write_bytes(as_bytes(compile_folder(resource("content"))))
    return path


@pytest.fixture
def vault(tmp_path, pack):
    cost = Argon2Cost(16 * 1024, 1, 1)
    found_home(tmp_path / "home", FOUNDING, content=pack, clock=lambda: SEVEN, cost=cost).close()
    (tmp_path / "phrase").write_text(PHRASE + "\n")
    return tmp_path


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "2025.csv"
    path.write_bytes(as_csv([HEADER, *ROWS]))
    return path


def call(vault, capfd, *arguments, language="en"):
    common = [
        "--home",
        str(vault / "home"),
        "--passphrase-file",
        str(vault / "phrase"),
        "--today",
        "2026-11-26",
    ]
    code = run(["consultations", *map(str, arguments), *common, "--lang", language])
    out, err = capfd.readouterr()
    return code, out, err


def report(vault, capfd, *arguments):
    code, out, _err = call(vault, capfd, *arguments, "--json")
    return code, json.loads(out)


def count(vault):
    app = open_home(vault / "home", PHRASE)
    try:
        return app.db.execute("select count(*) from consultation").fetchone()[0]
    finally:
        app.close()


def test_a_dry_run_says_what_would_come_and_keeps_nothing(vault, capfd, table):
    code, told = report(vault, capfd, "import", table, "--dry-run")
    assert (code, told["rows"], told["added"], told["known"], told["refused"]) == (0, 2, 2, 0, [])
    assert told["mapping"]["Datum"] == "date"
    assert count(vault) == 0


def test_it_comes_in_once(vault, capfd, table):
    assert report(vault, capfd, "import", table)[1]["added"] == 2
    assert report(vault, capfd, "import", table)[1] | {"mapping": {}, "notices": []} == {
        "rows": 2, "added": 0, "known": 2, "refused": [], "mapping": {}, "notices": [],
        "dates": {"Datum": "day-first"}, "unsure_dates": 0,
    }  # fmt: skip
    assert count(vault) == 2


def test_dates_that_can_be_two_days_are_told_and_read_as_somebody_says(vault, capfd, table):
    rows = [
        ("03/04/2025", "pl", "Loon niet betaald", "", "1", ""),
        ("5-6-2025", "pl", "Loon niet betaald", "", "1", ""),
    ]
    table.write_bytes(as_csv([HEADER, *rows, ("07/07/2025", "pl", "Loon niet betaald", "", "1", "")]))
    _code, told = report(vault, capfd, "import", table, "--dry-run")
    assert (told["unsure_dates"], told["dates"]) == (2, {"Datum": "day-first"})
    _code, out, _err = call(vault, capfd, "import", table, "--dry-run")
    assert (
        "2 dates can be read in two ways; the day was taken to come first. Is that wrong? Add: --dates month-first"
        in out
    )
    _code, out, _err = call(vault, capfd, "import", table, "--dry-run", "--dates", "day-first")
    assert "in two ways" not in out
    _code, told = report(vault, capfd, "import", table, "--dates", "month-first")
    assert (told["unsure_dates"], told["dates"], told["added"]) == (0, {"Datum": "month-first"}, 3)
    call(vault, capfd, "export", vault / "out.jsonl")
    lines = (vault / "out.jsonl").read_text("utf-8").splitlines()
    assert sorted(json.loads(line)["date"] for line in lines) == ["2025-03-04", "2025-05-06", "2025-07-07"]


def test_what_the_file_itself_says_of_its_dates_counts_more(vault, capfd, table):
    rows = [
        ("03/04/2025", "pl", "Loon niet betaald", "", "1", ""),
        ("25/04/2025", "pl", "Loon niet betaald", "", "1", ""),
    ]
    table.write_bytes(as_csv([HEADER, *rows]))
    _code, told = report(vault, capfd, "import", table, "--dry-run", "--dates", "month-first")
    assert (told["unsure_dates"], told["dates"]) == (0, {"Datum": "day-first"})


def test_any_refused_line_means_that_nothing_is_written(vault, capfd, table):
    table.write_bytes(as_csv([HEADER, *ROWS, ("x", "pl", "Loonn", "info", "1", "geheim")]))
    code, told = report(vault, capfd, "import", table)
    assert (code, told["added"], [one["line"] for one in told["refused"]]) == (1, 0, [4, 4])
    assert "geheim" not in json.dumps(told)
    code, out, err = call(vault, capfd, "import", table)
    assert code == 1
    assert (
        err
        == "spreekuur: Line 4, column “Datum”: this is no date. 1 line cannot be taken. Nothing was changed.\n"
    )
    assert "no topic has this name" in out and "geheim" not in out
    assert count(vault) == 0


def test_columns_words_and_sheets_can_be_said(vault, capfd, tmp_path):
    def another(book):
        book.active.title = "nieuw"
        book.create_sheet("oud").append(HEADER)

    rows = [("Wanneer gezien", "Vraag"), ("2025-02-01", "de baas")]
    path = tmp_path / "x.xlsx"
    path.write_bytes(as_xlsx(rows, another))
    assert report(vault, capfd, "import", path)[0] == 1
    code, told = report(
        vault,
        capfd,
        "import",
        path,
        "--sheet",
        "nieuw",
        "--word",
        "de baas=work.unpaid",
        "--map",
        "Vraag=topics",
    )
    assert (code, told["added"]) == (0, 1)
    assert told["mapping"] == {"Wanneer gezien": "date", "Vraag": "topics"}


def test_a_column_of_a_register_is_refused_with_a_sentence(vault, capfd, table):
    table.write_bytes(as_csv([("Datum", "Klant BSN"), ("1-2-2025", "111222333")]))
    code, _out, err = call(vault, capfd, "import", table)
    assert code == 1
    assert "Delete this column" in err and "111222333" not in err


@pytest.mark.parametrize("name", ["out.jsonl", "out.xlsx"])
def test_what_goes_out_is_known_when_it_comes_in_again(vault, capfd, table, name):
    call(vault, capfd, "import", table)
    code, told = report(vault, capfd, "export", vault / name)
    assert (code, told["talks"], told["with_names"]) == (0, 2, 0)
    assert "Żaneta" not in (vault / name).read_bytes().decode("utf-8", "replace")
    assert report(vault, capfd, "import", vault / name)[1]["known"] == 2
    assert call(vault, capfd, "export", vault / name)[0] == 1, "an existing file is not replaced"
    code, _out, err = call(vault, capfd, "export", vault / name, "--force", "--with-names")
    assert code == 0 and "not encrypted" in err


def test_a_line_says_what_the_contract_says(vault, capfd, table):
    call(vault, capfd, "import", table)
    call(vault, capfd, "export", vault / "out.jsonl")
    first = json.loads((vault / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert first["date"] == "2025-03-11"
    assert (first["topics"], first["outcomes"], first["language"]) == (["work.unpaid"], ["referred"], "pl")


def test_wrong_usage_is_2(vault, capfd, table):
    for arguments in (
        ["import"],
        ["export", "out.csv"],
        ["import", table, "--map", "Datum"],
        ["nothing"],
        ["import", table, "--dates", "dmy"],
    ):
        with pytest.raises(SystemExit) as stopped:
            call(vault, capfd, *arguments)
        assert stopped.value.code == 2
        capfd.readouterr()

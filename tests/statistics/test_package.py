# SPDX-License-Identifier: EUPL-1.2
"""The package says what was proved, is signed, reads as a data package, and is there whole or not at all."""

import csv
import hashlib
import io
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from safe_making import HIERARCHIES, a_release, a_table, some_tables
from spreekuur.errors.proof import PackageThere
from spreekuur.errors.vault import NoRoom
from spreekuur.security import sshsig
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics import package as packages
from spreekuur.statistics.package import Origin, Papers, compose, sign_package, write_package
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_worker import Watch
from spreekuur.statistics.safe import SafeRow
from spreekuur.statistics.safe_rules import NotSafe
from staged_making import FACTS, a_year, all_files
from staged_making import HIERARCHIES as STAGED

KEY = bytes(range(32))
PAPERS = Papers(b"%PDF-1.7 of a test", b"PK of a test")


def labels(hierarchies):
    """Names for every code, one of them with all that CSV has to mind."""
    return {
        name: {code: {"nl": f'{code}, "nl" ł', "en": f"{code} en"} for code in codes if code != "_T"}
        for name, codes in hierarchies.items()
    }


def origin(hierarchies=STAGED, **changes):
    """Whose figures they are."""
    facts = {"municipality": "aalsmeer", "desk": "spreekuur", "catalogue": "1", "pack": "2026-11"}
    facts |= {"closed": date(2027, 1, 20), "created": date(2027, 1, 20), "evenings": {"2026-Q1": 3}}
    return Origin(**facts | {"previous": None, "labels": labels(hierarchies)} | changes)


@pytest.fixture(scope="module")
def releases():
    return prove(all_files(a_year()), STAGED, FACTS, Watch(apart=False))


@pytest.fixture(scope="module")
def package(releases):
    return sign_package(compose(releases[-1], origin(), PAPERS, sshsig.public_half(KEY)), KEY)


def test_the_package_holds_what_it_must_and_nothing_else(releases, package):
    tables = {f"tables/{name}.csv" for name in releases[-1].tables}
    rest = {"manifest.json", "manifest.json.sig", "data.csv", "codes.csv", "datapackage.json", "report.pdf"}
    assert set(package.files) == tables | rest | {"tables.xlsx", "VERIFY.txt", "allowed_signers"}
    assert package.name == "spreekuur-statistics-aalsmeer-spreekuur-2026"


def test_a_table_is_byte_for_byte_the_file_that_was_proved(releases, package):
    for name in releases[-1].tables:
        assert package.files[f"tables/{name}.csv"] == releases[-1].content[f"{name}.csv"]


def test_the_manifest_names_every_file_and_states_the_proof(releases, package):
    manifest = json.loads(package.manifest)
    listed = {entry["path"]: (entry["bytes"], entry["sha256"]) for entry in manifest["files"]}
    others = set(package.files) - {"manifest.json", "manifest.json.sig"}
    assert listed == {
        path: (len(package.files[path]), hashlib.sha256(package.files[path]).hexdigest()) for path in others
    }
    assert manifest["proof"]["k"] == 5
    assert manifest["proof"]["cells"] == releases[-1].proof.cells
    assert set(manifest["proof"]["narrowest"]) == {"table", "codes", "low", "high"}
    assert (manifest["created"], manifest["previous"], manifest["base"]) == ("2027-01-20", None, 5)


def test_the_prover_reads_the_package_as_the_same_release(releases, package):
    (again,) = prove([package.files], STAGED, FACTS, Watch(apart=False))
    assert again.release == releases[-1].release


def test_the_same_entry_gives_the_same_bytes(releases, package):
    again = sign_package(compose(releases[-1], origin(), PAPERS, sshsig.public_half(KEY)), KEY)
    assert again == package


def test_the_columns_are_those_of_the_file_that_the_municipality_relies_on(content):
    columns = catalogues.of(content).columns
    ours = {"data": packages.DATA_COLUMNS, "table": packages.TABLE_COLUMNS, "codes": packages.CODE_COLUMNS}
    assert {name: columns[name] for name in ours} == ours


def test_data_holds_every_cell_once_sorted(releases, package):
    lines = list(csv.reader(io.StringIO(package.files["data.csv"].decode())))
    assert (
        ",".join(lines[0]) == "schema,municipality,desk,period,table,unit,dim1,code1,dim2,code2,count,status"
    )
    assert len(lines) - 1 == sum(len(table.rows) for table in releases[-1].tables.values())
    assert lines[1:] == sorted(lines[1:])
    assert package.files["data.csv"].endswith(b"\n")
    assert b"\r" not in package.files["data.csv"]


def test_codes_name_every_code_in_two_languages(package):
    lines = list(csv.DictReader(io.StringIO(package.files["codes.csv"].decode())))
    found = {(line["dimension"], line["code"]): line for line in lines}
    assert found["topic", "L1.wage"]["parent"] == "L1"
    assert found["topic", "L1.wage"]["label_nl"] == 'L1.wage, "nl" ł'
    assert (found["stay", "_T"]["parent"], found["stay", "_T"]["label_nl"]) == ("", "Totaal")


@pytest.mark.parametrize("label", ["=1+1", "+31", "-", "@x", "\tx"])
def test_no_cell_is_a_formula(releases, label):
    wrong = labels(STAGED) | {"stay": {code: {"nl": label, "en": "x"} for code in STAGED["stay"]}}
    with pytest.raises(ValueError, match="reckon"):
        compose(releases[-1], origin(labels=wrong), PAPERS, sshsig.public_half(KEY))


def test_the_three_lines_of_verify_do_what_they_say(package, tmp_path):
    folder = write_package(package, tmp_path / "2026")
    dutch, english = (folder / "VERIFY.txt").read_text(encoding="utf-8").strip().split("\n\n")
    assert len(dutch.split("\n")) == len(english.split("\n")) == 3
    command = english.split("\n")[1].split(": ", 1)[1]
    assert command == dutch.split("\n")[1].split(": ", 1)[1]
    result = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True)
    assert (result.returncode, result.stdout[:4]) == (0, "Good")
    assert sshsig.fingerprint(sshsig.public_half(KEY)) in english


def test_a_package_changed_in_one_byte_is_refused(package, tmp_path, slow):
    """By the signature when it is the manifest, by the manifest when it is any other file."""
    draw = random.Random(3)
    folder = write_package(package, tmp_path / "2026")
    for path in sorted(package.files) * (20 if slow else 1):
        content = bytearray(package.files[path])
        content[draw.randrange(len(content))] ^= 1
        (folder / path).write_bytes(content)
        if path != "manifest.json.sig":
            assert not _is_genuine(folder, package), path
        (folder / path).write_bytes(package.files[path])
    assert _is_genuine(folder, package)


def test_a_package_with_a_file_less_another_name_or_an_old_key_is_refused(releases, package, tmp_path):
    less, renamed = write_package(package, tmp_path / "less"), write_package(package, tmp_path / "renamed")
    (less / "codes.csv").unlink()
    (renamed / "report.pdf").rename(renamed / "rapport.pdf")
    old = bytes(range(1, 33))
    signed = sign_package(compose(releases[-1], origin(), PAPERS, sshsig.public_half(old)), old)
    for folder in (less, renamed, write_package(signed, tmp_path / "old")):
        assert not _is_genuine(folder, package)


def _is_genuine(folder, package):
    """As `VERIFY.txt` says, with the key that the municipality keeps itself."""
    kept = folder.parent / "kept"
    kept.write_bytes(package.files["allowed_signers"])
    named = [
        "-f",
        kept,
        "-I",
        "aalsmeer-spreekuur",
        "-n",
        sshsig.NAMESPACE,
        "-s",
        folder / "manifest.json.sig",
    ]
    manifest = (folder / "manifest.json").read_bytes()
    signed = subprocess.run(["ssh-keygen", "-Y", "verify", *named], input=manifest, capture_output=True)
    if signed.returncode:
        return False
    named = {entry["path"]: entry["sha256"] for entry in json.loads(manifest)["files"]}
    there = {path for path in named if (folder / path).is_file()}
    return there == set(named) and all(
        hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest for path, digest in named.items()
    )


def test_a_program_for_data_packages_reads_it_and_finds_no_fault(package, tmp_path):
    """With the library that keeps the standard: types, keys, hashes, and that every code is in the list."""
    good, bad = write_package(package, tmp_path / "good"), write_package(package, tmp_path / "bad")
    codes = bad / "codes.csv"
    codes.write_bytes(b"\n".join(line for line in codes.read_bytes().split(b"\n") if b"L2.tax" not in line))
    found = _frictionless(good, bad)
    assert found["good"] == []
    assert {"foreign-key", "hash-count"} <= set(found["bad"])


def _frictionless(*folders):
    """What it says of each package: in a process of its own, as it takes seconds to load and warns as it does."""
    code = """if True:
        import json, os, sys, frictionless
        found = {}
        for name in sys.argv[1:]:
            os.chdir(name)
            report = frictionless.validate("datapackage.json")
            errors = [error for task in report.tasks for error in task.errors] + report.errors
            found[os.path.basename(name)] = [error.type for error in errors]
        print(json.dumps(found))
    """
    command = [sys.executable, "-W", "ignore", "-c", code, *folders]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_an_open_period_is_never_packed(releases):
    for closed in (date(2026, 12, 31), date(2027, 1, 14)):
        with pytest.raises(ValueError, match="open"):
            compose(releases[-1], origin(closed=closed), PAPERS, sshsig.public_half(KEY))
    with pytest.raises(ValueError, match="closed"):
        origin(created=date(2027, 1, 19))


def test_another_key_does_not_sign_it(releases):
    made = compose(releases[-1], origin(), PAPERS, sshsig.public_half(KEY))
    with pytest.raises(ValueError, match="another key"):
        sign_package(made, bytes(32))


def test_what_was_changed_after_the_proof_is_not_packed():
    release = a_release()
    table = release.tables["q_contacts_visit"]
    object.__setattr__(table, "rows", tuple(replace(row, count=row.count * 2) for row in table.rows))
    with pytest.raises(NotSafe):
        compose(release, origin(HIERARCHIES), PAPERS, sshsig.public_half(KEY))


def test_a_table_that_is_not_the_proved_file_is_not_packed():
    """These tables have a digest of something else."""
    (table,) = a_release(tables=[replace(some_tables()[0], digest="0" * 64)]).tables.values()
    with pytest.raises(ValueError, match="proved"):
        packages.table_csv(table)


def test_three_dimensions_have_no_place_in_the_list():
    leaves = {(visit, tongue, "yes"): 5 for visit in ("first", "repeat") for tongue in ("pl", "not_pl")}
    leaves |= {(visit, tongue, "no"): 5 for visit, tongue, _ in leaves}
    deep = a_table("q_contacts_three", "contacts", ("visit", "language", "signal"), leaves)
    release = a_release(tables=[deep])
    with pytest.raises(ValueError, match="dimensions"):
        packages.data_csv(release, "aalsmeer", "spreekuur")
    assert isinstance(deep.rows[0], SafeRow)


@pytest.mark.parametrize("name", ["", "Aalsmeer", "a-b", "../a", "a b"])
def test_the_name_of_a_desk_is_one_plain_word(name):
    with pytest.raises(ValueError, match="small letters"):
        origin(desk=name)


def test_the_same_package_twice_is_there_once(package, tmp_path):
    folder = write_package(package, tmp_path / "2026")
    assert write_package(package, tmp_path / "2026") == folder
    (folder / "data.csv").write_bytes(b"other")
    with pytest.raises(PackageThere):
        write_package(package, folder)
    assert (folder / "data.csv").read_bytes() == b"other"


def test_a_full_disk_leaves_nothing(package, tmp_path, monkeypatch):
    written, real = [], packages._write

    def full(path, content):
        if len(written) == 5:
            raise OSError(28, os.strerror(28))
        written.append(path)
        real(path, content)

    monkeypatch.setattr(packages, "_write", full)
    with pytest.raises(NoRoom):
        write_package(package, tmp_path / "2026")
    assert list(tmp_path.iterdir()) == []


def test_what_a_power_cut_left_is_cleared_away(package, tmp_path):
    (tmp_path / ".2026.part" / "tables").mkdir(parents=True)
    (tmp_path / ".2026.part" / "tables" / "old.csv").write_bytes(b"half")
    folder = write_package(package, tmp_path / "2026")
    assert not (folder / "tables" / "old.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["2026"]

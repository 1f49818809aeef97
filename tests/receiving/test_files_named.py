# SPDX-License-Identifier: EUPL-1.2
"""Whoever reads why a package is not taken in reads which file it is about; what is still being saved waits."""

import json
import zipfile

import pytest

import received_making as making
from spreekuur import language
from spreekuur.cli.main import run
from spreekuur.errors.receiving import MailWaits, PackageRefused, Refusal
from spreekuur.messages import explain
from spreekuur.messages.receiving import OF_FILES, WHY
from spreekuur.statistics import flat

LANGUAGES = ("en", "nl", "pl", "bg", "ro", "es")


@pytest.fixture(scope="module")
def package():
    return making.packages()[0]


@pytest.fixture
def receive(tmp_path, capfdbinary):
    """Runs it over the inbox; what it prints, and each answer by its name in the inbox."""
    keys = making.trust_folder(tmp_path / "keys", "spreekuur")
    (tmp_path / "box").mkdir()

    def receiving(*more, code):
        named = ["--trust", str(keys), "--into", f"sqlite:///{tmp_path}/figures.sqlite", "--lang", "en"]
        assert run(["receive", str(tmp_path / "box"), *named, *more]) == code
        return capfdbinary.readouterr().out.decode()

    return receiving


def answers(printed, key="refused"):
    return {one["package"]: one for one in json.loads(printed)[key]}


def put(tmp_path, package, name):
    return making.write_folder(package, tmp_path / "box" / name)


def test_each_refusal_names_its_files(tmp_path, package, receive):
    (put(tmp_path, package, "short") / "data.csv").unlink()
    (put(tmp_path, package, "headless") / "manifest.json").unlink()
    changed = put(tmp_path, package, "changed")
    for path in ("codes.csv", "report.pdf"):
        (changed / path).write_bytes(b"x")
    (put(tmp_path, package, "more") / "notes of Tuesday.docx").write_bytes(b"x")
    (put(tmp_path, package, "deep") / "tables" / "old").mkdir()
    (put(tmp_path, package, "alike") / "DATA.csv").write_bytes(b"x")
    linked = put(tmp_path, package, "linked") / "report.pdf"
    linked.unlink()
    linked.symlink_to(tmp_path / "elsewhere.pdf")
    named = {
        "short": "Missing in it: data.csv.",
        "headless": "Missing in it: manifest.json.",
        "changed": "Changed after it was signed: codes.csv, report.pdf.",
        "more": "Not on its signed list: notes of Tuesday.docx.",
        "deep": "Not on its signed list: tables/old.",
        "alike": "Two files in it have the same name: DATA.csv, data.csv.",
        "linked": "A link to another place, which no package has: report.pdf.",
    }
    refused = answers(receive("--json", code=3))
    assert {name: one["why"][: len(named[name])] for name, one in refused.items()} == named


def test_a_zip_names_them_too(tmp_path, package, receive):
    with zipfile.ZipFile(tmp_path / "box" / "out.zip", "w") as archive:
        archive.writestr("../x.csv", b"x")
    with zipfile.ZipFile(tmp_path / "box" / "mail.zip", "w") as archive:
        files = flat.packed(package.name, package.files)
        for name in list(files)[:3]:
            archive.writestr(name, files[name])
    refused = answers(receive("--json", code=3))
    assert refused["out.zip"]["why"].startswith("A name in it leads out of the package: ../x.csv.")
    assert refused["mail.zip"]["why"].startswith("Missing in it: …-manifest.json.sig, …-files.json.")


def test_a_name_from_outside_is_shown_short_and_obeyed_by_no_terminal():
    names = ["\x1b[2J\u202eexe.csv", "x" * 300, "\udcff", "d", "e"]
    said = explain(PackageRefused(Refusal.STRANGE_FILE, files=names))
    assert said.isprintable() and len(said) < 300
    assert f"?[2J?exe.csv, {'x' * 59}…, ?, d, …" in said


def test_every_refusal_has_a_sentence_in_every_language():
    assert set(WHY) | set(OF_FILES) == set(Refusal)
    errors = [PackageRefused(why, files=["data.csv"]) for why in OF_FILES] + [MailWaits(["data.csv"])]
    said = {}
    try:
        for code in LANGUAGES:
            language.use(code)
            said[code] = [explain(error) for error in errors]
    finally:
        language.use("en")
    assert all("data.csv" in text for texts in said.values() for text in texts)
    assert len({text for texts in said.values() for text in texts}) == len(LANGUAGES) * len(errors)


def test_a_mail_of_which_files_are_still_being_saved_waits_and_is_taken_once_all_are_there(
    tmp_path, package, receive
):
    files = flat.packed(package.name, package.files)
    early, empty, late = [f"{package.name}-{part}" for part in ("manifest.json", "tables.xlsx", "files.json")]
    for name, content in files.items():
        if name != late:
            (tmp_path / "box" / name).write_bytes(b"" if name == empty else content)
    printed = receive("--json", code=3)
    (held,) = answers(printed, "held").values()
    assert (held["package"], held["code"]) == (package.name, "mail_unfinished")
    assert "not here yet: …-tables.xlsx, …-files.json. Save them too" in held["why"]
    assert not answers(printed)
    receipt = tmp_path / "box" / f"{package.name}.receipt.json"
    assert json.loads(receipt.read_bytes())["status"] == "held"
    for name in (empty, late):
        (tmp_path / "box" / name).write_bytes(files[name])
    assert len(json.loads(receive("--json", code=0))["taken"]) == 1
    assert json.loads(receipt.read_bytes())["status"] == "taken"
    (tmp_path / "box" / early).write_bytes(files[early] + b" ")
    assert answers(receive("--json", code=3))[package.name]["code"] == "signature"


def test_a_mail_with_a_changed_file_stays_refused_and_with_one_more_file_names_it(tmp_path, package, receive):
    files = flat.packed(package.name, package.files)
    rest = json.loads(files[f"{package.name}-{flat.REST}"])
    rest["files"]["more.csv"] = "x"
    for name, content in files.items():
        (tmp_path / "box" / name).write_bytes(content)
    (tmp_path / "box" / f"{package.name}-report.pdf").write_bytes(b"x")
    assert "report.pdf" in answers(receive("--json", code=3))[package.name]["why"]
    (tmp_path / "box" / f"{package.name}-{flat.REST}").write_text(json.dumps(rest))
    assert "more.csv" in answers(receive("--json", code=3))[package.name]["why"]


@pytest.mark.parametrize(
    ("name", "mail"), [("Cijfers.EML", True), ("Cijfers.msg", True), ("report.pdf", False)]
)
def test_an_inbox_with_nothing_but_a_mail_says_that_its_files_have_to_be_saved(tmp_path, receive, name, mail):
    (tmp_path / "box" / "june").mkdir()
    (tmp_path / "box" / "june" / name).write_bytes(b"x")
    printed = receive(code=0)
    assert printed.startswith("There was no package in the inbox.\n")
    assert ("There is a mail in it: save what came with the mail" in printed) == mail

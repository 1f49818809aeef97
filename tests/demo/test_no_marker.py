# SPDX-License-Identifier: EUPL-1.2
"""One evening in a world of its own: names, phones and notes stand in no file of it that can be read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import yaml

from spreekuur.resources import root

CASES = Path(__file__).parent.parent / "data" / "scenarios.yaml"
PHRASE = "anker boter cirkel dorpje emmer fiets"
# One client in each script of the desk, and a note with a word that stands nowhere else.
CLIENTS = (
    {"given": "Żaneta", "family": "Święcicka-Łącka", "phone": "+48 600 700 811", "birth_date": "1990-05-17"},
    {"given": "Женя", "family": "Щърбанова", "phone": "+359 88 777 4567", "safe_to_call": "след 19:20 часа"},
    {"name": "Ștefan Țîrlea-Ghiță", "phone": "0040 711 222 999"},
    {"given": "Íñigo", "family": "Muñoz Güell", "phone": "+34 611 222 933", "birth_date": "1988-11-30"},
    {"given": "Ελένη", "family": "Παπαδοπούλου", "phone": "+30 690 555 4321"},
)
NOTES = (
    "Gęślą jaźń wachtwoordje",
    "Бележка зад вратата",
    "Notă despre țânțar",
    "Ñandú y pingüino",
    "Σημείωση",
)
CONSENTS = ("yes", "no", "limited", "unknown", "yes")


def marked() -> list[dict]:
    cases = yaml.safe_load(CASES.read_text("utf-8"))["scenarios"]
    for at, case in enumerate(cases):
        case["client"], case["note"] = CLIENTS[at % 5], NOTES[at % 5]
        case["answers"]["consent"] = CONSENTS[at // 5]
    return cases


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Path:
    """A folder with an evening in `out`, the home and the temporary folder of who played it, and what it said."""
    world = tmp_path_factory.mktemp("world")
    for name in ("home", "tmp", "config", "data", "cache", "state"):
        (world / name).mkdir()
    given = tmp_path_factory.mktemp("given")
    (given / "cases.json").write_text(json.dumps(marked()), "utf-8")
    (given / "phrase").write_text(PHRASE)
    places = {f"XDG_{n}_HOME": str(world / n.lower()) for n in ("CONFIG", "DATA", "CACHE", "STATE")}
    environment = {"PATH": os.environ["PATH"], "HOME": str(world / "home"), "TMPDIR": str(world / "tmp")}
    environment |= places | {"PYTHONPATH": str(root() / "desktop"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "spreekuur", "demo", str(world / "out"), "--json"]
    command += ["--scenarios", str(given / "cases.json"), "--passphrase-file", str(given / "phrase")]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=world, timeout=120)
    assert done.returncode == 0, done.stderr
    (world / "said").write_bytes(done.stdout + done.stderr)
    return world


def markers() -> list[bytes]:
    texts = [PHRASE, *NOTES, *(value for client in CLIENTS for value in client.values())]
    texts += [word for text in texts for word in text.replace("-", " ").split() if len(word) > 5]
    return [text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be")]


def files(world: Path) -> list[Path]:
    return [path for path in world.rglob("*") if path.is_file()]


def test_no_file_and_no_name_of_one_holds_a_marker(world):
    looked_for = markers()
    for path in files(world):
        data = path.read_bytes() + str(path.relative_to(world)).encode()
        assert not any(marker in data for marker in looked_for), path.relative_to(world)


def test_everything_stands_where_the_user_said(world):
    assert {path.relative_to(world).parts[0] for path in files(world)} == {"out", "said"}
    below = {path.relative_to(world / "out").parts[0] for path in files(world / "out")}
    assert below == {"home", "letters", "backup", "statistics", "summary.json"}


def test_the_search_would_find_them(world):
    """The same search finds the markers once the streams of the papers are unpacked: it is not blind."""
    with_note, looked_for = 0, [PHRASE, *NOTES]
    for path in (world / "out" / "letters").glob("PS-*.pdf"):
        text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True).stdout
        with_note += any(text.count(client["phone"]) for client in CLIENTS)
        assert not any(note in text for note in looked_for)
    assert with_note > 0


def test_names_stand_only_in_letters_with_consent(world):
    summary = json.loads((world / "out" / "summary.json").read_text("utf-8"))
    for case, told in zip(marked(), summary["consultations"], strict=True):
        if case["answers"]["consent"] == "no":
            assert told["letters"] == []
        for letter in told["letters"]:
            text = subprocess.run(["pdftotext", str(world / "out" / letter), "-"], capture_output=True).stdout
            first = next(iter(case["client"].values())).split()[0].encode()
            assert (first in text) <= (case["answers"]["consent"] == "yes"), told["scenario"]
    for sheet in (world / "out" / "letters").glob("sheet-*.pdf"):
        text = subprocess.run(["pdftotext", str(sheet), "-"], capture_output=True, text=True).stdout
        assert not any(value in text for client in CLIENTS for value in client.values()), sheet.name


def test_titles_and_hidden_parts_of_the_papers_name_nobody(world):
    looked_for = markers()
    for path in (world / "out" / "letters").iterdir():
        with pikepdf.open(path) as pdf:
            about = [str(value) for value in pdf.docinfo.values()]
            about += [each.read_bytes().decode("utf-8", "replace") for each in _hidden(pdf)]
        assert not any(marker in "\n".join(about).encode() for marker in looked_for), path.name


def _hidden(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    return [each for each in streams if each.get("/Type") in ("/Metadata", "/EmbeddedFile")]

# SPDX-License-Identifier: EUPL-1.2
"""What `letter` writes, looked at with other people's tools: varied cases, every kind, every language."""

import json
import os
import subprocess
import sys

import pytest

from letter_cases import LANGUAGES, a_case, nameless
from spreekuur.cli.main import run
from spreekuur.letters.model import KINDS, LETTER_KINDS
from spreekuur.resources import root

BULGARIAN = {"given": "Женя", "family": "Щърбанова", "phone": "+359 88 123 4567", "birth_date": "1985-02-03"}
CASES = {
    "named": a_case(),
    "nameless": nameless(),
    "cyrillic": a_case(client=BULGARIAN),
    "one name": a_case(client={"name": "Ştefan Ţîrlea"}, window="right"),
    "bare": {"kind": "social", "language": "pl"},
    "long": a_case(situation=["Een lange zin over werk en huis. " * 20] * 6, window="none"),
}
TO = {"social": "aalsmeer_sociaal_loket", "care": "huisarts", "housing": "aalsmeer_wgv", "urgent": "comensha"}
NAMES = ("Żaneta", "Święcicka", "Женя", "Щърбанова", "Ștefan", "Ţîrlea", "Țîrlea", "600 000 000", "123 4567")
PAIRS = [(name, kind, LANGUAGES[at % 6]) for at, name in enumerate(CASES) for kind in KINDS]
PAIRS += [("named", kind, language) for kind in KINDS for language in LANGUAGES]


def case_of(name, kind, language):
    case = CASES[name] | {"kind": kind, "recipient": TO.get(kind, "juridisch_loket"), "language": language}
    made = {"date": "2026-11-13", "time": "10:00", "place": "Dorpsplein 1"}
    return case | ({"appointment": made} if kind == "neutral" else {})


def look(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(("name", "kind", "language"), sorted(set(PAIRS)))
def test_a_paper_is_sound_and_tells_a_name_only_where_it_may(name, kind, language, tmp_path, capfd):
    case = case_of(name, kind, language)
    (tmp_path / "case.json").write_text(json.dumps(case), "utf-8")
    arguments = ["letter", str(tmp_path / "case.json"), "--out", str(tmp_path / "out")]
    assert run([*arguments, "--today", "2026-11-11"]) == 0
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == f"{case.get('kenmerk', kind)}.pdf" and capfd.readouterr().out == f"{path}\n"
    look("qpdf", "--check", path)
    for font in look("pdffonts", path).splitlines()[2:]:
        assert "SpreekuurSans" in font and " yes yes yes " in font
    about = look("pdfinfo", path) + look("pdfinfo", "-meta", path)
    pages = look("pdftotext", path, "-").split("\f")[:-1]
    letter = kind in LETTER_KINDS
    for text in (about, *(pages[1:] if letter and name != "long" else []), *([] if letter else pages)):
        assert not any(one in text for one in NAMES)
    assert len(pages) >= (2 if letter and language != "nl" and kind != "urgent" else 1)
    if letter and name in ("named", "cyrillic"):
        assert any(one in pages[0] for one in NAMES)


def test_the_last_page_of_a_long_letter_has_no_name_either(tmp_path):
    (tmp_path / "case.json").write_text(json.dumps(case_of("long", "legal", "pl")), "utf-8")
    assert run(["letter", str(tmp_path / "case.json"), "--out", str(tmp_path)]) == 0
    pages = look("pdftotext", tmp_path / "PS-2026-0001-04.pdf", "-").split("\f")
    start = next(number for number, text in enumerate(pages) if "Polski" in text)
    assert start >= 2 and not any(one in text for text in pages[start:] for one in NAMES)


def test_two_processes_write_the_same_bytes(tmp_path):
    (tmp_path / "case.json").write_text(json.dumps(a_case()), "utf-8")
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONPATH": str(root() / "desktop"), "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "spreekuur", "letter", str(tmp_path / "case.json")]
        out = tmp_path / seed
        subprocess.run([*command, "--out", str(out)], env=environment, check=True, capture_output=True)
    first, second = ((tmp_path / seed / "PS-2026-0001-04.pdf").read_bytes() for seed in ("1", "2"))
    assert first == second

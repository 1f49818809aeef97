# SPDX-License-Identifier: EUPL-1.2
"""Beside what stands on the page nothing tells who a paper is about: no title, no metadata, no code, no file."""

import json
import os
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from letter_cases import CLIENT, KENMERK, KINDS, a_case, composed, drawn, nameless
from spreekuur.letters.kenmerk import slip_code
from spreekuur.letters.model import LetterPage
from spreekuur.resources import root

MADE = {"date": "2026-11-12", "time": "10:30", "place": "Raadhuisplein 1"}
URGENT = {
    "second_name": "Bea Tweede",
    "facts": ["Geheim"],
    "safe_contact": "010 999 99 99",
    "reason": "Gevaarlijk",
}
TOLD = [*CLIENT.values(), "Święcicka", "Flexbureau", "Verhuur Voorbeeld", "contract stopt", "1990", "600 000"]
TOLD += [
    "Bea Tweede",
    "Geheim",
    "999 99 99",
    "Gevaarlijk",
    "Raadhuisplein 1",
    "ontslag",
    "Ontslag",
    "CoMensha",
]


def cases():
    for kind in KINDS:
        yield pytest.param(a_case(kind, "pl", urgent=URGENT), id=kind)
        yield pytest.param(a_case(kind, "bg", layout="large-print", urgent=URGENT), id=f"{kind}-large")
    for kind in ("client", "card", "neutral"):
        yield pytest.param(nameless(kind, "ro", appointment=MADE, recipient="comensha"), id=kind)


def beside_the_page(pdf):
    """Everything of the file but the drawing of its pages and the fonts."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.Contents.objgen for page in opened.pages}
        told = [opened.Root.Metadata.read_bytes().decode()]
        for found in opened.objects:
            if isinstance(found, pikepdf.Stream) and found.objgen in pages:
                continue
            told += strings(found)
        return "\n".join(told)


def strings(found):
    if isinstance(found, pikepdf.String):
        yield str(found)
    elif isinstance(found, pikepdf.Array):
        for each in found:
            if not getattr(each, "is_indirect", False):
                yield from strings(each)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for key in found.keys():  # noqa: SIM118 - a stream is no mapping
            if not getattr(found[key], "is_indirect", False):
                yield from strings(found[key])


@pytest.mark.parametrize("case", list(cases()))
def test_no_file_tells_anything_beside_its_page(content, case):
    beside = beside_the_page(drawn(case, content))
    assert [value for value in TOLD if value in beside] == []


@pytest.mark.parametrize("case", list(cases()))
def test_the_title_is_the_number_or_the_kind(content, case):
    paper = composed(case, content)
    if isinstance(paper.pages[0], LetterPage):
        assert paper.title == f"Brief {KENMERK}"
    assert not any(value in paper.title for value in TOLD)


@pytest.mark.parametrize("kind", KINDS)
def test_the_code_to_scan_holds_the_number_and_the_receiver_and_no_more(content, kind):
    case = a_case(kind, "nl")
    (letter,) = composed(case, content).pages
    assert letter.slip.code == slip_code(KENMERK, case["recipient"])


@pytest.mark.parametrize("kind", [*KINDS, "client", "card", "neutral"])
def test_a_paper_leaves_no_file_but_the_one_that_was_asked_for(tmp_path, kind):
    made = a_case(kind, "pl") if kind in KINDS else nameless(kind, "pl", appointment=MADE)
    (tmp_path / "case.json").write_text(json.dumps(made), "utf-8")
    for folder in ("temporary", "home", "out", "here"):
        (tmp_path / folder).mkdir()
    told = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path / "temporary"))
    told |= {"HOME": str(tmp_path / "home"), "PYTHONPATH": str(root() / "desktop")}
    told |= {f"XDG_{name}_HOME": str(tmp_path / "home") for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    command = [
        sys.executable,
        "-m",
        "spreekuur",
        "--today",
        "2026-11-11",
        "letter",
        str(tmp_path / "case.json"),
    ]
    out = ["--out", str(tmp_path / "out")]
    subprocess.run(
        [*command, *out], env=os.environ | told, check=True, capture_output=True, cwd=tmp_path / "here"
    )
    files = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(files) == ["case.json", f"out/{KENMERK}.pdf"]

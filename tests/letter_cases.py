# SPDX-License-Identifier: EUPL-1.2
"""Cases for the tests of papers: invented people, one builder, and readers of what came out."""

import subprocess
from io import BytesIO
from typing import Any

import pikepdf

from builders import SENDER
from spreekuur.content.pack import Content
from spreekuur.letters import make
from spreekuur.letters.case import read
from spreekuur.letters.compose import compose
from spreekuur.letters.model import ClientPage, LetterPage, Paper, Said

KENMERK = "PS-2026-0001-04"
LANGUAGES = ("nl", "pl", "en", "bg", "ro", "es")
KINDS = ("social", "legal", "care", "housing", "registration", "urgent")
CLIENT = {
    "given": "Żaneta",
    "family": "Święcicka-Łącka",
    "phone": "+48 600 000 000",
    "birth_date": "1990-05-17",
    "safe_to_call": "na 18.00 uur",
    "area": "Kudelstaart",
}
_TO = {
    "social": "aalsmeer_sociaal_loket",
    "legal": "juridisch_loket",
    "care": "huisarts",
    "housing": "aalsmeer_wgv",
    "registration": "aalsmeer_burgerzaken",
    "urgent": "comensha",
}
_TOPICS = {
    "social": ["housing.eviction", "work.dismissal"],
    "legal": ["work.dismissal", "work.unpaid"],
    "care": ["care.gp"],
    "housing": ["housing.eviction", "housing.overcrowding"],
    "registration": ["reg.brp"],
    "urgent": ["work.dismissal"],
}


def a_case(kind: str = "social", language: str = "pl", **more: Any) -> dict[str, Any]:
    """A full case: named, with consent for the recipient, work, housing and free text."""
    case: dict[str, Any] = {
        "kind": "social" if kind == "registration" else kind,
        "recipient": _TO.get(kind, "aalsmeer_burgerzaken"),
        "language": language,
        "kenmerk": KENMERK,
        "date": "2026-11-11",
        "reply_by": "2026-11-25",
        "client": dict(CLIENT),
        "answers": {
            "topics": _TOPICS.get(kind, ["reg.brp"]),
            "signals": ["housing_tied_loss"],
            "employment": "agency",
            "housing_tied": "true",
            "registration": "rni",
        },
        "situation": ["Het contract stopt op 20 november."],
        "done": ["Gebeld met het uitzendbureau."],
        "work": {
            "employer": "Flexbureau Voorbeeld",
            "date_from": "2026-03-01",
            "date_to": "2026-11-20",
            "hours": 38,
            "amount": "1240.00",
            "deadline": "2026-11-30",
        },
        "housing": {"landlord": "Verhuur Voorbeeld", "date_to": "2026-11-21", "lease_separate": "no"},
        "insurance": "unknown",
        "enclosures": ["contract"],
        "consent": {"recipient": True},
    }
    return case | more


def nameless(kind: str = "social", language: str = "pl", **more: Any) -> dict[str, Any]:
    """The same without a name and without consent."""
    case = a_case(kind, language, **more)
    del case["client"], case["consent"]
    return case


def composed(case: dict[str, Any], content: Content) -> Paper:
    return compose(read(case, content), content, SENDER)


def said(page: LetterPage | ClientPage) -> list[Said]:
    """All that is asked and told on a page, in reading order; headings apart."""
    asked = [each for ask in page.core.asks for each in ask]
    return asked + [each for block in page.blocks for each in (*block.sentences, *block.free)]


def drawn(case: dict[str, Any], content: Content) -> bytes:
    return make(read(case, content), content, SENDER)


def words(pdf: bytes) -> str:
    """All text of the file as pdftotext reads it, white space made one."""
    out = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(out.stdout.decode().split())


def structure(pdf: bytes) -> list[tuple[str, str]]:
    """The structure tree in reading order: role and language of each element."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found: list[tuple[str, str]] = []
        _walk(opened.Root.StructTreeRoot.K, "", found)
        return found


def _walk(element: Any, language: str, found: list[tuple[str, str]]) -> None:
    if isinstance(element, pikepdf.Array):
        for kid in element:
            _walk(kid, language, found)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        language = str(element.get("/Lang", language))
        found.append((str(element.S)[1:], language))
        _walk(element.K, language, found)

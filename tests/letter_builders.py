# SPDX-License-Identifier: EUPL-1.2
"""A talk whose papers the tests of the letter screens are about."""

from typing import Any

from builders import a_talk
from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.letters import store
from spreekuur.letters.store import KeptPaper

WITH_NAME = {"given": "Żaneta", "family": "Święcicka"}
SOCIAL = ChosenRoute("participe", "urgent", ("R001",))
LEGAL = ChosenRoute("juridisch_loket", "normal", ("R029",))


def the_talk(evening: Evening, **more: Any) -> Talk:
    return a_talk(evening, **({"routes": (SOCIAL, LEGAL), "number": 14} | more))


def papers_of(desk: Desk, evening: Evening) -> list[KeptPaper]:
    return store.of_evening(desk.db, evening.id)


def words_of(pdf: bytes) -> str:
    """Everything that can be read in a paper."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    words = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return words

# SPDX-License-Identifier: EUPL-1.2
"""What the clock says as lines for people."""

from collections.abc import Iterator, Sequence

from spreekuur.desk import clock_words
from spreekuur.language import _
from spreekuur.referral.clock_model import Reckoning


def of_all(found: Sequence[Reckoning], report_days: int) -> str:
    """Every answer as a block of lines, numbered if there are several."""
    blocks = []
    for place, one in enumerate(found, 1):
        heading = [_("Stays {n}").format(n=place)] if len(found) > 1 else []
        blocks.append("\n".join([*heading, *_lines(one, report_days)]))
    return "\n\n".join(blocks)


def _lines(found: Reckoning, report_days: int) -> Iterator[str]:
    classes = ", ".join(clock_words.classes(found.housing)) or _("not known")
    yield _("Housing: {classes}").format(classes=classes)
    yield from _shown(clock_words.length(found.housing))
    yield _("Registration: {status}").format(status=clock_words.status(found.registration))
    yield from _shown(
        clock_words.registration(found.registration),
        clock_words.report(found.registration, report_days),
        clock_words.counted(found.registration),
    )
    yield from (_("To ask: {question}").format(question=each) for each in clock_words.questions(found))
    yield from _shown(*clock_words.notes(found))


def _shown(*sentences: str) -> Iterator[str]:
    yield from (f"   {sentence}" for sentence in sentences if sentence)

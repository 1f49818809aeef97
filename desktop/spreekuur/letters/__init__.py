# SPDX-License-Identifier: EUPL-1.2
"""Papers: from a case to composed sentences to a PDF, all in memory."""

from contextlib import suppress

from spreekuur.content.pack import Content
from spreekuur.errors import UserError
from spreekuur.letters.kenmerk import format_kenmerk
from spreekuur.letters.model import Case, Sender


def make(case: Case, content: Content, sender: Sender) -> bytes:
    """The paper of a case as a PDF file."""
    from spreekuur.letters.compose import compose
    from spreekuur.letters.pdf import draw

    return draw(compose(case, content, sender))


def warm_up(content: Content, sender: Sender) -> None:
    """Make a letter that nobody sees, so that the first real one does not wait for the fonts to load.

    It takes as long as a few letters, once, and nothing when the content has nobody to write to.
    """
    from datetime import date

    from spreekuur.letters import case as cases

    kinds = {name: content.letter_kind(each.category) for name, each in content.organisations.items()}
    recipient = next((name for name, kind in kinds.items() if kind), None)
    if recipient is not None:
        case = {
            "kind": kinds[recipient],
            "recipient": recipient,
            "language": "pl",
            "kenmerk": format_kenmerk(2000, 0, 1),  # for the code to scan; printed nowhere
            "answers": {"topics": list(content.topics)[:1]},
            "situation": [
                "1"
            ],  # own words are looked through for numbers of persons, and have their own face
        }
        with suppress(UserError):  # what is wrong with the content is said to whoever makes a real letter
            make(cases.read(case, content, date(2000, 1, 1)), content, sender)

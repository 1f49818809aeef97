# SPDX-License-Identifier: EUPL-1.2
"""Papers: from a case to composed sentences to a PDF, all in memory."""

from spreekuur.content.pack import Content
from spreekuur.letters.model import Case, Sender


def make(case: Case, content: Content, sender: Sender) -> bytes:
    """The paper of a case as a PDF file."""
    from spreekuur.letters.compose import compose
    from spreekuur.letters.pdf import draw

    return draw(compose(case, content, sender))

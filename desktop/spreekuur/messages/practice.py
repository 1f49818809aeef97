# SPDX-License-Identifier: EUPL-1.2
"""The sentences of practice mode."""

from spreekuur.errors import practice
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    practice.PracticeStays: lambda e: _(
        "This is practice. Nothing is copied, sent or counted, so you have nothing to do here."
    ),
}

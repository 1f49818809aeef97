# SPDX-License-Identifier: EUPL-1.2
"""Joins the sentences of all areas; a test holds that every `UserError` has one."""

from spreekuur.messages import content, desk, output, vault
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    **content.SENTENCES,
    **desk.SENTENCES,
    **output.SENTENCES,
    **vault.SENTENCES,
}

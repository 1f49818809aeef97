# SPDX-License-Identifier: EUPL-1.2
"""Joins the sentences of all areas; a test holds that every `UserError` has one."""

from spreekuur.messages import (
    clients,
    content,
    desk,
    directory,
    exchange,
    hsds,
    joining,
    letters,
    moving,
    output,
    packs,
    papers,
    practice,
    proof,
    rules,
    settings,
    tasks,
    team,
    transport,
    vault,
)
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    **clients.SENTENCES,
    **content.SENTENCES,
    **desk.SENTENCES,
    **directory.SENTENCES,
    **exchange.SENTENCES,
    **hsds.SENTENCES,
    **joining.SENTENCES,
    **letters.SENTENCES,
    **moving.SENTENCES,
    **output.SENTENCES,
    **packs.SENTENCES,
    **papers.SENTENCES,
    **practice.SENTENCES,
    **proof.SENTENCES,
    **rules.SENTENCES,
    **settings.SENTENCES,
    **tasks.SENTENCES,
    **team.SENTENCES,
    **transport.SENTENCES,
    **vault.SENTENCES,
}

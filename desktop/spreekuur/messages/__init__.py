# SPDX-License-Identifier: EUPL-1.2
"""The sentence of every `UserError`, in the language of the screen."""

from spreekuur.errors import UserError
from spreekuur.messages.sentences import SENTENCES


def explain(error: UserError) -> str:
    """Say what happened and what to do, in the language in use; without values that could be personal."""
    return SENTENCES[type(error)](error)

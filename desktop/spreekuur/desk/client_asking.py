# SPDX-License-Identifier: EUPL-1.2
"""How much is asked of a client in the client view: a form to fill in is not what they came for. Pure."""

from collections.abc import Collection
from dataclasses import replace

from spreekuur.desk.client_view import ClientView
from spreekuur.desk.client_words import CONSENT, LANGUAGE
from spreekuur.desk.explained import MOST_QUESTIONS

_OF_THE_TALK = (CONSENT, LANGUAGE)


def asking_at_most(view: ClientView, answered: Collection[str]) -> ClientView:
    """The view without its question when the client has answered two for the advice in this talk already.

    Which language and whether we may pass something on are asked whatever was answered before.
    """
    key = view.ask.key if view.ask is not None else CONSENT
    if key in _OF_THE_TALK or key in answered:
        return view
    return replace(view, ask=None) if len(set(answered) - {*_OF_THE_TALK}) >= MOST_QUESTIONS else view

# SPDX-License-Identifier: EUPL-1.2
"""Who may do what: the one place that every command and screen asks.

A laptop has a role in the team, by its certificate; a person has one in the vault, by the passphrase. What is listed
here takes a person who leads, whatever the laptop: a coordinator, or in a vault that has none whoever made it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum

from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit, hold
from spreekuur.errors.settings import NeedsCoordinator, NotCoordinator
from spreekuur.security.unlocked import Unlocked


class Act(StrEnum):
    """What takes a person who leads."""

    ADMIT = "admit"
    REVOKE = "revoke"
    READING_KEY = "reading-key"
    SIGN_PACKS = "sign-packs"
    TAKE_PACK = "take-pack"
    CLOSE_PERIOD = "close-period"
    SIGN_FIGURES = "sign-figures"
    WITHDRAW_FIGURES = "withdraw-figures"
    SEND_FIGURES = "send-figures"
    FIGURES_PLACE = "figures-place"
    BUNDLES_PLACE = "bundles-place"
    PEOPLE = "people"
    SHEETS = "sheets"
    SIGNALS_KEY = "signals-key"
    RULES = "rules"
    DIRECTORY = "directory"
    QUESTIONS = "questions"
    RULE_USE = "rule-use"
    SEEN_FILES = "seen-files"
    CLEAR_FILES = "clear-files"
    REPLACE_VAULT = "replace-vault"


class Asks(StrEnum):
    """Whose word counts: of who opened the vault, or of who types the passphrase on the spot, as others sit there."""

    OPENED = "opened"
    TYPED = "typed"
    EITHER = "either"


ACTS: dict[Act, Asks] = {
    Act.ADMIT: Asks.EITHER,
    Act.REVOKE: Asks.EITHER,
    Act.READING_KEY: Asks.OPENED,
    Act.SIGN_PACKS: Asks.TYPED,
    Act.TAKE_PACK: Asks.EITHER,
    Act.CLOSE_PERIOD: Asks.TYPED,
    Act.SIGN_FIGURES: Asks.TYPED,
    Act.WITHDRAW_FIGURES: Asks.TYPED,
    Act.SEND_FIGURES: Asks.OPENED,
    Act.FIGURES_PLACE: Asks.EITHER,
    Act.BUNDLES_PLACE: Asks.EITHER,
    Act.PEOPLE: Asks.TYPED,
    Act.SHEETS: Asks.TYPED,
    Act.SIGNALS_KEY: Asks.TYPED,
    Act.RULES: Asks.TYPED,
    Act.DIRECTORY: Asks.EITHER,
    Act.QUESTIONS: Asks.TYPED,
    Act.RULE_USE: Asks.TYPED,
    Act.SEEN_FILES: Asks.TYPED,
    Act.CLEAR_FILES: Asks.OPENED,
    Act.REPLACE_VAULT: Asks.OPENED,
}


def may(desk: Desk, act: Act) -> bool:
    """Whether who opened the vault may do it without anybody typing more."""
    return ACTS[act] is not Asks.TYPED and desk.db.leads


def require(desk: Desk, act: Act) -> None:
    """Hold that who opened the vault may do it.

    Raises: NeedsCoordinator.
    """
    if not may(desk, act):
        raise NeedsCoordinator


@contextmanager
def with_leave(desk: Desk, act: Act, leave: Permit | None, now: datetime) -> Iterator[None]:
    """Do it with the leave of who typed the passphrase; where the table says so, who opened the vault needs none.

    Raises: PermitOver, NotCoordinator.
    """
    if ACTS[act] is Asks.EITHER and desk.db.leads and leave is None:
        yield
        return
    with desk.db.led(of_leave(act, leave, now).leads):
        yield


def of_leave(act: Act, leave: Permit | None, now: datetime) -> Unlocked:
    """Who gave leave for it.

    Raises: PermitOver, NotCoordinator.
    """
    opened = hold(leave, now).opened
    if ACTS[act] is Asks.OPENED or not opened.leads:
        raise NotCoordinator
    return opened

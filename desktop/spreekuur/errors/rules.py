# SPDX-License-Identifier: EUPL-1.2
"""Why a change of a rule is not kept."""

from spreekuur.errors import UserError


class NothingChanged(UserError):
    """Everything stands there as it was."""


class RuleTextMissing(UserError):
    """The reason or the first step of a rule cannot be empty."""


class RuleTextTooLong(UserError):
    """A text of a rule is longer than a card can show."""


class SourceMissing(UserError):
    """Nobody said where the change comes from."""


class SaysARight(UserError):
    """A text says that somebody has or lacks a right; `language` is its language."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language

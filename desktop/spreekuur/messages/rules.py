# SPDX-License-Identifier: EUPL-1.2
"""The sentences about changes of rules."""

from spreekuur.errors import rules
from spreekuur.language import NAMES, _
from spreekuur.messages.kind import Sentence


def _says_a_right(error: rules.SaysARight) -> str:
    return _("The text in {language} speaks of a right. Say who decides about it instead.").format(
        language=NAMES.get(error.language, error.language)
    )


SENTENCES: dict[type, Sentence] = {
    rules.NothingChanged: lambda e: _("Nothing is different from how it was. Change something first."),
    rules.RuleTextMissing: lambda e: _("The reason and the first step cannot be empty."),
    rules.RuleTextTooLong: lambda e: _(
        "A text has more than 300 signs. Make it shorter, so that it fits a card."
    ),
    rules.SourceMissing: lambda e: _("Say where the change comes from: who said it, or where you read it."),
    rules.SaysARight: _says_a_right,
}

# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur suggest`: routes for one set of answers, or for a list of them; needs no vault."""

import argparse
from typing import Any

from spreekuur.cli import common, given, listing, output
from spreekuur.content.pack import Content
from spreekuur.errors.content import InvalidAnswers
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.referral import answers, engine
from spreekuur.referral.model import Advice, Suggestion
from spreekuur.team.pack_content import load

# The texts are the Dutch source, whatever the language of the messages.
SOURCE = "nl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument(
        "--answers", metavar="FILE|-", required=True, help=_("JSON with the answers; - is stdin")
    )


def run(args: argparse.Namespace) -> int:
    """Print the advice; answers that are not valid give exit code 2 and nothing on stdout."""
    content = load(args.content)
    try:
        untrusted = given.document(args.answers)
        sets = given.each(untrusted, lambda one: answers.read(one, content))
    except InvalidAnswers as error:
        common.say(explain(error))
        return 2
    advices = [engine.suggest(each, content) for each in sets]
    if args.json:
        documents = [as_document(advice, content) for advice in advices]
        output.write_json(documents if isinstance(untrusted, list) else documents[0])
    else:
        output.write_text(listing.of_all(advices, content))
    return 0


def as_document(advice: Advice, content: Content) -> dict[str, Any]:
    """The advice as this command prints it: the names of the members are public and stable."""
    return {
        "mode": str(advice.mode),
        "suggestions": [_suggestion(each, content) for each in advice.suggestions],
        "ask_next": [{"question": each.question, "changes": list(each.changes)} for each in advice.ask_next],
        "guards": list(advice.guards),
    }


def _suggestion(suggestion: Suggestion, content: Content) -> dict[str, Any]:
    return {
        "route": suggestion.route,
        "priority": suggestion.priority,
        "rules": list(suggestion.rules),
        "why": content.text(suggestion.why, SOURCE),
        "bring": [content.text(item, SOURCE) for item in suggestion.bring],
        "first_step": content.text(suggestion.first_step, SOURCE),
        "fallback": suggestion.fallback,
    }

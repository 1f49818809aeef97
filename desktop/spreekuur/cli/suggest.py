# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur suggest`: routes for one set of answers, or for a list of them; needs no vault."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from spreekuur.cli import common, listing, output
from spreekuur.content.pack import Content, load
from spreekuur.errors.content import InvalidAnswers, WrongAnswer
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.referral import answers, engine
from spreekuur.referral.answers import Answers
from spreekuur.referral.model import Advice, Suggestion

MOST_BYTES = 16 * 1024 * 1024
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
        untrusted = parse(_read(args.answers))
        sets = _checked(untrusted, content)
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


def _read(place: str) -> bytes:
    """The bytes of the answers; one more than allowed is enough to refuse them.

    Raises: InvalidAnswers when there is nothing to read or it is too large.
    """
    try:
        if place == "-":
            untrusted = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(place).open("rb") as file:
                untrusted = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InvalidAnswers(WrongAnswer.NOT_READABLE) from error
    if len(untrusted) > MOST_BYTES:
        raise InvalidAnswers(WrongAnswer.TOO_LARGE)
    return untrusted


def parse(untrusted: bytes) -> Any:
    """Strict JSON: UTF-8 without a mark, no NaN, no key twice, no number or depth beyond reason.

    Raises: InvalidAnswers when it is anything else.
    """
    try:
        return json.loads(untrusted.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise InvalidAnswers(WrongAnswer.NOT_JSON) from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands there twice")
    return made


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _checked(untrusted: Any, content: Content) -> list[Answers]:
    """Each set of answers; one bad element refuses the whole list.

    Raises: InvalidAnswers, which counts the element from 1.
    """
    if not isinstance(untrusted, list):
        return [answers.read(untrusted, content)]
    checked = []
    for place, each in enumerate(untrusted, 1):
        try:
            checked.append(answers.read(each, content))
        except InvalidAnswers as error:
            raise InvalidAnswers(error.problem, error.key, place) from error
    return checked


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

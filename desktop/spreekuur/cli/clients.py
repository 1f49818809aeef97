# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur clients search TEXT` and `clients match FILE|-`: the search and the judgement of the screen."""

import argparse
from typing import Any

from spreekuur.cli import common, given, output, passphrases
from spreekuur.clients.duplicates import Judgement, Person, judge
from spreekuur.desk import client_files_found
from spreekuur.errors.clients import NotPairs
from spreekuur.errors.content import InvalidAnswers
from spreekuur.language import _
from spreekuur.times import local_date

_FIELDS = ("given", "family", "phone")
_LONGEST = 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two things that can be done, each with its options."""
    group = parser.add_subparsers(dest="what", required=True, metavar="search|match")
    text = _("find client files by code, phone, initials or name")
    search = group.add_parser("search", help=text, description=text, allow_abbrev=False)
    search.add_argument("text", metavar="TEXT", help=_("what is looked for, at least two signs"))
    passphrases.add_option(search)
    text = _("say of pairs of persons whether they seem to be one; needs no vault")
    match = group.add_parser("match", help=text, description=text, allow_abbrev=False)
    match.add_argument("pairs", metavar="FILE|-", help=_("JSON with a list of pairs; - is stdin"))
    for below in (search, match):
        common.describe(below)


def run(args: argparse.Namespace) -> int:
    """Do the one or the other; nothing is changed by either."""
    return {"search": _search, "match": _match}[args.what](args)


def _search(args: argparse.Namespace) -> int:
    """Print who was found, best first; a name only where there is consent to keep it."""
    app = passphrases.open_vault(args)
    try:
        found = client_files_found.found_with_names(app.desk, args.text, local_date(common.now(args)))
    finally:
        app.close()
    if args.json:
        output.write_json(
            [
                {"code": one.code, "given": one.given, "family": one.family, "score": one.score}
                for one in found
            ]
        )
    elif found:
        lines = (" ".join(filter(None, (one.code, one.given, one.family))) for one in found)
        output.write_text("\n".join(lines))
    else:
        common.say(_("Nobody was found."))
    return 0


def _match(args: argparse.Namespace) -> int:
    """Print the judgement of each pair, in the order in which they were given."""
    try:
        untrusted = given.document(args.pairs)
    except InvalidAnswers as error:
        raise NotPairs from error
    if not isinstance(untrusted, list):
        raise NotPairs
    pairs = [_pair(one, place) for place, one in enumerate(untrusted, 1)]
    judged = [judge(a, b) for a, b in pairs]
    if args.json:
        output.write_json([_document(one) for one in judged])
    elif judged:
        output.write_text(
            "\n".join(f"{one.same}\t{one.score:.3f}\t{' '.join(one.reasons)}".rstrip() for one in judged)
        )
    return 0


def _document(judged: Judgement) -> dict[str, Any]:
    return {"same": str(judged.same), "score": judged.score, "reasons": list(judged.reasons)}


def _pair(untrusted: Any, place: int) -> tuple[Person, Person]:
    """Two persons.

    Raises: NotPairs, which counts from 1, when it is anything else.
    """
    if not isinstance(untrusted, dict) or untrusted.keys() != {"a", "b"}:
        raise NotPairs(place)
    return _person(untrusted["a"], place), _person(untrusted["b"], place)


def _person(untrusted: Any, place: int) -> Person:
    if not isinstance(untrusted, dict) or not untrusted.keys() <= set(_FIELDS):
        raise NotPairs(place)
    texts = [untrusted.get(name) or "" for name in _FIELDS]
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts):
        raise NotPairs(place)
    return Person(*texts)

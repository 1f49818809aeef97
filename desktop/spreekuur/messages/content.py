# SPDX-License-Identifier: EUPL-1.2
"""The sentences about content and about answers. What was typed is never repeated: it could be a name."""

from collections.abc import Callable

from spreekuur.errors.content import ContentError, Fault, InvalidAnswers, Problem, WrongAnswer
from spreekuur.language import _, ngettext
from spreekuur.messages.kind import Sentence

_PROBLEMS: dict[Problem, Callable[[], str]] = {
    Problem.ABSENT: lambda: _("{file} is not there."),
    Problem.NOT_READABLE: lambda: _("{file} cannot be read ({detail})."),
    Problem.NOT_A_PACK: lambda: _("{file} is not a content pack of this program ({detail})."),
    Problem.MISSING: lambda: _("{file}, {entry}: {detail} is missing."),
    Problem.WRONG_TYPE: lambda: _("{file}, {entry}: {detail} has the wrong type."),
    Problem.BAD_VALUE: lambda: _("{file}, {entry}: {detail} has a value that is not allowed."),
    Problem.UNKNOWN_ID: lambda: _("{file}, {entry}: {detail} does not exist."),
    Problem.DUPLICATE: lambda: _("{file}, {entry}: {detail} stands there twice."),
    Problem.BAD_CONDITION: lambda: _("{file}, {entry}: the condition on {detail} cannot be understood."),
    Problem.MISSING_TEXT: lambda: _("{file}, {entry}: the text is missing."),
    Problem.UNUSED_TEXT: lambda: _("{file}, {entry}: no entry uses this text."),
    Problem.OTHER_TEXT: lambda: _("{file}, {entry}: the text differs from {detail}."),
    Problem.BAD_SLOT: lambda: _("{file}, {entry}: the slots do not match ({detail})."),
    Problem.NOT_PLAIN: lambda: _("{file}, {entry}: the sentence is not plain enough ({detail})."),
    Problem.TOO_FEW: lambda: _("{file}, {entry}: there are too few words to find it by ({detail})."),
    Problem.SHARED: lambda: _("{file}, {entry}: the same word finds another topic, too ({detail})."),
    Problem.UNSAFE: lambda: _(
        "{file}, line {entry}: too large or nested too deeply. At most 40 levels, 16 MiB and a million values are read."
    ),
    Problem.UNREACHABLE: lambda: _("{file}, {entry}: no answers ever make this rule hold ({detail})."),
    Problem.NEVER_SHOWN: lambda: _("{file}, {entry}: wherever it holds, {detail} speaks in its place."),
    Problem.UNCOVERED: lambda: _("{file}, {entry}: no rule says where to go with this."),
    Problem.NO_CONTACT: lambda: _(
        "{file}, {entry}: rules send people there, but no phone, website or address was checked."
    ),
    Problem.UNTRANSLATED: lambda: _("{file}, {entry}: the text is not there in {detail}."),
    Problem.STALE: lambda: _("{file}, {entry}: checked too long ago, or nobody knows when ({detail})."),
}

_WRONG_ANSWERS: dict[WrongAnswer, Callable[[], str]] = {
    WrongAnswer.NOT_READABLE: lambda: _("The file with the answers cannot be read."),
    WrongAnswer.TOO_LARGE: lambda: _("The answers are larger than 16 MiB."),
    WrongAnswer.NOT_JSON: lambda: _("The answers are not valid JSON in UTF-8."),
    WrongAnswer.NOT_ANSWERS: lambda: _("The answers must be one JSON object, or a list of objects."),
    WrongAnswer.UNKNOWN_KEY: lambda: _("There is a key that the engine does not know."),
    WrongAnswer.WRONG_TYPE: lambda: _("{key}: this kind of value is not allowed."),
    WrongAnswer.OUT_OF_RANGE: lambda: _("{key}: the number is out of range."),
    WrongAnswer.TOO_MANY: lambda: _("{key}: at most 200 ids are allowed."),
    WrongAnswer.UNKNOWN_CHOICE: lambda: _("{key}: there is a value that the content does not know."),
    WrongAnswer.ABSENT: lambda: _("{key} is missing."),
    WrongAnswer.NO_DATE: lambda: _("{key}: a date such as 2026-11-11 is needed, from 1900 to 2100."),
    WrongAnswer.TOO_MANY_STAYS: lambda: _("{key}: at most 200 stays are allowed."),
    WrongAnswer.DEPARTURE_FIRST: lambda: _("{key}: a departure lies before its arrival."),
}


def say_fault(fault: Fault) -> str:
    """One mistake in the content as one sentence."""
    return _PROBLEMS[fault.problem]().format(file=fault.file, entry=fault.entry, detail=fault.detail)


def _content_error(error: ContentError) -> str:
    first = say_fault(error.faults[0])
    more = len(error.faults) - 1
    if not more:
        return first
    return (
        first
        + " "
        + ngettext("One more mistake was found.", "{n} more mistakes were found.", more).format(n=more)
    )


def _invalid_answers(error: InvalidAnswers) -> str:
    sentence = _WRONG_ANSWERS[error.problem]().format(key=error.key)
    if error.item is None:
        return sentence
    return _("Set of answers {n}: {sentence}").format(n=error.item, sentence=sentence)


SENTENCES: dict[type, Sentence] = {ContentError: _content_error, InvalidAnswers: _invalid_answers}

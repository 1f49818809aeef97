# SPDX-License-Identifier: EUPL-1.2
"""From answers to advice: a pure function of the answers and the content pack."""

from weakref import WeakKeyDictionary

from spreekuur.content.pack import Content
from spreekuur.referral.answers import Answers
from spreekuur.referral.asking import Asker
from spreekuur.referral.matching import FALSE, TRUE, judge
from spreekuur.referral.model import Advice
from spreekuur.referral.resolving import Situation, suggestions
from spreekuur.referral.rule_index import RuleIndex

_indexes: WeakKeyDictionary[Content, RuleIndex] = WeakKeyDictionary()


def prepare(content: Content) -> RuleIndex:
    """File the rules of this content, anew when others were laid over them; `suggest` does it by itself."""
    index = _indexes.get(content)
    if index is None or index.made_of is not content.rulebook.current:
        index = _indexes[content] = RuleIndex(content)
    return index


def suggest(answers: Answers, content: Content) -> Advice:
    """Every route whose rules hold, best first with its reasons, and the questions that would change it.

    Equal priorities keep the order of class and rule file, so that two laptops never show a different order.
    What is unknown stays unknown: only rules that certainly hold give a suggestion.
    """
    index = prepare(content)
    given = index.given(answers)
    live = [
        (each, verdict)
        for each in index.candidates(given)
        if (verdict := judge(each.test, given)) is not FALSE
    ]
    applied = tuple([guard for guard in index.guards if judge(guard.test, given) is TRUE])
    situation = Situation(applied, index.redirect(applied))
    return Advice(
        mode=situation.mode,
        suggestions=suggestions([each for each, verdict in live if verdict is TRUE], situation),
        ask_next=Asker(index, given, live, applied).questions(),
        guards=tuple([each.guard.id for each in applied]),
    )

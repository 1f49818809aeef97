# SPDX-License-Identifier: EUPL-1.2
"""What the program knows: reading the content pack, finding a topic, suggesting a route."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import yaml

from bench import baselines
from bench.measure import Figures, Plan, cpu, paired
from referral.naive import Naive
from spreekuur.content import pack
from spreekuur.content.folding import fold, spellings
from spreekuur.content.pack import Content
from spreekuur.referral import answers, engine
from spreekuur.referral.topic_search import TopicIndex
from spreekuur.resources import compiled, resource, root

_SIZES = {"": (149, 1 / 5), "_1k": (1_000, 1 / 25), "_10k": (10_000, 1 / 60)}
# What people type first: two and three letters of words in six languages, and one mistake.
_TYPED = ("wo", "loo", "hu", "mie", "pra", "dok", "ле", "жил", "zdr", "chi", "med", "sal", "inschr", "vivi")


def suggest(plan: Plan) -> Iterator[Figures]:
    """The whole advice for each of the 25 made-up people, beside holding every rule against their answers."""
    content, naive = pack.load(), Naive(resource("content"))
    cases = _scenarios()
    smallest: Callable[[], float] | None = None
    for suffix, (size, goal) in _SIZES.items():
        grown = _grown(content, size)
        rules = _grown_rules(naive.rules, size)
        checked = [answers.read(dict(case), content) for case in cases]
        known = [naive.normal(dict(case)) for case in cases]
        engine.prepare(grown)

        def ours(grown: Content = grown, checked: Sequence[Any] = checked) -> float:
            return cpu(lambda: [engine.suggest(each, grown) for each in checked]) / len(checked)

        def base(rules: Sequence[Any] = rules, known: Sequence[Any] = known) -> float:
            return cpu(lambda: [baselines.match_all(naive.matches, rules, k) for k in known]) / len(known)

        rounds = plan.times(30, 3) if size < 5_000 else plan.times(10, 2)
        yield Figures(f"suggest{suffix}", paired(ours, base, rounds), goal, x=size)
        smallest = smallest or ours
        if size == 10_000:
            yield Figures("suggest_growth", paired(ours, smallest, rounds), 8, note="10k rules beside 149")


def _scenarios() -> list[Mapping[str, Any]]:
    loaded = yaml.safe_load((root() / "tests" / "data" / "scenarios.yaml").read_text("utf-8"))
    return [case["answers"] for case in loaded["scenarios"]]


def _grown(content: Content, size: int) -> Content:
    """The content with renamed copies of its rules, topics, signals and organisations."""
    rules, topics = list(content.rules), dict(content.topics)
    signals, places = dict(content.signals), dict(content.organisations)
    copy = 0
    while len(rules) < size:
        copy += 1
        topics |= {f"{key}.{copy}": value for key, value in content.topics.items()}
        signals |= {f"{key}.{copy}": value for key, value in content.signals.items()}
        places |= {f"{key}.{copy}": value for key, value in content.organisations.items()}
        rules += [
            replace(
                rule,
                id=f"{rule.id}.{copy}",
                when=_renamed(rule.when, copy),
                route=f"{rule.route}.{copy}",
                fallback=rule.fallback and f"{rule.fallback}.{copy}",
            )
            for rule in content.rules[: size - len(rules)]
        ]
    return replace(content, rules=tuple(rules), topics=topics, signals=signals, organisations=places)


def _grown_rules(rules: Sequence[Mapping[str, Any]], size: int) -> list[Mapping[str, Any]]:
    grown = list(rules)
    copy = 0
    while len(grown) < size:
        copy += 1
        grown += [{**rule, "when": _renamed(rule["when"], copy)} for rule in rules[: size - len(grown)]]
    return grown


def _renamed(when: Mapping[str, Any], copy: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, wanted in when.items():
        if key == "any":
            made[key] = [_renamed(each, copy) for each in wanted]
        elif key in ("topics", "signals"):
            made[key] = [f"{each}.{copy}" for each in wanted]
        else:
            made[key] = wanted
    return made


def pack_load(plan: Plan) -> Iterator[Figures]:
    """The content pack checked and made into objects, beside parsing its bytes."""
    data = compiled("content.json").read_bytes()
    rounds = paired(
        lambda: cpu(lambda: pack.from_bytes(data, "content.json")),
        lambda: cpu(lambda: baselines.parse_pack(data)),
        plan.times(40, 5),
    )
    yield Figures("pack_load", rounds, 3.5, note=f"{len(data) // 1000} kB")


def topic_search(plan: Plan) -> Iterator[Figures]:
    """The topics for what somebody types, best first, beside looking at all words of all topics.

    The goal is our own: looking everywhere takes half a millisecond, so with ten times the topics, at each key, on
    a laptop four times as slow it would be felt; a tenth of that never is, ordering and forgiving included.
    """
    content = pack.load()
    index = TopicIndex(content)
    entries = [(topic, _words(each)) for topic, each in content.topics.items()]
    rounds = paired(
        lambda: cpu(lambda: [index.find(typed, "nl") for typed in _TYPED], 5) / len(_TYPED),
        lambda: (
            cpu(lambda: [baselines.scan_words(entries, fold(typed)) for typed in _TYPED], 5) / len(_TYPED)
        ),
        plan.times(40, 5),
    )
    yield Figures("topic_search", rounds, 1 / 10)


def _words(topic: Any) -> list[str]:
    texts = [*topic.label.values(), *(text for many in topic.synonyms.values() for text in many)]
    return sorted({word for text in texts for spelt in spellings(text) for word in spelt})


BENCHES = {"suggest": suggest, "pack_load": pack_load, "topic_search": topic_search}

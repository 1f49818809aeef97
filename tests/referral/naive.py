# SPDX-License-Identifier: EUPL-1.2
"""The engine once more, slow and literal, straight from the rule files; shares nothing with the real one."""

from pathlib import Path

import yaml

RANK = {"normal": 1, "urgent": 2, "emergency": 3}


class Naive:
    """Reads the YAML itself and answers with plain dictionaries, as the command line does."""

    def __init__(self, folder: Path):
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        rules = yaml.load((folder / "rules.yaml").read_text("utf-8"), loader)
        self.grammar = rules["meta"]["grammar"]
        self.guards, self.rules = rules["guards"], rules["rules"]
        places = yaml.load((folder / "organisations.yaml").read_text("utf-8"), loader)["organisations"]
        self.category = {place["id"]: place["category"] for place in places}
        self.topics = [
            t["id"] for t in yaml.load((folder / "topics.yaml").read_text("utf-8"), loader)["topics"]
        ]
        self.signals = [
            s["id"] for s in yaml.load((folder / "signals.yaml").read_text("utf-8"), loader)["signals"]
        ]
        self.numbers = sorted(set(_numbers([rule["when"] for rule in self.rules])))

    # input

    def normal(self, answers):
        known = {key: value for key, value in answers.items() if value is not None and value != "unknown"}
        age = known.pop("age", None)
        if age is not None:
            if age < 18:
                known["age_group"] = "minor"
            elif "age_group" not in known:
                known["age_group"] = "adult"
        return known

    # matching

    def key_matches(self, key, wanted, known):
        """True, False or None for unknown."""
        if key == "any":
            found = False
            for sub in wanted:
                result = self.matches(sub, known)
                if result is True:
                    return True
                found = None if result is None else found
            return found
        if key in ("topics", "signals"):
            return None if key not in known else any(i in known[key] for i in wanted)
        if key == "expected_months":
            if key not in known:
                return None
            return wanted.get("gte", float("-inf")) <= known[key] < wanted.get("lt", float("inf"))
        if key in known:
            return known[key] in wanted
        return True if "unknown" in wanted else None

    def matches(self, when, known):
        found = True
        for key, wanted in when.items():
            result = self.key_matches(key, wanted, known)
            if result is False:
                return False
            found = None if result is None else found
        return found

    # guards

    def applying(self, known):
        return [guard for guard in self.guards if self.matches(guard["applies_when"], known) is True]

    def through(self, route, guards):
        """The route after the guards (None: dropped), and the guard that replaced it last."""
        by = None
        for guard in guards:
            if route in guard.get("replace", {}):
                route, by = guard["replace"][route], guard
            if route in guard.get("drop", []):
                return None, by
        return route, by

    # resolution

    def suggest(self, answers):
        known = self.normal(answers)
        guards = self.applying(known)
        inform = next((g for g in guards if g.get("effect", {}).get("mode") == "inform_only"), None)
        groups = {}
        for rule in self.rules:
            if self.matches(rule["when"], known) is True:
                route, _ = self.through(rule["route"], guards)
                if route is not None:
                    groups.setdefault(route, []).append(rule)
        ordered = []
        for route, rules in groups.items():
            best = max(RANK[rule["priority"]] for rule in rules)
            lead = next(rule for rule in rules if RANK[rule["priority"]] == best)
            ordered.append((-best, self.class_rank(lead), self.rules.index(lead), route, lead, rules))
        ordered.sort(key=lambda item: item[:3])
        return {
            "mode": "inform_only" if inform else "normal",
            "suggestions": [self.suggestion(*item[3:], guards, inform) for item in ordered],
            "ask_next": self.ask_next(known),
            "guards": [guard["id"] for guard in guards],
        }

    def class_rank(self, lead):
        classes = next(guard for guard in self.guards if "class_order" in guard)
        for place, name in enumerate(classes["class_order"]):
            if self.category[lead["route"]] in classes["class_of_category"][name]:
                return place
        return len(classes["class_order"])

    def suggestion(self, route, lead, rules, guards, inform):
        bring = list(lead["bring"])
        for rule in rules:
            bring += [item for item in rule["bring"] if item not in bring]
        fallback, _ = self.through(lead["fallback"], guards)
        if fallback is None or fallback == route:
            fallback = None if route == "coordinator" else "coordinator"
        _, by = self.through(lead["route"], guards)
        first_step = by["first_step_nl"] if by else lead["first_step_nl"]
        if (
            inform
            and lead["priority"] != "emergency"
            and route not in inform["effect"]["may_call_without_consent"]
        ):
            first_step = inform["effect"]["first_step_nl"]
        return {
            "route": route,
            "priority": lead["priority"],
            "rules": [rule["id"] for rule in rules],
            "why": lead["why_nl"],
            "bring": bring,
            "first_step": first_step,
            "fallback": fallback,
        }

    # ask_next

    def status(self, known):
        guards = self.applying(known)
        found = {}
        for rule in self.rules:
            result = self.matches(rule["when"], known)
            if result is False:
                continue
            route, _ = self.through(rule["route"], guards)
            if route is None:
                continue
            true, possible = found.get(route, (0, 0))
            rank = RANK[rule["priority"]]
            found[route] = (max(true, rank) if result is True else true, max(possible, rank))
        return found

    def domain(self, key):
        if key in ("topics", "signals"):
            ids = self.topics if key == "topics" else self.signals
            return [[], *([one] for one in ids)]
        if key == "expected_months":
            return [*self.numbers, max(self.numbers[0] - 1, 0)]
        return [choice for choice in self.grammar["keys"][key] if choice != "unknown"]

    def ask_next(self, known):
        present = self.status(known)
        questions = []
        for key in self.grammar["ask_order"]:
            if key in known:
                continue
            changes = set()
            for value in self.domain(key):
                other = self.status({**known, key: value})
                changes |= {r for r in present.keys() | other.keys() if present.get(r) != other.get(r)}
            if changes:
                questions.append({"question": key, "changes": sorted(changes)})
        return questions


def _numbers(conditions):
    for condition in conditions:
        yield from condition.get("expected_months", {}).values()
        yield from _numbers(condition.get("any", []))

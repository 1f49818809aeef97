# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest
import yaml

from spreekuur.referral import answers, engine

DATA = Path(__file__).parents[1] / "data"


def cases(name):
    return yaml.safe_load((DATA / name).read_text("utf-8"))["scenarios"]


@pytest.mark.parametrize(
    "case", cases("scenarios.yaml") + cases("scenarios_consent.yaml"), ids=lambda case: case["id"]
)
def test_every_case_gets_its_routes_and_none_that_would_harm(content, case):
    advice = engine.suggest(answers.read(case["answers"], content), content)
    found = {each.route: each.priority for each in advice.suggestions}
    expected = {each["route"]: each["priority"] for each in case["expected"]}
    assert {route: found.get(route) for route in expected} == expected
    assert not set(case["must_not"]) & found.keys()
    assert advice.mode == case["expected_mode"]


@pytest.mark.parametrize("case", cases("scenarios_consent.yaml"), ids=lambda case: case["id"])
def test_the_own_cases_name_every_route_that_is_suggested(content, case):
    advice = engine.suggest(answers.read(case["answers"], content), content)
    named = {each["route"] for each in case["expected"] + case["optional_routes"]}
    assert {each.route for each in advice.suggestions} <= named


@pytest.mark.parametrize("case", cases("scenarios_consent.yaml"), ids=lambda case: case["id"])
def test_only_without_consent_the_first_step_is_to_tell_and_not_to_call(content, case):
    advice = engine.suggest(answers.read(case["answers"], content), content)
    silent = {each.route for each in advice.suggestions if each.first_step == "guard.GUARD-1.first_step"}
    assert silent == set(case["told_only"])

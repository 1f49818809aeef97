# SPDX-License-Identifier: EUPL-1.2
"""A file with cases is typed by people, who do not know what YAML makes of a yes or a date."""

from spreekuur.content.building.reading import read_document
from spreekuur.demo import scenario

TYPED = """
scenarios:
- id: 7
  answers: {topics: [work.unpaid], consent: yes, insured: no, housing_tied: true, age: 30, expected_months: 2.5}
  client: {given: Jan, phone: +31612345678, birth_date: 1990-05-17, safe_to_call: 18:00, family: ~}
  note: on 2026-11-11
- answers: {topics: [], consent: null}
  client: {phone: 600700811}
"""


def test_what_is_typed_without_quotes_stays_as_typed(tmp_path, content):
    (tmp_path / "cases.yaml").write_text(TYPED, "utf-8")
    first, second = scenario.read(read_document(tmp_path / "cases.yaml"), content)
    assert (first.id, first.note) == ("7", "on 2026-11-11")
    assert first.answers["consent"] == "yes" and first.answers["insured"] == "no"
    assert (first.answers["housing_tied"], first.answers["age"], first.answers["expected_months"]) == (
        "true",
        30,
        2.5,
    )
    assert first.client == {
        "given": "Jan",
        "phone": "+31612345678",
        "birth_date": "1990-05-17",
        "safe_to_call": "18:00",
    }
    assert (second.id, second.answers, second.client) == (
        "2",
        {"topics": [], "consent": None},
        {"phone": "600700811"},
    )

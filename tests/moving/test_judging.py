# SPDX-License-Identifier: EUPL-1.2
"""Every line becomes a talk, or says why it cannot, in its column, without what stands there."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moving.tables import HEADER, ROWS, as_csv, as_xlsx
from spreekuur.consultations.model import Outcome, Stay
from spreekuur.errors.moving import Refused, Why, WordRefused
from spreekuur.messages.moving import say_line
from spreekuur.moving import judging, reading
from spreekuur.moving.model import Choices, DateOrder, Person, Sent, Told

TODAY = date(2026, 11, 26)


def judge(content, rows, choices=None, **more):
    return judge_sheet(content, reading.table(as_csv(rows), "x.csv"), choices or Choices(**more))


def judge_sheet(content, sheet, choices):
    return judging.judge(sheet, content, choices, TODAY, "nl")


def why(judged):
    return [(one.line, one.why, one.column) for one in judged.refused]


def test_dates_that_can_be_two_days_are_read_as_somebody_says(content):
    rows = [("Datum", "Onderwerp"), ("03-04-2025", "DigiD"), ("05-06-2025", "DigiD")]
    found = {}
    for order in (None, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST):
        judged = judge(content, rows, orders={"Datum": order, "Other": order} if order else {})
        found[order] = [record.held_on.isoformat() for record in judged.records], judged.columns[0].sure
    assert found == {
        None: (["2025-04-03", "2025-06-05"], False),
        DateOrder.DAY_FIRST: (["2025-04-03", "2025-06-05"], True),
        DateOrder.MONTH_FIRST: (["2025-03-04", "2025-05-06"], True),
    }
    sure = judge(content, [*rows, ("25-06-2025", "DigiD")], orders={"Datum": DateOrder.MONTH_FIRST})
    assert [record.held_on.month for record in sure.records] == [4, 6, 6], (
        "a day after the twelfth says which"
    )


def test_a_line_becomes_a_talk(content):
    judged = judge(content, [HEADER, *ROWS])
    assert judged.refused == ()
    first, second = judged.records
    assert (first.held_on, first.language, first.topics) == (date(2025, 3, 11), "pl", ("work.unpaid",))
    assert (first.outcomes, first.persons, first.note) == ((Outcome.REFERRED,), 2, "Żaneta belt terug")
    assert second.topics == ("housing.contract", "care.insurance")
    assert "Żaneta" not in repr(judged)


def test_every_coded_column_is_read_in_words_and_codes(content):
    header = ["Datum", "Ingeschreven", "Verzekerd", "Werk", "Woonplaats", "Leeftijd", "Kinderen", "Land", "Sector",
              "Tolk", "Toestemming", "Maanden", "Aankomst", "Doorverwezen naar"]  # fmt: skip
    rows = [
        ["1-2-2025", "BRP", "ja", "uitzendbureau", "Kudelstaart", "17", "geen", "Polen", "kas", "aanwezig", "ja", "4,5",
         "1-12-2024", "Juridisch Loket; uwv"],
        ["1-2-2025", "none", "no", "zzp", "Mijdrecht", "40", "abroad", "other", "flowers", "none", "limited", "8",
         "", ""],
    ]  # fmt: skip
    one, two = judge(content, [header, *rows]).records
    assert dict(one.answers) == {
        "registration": "brp", "insured": "yes", "employment": "agency", "municipality": "aalsmeer", "children": "none",
        "age_group": "minor", "expected_months": 4.5,
    }  # fmt: skip
    assert dict(one.bands) == {"origin": "pl", "sector": "flowers", "age_band": "-17"}
    assert (one.interpreter, one.consent, one.stays) == ("present", "yes", (Stay(date(2024, 12, 1), None),))
    assert one.routes == (Sent("juridisch_loket"), Sent("uwv"))
    assert (two.answers["municipality"], two.answers["age_group"], two.bands["age_band"]) == (
        "other",
        "adult",
        "25-44",
    )


def test_what_cannot_be_is_refused_line_by_line(content):
    header = ("Datum", "Taal", "Onderwerp", "Personen", "Aankomst", "Vertrek", "Doorverwezen naar")
    rows = [
        ("", "pl", "DigiD", "1", "", "", ""),
        ("31-2-2025", "pl", "DigiD", "1", "", "", ""),
        ("1-1-2027", "pl", "DigiD", "1", "", "", ""),
        ("1-1-1985", "pl", "DigiD", "1", "", "", ""),
        ("1-2-2025", "Klingon", "DigiD", "1", "", "", ""),
        ("1-2-2025", "pl", "loon niet betaalt", "1", "", "", ""),
        ("1-2-2025", "pl", "DigiD", "nul", "", "", ""),
        ("1-2-2025", "pl", "DigiD", "1", "2-2-2025", "", ""),
        ("1-2-2025", "pl", "DigiD", "1", "2-1-2025", "1-1-2025", ""),
        ("1-2-2025", "pl", "DigiD", "1", "", "", "Nergens"),
        ("20-2-2025", "pl", "DigiD", "1", "", "", "uwv"),
    ]
    judged = judge(
        content, [header, *rows], columns={"Taal": "language", "Onderwerp": "topics", "Personen": "persons"}
    )
    assert why(judged) == [
        (2, Why.NO_DATE, "Datum"),
        (3, Why.BAD_DATE, "Datum"),
        (4, Why.FUTURE, "Datum"),
        (5, Why.TOO_OLD, "Datum"),
        (6, Why.BAD_VALUE, "Taal"),
        (7, Why.NO_TOPIC, "Onderwerp"),
        (8, Why.BAD_NUMBER, "Personen"),
        (9, Why.ARRIVAL_AFTER, "Aankomst"),
        (10, Why.DEPARTURE_FIRST, "Vertrek"),
        (11, Why.BAD_PLACE, "Doorverwezen naar"),
    ]
    assert [record.line for record in judged.records] == [12]
    (topic,) = [one for one in judged.refused if one.why is Why.NO_TOPIC]
    assert "Loon niet betaald" in topic.near
    assert judged.unknown_words == ("loon niet betaalt",)


def test_a_word_that_somebody_explained_is_known_from_then_on(content):
    rows = [HEADER[:3], ("1-2-2025", "pl", "de baas betaalt weer niks")]
    assert why(judge(content, rows)) != []
    judged = judge(content, rows, words={"De baas betaalt weer niks": "work.unpaid"})
    assert judged.records[0].topics == ("work.unpaid",)
    with pytest.raises(WordRefused):
        judge(content, rows, words={"x": "work.nonsense"})


def test_a_topic_in_any_of_six_languages_is_that_topic(content):
    topic = content.topics["work.unpaid"]
    rows = [HEADER[:3], *[("1-2-2025", "pl", label) for label in topic.label.values()]]
    assert {record.topics for record in judge(content, rows).records} == {("work.unpaid",)}


def test_names_are_taken_only_when_asked_for_and_agreed_to(content):
    rows = [
        ("Datum", "Onderwerp", "Naam", "Telefoon", "Toestemming dossier"),
        ("1-11-2026", "DigiD", "Żaneta Święcicka", "+48 600 700 811", "ja"),
        ("1-11-2026", "DigiD", "Kowalski, Jan", "", "nee"),
        ("1-11-2026", "DigiD", "Ewa", "", ""),
    ]
    left_out = judge(content, rows)
    assert [record.person for record in left_out.records] == [None, None, None]
    assert Told.NAMES_LEFT_OUT in {notice.told for notice in left_out.notices}
    taken = judge(content, rows, names=True)
    assert [record.person for record in taken.records] == [
        Person("Żaneta", "Święcicka", "+48 600 700 811"), None, None,
    ]  # fmt: skip
    assert {notice.told: notice.count for notice in taken.notices}[Told.NAMES_WITHOUT_CONSENT] == 2
    assert "Żaneta" not in repr(taken)


def test_two_lines_that_are_alike_are_two_talks_and_the_same_number_twice_is_none(content):
    alike = judge(content, [HEADER, ROWS[0], ROWS[0]])
    assert len({record.key for record in alike.records}) == 2
    numbered = judge(content, [("id", *HEADER), ("7", *ROWS[0]), ("8", *ROWS[0]), ("7", *ROWS[1])])
    assert why(numbered) == [(4, Why.TWICE, "id")]


def test_a_formula_without_a_value_is_refused_only_where_it_is_taken(content):
    data = as_xlsx(
        [("Datum", "Onderwerp", "Kosten"), ("2025-02-01", "DigiD", "=1+1"), ("=TODAY()", "DigiD", "2")]
    )
    judged = judge_sheet(content, reading.table(data, "x.xlsx"), Choices())
    assert why(judged) == [(3, Why.NO_FORMULA_VALUE, "Datum")]


HOSTILE = [
    "=cmd|' /C calc'!A0",
    "\0\0",
    "a" * 30_000,
    "\u202egnp.exe",
    "<b>x</b>",
    "{n}",
    "%s",
    "1e999",
    "-1",
    "\ud83d\ude00",
]


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=8, max_size=8))
@settings(max_examples=50)
@example(["a" * 1_000_000] * 8)
def test_hostile_cells_end_as_text_or_as_a_sentence(content, cells):
    header = ("Datum", "Taal", "Onderwerp", "Wat gedaan", "Personen", "Opmerking", "id", "Verblijven")
    wanted = dict(zip(header[1:6], ("language", "topics", "outcomes", "persons", "note"), strict=True))
    clean = [cell.encode("utf-8", "replace").decode() for cell in cells]
    judged = judge(
        content, [header, clean, ("1-2-2025", "pl", "DigiD", "info", "1", "=1+1", "", "")], columns=wanted
    )
    assert [record.note for record in judged.records][-1] == "=1+1"
    for refused in judged.refused:
        said = say_line(refused)
        assert said.endswith(".")
        assert not any(sign in said for sign in "\0\u202e{}")


def test_what_is_said_of_a_line_names_place_and_reason_only():
    said = say_line(Refused(12, Why.NO_TOPIC, "Onderwerp", ("Loonstrook",)))
    assert said == "Line 12, column “Onderwerp”: no topic has this name. Near to it: Loonstrook."

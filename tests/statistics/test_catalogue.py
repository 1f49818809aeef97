# SPDX-License-Identifier: EUPL-1.2
"""The tables and code lists of the figures: nothing protected is a row, nothing forms a ring, every file fits."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.consultations.model import Kind, Outcome
from spreekuur.content.building.statistics import compile_statistics
from spreekuur.errors.content import ContentError
from spreekuur.resources import resource
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics import package
from spreekuur.statistics.catalogue import TOTAL, cells, rings
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.periods import Period
from spreekuur.statistics.units import UNITS


@pytest.fixture(scope="module")
def catalogue(content):
    return catalogues.of(content)


def test_the_tables_are_those_that_the_municipality_knows(catalogue):
    names = [table.name for table in catalogue.tables]
    assert len(names) == len(set(names)) == 20
    assert {table.name[0] for table in catalogue.tables_of(Period(2026, 1))} == {"q"}
    assert {table.name[0] for table in catalogue.tables_of(Period(2026))} == {"y"}
    assert tuple(catalogue.units) == UNITS


def test_per_unit_the_tables_form_no_ring(catalogue):
    for unit in UNITS:
        assert rings(table.dimensions for table in catalogue.tables if table.unit == unit) == []


def test_a_ring_of_tables_is_refused(catalogue):
    assert rings([("a", "b"), ("a", "c"), ("b", "c")]) != []
    document = compile_statistics(resource("statistics"))
    document["tables"].append(
        {"name": "y_x", "unit": "persons", "every": "year", "dimensions": [["tied", 1], ["language", 1]]}
    )
    with pytest.raises(ValueError, match="ring"):
        catalogues.read(document)


@given(
    st.lists(st.sets(st.sampled_from("abcd"), min_size=1, max_size=2), max_size=5), st.sampled_from("abcd")
)
def test_tables_around_one_centre_never_form_a_ring(edges, centre):
    assert (
        rings([{*edge, centre} if len(edge) > 1 else edge for edge in edges if len({*edge, centre}) < 3])
        == []
    )


def test_no_topic_that_the_law_protects_is_a_code(catalogue, content):
    codes = catalogue.dimensions["topic"].codes
    assert len(catalogue.never) > 20
    assert not catalogue.never & set(codes)
    for topic in content.topics.values():
        code = catalogue.topic(topic)
        assert codes[code].parent == topic.line
        assert code == (f"{topic.line}.protected" if topic.id in catalogue.never else topic.id)


def test_a_topic_that_the_list_does_not_know_counts_under_its_line(catalogue, content):
    topic = next(topic for topic in content.topics.values() if topic.line == "L2_housing")
    assert catalogue.topic(replace(topic, id="housing.boat")) == "L2_housing.other"
    assert catalogue.topic(replace(topic, id="info.letter")) == "L2_housing.other"
    assert catalogue.topic(replace(topic, protected=True)) == "L2_housing.other"
    assert catalogue.topic(replace(topic, line="L9_new")) == "other.general"
    assert catalogue.topic(None) == "other.general"


def test_the_code_list_names_no_topic_that_the_shipped_pack_lacks(catalogue, content):
    made = re.compile(r"L\d_\w+(\.(protected|other))?")
    listed = {code for code in catalogue.dimensions["topic"].codes if not made.fullmatch(code)}
    assert listed == set(content.topics) - catalogue.never
    for code in listed:
        label = catalogue.dimensions["topic"].codes[code].label
        assert label == {language: content.topics[code].label[language] for language in ("nl", "en")}


def test_outcomes_kinds_and_places_are_those_that_talks_have(catalogue, content):
    assert list(catalogue.dimensions["outcome"].codes) == [*map(str, Outcome), "none"]
    assert {"talk", "light_touch"} == set(catalogue.dimensions["kind"].codes) & set(map(str, Kind))
    used = {place.category for place in content.organisations.values()}
    assert used <= set(catalogue.domains)
    assert catalogue.domain("observatory") == "other"


def test_signals_stand_beside_the_line_for_a_year_only(catalogue):
    guarded, beside, depth = catalogue.guarded
    for table in catalogue.tables:
        if guarded & set(table.dimensions):
            assert (table.yearly, table.unit, set(table.dimensions) - guarded) == (
                True,
                "questions",
                {beside},
            )
            assert table.depths[table.dimensions.index(beside)] <= depth


def test_every_cell_of_a_table_is_the_whole_or_part_of_one(catalogue):
    table = next(table for table in catalogue.tables if table.name == "y_contacts_outcome_language")
    found = cells(catalogue, table.dimensions, table.depths)
    assert len(found) == len(set(found)) == 11 * 7
    assert found[0] == (TOTAL, TOTAL)
    assert catalogue.dimensions["language"].above("ro") == ("ro", "not_pl", TOTAL)
    assert catalogue.dimensions["language"].finest(1) == ("pl", "not_pl")
    assert catalogue.dimensions["language"].finest(2) == ("pl", "bg", "ro", "es", "other")


def test_the_key_of_a_cell_reads_as_the_same_cell(catalogue):
    for table in catalogue.tables:
        for codes in cells(catalogue, table.dimensions, table.depths):
            cell = Cell.of(table.unit, "2026-Q1", table.dimensions, codes)
            assert Cell.parse(cell.key) == cell


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("codes.yaml", "code: ro, under: not_pl", "code: ro, under: nobody"),
        ("codes.yaml", "{code: es,", "{code: '=1+1',"),
        ("codes.yaml", "{code: es,", "{code: bg,"),
        ("tables.yaml", "dimensions: [area]", "dimensions: [address]"),
        ("tables.yaml", "unit: persons, dimensions: [area]", "unit: persons, dimensions: [topic]"),
        ("tables.yaml", "name: y_persons_area, every: year", "name: y_persons_area, every: month"),
    ],
)
def test_a_mistake_in_the_files_is_named(tmp_path, file, old, new):
    for name in ("codes.yaml", "tables.yaml"):
        text = resource("statistics", name).read_text("utf-8")
        assert name != file or old in text
        (tmp_path / name).write_text(text.replace(old, new) if name == file else text, "utf-8")
    with pytest.raises(ContentError) as refused:
        compile_statistics(tmp_path)
    assert {fault.file for fault in refused.value.faults} == {file}


def test_the_columns_of_the_code_list_are_those_that_the_file_names(catalogue):
    assert catalogue.columns["codes"] == package.CODE_COLUMNS


def test_the_compiled_document_is_what_the_files_say():
    document = compile_statistics(resource("statistics"))
    assert json.loads(json.dumps(document)) == document

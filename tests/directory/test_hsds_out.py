# SPDX-License-Identifier: EUPL-1.2
"""What goes out validates against the standard's own schemas, holds everybody, and nothing that nobody checked."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from spreekuur.directory.hsds import out, tables
from spreekuur.resources import resource

SCHEMAS = Path(__file__).parent / "hsds-3.1"


def validator(table="service"):
    """Holds a document against the schema of a table, formats such as `uuid`, `uri` and `email` too."""
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources(
        (name, DRAFT202012.create_resource(schema)) for name, schema in schemas.items()
    )
    return Draft202012Validator(
        schemas[f"{table}.json"], registry=registry, format_checker=FormatChecker(["uuid", "email", "uri"])
    )


@pytest.fixture(scope="module")
def services(content):
    return out.services(content)


def test_every_service_validates_against_the_schemas_of_the_standard(services):
    check = validator()
    assert [(each["name"], error.message) for each in services for error in check.iter_errors(each)] == []


@pytest.mark.parametrize(
    "damage", [{"status": "open"}, {"id": "alarm_112"}, {"url": None}, {"organization": {"id": "x"}}]
)
def test_the_schemas_refuse_what_the_standard_refuses(services, damage):
    assert list(validator().iter_errors({**services[0], **damage}))


def test_every_organisation_stands_in_it_under_its_own_id(services, content):
    told = [each["organization"]["organization_identifiers"][0]["identifier"] for each in services]
    assert told == list(content.organisations)
    assert len({each["id"] for each in services}) == len(services)


def test_the_same_entry_keeps_its_id_whatever_else_changes(content):
    fewer = replace(content, organisations={"uwv": content.organisations["uwv"]})
    (alone,) = out.services(fewer)
    assert alone in out.services(content)


def test_no_contact_goes_out_that_nobody_checked(services):
    """`phone_to_check` is what somebody remembered; an unverified field is no better."""
    listed = yaml.safe_load(resource("content", "organisations.yaml").read_text("utf-8"))["organisations"]
    by_id = {each["x_spreekuur"]["id"]: json.dumps(each, ensure_ascii=False) for each in services}
    doubtful = [(each["id"], each["phone_to_check"]) for each in listed if each.get("phone_to_check")]
    for each in listed:
        for field in ("phone", "url", "email", "address", "hours"):
            status = each["field_assurance"].get(field, {}).get("status")
            if each[field] and status not in ("verified", "corroborated"):
                doubtful.append((each["id"], each[field]))
    assert len(doubtful) > 20
    assert [(key, text) for key, text in doubtful if f'"{text}"' in by_id[key]] == []


def test_the_address_of_a_confidential_place_stays_here(content):
    hidden = replace(content.organisations["mdra"], confidential=True)
    (service,) = out.services(replace(content, organisations={"mdra": hidden}))
    assert service["x_confidential"] is True
    assert "Hobbemakade" not in json.dumps(service)
    assert service["phones"][0]["number"] == "020-638 55 51"


def test_an_address_with_postcode_and_province_is_whole_and_another_one_stays_a_text(services):
    by_id = {each["x_spreekuur"]["id"]: each for each in services}
    whole = by_id["aalsmeer_wgv"]["service_at_locations"][0]["location"]
    assert (whole["location_type"], whole["addresses"][0]["city"]) == ("postal", "Aalsmeer")
    assert whole["addresses"][0]["postal_code"] == "1430 AG"
    text = by_id["aalsmeer_burgerzaken"]["service_at_locations"][0]["location"]
    assert text["description"] == "Raadhuisplein 1, Aalsmeer"
    assert "addresses" not in text


def test_hours_go_out_as_data_with_the_offset_of_the_day(services, content):
    by_id = {each["x_spreekuur"]["id"]: each for each in services}
    (week,) = by_id["cmi"]["schedules"]
    assert (week["byday"], week["opens_at"], week["closes_at"]) == (
        "MO,TU,WE,TH,FR", "08:30+01:00", "17:00+01:00",
    )  # fmt: skip
    (always,) = by_id["csg"]["schedules"]
    assert (always["opens_at"], always["closes_at"], always["description"]) == (
        "00:00+01:00",
        "23:59+01:00",
        "24/7",
    )
    in_summer = out.services(replace(content, as_of="2026-07-01"))
    assert "08:30+02:00" in json.dumps(in_summer)


def test_dutch_goes_out_and_translations_stand_beside_it_with_their_state(services):
    (uwv,) = [each for each in services if each["x_spreekuur"]["id"] == "uwv"]
    assert set(uwv["x_translations"]) == {"pl", "en", "bg", "ro", "es"}
    assert all(each["state"] == "own translation, unreviewed" for each in uwv["x_translations"].values())


def test_a_row_of_every_table_finds_the_rows_it_names(services):
    made = tables.files(services)
    package = json.loads(made["datapackage.json"])
    rows = {
        each["name"]: list(csv.DictReader(io.StringIO(made[each["path"]].decode())))
        for each in package["resources"]
    }
    for each in package["resources"]:
        schema, table = each["schema"], rows[each["name"]]
        assert table, each["name"]
        assert list(table[0]) == [field["name"] for field in schema["fields"]]
        assert len({row["id"] for row in table}) == len(table)
        for key in schema.get("foreignKeys", ()):
            known = {row["id"] for row in rows[key["reference"]["resource"]]}
            assert {row[key["fields"]] for row in table} <= known
        fields = json.loads((SCHEMAS / f"{each['name']}.json").read_text("utf-8"))["properties"]
        assert set(table[0]) <= set(fields)
    assert len(rows["service"]) == len(services)


def test_a_text_that_a_spreadsheet_would_run_is_given_as_text(services):
    service = {**services[0], "name": "=HYPERLINK(1)", "description": "@SUM(A1)"}
    service["phones"] = [{"id": "1", "number": "+31 70 354 1580", "type": "voice"}]
    made = tables.files([service])
    assert "'=HYPERLINK(1)" in made["services.csv"].decode()
    assert "'@SUM(A1)" in made["services.csv"].decode()
    assert ",+31 70 354 1580," in made["phones.csv"].decode()

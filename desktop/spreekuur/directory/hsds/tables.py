# SPDX-License-Identifier: EUPL-1.2
"""The same directory as the standard's other form, a Tabular Data Package: one CSV for each table. Pure."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

Row = dict[str, Any]

# Table -> its file, and the fields that we fill, spelt as the standard spells them (3.1, datapackage.json).
TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "organization": ("organizations.csv", ("id", "name", "alternate_name", "description", "website")),
    "organization_identifier": (
        "organization_identifiers.csv",
        ("id", "organization_id", "identifier_type", "identifier"),
    ),
    "service": (
        "services.csv",
        (
            "id",
            "organization_id",
            "name",
            "description",
            "url",
            "email",
            "status",
            "fees_description",
            "eligibility_description",
            "assured_date",
        ),
    ),
    "location": ("locations.csv", ("id", "location_type", "description")),
    "service_at_location": ("service_at_location.csv", ("id", "service_id", "location_id")),
    "address": (
        "addresses.csv",
        (
            "id",
            "location_id",
            "address_1",
            "city",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ),
    ),
    "phone": ("phones.csv", ("id", "service_id", "number", "type")),
    "schedule": (
        "schedules.csv",
        ("id", "service_id", "freq", "byday", "opens_at", "closes_at", "timezone", "description"),
    ),
    "language": ("languages.csv", ("id", "service_id", "code", "note")),
    "service_area": ("service_areas.csv", ("id", "service_id", "name")),
    "required_document": ("required_documents.csv", ("id", "service_id", "document")),
    "attribute": (
        "attributes.csv",
        ("id", "link_id", "taxonomy_term_id", "link_type", "link_entity"),
    ),
    "taxonomy_term": (
        "taxonomy_terms.csv",
        ("id", "code", "name", "description", "language", "taxonomy_id"),
    ),
    "taxonomy": ("taxonomies.csv", ("id", "name", "description")),
}
_TYPES = {"assured_date": "date", "timezone": "number"}
_REQUIRED = {
    "service": {"organization_id", "name", "status"},
    "organization": {"name", "description"},
    "attribute": {"link_id", "taxonomy_term_id", "link_entity"},
}
_PARENTS = {
    "organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "taxonomy_id": "taxonomy",
    "taxonomy_term_id": "taxonomy_term",
}
# Lists below a service whose rows only need to know the service.
_BELOW_SERVICE = {
    "phones": "phone",
    "schedules": "schedule",
    "languages": "language",
    "service_areas": "service_area",
    "required_documents": "required_document",
}


def files(services: Sequence[Row]) -> dict[str, bytes]:
    """Every file of the package by its name; our own `x_` members have no table, and stay in the JSON."""
    rows = _rows(services)
    made = {TABLES[table][0]: _csv(table, list(found.values())) for table, found in rows.items()}
    package = {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "resources": [_resource(table) for table in rows],
    }
    return {**made, "datapackage.json": json.dumps(package, ensure_ascii=False, indent=2).encode()}


def _rows(services: Sequence[Row]) -> dict[str, dict[str, Row]]:
    """The rows of each table by id: an organisation or a term that several services share stands there once."""
    made: dict[str, dict[str, Row]] = {table: {} for table in TABLES}
    for service in services:
        for table, row in _of_service(service):
            made[table][row["id"]] = row
    return made


def _of_service(service: Row) -> Iterator[tuple[str, Row]]:
    organization, own = service["organization"], {"service_id": service["id"]}
    yield "organization", organization
    for identifier in organization.get("organization_identifiers", ()):
        yield "organization_identifier", {**identifier, "organization_id": organization["id"]}
    yield "service", {**service, "organization_id": organization["id"]}
    for member, table in _BELOW_SERVICE.items():
        for row in service.get(member, ()):
            yield table, {**row, **own}
    for row in service.get("service_at_locations", ()):
        location = row["location"]
        yield "location", location
        yield "service_at_location", {**row, **own, "location_id": location["id"]}
        for address in location.get("addresses", ()):
            yield "address", {**address, "location_id": location["id"]}
    for row in service.get("attributes", ()):
        term = row["taxonomy_term"]
        yield "taxonomy", term["taxonomy_detail"]
        yield "taxonomy_term", {**term, "taxonomy_id": term["taxonomy_detail"]["id"]}
        yield "attribute", {**row, "taxonomy_term_id": term["id"]}


def _csv(table: str, rows: Sequence[Row]) -> bytes:
    fields = TABLES[table][1]
    text = io.StringIO()
    writer = csv.DictWriter(text, fields, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({field: _plain(row[field]) for field in fields if field in row})
    return text.getvalue().encode()


def _plain(value: Any) -> str:
    """A text that a spreadsheet would take for a formula is given as the text it is (OWASP, CSV injection)."""
    text = str(value)
    number = text.lstrip("+").replace(" ", "").replace("-", "")
    risky = text[:1] in "=@\t\r" if text else False
    return f"'{text}" if risky or (text[:1] in "+-" and text and not number.isdigit()) else text


def _resource(table: str) -> Row:
    path, fields = TABLES[table]
    schema: Row = {"primaryKey": "id", "fields": [_field(table, field) for field in fields]}
    if keys := [_foreign(field) for field in fields if field in _PARENTS]:
        schema["foreignKeys"] = keys
    return {
        "name": table,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": schema,
    }


def _field(table: str, field: str) -> Row:
    needed = field == "id" or field in _REQUIRED.get(table, ())
    made: Row = {"name": field, "type": _TYPES.get(field, "string")}
    return {**made, "constraints": {"required": True}} if needed else made


def _foreign(field: str) -> Row:
    return {"fields": field, "reference": {"resource": _PARENTS[field], "fields": "id"}}

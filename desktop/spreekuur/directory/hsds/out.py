# SPDX-License-Identifier: EUPL-1.2
"""The whole directory as HSDS 3.1: one dereferenced service for each organisation. Pure.

Contacts go out as they are shown on the screen: only what was verified or corroborated, and never the address of a
confidential place. HSDS is in one language, so the files are Dutch; translations stand in our own `x_translations`.
What has no value is left out, because the standard's schemas refuse `null`.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from spreekuur.content.model import Organisation
from spreekuur.content.pack import Content
from spreekuur.directory.hsds import ids
from spreekuur.language import LANGUAGES
from spreekuur.times import amsterdam

Document = dict[str, Any]

SHOWN = ("verified", "corroborated")
SOURCE = "nl"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = 24 * 60
# HSDS member -> the field of our texts.
TEXTS = {
    "name": "name",
    "description": "what",
    "eligibility_description": "eligibility",
    "fees_description": "cost",
}
_WITH_POSTCODE = re.compile(r"(?P<street>[^,;]+), (?P<postcode>\d{4} ?[A-Z]{2}) (?P<city>[^,;(]+)")
_POSTAL = re.compile(r"(?i)(postbus|antwoordnummer)\b")


def services(content: Content) -> list[Document]:
    """Every organisation of the directory as a service, in the order of the directory.

    An entry that still waits for the coordinator's yes is nobody else's business yet, and one that was merged stands
    under the entry that took its place.
    """
    return [
        _service(each, content)
        for each in content.organisations.values()
        if not (each.local or each.merged_into) and content.text(f"org.{each.id}.name", SOURCE)
    ]


def shown(organisation: Organisation, field: str, value: str) -> str:
    """A contact if it may be shown, else nothing."""
    return value if organisation.assurance.get(field) in SHOWN else ""


def numbers(organisation: Organisation) -> list[str]:
    """The phone numbers that may be shown, one by one."""
    if not shown(organisation, "phone", organisation.phone):
        return []
    return list(organisation.phones or (organisation.phone,))


def _service(organisation: Organisation, content: Content) -> Document:
    key = organisation.id
    made: Document = {
        "id": ids.of("service", key),
        **{member: content.text(f"org.{key}.{field}", SOURCE) for member, field in TEXTS.items()},
        "url": _url(organisation),
        "email": shown(organisation, "email", organisation.email),
        "status": "inactive" if organisation.retired else "active",
        "assured_date": organisation.checked_on,
        "organization": _organization(organisation, content),
        "phones": _phones(organisation),
        "schedules": _schedules(organisation, content),
        "service_areas": _areas(organisation),
        "service_at_locations": _places(organisation),
        "languages": _languages(organisation, content),
        "required_documents": _documents(organisation, content),
        "attributes": _attributes(organisation, content),
        "x_spreekuur": _own(organisation),
        "x_translations": _translations(organisation, content),
        "x_confidential": organisation.confidential,
    }
    return _without_empty(made)


def _without_empty(made: Document) -> Document:
    return {member: value for member, value in made.items() if value not in ("", [], {}, False)}


def _organization(organisation: Organisation, content: Content) -> Document:
    key = organisation.id
    name = content.text(f"org.{key}.name", SOURCE)
    made: Document = {
        "id": ids.of("organization", key),
        "name": name,
        "alternate_name": organisation.door if organisation.door != name else "",
        # Required by the standard; the name is all we know of a place without a description.
        "description": content.text(f"org.{key}.what", SOURCE) or name,
        "website": _url(organisation),
        "organization_identifiers": [
            {
                "id": ids.of("organization_identifier", key),
                "identifier_type": ids.IDENTIFIER_TYPE,
                "identifier": key,
            }
        ],
    }
    return _without_empty(made)


def _url(organisation: Organisation) -> str:
    text = shown(organisation, "url", organisation.url)
    return text if "://" in text or not text else f"https://{text}"


def _phones(organisation: Organisation) -> list[Document]:
    return [
        {"id": ids.of("phone", organisation.id, str(place)), "number": number, "type": "voice"}
        for place, number in enumerate(numbers(organisation), 1)
    ]


def _schedules(organisation: Organisation, content: Content) -> list[Document]:
    """The hours as text, and as data where they are known as data; HSDS knows no day that ends at 24:00."""
    key = organisation.id
    text = shown(organisation, "hours", content.text(f"org.{key}.hours", SOURCE))
    opening = organisation.opening if shown(organisation, "hours", "known") else ()
    offset = _offset(content.as_of)
    made: list[Document] = [
        {
            "id": ids.of("schedule", key, str(place)),
            "freq": "WEEKLY",
            "byday": ",".join(DAYS[day] for day in one.days),
            "opens_at": _clock(one.opens) + offset,
            "closes_at": _clock(one.closes) + offset,
        }
        for place, one in enumerate(opening, 1)
    ]
    if text:
        made = made or [{"id": ids.of("schedule", key)}]
        made[0]["description"] = text
    return made


def _clock(minutes: int) -> str:
    hours, rest = divmod(min(minutes, _DAY - 1), 60)
    return f"{hours:02}:{rest:02}"


def _offset(day: str) -> str:
    """How far the clock of Aalsmeer is ahead of UTC on the day of the content; HSDS knows no summer time."""
    try:
        moment = datetime.combine(date.fromisoformat(day), time(12), amsterdam())
    except ValueError:
        return ""
    return f"{moment:%z}"[:3] + ":" + f"{moment:%z}"[3:]


def _areas(organisation: Organisation) -> list[Document]:
    if not organisation.coverage:
        return []
    return [{"id": ids.of("service_area", organisation.id), "name": organisation.coverage}]


def address_of(organisation: Organisation) -> str:
    """The address as it may be told to others."""
    return "" if organisation.confidential else shown(organisation, "address", organisation.address)


def _places(organisation: Organisation) -> list[Document]:
    text, key = address_of(organisation), organisation.id
    if not text:
        return []
    kind = "postal" if _POSTAL.match(text) else "physical"
    location: Document = {"id": ids.of("location", key), "location_type": kind, "description": text}
    # The standard wants a postcode and a province with every address; without them the text is all there is.
    if (found := _WITH_POSTCODE.match(text)) and organisation.province:
        location["addresses"] = [
            {
                "id": ids.of("address", key),
                "address_1": found["street"].strip(),
                "city": found["city"].strip(),
                "state_province": organisation.province,
                "postal_code": found["postcode"],
                "country": "NL",
                "address_type": kind,
            }
        ]
    return [{"id": ids.of("service_at_location", key), "location": location}]


def _languages(organisation: Organisation, content: Content) -> list[Document]:
    """Languages that are spoken there; what is uncertain about them stands as a note with the first."""
    note = content.text(f"org.{organisation.id}.languages_note", SOURCE)
    made: list[Document] = [
        {"id": ids.of("language", organisation.id, code), "code": code} for code in organisation.languages
    ]
    if made and note:
        made[0]["note"] = note
    return made


def _documents(organisation: Organisation, content: Content) -> list[Document]:
    return [
        {
            "id": ids.of("required_document", organisation.id, item),
            "document": content.text(item, SOURCE),
        }
        for item in organisation.bring
    ]


def _attributes(organisation: Organisation, content: Content) -> list[Document]:
    return [
        {
            "id": ids.of("attribute", organisation.id, line),
            "link_id": ids.of("service", organisation.id),
            "link_entity": "service",
            "link_type": "programme_line",
            "taxonomy_term": _term(line, content),
        }
        for line in organisation.lines
    ]


def _term(line: str, content: Content) -> Document:
    name = content.programme.lines.get(line, "") or line
    taxonomy = content.programme.name or "spreekuur"
    return {
        "id": ids.of("taxonomy_term", line),
        "code": line,
        "name": name,
        "description": name,
        "language": SOURCE,
        "taxonomy_detail": {"id": ids.of("taxonomy", taxonomy), "name": taxonomy, "description": taxonomy},
    }


def _own(organisation: Organisation) -> Document:
    return {
        "id": organisation.id,
        "category": organisation.category,
        "direct_referral": organisation.direct,
        "consent_needed": organisation.consent_needed,
        "assurance": dict(organisation.assurance),
    }


def _translations(organisation: Organisation, content: Content) -> Document:
    return {language: made for language in LANGUAGES[1:] if (made := _in(language, organisation, content))}


def _in(language: str, organisation: Organisation, content: Content) -> Document:
    made: Document = {member: text for member, text in _said(language, organisation, content) if text}
    papers = [content.text(item, language) for item in organisation.bring if content.has_text(item, language)]
    if papers:
        made["required_documents"] = papers
    if made:
        made["state"] = content.state(f"org.{organisation.id}.name", language)
    return made


def _said(language: str, organisation: Organisation, content: Content) -> Iterator[tuple[str, str]]:
    for member, field in TEXTS.items():
        text_id = f"org.{organisation.id}.{field}"
        if content.has_text(text_id, language):
            yield member, content.text(text_id, language)

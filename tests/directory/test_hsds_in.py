# SPDX-License-Identifier: EUPL-1.2
"""A foreign directory is read within limits, and one entry that is not sound keeps all of it out."""

import json
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreekuur.content.model import Opening, Organisation
from spreekuur.directory.hsds import comparing, out, reading, services
from spreekuur.directory.hsds.members import plain
from spreekuur.errors.hsds import ForeignRefused, ForeignTooLarge, ForeignUnreadable, Why
from spreekuur.messages import explain

SETTINGS = settings(deadline=None, derandomize=True, max_examples=60)


def a_service(**more):
    """A sound service of a stranger."""
    known = {"id": str(uuid4()), "name": "Inloophuis De Brug", "status": "active"}
    return known | more


def an_organization(**more):
    return {"id": str(uuid4()), "name": "De Brug", "description": "Inloop"} | more


def refused(*entries):
    """The refusals of these entries, as one sees them: reason and member."""
    with pytest.raises(ForeignRefused) as error:
        services.checked(enumerate(entries, 1))
    return [(one.why, one.member) for one in error.value.refusals]


def read(tmp_path, data):
    file = tmp_path / "foreign.json"
    file.write_bytes(data)
    return services.read(file)


def in_phones(number):
    return {"phones": [{"id": str(uuid4()), "number": number}]}


def scheduled(**more):
    return {"schedules": [{"id": str(uuid4())} | more]}


BAD = {
    "no id": ({"id": None}, Why.MISSING, "id"),
    "an id that is no UUID": ({"id": "brug"}, Why.BAD_ID, "id"),
    "no name": ({"name": " "}, Why.MISSING, "name"),
    "a name that is a list": ({"name": ["x"]}, Why.WRONG_TYPE, "name"),
    "a very long name": ({"name": "x" * 301}, Why.TOO_LONG, "name"),
    "a status of its own": ({"status": "open"}, Why.BAD_VALUE, "status"),
    "a phone number with letters": (in_phones("0800-BRUG"), Why.BAD_PHONE, "phones.1.number"),
    "phones that are a text": ({"phones": "112"}, Why.WRONG_TYPE, "phones"),
    "an hour that is none": (
        scheduled(opens_at="25:00", closes_at="26:00"),
        Why.BAD_HOURS,
        "schedules.1.opens_at",
    ),
    "open without an end": (scheduled(opens_at="09:00"), Why.BAD_HOURS, "schedules.1.closes_at"),
    "open for no time": (scheduled(opens_at="09:00", closes_at="09:00"), Why.BAD_HOURS, "schedules.1.closes_at"),
    "29 February of a common year": (scheduled(valid_from="2027-02-29"), Why.BAD_DATE, "schedules.1.valid_from"),
    "an end before the beginning": (
        scheduled(valid_from="2027-02-02", valid_to="2027-02-01"),
        Why.BAD_DATE,
        "schedules.1.valid_to",
    ),
    "a day of the week that is none": (scheduled(byday="MA,DI"), Why.BAD_HOURS, "schedules.1.byday"),
    "daily, which HSDS does not know": (scheduled(freq="DAILY"), Why.BAD_VALUE, "schedules.1.freq"),
    "a language that is a word": ({"languages": [{"code": "Pools"}]}, Why.BAD_LANGUAGE, "languages.1.code"),
    "a website that runs something": ({"url": "javascript:alert(1)"}, Why.BAD_CONTACT, "url"),
    "an organisation that is a text": ({"organization": "De Brug"}, Why.WRONG_TYPE, "organization"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_an_entry_that_is_not_sound_is_refused_by_its_name_and_its_member(case):
    damage, why, member = BAD[case]
    assert (why, member) in refused(a_service(), a_service(**damage))


@pytest.mark.parametrize(
    "sound",
    [
        scheduled(opens_at="22:00", closes_at="02:00"),
        scheduled(opens_at="09:00Z", closes_at="17:00:00+01:00", byday="MO,1TU,-1FR", freq="MONTHLY"),
        scheduled(valid_from="2028-02-29"),
        in_phones("+31 (0)70 354.1580"),
        {"organization": an_organization()},
    ],
)
def test_what_is_unusual_but_sound_comes_in(sound):
    assert len(services.checked([(1, a_service(**sound))])) == 1


def test_the_sentence_names_the_entry_and_says_that_nothing_changed():
    with pytest.raises(ForeignRefused) as error:
        services.checked([(1, a_service()), (2, a_service(name="De Brug", **in_phones("NUL")))])
    assert explain(error.value) == (
        "Entry 2 (De Brug): phones.1.number is no phone number. Nothing was changed."
    )


def test_an_id_that_stands_twice_and_one_organisation_with_two_names_are_refused():
    one = a_service()
    assert refused(one, one) == [(Why.DUPLICATE, "")]
    org = an_organization()
    other = org | {"name": "Die Brücke"}
    assert refused(a_service(organization=org), a_service(organization=other)) == [(Why.TWO_NAMES, "")]


@pytest.mark.parametrize("length", [1, 2, 500])
def test_an_organisation_that_is_its_own_parent_over_others_is_refused(length):
    known = [str(UUID(int=place)) for place in range(length)]
    ring = [
        a_service(organization=an_organization(id=one, parent_organization_id=known[place - 1]))
        for place, one in enumerate(known)
    ]
    below = a_service(organization=an_organization(parent_organization_id=known[0]))
    assert refused(*ring, below) == [(Why.CYCLE, "")] * length


NO_DIRECTORY = {
    "nothing": b"",
    "spaces": b" \n",
    "a number": b"1",
    "utf-16": "[]".encode("utf-16"),
    "yaml": b"a: &a [x]\nb: [*a, *a]\n",
}


@pytest.mark.parametrize("case", NO_DIRECTORY)
def test_what_is_no_list_of_services_is_no_directory(tmp_path, case):
    with pytest.raises(ForeignUnreadable):
        read(tmp_path, NO_DIRECTORY[case])


SOUND = json.dumps(a_service()).encode()
BROKEN = {
    "cut off": (b"[" + SOUND + b', {"id": "x', Why.NOT_JSON, "2"),
    "something behind it": (b"[" + SOUND + b"] x", Why.NOT_JSON, "2"),
    "a comma too many": (b"[" + SOUND + b",]", Why.NOT_A_SERVICE, "2"),
    "a member twice": (b'[{"id": 1, "id": 2}]', Why.NOT_JSON, "1"),
    "not a number": (b'[{"id": NaN}]', Why.NOT_JSON, "1"),
    "5000 digits": (b'[{"id": ' + b"1" * 5000 + b"}]", Why.NOT_JSON, "1"),
    "a list of lists": (b"[[]]", Why.NOT_A_SERVICE, "1"),
    "null": (b"[null]", Why.NOT_A_SERVICE, "1"),
    "nested a million times": (b'[{"a":' + b"[" * 1_000_000, Why.TOO_DEEP, "1"),
    "one huge entry": (b'[{"name": "' + b"x" * 1_100_000 + b'"}]', Why.TOO_LARGE, "1"),
    "a million small parts": (b'[{"a": [' + b"[]," * 300_000 + b"[]]}]", Why.TOO_LARGE, "1"),
    "a string that never ends": (b'[{"name": "' + b'\\"' * 400_000, Why.NOT_JSON, "1"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_at_its_entry(tmp_path, case):
    data, why, entry = BROKEN[case]
    with pytest.raises(ForeignRefused) as error:
        read(tmp_path, data)
    assert [(one.entry, one.why) for one in error.value.refusals] == [(entry, why)]


def test_more_than_ten_thousand_entries_or_64_mebibytes_are_too_large(tmp_path):
    sound = b",".join(json.dumps(a_service()).encode() for _ in range(reading.MOST_ENTRIES + 1))
    with pytest.raises(ForeignTooLarge):
        read(tmp_path, b"[" + sound + b"]")
    file = tmp_path / "large.json"
    with file.open("wb") as sparse:
        sparse.truncate(reading.MOST_BYTES + 1)
    with pytest.raises(ForeignTooLarge):
        services.read(file)


def test_a_million_lines_are_not_read_to_the_end(tmp_path):
    with pytest.raises(ForeignRefused) as error:
        read(tmp_path, b"[" + b'{"id":1},\n' * 1_000_000 + b"{}]")
    assert len(error.value.refusals) < 1010


def test_of_many_mistakes_a_thousand_are_kept():
    with pytest.raises(ForeignRefused) as error:
        services.checked((place, {}) for place in range(1, 20_000))
    assert 1000 <= len(error.value.refusals) < 1010


def test_a_text_that_would_run_or_turn_the_line_around_stays_a_plain_text():
    name = "=cmd|'/C calc'!A0 <b>x</b> \u202egnol\u2066\x00\nweg"
    (one,) = services.checked([(1, a_service(name=name))])
    assert one.fields["name"] == "=cmd|'/C calc'!A0 <b>x</b> gnol weg"


def test_hours_come_in_as_data_written_as_the_desk_keeps_them():
    week = {"freq": "WEEKLY", "byday": "MO,TU,WE", "opens_at": "22:00+01:00", "closes_at": "02:00+01:00"}
    (one,) = services.checked([(1, a_service(**scheduled(**week, description="avond en nacht")))])
    assert one.fields["hours"] == "1-3 22:00-02:00"
    monthly = week | {"freq": "MONTHLY", "byday": "1TU"}
    (one,) = services.checked([(1, a_service(**scheduled(**monthly)))])
    assert one.fields["hours"] == "1TU 22:00-02:00"


def test_a_page_of_a_web_service_and_a_mark_at_the_start_are_read(tmp_path):
    page = {"total_items": 1, "contents": [a_service(name="Een")]}
    assert read(tmp_path, json.dumps(page).encode())[0].fields["name"] == "Een"
    assert read(tmp_path, "\ufeff[]".encode()) == []


def test_what_we_gave_out_comes_back_as_the_same(content, tmp_path):
    document = json.dumps(out.services(content), ensure_ascii=False).encode()
    found = comparing.compare(read(tmp_path, document), content)
    assert (found.new, found.changed, found.left_out, found.same) == ((), (), (), len(content.organisations))


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(plain)
NUMBERS = st.from_regex(r"\+?[0-9]{2}[0-9 ]{0,12}[0-9]", fullmatch=True)
STATUS = st.sampled_from(["verified", "corroborated", "partly", "unverified", "empty"])


OPENINGS = st.builds(
    Opening,
    st.lists(st.integers(0, 6), min_size=1, unique=True).map(sorted).map(tuple),
    st.integers(0, 1438),
    st.integers(1, 1440),
).filter(lambda one: one.opens != one.closes)


@st.composite
def directories(draw):
    """Organisations with any texts, contacts and states, and their texts."""
    made, texts = {}, {}
    for key in draw(st.lists(st.from_regex(r"[a-z_]{3,12}", fullmatch=True), unique=True, max_size=5)):
        phones = tuple(draw(st.lists(NUMBERS, max_size=3, unique_by=lambda number: number.replace(" ", ""))))
        fields = ("phone", "url", "email", "address", "hours")
        made[key] = Organisation(
            id=key,
            category="social",
            languages=tuple(draw(st.lists(st.sampled_from(["nl", "pl", "bg"]), unique=True))),
            phone=" / ".join(phones),
            phones=phones,
            email=draw(st.sampled_from(["", "info@brug.example"])),
            url=draw(st.sampled_from(["", "https://brug.example", "brug.example/pl"])),
            address=draw(st.sampled_from(["", "Kade 1, Aalsmeer", "Kade 1, 1431 AB Aalsmeer"])),
            assurance={field: draw(STATUS) for field in fields},
            checked_on="2026-11-24",
            direct=True,
            consent_needed=False,
            bring=(),
            province=draw(st.sampled_from(["", "Noord-Holland"])),
            opening=tuple(draw(st.lists(OPENINGS, max_size=2))),
        )
        for field in ("name", "what", "eligibility", "cost", "hours"):
            texts[f"org.{key}.{field}"] = draw(WORDS)
    return made, texts


@SETTINGS
@given(directories())
def test_any_directory_comes_back_as_it_went_out(content, made):
    organisations, texts = made
    ours = replace(content, organisations=organisations, texts={**content.texts, "nl": texts})
    document = json.loads(json.dumps(out.services(ours)))
    found = comparing.compare(services.checked(enumerate(document, 1)), ours)
    assert (found.new, found.changed, found.same) == ((), (), len(document))


@SETTINGS
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda below: (
            st.lists(below)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "name",
                        "status",
                        "phones",
                        "number",
                        "schedules",
                        "organization",
                        "url",
                        "languages",
                    ]
                ),
                below,
            )
        ),
    )
)
def test_whatever_an_entry_is_it_is_taken_or_refused(entry):
    try:
        assert len(services.checked([(1, entry)])) == 1
    except ForeignRefused as error:
        assert all(explain(ForeignRefused(one)).startswith("Entry 1") for one in error.refusals)

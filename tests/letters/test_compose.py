# SPDX-License-Identifier: EUPL-1.2
"""Which sentences a letter says, and in which order."""

import subprocess
from dataclasses import replace

import pytest

from builders import SENDER
from letter_cases import KENMERK, KINDS, LANGUAGES, a_case, composed, drawn, nameless, words
from spreekuur.errors.letters import UnknownMember, WrongKenmerk, WrongValue
from spreekuur.letters.case import read
from spreekuur.letters.compose import compose
from spreekuur.letters.phrases import Voice


def _asked(case, content, page=0):
    return [said.text for ask in composed(case, content).pages[page].core.asks for said in ask]


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_asks_at_most_three_things_and_the_slip_last(content, kind):
    asked = _asked(a_case(kind, "nl", asked=["Een eigen vraag."]), content)
    assert len(asked) == 4
    own = asked.index("Een eigen vraag.")
    assert asked[own - 1] == "In de woorden van de vrijwilliger:"
    assert asked[-1] == "Stuur de antwoordstrook uiterlijk 21 november 2026 terug."


def test_questions_beyond_the_room_are_not_lost(content):
    own = ["Vraag een.", "Vraag twee.", "Vraag drie."]
    letter = composed(a_case("social", "nl", asked=own), content).pages[0]
    assert [ask[-1].text for ask in letter.core.asks][:2] == own[:2]
    assert "Vraag drie." in [s.text for block in letter.blocks for s in block.free]


@pytest.mark.parametrize("layout", ["a4", "large-print"])
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_own_words_among_what_is_asked_are_marked_on_both_pages(content, language, layout):
    case = a_case("housing", language, asked=["Bel eerst de beheerder."], layout=layout)
    client = composed(case, content).pages[1]
    assert [said.language for ask in client.core.asks for said in ask if len(ask) > 1] == [language, "nl"]
    whose = next(ask[0].text for ask in client.core.asks if len(ask) > 1)
    assert whose == Voice(content, language).must("free_text.own_words_dutch").text
    text = words(drawn(case, content)).replace("\xa0", " ")
    assert text.count("Bel eerst de beheerder.") == 2
    assert "In de woorden van de vrijwilliger: Bel eerst de beheerder." in text
    assert f"{whose} Bel eerst de beheerder." in text


def test_without_a_kenmerk_there_is_no_slip_no_code_and_no_ask_for_it(content):
    case = a_case("social", "nl")
    del case["kenmerk"]
    letter = composed(case, content).pages[0]
    assert letter.slip is None
    assert not any("antwoordstrook" in said.text for ask in letter.core.asks for said in ask)


def test_the_reply_is_due_two_weeks_later_unless_said_otherwise(content):
    case = a_case()
    del case["reply_by"], case["housing"]["date_to"]
    assert read(case, content).reply_by.isoformat() == "2026-11-25"


@pytest.mark.parametrize(
    "wished", [None, "2026-11-13", "2026-11-19", "2026-11-20", "2026-11-21", "2027-01-01"]
)
@pytest.mark.parametrize("member", [("work", "deadline"), ("housing", "date_to")])
def test_an_answer_is_never_asked_after_the_last_day_of_the_case(content, member, wished):
    case = a_case() | {"work": {}, "housing": {}, "reply_by": wished}
    case[member[0]] = {member[1]: "2026-11-20"}
    due = read({key: value for key, value in case.items() if value is not None}, content).reply_by.isoformat()
    assert due == min(wished or "2026-11-20", "2026-11-20")


def test_a_last_day_that_has_passed_binds_no_receiver(content):
    case = a_case() | {"work": {"deadline": "2026-11-02"}, "housing": {}}
    assert read(case, content).reply_by.isoformat() == "2026-11-25"


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_pages_ask_the_same_number_of_things(content, language):
    case = a_case("legal", language)
    pages = composed(case, content).pages
    assert {len(page.core.asks) for page in pages} == {3}


def test_work_that_ended_and_work_that_ends_are_said_differently(content):
    def said(until):
        work = {"date_to": until}
        letter = composed(a_case("legal", "nl", work=work, housing={}), content).pages[0]
        return " ".join(s.text for block in letter.blocks for s in block.sentences)

    assert "Het werk is gestopt op 10 november 2026." in said("2026-11-10")
    assert "Het werk stopt op 20 november 2026." in said("2026-11-20")
    assert "Het werk is gestopt of stopt binnenkort." in said(None)


def test_hours_that_can_be_read_are_said_in_the_language_of_the_client(content):
    def who(times):
        case = a_case("social", "en", client={"phone": "+48 600", "safe_to_call": times})
        return " ".join(s.text for s in composed(case, content).pages[1].blocks[0].sentences)

    assert "18:00" in who("na 18.00 uur")
    assert "09:30" in who("tussen 9.30 en 12 uur")
    assert "alleen op zondag" in who("alleen op zondag")


def test_who_must_not_hear_of_it_is_said_when_a_signal_says_so(content):
    case = a_case("social", "nl", answers={"topics": ["work.unpaid"], "signals": ["debt_bondage"]})
    who = " ".join(s.text for s in composed(case, content).pages[0].blocks[0].sentences)
    assert "Neem geen contact op met de werkgever of het uitzendbureau." in who
    assert "Neem geen contact op met de verhuurder of beheerder." in who


@pytest.mark.parametrize(("children", "expected"), [("pl", "dzieci"), ("nl", "kinderen")])
def test_children_are_said_without_a_number(content, children, expected):
    case = a_case("social", children, answers={"topics": ["care.debt"], "children": "in_nl"})
    page = composed(case, content).pages[-1]
    assert expected in " ".join(s.text for s in page.blocks[0].sentences)


@pytest.mark.parametrize(
    ("count", "word"), [(1, "osoba"), (2, "osoby"), (5, "osób"), (22, "osoby"), (112, "osób")]
)
def test_polish_counts_people_as_polish_does(content, count, word):
    said = Voice(content, "pl").must("going_on.housing.persons_in_room", persons=count).text
    assert f"{count} {word}" in said


def test_a_missing_sentence_is_dutch_marked_as_such_and_admitted(content):
    phrases = tuple(
        {k: v for k, v in p.items() if k != "bg"} if p["id"] == "core.heading" else p for p in content.phrases
    )
    torn = replace(content, phrases=phrases)
    page = compose(read(a_case("social", "bg"), torn), torn, SENDER).pages[1]
    assert (page.core.heading.text, page.core.heading.language) == ("Wat vragen wij u?", "nl")
    assert any(line.text.startswith("Едно изречение") or "преведен" in line.text for line in page.foot.lines)


def test_a_missing_sentence_is_set_apart_from_the_language_around_it(content):
    missing = "core.ask.contact_client"
    phrases = tuple(
        {k: v for k, v in p.items() if k != "pl"} if p["id"] == missing else p for p in content.phrases
    )
    case = a_case("legal", "pl", situation=[], done=[])

    def faces(pack):
        out = subprocess.run(["pdffonts", "-"], input=drawn(case, pack), capture_output=True, check=True)
        return out.stdout.decode()

    assert "Italic" not in faces(content)
    assert "Italic" in faces(replace(content, phrases=phrases))


def test_a_phone_number_never_ends_a_line_in_its_middle(content):
    said = Voice(content, "nl").must("client.rights.questions", phone="010 000 00 00").text
    assert "010\xa0000\xa000\xa000" in said
    assert "Bel ons: 010 000 00 00." in words(drawn(nameless("client", "nl"), content))


def test_only_a_translation_that_nobody_reviewed_says_so(content):
    reviewed = tuple({**p, "state": "reviewed"} for p in content.phrases)

    def foot(pack):
        page = compose(read(a_case("social", "en"), pack), pack, SENDER).pages[1]
        return [line.text for line in page.foot.lines]

    assert "This translation has not been checked yet." in foot(content)
    assert "This translation has not been checked yet." not in foot(replace(content, phrases=reviewed))


def test_the_words_of_the_volunteer_stay_dutch_and_are_marked(content):
    page = composed(a_case("social", "es"), content).pages[1]
    marked = [block for block in page.blocks if block.free]
    assert [said.language for block in marked for said in block.free] == ["nl", "nl"]
    assert all(block.note for block in marked)


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_speaks_of_a_right(content, kind):
    for case in (a_case(kind, "en"), nameless(kind, "en")):
        text = str(composed(case, content)).lower()
        assert "recht op" not in text
        assert "entitled" not in text


@pytest.mark.parametrize(
    "broken",
    [
        {"unknown": 1},
        {"client": {"bsn": "x"}},
        {"work": {"salary": 1}},
        {"urgent": {"x": []}},
        {"answers": {"zodiac": "lion"}},
    ],
)
def test_a_member_that_nobody_knows_is_refused_by_name(content, broken):
    with pytest.raises(UnknownMember) as refused:
        read(a_case() | broken, content)
    assert refused.value.field in ("unknown", "client.bsn", "work.salary", "urgent.x", "answers.zodiac")


@pytest.mark.parametrize(
    "broken",
    [
        {"kind": "love"},
        {"language": "de"},
        {"date": "11-11-2026"},
        {"date": 20261111},
        {"work": {"amount": "NaN"}},
        {"work": {"hours": -1}},
        {"housing": {"persons": 2.5}},
        {"housing": []},
        {"consent": {"recipient": "yes"}},
        {"situation": "tekst"},
        {"situation": ["x" * 5000]},
        {"urgent": {"phoned_at": "9 uur"}},
        {"answers": {"topics": ["nope"]}},
        {"answers": {"age": "oud"}},
        {"answers": {"expected_months": -1}},
        {"work": {"amount": "1_000"}},
        {"work": {"amount": 1e-7}},
        {"date": "0026-11-11"},
        {"recipient": None},
        {"insurance": "maybe"},
        {"window": "top"},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(content, broken):
    with pytest.raises(WrongValue):
        read(a_case() | broken, content)


@pytest.mark.parametrize("untrusted", [None, [], "x", 1])
def test_a_case_is_one_object(content, untrusted):
    with pytest.raises(WrongValue):
        read(untrusted, content)


def test_a_wrong_kenmerk_is_refused(content):
    with pytest.raises(WrongKenmerk):
        read(a_case(kenmerk=KENMERK[:-1] + "5"), content)


def test_personal_fields_stay_out_of_what_python_prints(content):
    shown = repr(read(a_case(), content))
    for value in ("Żaneta", "Święcicka", "600 000", "1990", "Kudelstaart", "Flexbureau", "uitzendbureau."):
        assert value not in shown

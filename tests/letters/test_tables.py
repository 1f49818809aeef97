# SPDX-License-Identifier: EUPL-1.2
"""What a receiver looks up: the tables of two kinds, what needs a tick of its own, and who decided with whom."""

from io import BytesIO

import pikepdf
import pytest

from letter_cases import KENMERK, LANGUAGES, a_case, composed, drawn, nameless, structure, words
from spreekuur.errors.letters import SecondNameMissing, WrongValue
from spreekuur.letters.case import read

WORK = {
    "employer": "Flexbureau Voorbeeld",
    "date_from": "2026-03-01",
    "date_to": "2026-11-20",
    "hours": "37.5",
    "amount": "1240.00",
    "letter_first": "2026-10-02",
    "letter_last": "2026-11-04",
}
HOME = {"landlord": "Verhuur Voorbeeld", "date_to": "2026-11-21", "lease_separate": "no", "rent_week": "120"}


def table(case, content, page=0):
    blocks = composed(case, content).pages[page].blocks
    return {fact.label.text: fact.value.text for block in blocks for fact in block.table}


def said(case, content):
    return " ".join(s.text for block in composed(case, content).pages[0].blocks for s in block.sentences)


def test_the_legal_letter_has_its_table(content):
    assert table(a_case("legal", "nl", work=WORK), content) == {
        "Werkgever": "Flexbureau Voorbeeld",
        "Contract van en tot": "1 maart 2026 – 20 november 2026",
        "Uren per week": "37,5",
        "Niet betaald": "€\xa01.240,00",
        "Eerste brief": "2 oktober 2026",
        "Laatste brief": "4 november 2026",
    }


def test_the_housing_letter_has_its_table(content):
    assert table(a_case("housing", "nl", housing=HOME), content) == {
        "Verhuurder": "Verhuur Voorbeeld",
        "Apart huurcontract": "nee",
        "Woont daar tot": "21 november 2026",
        "Huur per week": "€\xa0120,00",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["legal", "housing"])
def test_the_full_table_leaves_the_letter_on_one_sheet(content, kind, language):
    case = a_case(kind, language, work=WORK | {"deadline": "2026-11-30"}, housing=HOME)
    with pikepdf.open(BytesIO(drawn(case, content))) as pdf:
        assert len(pdf.pages) == (1 if language == "nl" else 2)


@pytest.mark.parametrize("kind", ["social", "care", "registration", "urgent"])
def test_other_letters_have_none(content, kind):
    assert table(a_case(kind, "nl"), content) == {}


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x != "nl"])
def test_the_client_reads_the_same_table_in_their_own_language(content, language):
    case = a_case("legal", language, work=WORK)
    dutch, own = table(case, content), table(case, content, page=1)
    assert len(own) == len(dutch) == 6
    assert not set(own) & set(dutch)
    assert all("2026" in value for value in list(own.values())[-2:])


def test_what_is_not_known_has_no_line(content):
    case = a_case("legal", "nl", work={"date_from": "2026-03-01"})
    assert table(case, content) == {"Contract van en tot": "1 maart 2026 –"}


def test_what_goes_off_the_wages_is_not_called_unpaid(content):
    case = a_case("legal", "nl", work=WORK, answers={"topics": ["work.fines"]})
    assert "Niet betaald" not in table(case, content)
    assert "Er gaat € 1.240,00 van het loon af." in said(case, content).replace("\xa0", " ")


def test_the_table_is_read_out_line_by_line_with_its_labels(content):
    roles = [role for role, _ in structure(drawn(a_case("legal", "nl", work=WORK), content))]
    start = roles.index("Table")
    assert roles[start : start + 19] == ["Table", *["TR", "TH", "TD"] * 6]


@pytest.mark.parametrize("kind", ["legal", "housing"])
def test_the_consent_names_what_stands_in_the_table(content, kind):
    case = a_case(kind, "nl", work=WORK, housing=HOME, answers={"topics": []})
    text = said(case, content)
    for item in {"legal": ("werkgever", "bedragen", "werk"), "housing": ("verhuurder", "bedragen", "wonen")}[
        kind
    ]:
        assert item in text[text.index("Wij geven door") :]


EXTRA = {
    "employer": "De werkgever of het uitzendbureau is: Flexbureau Voorbeeld.",
    "contract": "Het contract loopt van 1 maart 2026 tot en met 20 november 2026.",
    "amounts": "Volgens de cliënt gaat het om ongeveer",
}


@pytest.mark.parametrize("tick", EXTRA)
def test_the_social_team_hears_of_employer_contract_and_amounts_only_with_the_tick_for_it(content, tick):
    answers = {"topics": ["work.unpaid"]}
    without = a_case("social", "nl", work=WORK, answers=answers)
    assert not any(sentence in said(without, content) for sentence in EXTRA.values())
    ticked = said(without | {"consent": {"recipient": True, "extra": [tick]}}, content)
    assert [name for name, sentence in EXTRA.items() if sentence in ticked] == [tick]


def test_a_tick_that_no_letter_knows_is_refused(content):
    with pytest.raises(WrongValue) as refused:
        read(a_case(consent={"recipient": True, "extra": ["bsn"]}), content)
    assert refused.value.field == "consent.extra"


def test_since_when_and_what_helps_stand_in_a_care_letter_only_with_the_tick_for_health(content):
    care = {"since": "2026-10-01", "helps": "warmte en rust"}
    assert "warmte" not in words(drawn(a_case("care", "nl", care=care), content))
    ticked = words(
        drawn(a_case("care", "nl", care=care, consent={"recipient": True, "health": True}), content)
    )
    assert "Dit is zo sinds 1 oktober 2026." in ticked
    assert "Dit helpt, zegt de cliënt: warmte en rust" in ticked


def test_a_deposit_and_the_date_of_a_dismissal_are_said(content):
    answers = {"topics": ["housing.deposit", "work.dismissal"]}
    case = a_case(
        "legal", "nl", answers=answers, housing={"deposit": "600"}, work={"dismissal_letter": "2026-11-02"}
    )
    text = said(case, content).replace("\xa0", " ")
    assert "De cliënt kreeg de borg van € 600,00 niet terug." in text
    assert "De ontslagbrief heeft als datum 2 november 2026." in text


URGENT = {
    "phoned_at": "21:05",
    "spoken_to": "de bereikbaarheidsdienst",
    "facts": ["Het paspoort ligt bij de werkgever."],
    "seen": ["Een blauwe plek op de arm."],
    "said": ["“Ik mag niet weg.”"],
    "source": ["De cliënt zelf."],
    "safe_contact": "010 000 00 01, maandag van 10.00 tot 11.00 uur",
    "agreed": "iemand haalt de cliënt op",
}


def test_an_urgent_letter_keeps_facts_sight_words_and_source_apart(content):
    case = nameless(
        "urgent", "nl", situation=[], urgent=URGENT | {"second_name": "Bea de Voorbeeld", "reason": "gevaar"}
    )
    (page,) = composed(case, content).pages
    rows = {b.heading.text: [s.text for s in b.free] for b in page.blocks if b.heading and b.free}
    assert rows["Feiten"] == URGENT["facts"]
    assert rows["Wat zagen wij?"] == URGENT["seen"]
    assert rows["Wat zei de cliënt?"] == URGENT["said"]
    assert rows["Van wie weten wij dit?"] == URGENT["source"]
    text = said(case, content)
    assert page.title.text == "SPOED – eerst bellen"
    assert "Wij belden u op 11 november 2026 om 21:05 uur." in text
    assert "Wij spraken met: de bereikbaarheidsdienst." in text
    assert "Deze afspraak is gemaakt (vrije tekst): iemand haalt de cliënt op" in text
    assert "Neem alleen contact op via: 010 000 00 01, maandag van 10.00 tot 11.00 uur." in text
    assert "Bea de Voorbeeld." in text
    assert "Wij hebben dit niet onderzocht." in text


def test_without_consent_an_urgent_letter_that_tells_needs_a_second_name(content):
    with pytest.raises(SecondNameMissing):
        read(nameless("urgent", "nl", urgent=URGENT), content)
    read(nameless("urgent", "nl", urgent=URGENT | {"second_name": "Bea"}), content)
    read(a_case("urgent", "nl", urgent=URGENT), content)
    read(nameless("urgent", "nl", urgent={"phoned_at": "21:05"}), content)


def test_an_address_never_stands_in_an_urgent_letter(content):
    case = a_case(
        "urgent", "nl", client={"given": "Żaneta", "address": "Lindenlaan 3", "area": "Kudelstaart"}
    )
    text = words(drawn(case, content))
    assert "Lindenlaan" not in text
    assert KENMERK in text

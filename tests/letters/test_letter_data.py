# SPDX-License-Identifier: EUPL-1.2
"""Who sees what: the table of data per receiver, consent, and what stays out."""

import re

import pytest

from letter_cases import KINDS, a_case, composed, drawn, nameless, said, words
from spreekuur.errors.letters import BsnRefused, ConsentMissing, ControlCharacter, MissingGlyph, UserError
from spreekuur.letters.case import read

# Kind -> what the receiver sees, and what never.
SEEN = {
    "social": (
        {"Ż. Święcicka-Łącka", "Geboortejaar: 1990", "+48 600 000 000", "Kudelstaart"},
        {"Żaneta", "17 mei 1990"},
    ),
    "legal": ({"Żaneta Święcicka-Łącka", "17 mei 1990", "+48 600 000 000", "Flexbureau"}, {"Kudelstaart"}),
    "care": (
        {"Żaneta Święcicka-Łącka", "17 mei 1990", "Kudelstaart"},
        {"Flexbureau", "1.240", "Verhuur Voorbeeld"},
    ),
    "housing": (
        {"Żaneta Święcicka-Łącka", "Geboortejaar: 1990", "Verhuur Voorbeeld"},
        {"17 mei", "Kudelstaart", "Flexbureau"},
    ),
    "registration": ({"Żaneta Święcicka-Łącka", "17 mei 1990"}, {"Kudelstaart", "Flexbureau", "1.240"}),
    "urgent": ({"Żaneta", "18 jaar of ouder"}, {"Święcicka", "1990", "+48 600", "Kudelstaart", "Flexbureau"}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_receiver_sees_only_what_the_table_allows(content, kind):
    text = words(drawn(a_case(kind, "nl"), content))
    seen, never = SEEN[kind]
    assert {value for value in seen if value not in text} == set()
    assert {value for value in never if value in text} == set()


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "urgent"])
def test_the_page_of_the_client_carries_no_name(content, kind):
    page = str(composed(a_case(kind, "en"), content).pages[1])
    for value in ("Święcicka", "Żaneta", "1990", "+48 600"):
        assert value not in page


@pytest.mark.parametrize("field", ["given", "family", "name", "phone", "birth_date"])
def test_a_name_without_consent_is_refused(content, field):
    value = "1990-05-17" if field == "birth_date" else "+48 600" if field == "phone" else "Jan"
    with pytest.raises(ConsentMissing):
        read(nameless() | {"client": {field: value}}, content)


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "urgent"])
def test_without_consent_the_client_carries_a_nameless_letter(content, kind):
    letter = composed(nameless(kind), content).pages[0]
    texts = [each.text for each in said(letter)]
    by_phone = kind in ("legal", "housing")
    helped = "Help de cliënt die met deze brief contact met u opneemt."
    assert (helped if by_phone else "Help de cliënt die met deze brief bij u komt.") in texts
    assert "In deze brief staan geen naam en geen telefoonnummer." in texts
    assert "Er is geen toestemming om gegevens te delen. Daarom staat er geen naam." in texts
    assert not any("Telefoon:" in text or "contact op met de cliënt" in text for text in texts)


def test_health_stays_out_without_its_own_tick(content):
    answers = {"topics": ["care.pregnancy", "work.accident"]}
    without = words(drawn(a_case("care", "nl", answers=answers), content))
    assert "zwangerschap" not in without.lower()
    assert "In deze brief staan geen gegevens over gezondheid." in without
    consent = {"recipient": True, "health": True, "pregnancy": True}
    ticked = words(drawn(a_case("care", "nl", answers=answers, consent=consent), content))
    assert "De cliënt vertelt over een zwangerschap." in ticked
    assert "apart toestemming om de zwangerschap te noemen" in ticked


@pytest.mark.parametrize("health", [False, True])
def test_the_consent_names_health_only_where_the_letter_tells_of_it(content, health):
    case = a_case("care", "nl", consent={"recipient": True, "health": health})
    text = words(drawn(case, content))
    assert ("eigen woorden over de gezondheid" in text) == health
    assert ("In deze brief staan geen gegevens over gezondheid." in text) != health


def test_the_consent_names_what_is_passed_on(content):
    said = words(drawn(a_case("social", "nl"), content))
    assert (
        "Wij geven door: naam, geboortejaar, telefoonnummer, tijden om te bellen, woonplaats of wijk, taal en tolk,"
        " situatie van het wonen, situatie van het werk en inschrijving en verblijf." in said
    )


def test_the_consent_of_a_letter_without_a_name_names_no_name(content):
    case = a_case("social", "pl")
    del case["client"]
    said = words(drawn(case, content))
    assert "In deze brief staan geen naam en geen telefoonnummer." in said
    passed_on = re.search(r"Wij geven door: ([^.]*)\.", said)
    assert passed_on is not None
    assert "naam" not in passed_on[1]


def test_no_sentence_says_what_no_answer_told(content):
    answers = {"topics": ["safety.fire", "work.payslip", "housing.quality", "work.bankruptcy"]}
    text = words(drawn(a_case("housing", "nl", answers=answers), content))
    for claim in ("rookmelder", "vluchtweg", "verwarming", "loonstroken", "failliet is"):
        assert claim not in text
    chosen = a_case("housing", "nl", answers=answers, say=["going_on.housing.no_smoke_alarm"])
    assert "De cliënt ziet in de woning geen werkende rookmelder." in words(drawn(chosen, content))


@pytest.mark.parametrize("where", ["situation", "done", "asked"])
@pytest.mark.parametrize(
    "number", ["111222333", "111.222.333", "1112 22 333", "111\u00a0222\u00a0333", "111/222/333"]
)
def test_a_bsn_is_refused_anywhere_and_never_repeated(content, where, number):
    with pytest.raises(BsnRefused) as refused:
        read(a_case(**{where: [f"nummer {number}."]}), content)
    assert refused.value.field == where
    assert number not in str(vars(refused.value))


def test_a_phone_number_may_look_like_anything(content):
    assert read(a_case(client={"phone": "111222333"}), content).client.phone == "111222333"


@pytest.mark.parametrize(
    "text", ["<img src=file:///etc/passwd>", "a < b && c > d", "<b>{reply_by}</b> %s {0}", "=1+1"]
)
def test_markup_is_shown_as_it_was_typed(content, text):
    assert text in words(drawn(a_case("social", "nl", situation=[text]), content))


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\x00", "\x1b", "\u2028"])
def test_a_sign_that_hides_or_turns_text_is_refused(content, sign):
    with pytest.raises(ControlCharacter) as refused:
        read(a_case(client={"given": f"Jan{sign}", "family": "K"}), content)
    assert refused.value.field == "client.given"


@pytest.mark.parametrize("sign", ["漢", "ع", "😀", "ก"])
def test_a_missing_letter_is_named_with_its_field(content, sign):
    with pytest.raises(MissingGlyph) as refused:
        read(a_case(housing={"landlord": f"A {sign}"}), content)
    assert (refused.value.field, refused.value.character) == ("housing.landlord", sign)


def test_letters_of_all_our_languages_print(content):
    name = "Łódź Şahin Ștefănescu Николай Ивайлова Ångström İğdır Őry Τάσος Žižek"
    assert name in words(drawn(a_case("legal", "nl", client={"name": name}), content))


def test_a_refused_case_is_a_user_error(content):
    assert issubclass(BsnRefused, UserError)

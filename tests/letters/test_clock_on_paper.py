# SPDX-License-Identifier: EUPL-1.2
"""The registration clock on the client's own papers, in their language; it names days and who decides."""

import pytest

from letter_cases import LANGUAGES, a_case, composed, drawn, nameless, words
from spreekuur.errors.letters import WrongValue
from spreekuur.letters.case import read

OPEN = [{"arrival": "2026-11-16", "departure": None, "planned": False}]
ENDED = [{"arrival": "2026-11-14", "departure": "2026-12-20", "planned": True}]
RNI = {"topics": ["reg.brp"], "registration": "rni"}


def lines(page):
    return [item.said.text for section in page.sections for item in section.items]


def test_the_sheet_says_until_when_rni_is_enough_and_who_decides(content):
    case = nameless("client", "nl", stays=OPEN, answers=RNI)
    text = words(drawn(case, content))
    assert "RNI is genoeg tot en met 14 maart 2027. Daarna: BRP." in text
    assert "uiterlijk 20 maart 2027" in text and "Burgerzaken (de gemeente) beslist." in text
    assert "Voor dit verblijf is RNI genoeg, tot en met 20 december 2026." in words(
        drawn(case | {"stays": ENDED}, content)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_on_one_page_in_every_language_with_the_dutch_under_it(content, language):
    paper = composed(nameless("client", language, stays=OPEN, answers=RNI), content)
    section = next(
        s for s in paper.pages[0].sections if "Burgerzaken" in str(s.items) and "RNI" in str(s.items)
    )
    assert len(section.items) == 4 and "2027" in section.items[0].said.text
    assert all((item.dutch is None) == (language == "nl") for item in section.items)


def test_late_and_foreseen_stays_have_sentences_of_their_own(content):
    past = [{"arrival": "2026-06-01", "departure": None}]
    assert "De laatste dag was 5 oktober 2026." in words(
        drawn(nameless("client", "nl", stays=past, answers=RNI), content)
    )
    coming = [{"arrival": "2026-12-01", "departure": "2027-05-31"}]
    assert "BRP vanaf de eerste dag: 1 december 2026." in words(
        drawn(nameless("client", "nl", stays=coming, answers=RNI), content)
    )


@pytest.mark.parametrize(
    "more",
    [{"stays": []}, {"stays": [{"departure": "2026-12-01"}]}, {"answers": RNI | {"registration": "brp"}}],
)
def test_it_stays_away_when_there_is_nothing_to_say(content, more):
    page = composed(nameless("client", "en", **({"stays": OPEN, "answers": RNI} | more)), content).pages[0]
    assert not any("RNI" in line for line in lines(page))


@pytest.mark.parametrize("language", ["pl", "bg"])
def test_the_page_beside_a_letter_about_registration_says_it_and_other_letters_do_not(content, language):
    case = a_case("registration", language, stays=OPEN)
    case["answers"]["registration"] = "rni"
    paper = composed(case, content)
    assert "2027" in str(paper.pages[1]) and "2027" not in str(paper.pages[0])
    assert "2027" not in str(composed(a_case("legal", language, stays=OPEN), content))


@pytest.mark.parametrize("stays", [{}, [1], [{"arrival": "2026-1-1"}], [{"from": "2026-01-01"}]])
def test_stays_that_are_none_are_refused(content, stays):
    with pytest.raises(WrongValue) as refused:
        read(nameless("client", stays=stays), content)
    assert refused.value.field == "stays"

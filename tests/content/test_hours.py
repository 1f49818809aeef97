# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.content.compile import compile_folder
from spreekuur.content.hours import ALWAYS, read, said, written
from spreekuur.content.model import Opening
from spreekuur.errors.content import ContentError, Problem
from spreekuur.language import LANGUAGES

WEEK = (0, 1, 2, 3, 4)
days = st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found)))
spans = st.tuples(days, st.integers(0, 1439), st.integers(1, 1440)).filter(lambda one: one[1] != one[2])
openings = st.lists(spans.map(lambda one: Opening(*one)), min_size=1, max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("text", "language", "opening"),
    [
        ("24/7", "nl", ALWAYS),
        ("ma-vr 8.30-17.00", "nl", (Opening(WEEK, 510, 1020),)),
        ("ma–vr 9–17 uur", "nl", (Opening(WEEK, 540, 1020),)),
        ("maandag, woensdag 9:00-12:00, 13:00-17:00", "nl",
         (Opening((0, 2), 540, 720), Opening((0, 2), 780, 1020))),
        ("vr-ma 22-2", "nl", (Opening((0, 4, 5, 6), 1320, 120),)),
        ("za 10-24", "nl", (Opening((5,), 600, 1440),)),
        ("za 18:00-0:00", "nl", (Opening((5,), 1080, 1440),)),
        ("do 9-12", "nl", (Opening((3,), 540, 720),)),
        ("do 9-12", "es", (Opening((6,), 540, 720),)),
        ("пон-пет 8.30-17.00 ч.", "bg", (Opening(WEEK, 510, 1020),)),
        ("pon.-pt. 8.30-17.00; sobota 10-12", "pl", (Opening(WEEK, 510, 1020), Opening((5,), 600, 720))),
        ("Mon-Fri 9-17 hrs", "ro", (Opening(WEEK, 540, 1020),)),
        ("1-5 08:30-17:00", "pl", (Opening(WEEK, 510, 1020),)),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_write_them(content, text, language, opening):
    assert read(text, content.days, language) == opening


@pytest.mark.parametrize(
    "text",
    ["", "   ", "werkdagen", "ma-vr", "9-17", "ma 9", "ma 25-26", "ma 9:60-10", "ma 9-9", "m 9-17",
     "ma-wo-vr 9-17", "ma, ma 9-17", "8-9 9-17", "ma-vr 9-17; op afspraak", "2020: donderdag 15.30-17.30 uur",
     "avond, nacht, weekend", "ma 24:00-8:00", "ma 9-17 bel eerst"],
)  # fmt: skip
def test_what_leaves_a_doubt_is_not_read(content, text):
    assert read(text, content.days, "nl") is None


@given(openings)
def test_what_was_stored_is_read_back_in_every_language(content, opening):
    for language in LANGUAGES:
        assert read(written(opening), content.days, language) == opening


@given(openings, st.sampled_from(LANGUAGES))
def test_what_is_said_in_a_language_is_understood_in_it(content, opening, language):
    understood = read(said(opening, content.days[language]), content.days, language)
    assert understood is not None and set(understood) == set(opening)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(content, text):
    read(text, content.days, "bg")


def test_hours_are_said_in_the_words_of_the_reader(content):
    opening = read("ma-vr 8:30-12, 13-17; za 22-2", content.days, "nl")
    assert said(opening, content.days["pl"]) == "pon.–pt. 8:30–12:00, 13:00–17:00; sob. 22:00–2:00"
    assert said(ALWAYS, content.days["bg"]) == "24/7"


def test_the_pack_has_the_hours_that_are_certain_and_no_others(content):
    known = {key for key, there in content.organisations.items() if there.opening}
    assert known == {"alarm_112", "lijn_113", "veilig_thuis", "csg", "cmi", "comensha", "digid"}
    assert content.organisations["cmi"].opening == (Opening(WEEK, 510, 1020),)
    assert content.organisations["cmi"].lines == ("L1_information", "L6_safety")


@pytest.mark.parametrize(
    ("old", "new", "entry", "problem"),
    [
        ("cmi: ma-vr 8:30-17:00", "cmi: werkdagen", "cmi", Problem.BAD_VALUE),
        ("  cmi:", "  nobody:", "nobody", Problem.UNKNOWN_ID),
        ("[ma, di, wo, do, vr, za, zo]", "[ma, di]", "days nl", Problem.BAD_VALUE),
    ],
)
def test_hours_that_cannot_be_read_are_named_with_their_entry(folder, old, new, entry, problem):
    file = folder / "hours.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        compile_folder(folder, shipped=folder)
    assert (entry, problem) in [(fault.entry, fault.problem) for fault in refused.value.faults]

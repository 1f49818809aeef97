# SPDX-License-Identifier: EUPL-1.2
"""A person is found however the name is spelled, and nobody is found by nearly nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.clients.matching import initials, tokens, wanted

POLISH = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
BULGARIAN = "абвгдежзийклмнопрстуфхцчшщъьюя"
ROMANIAN = "aăâbcdefghiîjklmnoprsștțuvxz"
SPANISH = "aábcdeéfghiíjlmnñoópqrstuúüvyz"
NAMES = st.one_of(
    *(st.text(letters, min_size=2, max_size=9) for letters in (POLISH, BULGARIAN, ROMANIAN, SPANISH))
)


def finds(typed, given_="", family="", phone=""):
    made, meant = tokens(given_, family, phone), wanted(typed)
    return meant.by_name(made) or meant.by_initials(made) or meant.by_phone(made)


def names(typed, name):
    return wanted(typed).by_name(tokens("", name, ""))


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Żaneta Święcicka-Łącka", "swiecicka"),
        ("Żaneta Święcicka-Łącka", "lacki"),
        ("Święcicki", "ŚWIĘCICKA"),
        ("Kowalski", "Kowalska"),
        ("Kowalska", "kowalski"),
        ("Анна Ковалска", "Kowalski"),
        ("Kowalska", "Ковалски"),
        ("Иван Иванов", "Ivanova"),
        ("Ivanova", "Иванов"),
        ("Женя Щърбанова", "zhenya shtarbanova"),
        ("Женя Щърбанова", "jenia"),
        ("Zhenya Shterbanova", "Женя"),
        ("Jenya", "Женя"),
        ("Женя", "Żenia"),
        ("Цветан", "Tsvetan"),
        ("Tzvetan", "Цветан"),
        ("Cvetkova", "Tsvetkov"),
        ("Żółkiewska", "Жулкевски"),
        ("Jekaterina", "Екатерина"),
        ("Илиева", "Iliew"),
        ("Живков", "Jivkova"),
        ("Чавдар", "Czawdar"),
        ("Вълчев", "Valchev"),
        ("Вълчев", "Vulchev"),
        ("Христо", "Christo"),
        ("Hristo", "Христо"),
        ("Юлия", "Julia"),
        ("Iulia", "Юлия"),
        ("Йордан", "Jordan"),
        ("Мария", "maria"),
        ("Виктория", "Wiktoria"),
        ("Victoria", "Wiktoria"),
        ("Василевска", "Wasilewski"),
        ("José García Márquez", "marquez garcia"),
        ("José García Márquez", "Jose Marquez"),
        ("Íñigo Muñoz Güell", "munoz"),
        ("Ștefan Țîrlea-Ghiță", "stefan tirlea"),
        ("Târlea", "tirlea"),
        ("Tîrlea", "tarlea"),
        ("Ελένη Παπαδοπούλου", "παπα"),
    ],
)
def test_one_person_is_found_by_another_spelling(kept, typed):
    assert names(typed, kept)


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Kowalski", "Nowak"),
        ("Kowalski", "alski"),
        ("Anna Kowalska", "anna nowak"),
        ("Ivanov", "Petrov"),
        ("Marta", "Maria"),
        ("Żaneta", "żanna"),
    ],
)
def test_somebody_else_is_not(kept, typed):
    assert not names(typed, kept)


@given(NAMES, NAMES)
def test_a_name_is_found_as_it_was_typed_in_any_order_case_and_form(first, last):
    kept = f"{first.title()} {last.title()}"
    for typed in (kept, kept.upper(), f"{last} {first}", unicodedata.normalize("NFD", kept)):
        assert names(typed, kept), typed


@given(NAMES, st.integers(2, 9))
def test_a_name_is_found_by_its_beginning(name, length):
    assert names(name[:length], name)


SPOKEN = [
    *(
        "szcz",
        "sht",
        "sz",
        "cz",
        "ch",
        "zh",
        "rz",
        "ts",
        "tz",
        "kh",
        "j",
        "je",
        "ie",
        "ski",
        "ska",
        "skaia",
        "cka",
    ),
    *("ova", "ina", "ска", "ски", "ева", "ия", "йе", *"жцъщшчхюяьй", *"46wqxyaeioucknrdlbtâîó"),
]
WRITTEN = st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=6).map("".join)


@given(WRITTEN, WRITTEN, st.integers(2, 12))
def test_of_all_spellings_of_a_word_only_those_are_asked_for_that_find_somebody_else(name, other, length):
    made = tokens("", name, "")
    for typed in (name[:length], other, *(token[:length] for token in made.split())):
        every = [key for key in tokens("", typed, "").split() if key[0] not in "~=#"]
        meant = wanted(typed)
        if meant.words:
            assert meant.by_name(made) == any(f" {key}" in made for key in every), typed


LETTERS = st.text(POLISH + BULGARIAN + ROMANIAN + SPANISH, min_size=2, max_size=3)


@given(LETTERS, LETTERS)
def test_so_it_is_with_initials(name, typed):
    made = tokens("", " ".join(name), "")
    for letters in (name, typed, *(token[1:] for token in made.split() if token[0] == "=")):
        every = [key for key in tokens("", " ".join(letters), "").split() if len(key) == len(letters) + 1]
        met = any(f" {key} " in made for key in every if key[0] == "=")
        assert wanted(letters).by_initials(made) == met, letters


@given(st.text(POLISH + ROMANIAN + SPANISH, min_size=2, max_size=9))
def test_a_name_is_found_without_its_marks(name):
    plain = "".join(
        c for c in unicodedata.normalize("NFD", name.replace("ł", "l")) if not unicodedata.combining(c)
    )
    assert names(plain, name)


@given(
    NAMES.filter(lambda name: len(name) > 3),
    st.sampled_from([("ski", "ska"), ("cki", "cka"), ("ov", "ova"), ("ев", "ева")]),
)
def test_a_family_name_is_found_in_its_other_form(stem, forms):
    for one, other in (forms, forms[::-1]):
        assert names(stem + one, stem + other)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_searched_without_an_error_and_nothing_is_met_by_less_than_two_signs(typed, name, phone):
    made = tokens(name, "", phone)
    meant = wanted(typed)
    if sum(sign.isalnum() for sign in typed) < 2:
        assert not (meant.by_name(made) or meant.by_initials(made) or meant.by_phone(made) or meant.code)


@pytest.mark.parametrize("typed", ["MK", "mk", "m.k.", "M. K.", "m k", "МК"])
def test_initials_are_read_however_they_are_typed(typed):
    assert finds(typed, "Marta", "Kowalska")
    assert wanted(typed).by_initials(tokens("Marta", "Kowalska", ""))
    assert not wanted(typed).by_initials(tokens("Marta", "Nowak", ""))


def test_initials_cross_the_scripts_and_leave_names_out():
    kept = tokens("Женя", "Щърбанова", "")
    assert wanted("жщ").by_initials(kept)
    assert wanted("zs").by_initials(kept)
    assert wanted("jg").by_initials(tokens("José", "García Márquez", ""))
    assert wanted("jgm").by_initials(tokens("José", "García Márquez", ""))
    assert initials("José", "García Márquez") == "J.G.M."


@pytest.mark.parametrize(
    "typed", ["811", "700 811", "600-700-811", "+48 600 700 811", "0048600700811", "0600700811"]
)
def test_a_phone_is_found_by_its_end(typed):
    assert finds(typed, phone="+48 600 700 811")


def test_two_digits_or_the_middle_of_a_phone_find_nobody():
    assert not finds("11", phone="+48 600 700 811")
    assert not finds("700", phone="+48 600 700 811")


@given(st.text("0123456789", min_size=9, max_size=12), st.integers(3, 9), st.sampled_from(["", " ", "-"]))
def test_every_end_of_three_digits_or_more_finds_the_phone(digits, length, gap):
    end = digits[-length:]
    assert finds(gap.join((end[:2], end[2:])), phone=f"+{digits}")


def test_letters_with_digits_are_a_code_and_nothing_else():
    meant = wanted("K7 42M")
    assert (meant.words, meant.phone, meant.initials) == ((), "", frozenset())


@pytest.mark.parametrize("sign", ["\ufdfa", "\u2488a", "ŉ"])
def test_a_sign_that_is_short_for_several_words_is_one_key(sign):
    assert all(key.isalnum() or key[0] in "#=~" for key in tokens(sign, "", "").split())
    assert all(" " not in key and key for word in wanted(f"{sign}{sign}").words for key in word)

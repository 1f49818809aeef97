# SPDX-License-Identifier: EUPL-1.2
from time import perf_counter

import pytest

from spreekuur.content.folding import words
from spreekuur.referral.topic_search import TopicIndex

# What is typed, the language of the screen, and the topic that must stand among the first three.
TYPED = [
    ("ontsl", "nl", "work.dismissal"),
    ("zwolnienie", "nl", "work.dismissal"),
    ("zwol", "pl", "work.dismissal"),
    ("увол", "bg", "work.dismissal"),
    ("увол", "nl", "work.dismissal"),
    ("uvol", "bg", "work.dismissal"),
    ("uvolnenie", "en", "work.dismissal"),
    ("conced", "ro", "work.dismissal"),
    ("despido", "es", "work.dismissal"),
    ("DESPIDO", "nl", "work.dismissal"),
    ("fired", "en", "work.dismissal"),
    ("онтслаг", "bg", "work.dismissal"),
    ("eksmisja", "nl", "housing.eviction"),
    ("eks", "pl", "housing.eviction"),
    ("ontruim", "nl", "housing.eviction"),
    ("desahucio", "es", "housing.eviction"),
    ("evacuare", "ro", "housing.eviction"),
    ("изго", "bg", "housing.eviction"),
    ("evict", "en", "housing.eviction"),
    ("huur", "nl", "housing.contract"),
    ("huur", "nl", "housing.rent_deduction"),
    ("наем", "bg", "housing.rent_deduction"),
    ("czynsz", "pl", "housing.rent_deduction"),
    ("chirie", "ro", "housing.rent_deduction"),
    ("alquiler", "es", "housing.rent_deduction"),
    ("borg", "nl", "housing.deposit"),
    ("kaucja", "pl", "housing.deposit"),
    ("dentist", "nl", "care.dental"),
    ("tandarts", "nl", "care.dental"),
    ("zab", "pl", "care.dental_urgent"),
    ("ząb", "pl", "care.dental_urgent"),
    ("зъб", "bg", "care.dental"),
    ("muelas", "es", "care.dental"),
    ("dinte", "ro", "care.dental_urgent"),
    ("huisarts", "pl", "care.gp"),
    ("lekarz", "pl", "care.gp"),
    ("medico de cabecera", "es", "care.gp"),
    ("личен лекар", "bg", "care.gp"),
    ("ziek", "nl", "work.sick"),
    ("chorob", "pl", "work.sick"),
    ("zwanger", "nl", "care.pregnancy"),
    ("ciaza", "pl", "care.pregnancy"),
    ("ciąża", "nl", "care.pregnancy"),
    ("sarcina", "ro", "care.pregnancy"),
    ("embar", "es", "care.pregnancy"),
    ("бремен", "bg", "care.pregnancy"),
    ("loonstrook", "es", "work.payslip"),
    ("nomina", "es", "work.payslip"),
    ("nómina", "es", "work.payslip"),
    ("loon niet", "nl", "work.unpaid"),
    ("niet betaald loon", "nl", "work.unpaid"),
    ("unpaid", "en", "work.unpaid"),
    ("заплата", "bg", "work.unpaid"),
    ("brp", "nl", "reg.brp"),
    ("meldunek", "pl", "reg.brp"),
    ("empadron", "es", "reg.brp"),
    ("inregistrare", "ro", "reg.brp"),
    ("bsn", "bg", "reg.rni"),
    ("dakloos", "ro", "care.homeless"),
    ("bezdom", "pl", "care.homeless"),
    ("бездом", "bg", "care.homeless"),
    ("adapost", "ro", "care.homeless"),
    ("schuld", "nl", "care.debt"),
    ("długi", "pl", "care.debt"),
    ("dlugi", "pl", "care.debt"),
    ("datorii", "ro", "care.debt"),
    ("toeslag", "pl", "info.allowances"),
    ("kinderb", "nl", "info.child_benefit"),
    ("brief", "nl", "info.letter"),
    ("scrisoare", "ro", "info.letter"),
    ("писмо", "nl", "info.letter"),
    ("pismo", "bg", "info.letter"),
    ("geweld", "nl", "safety.violence"),
    ("przemoc", "pl", "safety.violence"),
    ("uitbuit", "nl", "safety.exploitation"),
    ("wyzysk", "pl", "safety.exploitation"),
    ("boete", "nl", "info.fine"),
    ("multa", "es", "info.fine"),
    ("zzp", "bg", "work.zzp"),
    ("autonomo", "es", "work.zzp"),
    ("tolk", "nl", "other.interpreter"),
    ("tłumacz", "pl", "other.interpreter"),
    ("szkola", "pl", "info.school"),
    ("gradinita", "ro", "info.school"),
    ("pașaport", "ro", "info.passport_lost"),
    ("pasaport", "ro", "info.passport_lost"),
    ("паспорт", "bg", "info.passport_lost"),
    ("jilishte", "bg", "housing.find"),
]
TYPOS = [
    ("zwolninie", "pl", "work.dismissal"),
    ("ontslga", "nl", "work.dismissal"),
    ("evacure", "ro", "housing.eviction"),
    ("deshaucio", "es", "housing.eviction"),
    ("tandartz", "nl", "care.dental"),
    ("loonstroook", "nl", "work.payslip"),
    ("уволинение", "bg", "work.dismissal"),
    ("loon neit betaald", "nl", "work.unpaid"),
]


@pytest.fixture(scope="module")
def index(content):
    return TopicIndex(content)


@pytest.mark.parametrize(("typed", "language", "topic"), TYPED)
def test_a_word_in_any_language_finds_its_topic_among_the_first_three(index, typed, language, topic):
    assert topic in index.find(typed, language)[:3]


@pytest.mark.parametrize(("typed", "language", "topic"), TYPOS)
def test_one_typing_mistake_is_forgiven_when_nothing_else_is_found(index, typed, language, topic):
    assert topic in index.find(typed, language)[:3]


def test_three_letters_of_the_label_find_every_topic_in_every_language(content, index):
    missed = [
        (topic.id, language)
        for topic in content.topics.values()
        for language, label in topic.label.items()
        if not any(topic.id in index.find(word[:3], language) for word in words(label))
    ]
    assert missed == []


def test_the_label_in_the_language_of_the_screen_comes_first(content, index):
    for topic in content.topics.values():
        for language, label in topic.label.items():
            found = index.find(label, language, limit=2)
            assert topic.id in found, (topic.id, language, found)


def test_what_is_far_from_every_word_finds_nothing(index):
    assert "care.debt" in index.find("schuld", "nl") and "care.debt" in index.find("schulb", "nl")
    assert index.find("qqqqq", "nl") == []
    assert index.find("xyz", "nl") == []


def test_a_second_word_leaves_only_what_fits_both(index):
    alone, both = set(index.find("loon", "nl", 99)), set(index.find("loon ziek", "nl", 99))
    assert both < alone and "work.sick" in both


def test_words_that_nothing_knows_find_nothing(index):
    assert index.find("qqqqq wwwww", "nl") == []


def test_the_order_of_typed_words_does_not_matter_for_what_is_found(index):
    assert set(index.find("betaald loon", "nl", 99)) == set(index.find("loon betaald", "nl", 99))


@pytest.mark.parametrize("nothing", ["", "  ", "-", "()", "日本", "\0", "'"])
def test_nothing_typed_finds_nothing(index, nothing):
    assert index.find(nothing, "nl") == []


def test_at_most_so_many_are_given_and_the_same_each_time(index):
    assert len(index.find("a", "nl")) == 8
    assert index.find("a", "nl", 3) == index.find("a", "nl")[:3]


def test_a_key_is_answered_in_about_a_millisecond(content, index):
    typed = [
        (word[:end], "nl")
        for each in content.topics.values()
        for word in words(each.label["nl"])
        for end in (1, 2, 3)
    ]
    typed += [(text, language) for text, language, _ in TYPOS]
    started = perf_counter()
    for text, language in typed:
        index.find(text, language)
    assert (perf_counter() - started) / len(typed) < 0.002

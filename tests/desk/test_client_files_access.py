# SPDX-License-Identifier: EUPL-1.2
"""What a person gets to see of what is kept: all of it, in words, and never what was sealed."""

import json

import pytest

from builders import SEVEN, a_talk
from client_lives import MARKERS, TODAY, a_file, a_life, consent_of
from spreekuur.clients.consents import State
from spreekuur.clients.households import Kind
from spreekuur.clients.model import Purpose
from spreekuur.consultations.model import Outcome
from spreekuur.consultations.store import ANSWERS, BANDS
from spreekuur.desk import client_files, follow_up, households, papers, talks
from spreekuur.desk import client_files_words as words
from spreekuur.desk import words as desk_words
from spreekuur.desk.client_files_paper import paper_of
from spreekuur.errors.clients import NoSuchClient
from spreekuur.language import LANGUAGES, speaker, use
from spreekuur.printing import raster
from spreekuur.referral.progress import Progress


def text_of(desk, client, language="nl"):
    shown = client_files.export(desk, client.code, SEVEN, language)
    page = paper_of(shown.data, desk.content, desk.sender, language)
    return "\n".join(
        [page.title, *page.intro, *(f"{label}: {told}" for p in page.parts for label, told in p.lines)]
    )


def test_all_that_was_noted_is_shown_also_of_an_open_form(on_disk):
    client = a_file(on_disk)
    a_life(on_disk, client)
    data = json.dumps(client_files.export(on_disk, client.code, SEVEN).data, ensure_ascii=False)
    for marker in (*MARKERS[:5], "juridisch_loket", "unfinished", "typed_for_a_letter"):
        assert marker in data, marker
    paper = text_of(on_disk, client)
    for marker in (MARKERS[0], MARKERS[2], MARKERS[3], MARKERS[4], MARKERS[5], client.code):
        assert marker in paper, marker


def test_signals_and_letters_written_from_them_are_not_shown(desk, evening):
    client = a_file(desk)
    talk = a_talk(evening, client_id=client.id, topics=("safety.violence",), signals=("violence_now",))
    talk_case = papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True)
    papers.make(desk, talk, talk_case, SEVEN)
    talks.keep(desk, talk)
    shown = json.dumps(client_files.export(desk, client.code, SEVEN).data)
    talks.finish(desk, talk, SEVEN)
    shown += json.dumps(client_files.export(desk, client.code, SEVEN).data)
    assert "violence_now" not in shown
    assert '"signal' not in shown
    assert "sealed" not in shown


def test_of_a_closed_file_the_code_and_the_dates_are_shown(on_disk):
    client = a_file(on_disk)
    a_life(on_disk, client)
    client_files.withdraw(on_disk, consent_of(on_disk, client, Purpose.RECORD).consent_id, SEVEN)
    shown = client_files.export(on_disk, client.code, SEVEN)
    assert (shown.data["client"]["closed_on"], shown.data["talks"]) == ("2026-11-11", [])
    assert "niet bewaard" in text_of(on_disk, client)
    assert not any(marker in str(shown.data) for marker in MARKERS)


def test_the_paper_of_a_client_who_speaks_another_language_is_in_that_of_the_screen(desk):
    client = client_files.found(desk, "other", SEVEN, (Purpose.RECORD,)).client
    use("ro")
    try:
        assert client_files.export(desk, client.code, SEVEN).language == "ro"
    finally:
        use("en")
    assert client_files.export(desk, client.code, SEVEN, "bg").language == "bg"


def test_in_another_language_what_is_about_the_file_stands_in_dutch_too(desk):
    client = a_file(desk)
    households.add(desk, client.id, Kind.CHILD, None, SEVEN)
    data = client_files.export(desk, client.code, SEVEN).data
    page = paper_of(data, desk.content, desk.sender, "pl")
    dutch = paper_of(data, desk.content, desk.sender, "nl")
    assert page.dutch == dutch.intro
    assert [part.dutch for part in page.parts] == [part.heading for part in dutch.parts]
    assert (dutch.dutch, {part.dutch for part in dutch.parts}) == ((), {""})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_says_what_for_how_long_and_where_to_complain_in_every_language(desk, language):
    client = a_file(desk)
    told = text_of(desk, client, language)
    assert "autoriteitpersoonsgegevens.nl" in told
    assert "24" in told
    assert ".." not in told


def test_the_paper_tells_how_a_referral_went_on_and_that_there_is_a_child(desk, evening):
    client = a_file(desk)
    talks.finish(desk, a_talk(evening, client_id=client.id), SEVEN)
    households.add(desk, client.id, Kind.CHILD, None, SEVEN)
    (waits,) = follow_up.awaited(desk, TODAY)
    follow_up.note(desk, waits.referral.id, Progress.TAKEN_UP, SEVEN)
    told = text_of(desk, client, "nl")
    assert "Het Juridisch Loket, geholpen 11 november 2026" in told or "opgepakt 11 november 2026" in told, (
        told
    )
    assert "Kind: genoteerd op 11 november 2026" in told


def test_a_long_life_flows_on_over_pages_and_says_how_many_there_are(on_disk):
    client = a_file(on_disk)
    a_life(on_disk, client)
    pdf = client_files.export(on_disk, client.code, SEVEN, "pl").pdf
    assert raster.pages(pdf) > 1


def test_a_wrong_code_shows_nobody(desk):
    a_file(desk)
    for wrong in ("", "K7-42M", MARKERS[0]):
        with pytest.raises(NoSuchClient):
            client_files.export(desk, wrong, SEVEN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_coded_value_has_a_word_in_every_language(content, language):
    _ = speaker(language)
    assert all(words.purpose(purpose, _) for purpose in Purpose)
    assert all(words.state(state, _) for state in State)
    assert all(desk_words.outcome(outcome, _) for outcome in Outcome)
    for key in (*ANSWERS, *BANDS):
        assert words.label(key, _) != key
        for code in content.grammar.choices.get(key, ()):
            assert "_" not in words.value(key, code, _), (key, code)


def test_nothing_of_it_is_in_a_repr(desk):
    client = a_file(desk)
    assert not any(marker in repr(client_files.export(desk, client.code, SEVEN)) for marker in MARKERS)

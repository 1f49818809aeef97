# SPDX-License-Identifier: EUPL-1.2
"""A signal card is sealed when it is kept: what was written on it is in no row, draft or step afterwards."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import SEVEN, a_talk, an_evening, minutes
from spreekuur.clients.model import Purpose
from spreekuur.consultations import draft, signal_card
from spreekuur.consultations.signal_card import Entry, Ground
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import client_files, client_files_access, forgetting, papers, signal_cards, talks
from spreekuur.errors.desk import CardEmpty, CardWithoutConsent
from spreekuur.errors.vault import SealNotYours
from spreekuur.letters.store import PaperState
from spreekuur.security.sealing import CARD, new_key_pair, unseal
from spreekuur.store import drafts, vault_settings

SECRET = "blauwe deur zonder klink"
CARD_OF_ONE = (
    Entry("domestic_violence", Ground.SEEN, SECRET),
    Entry("domestic_violence", Ground.SAID, "zij zegt dat hij wacht"),
    Entry("forced_labour", Ground.INFERRED, "misschien ook het paspoort"),
    Entry("", Ground.SOURCE, "zij zelf"),
)


@pytest.fixture
def keys(desk):
    pair = new_key_pair()
    vault_settings.put(desk.db, "confidant_key", pair.public.hex())
    return pair


@pytest.fixture
def talk(desk):
    return a_talk(an_evening(desk), card=CARD_OF_ONE)


def everything(db):
    """Every value of every table, and every draft."""
    names = [name for (name,) in db.execute("select name from sqlite_master where type = 'table'")]
    return " ".join(str(row) for name in names for row in db.execute(f"select * from {name}").fetchall())


def opened(db, keys):
    query = "select id, consultation_id, sealed from sealed_note where kind = 'signal_card' order by id"
    return [
        signal_card.from_bytes(unseal(keys.private, sealed, signal_cards.bound_to(talk, card), CARD))
        for card, talk, sealed in db.execute(query).fetchall()
    ]


def test_a_kept_card_is_sealed_in_the_draft_already(desk, keys, talk):
    talks.keep(desk, talk)
    assert SECRET in everything(desk.db)
    kept = signal_cards.keep(desk, talk, SEVEN + minutes(5))
    assert (kept.card, len(kept.cards)) == ((), 1)
    assert SECRET not in everything(desk.db) + repr(kept)
    assert draft.from_text(drafts.open_drafts(desk.db)[0].content) == kept


def test_a_second_card_is_added_to_the_first_and_a_confidant_reads_both(desk, keys, talk):
    kept = signal_cards.keep(desk, talk, SEVEN)
    more = replace(kept, card=(Entry("suicidal", Ground.SAID, "later"),))
    talks.finish(desk, signal_cards.keep(desk, more, SEVEN + minutes(5)), SEVEN + minutes(9))
    first, second = opened(desk.db, keys)
    assert (first.card, second.card) == (CARD_OF_ONE, more.card)
    assert second.at > first.at


def test_a_card_that_was_not_kept_is_sealed_when_the_talk_is_saved(desk, keys, talk):
    saved = talks.finish(desk, talk, SEVEN + minutes(9))
    assert SECRET not in everything(desk.db)
    assert [card.card for card in opened(desk.db, keys)] == [CARD_OF_ONE]
    assert saved.talk.card == ()


def test_undoing_the_save_gives_the_form_back_without_what_stood_on_the_card(desk, keys, talk):
    saved = talks.finish(desk, talk, SEVEN + minutes(9))
    back = talks.take_back(desk, saved)
    assert SECRET not in everything(desk.db)
    assert opened(desk.db, keys) == []
    talks.finish(desk, back, SEVEN + minutes(9))
    assert [card.card for card in opened(desk.db, keys)] == [CARD_OF_ONE]


def test_saving_twice_keeps_each_card_once(desk, keys, talk):
    saved = talks.finish(desk, talk, SEVEN + minutes(9))
    talks.finish(desk, saved.talk, SEVEN + minutes(10))
    assert len(opened(desk.db, keys)) == 1


def test_another_key_or_another_talk_opens_no_card(desk, keys, talk):
    kept = signal_cards.keep(desk, talk, SEVEN).cards[0]
    sealed = bytes.fromhex(kept.sealed)
    place = signal_cards.bound_to(talk.id, kept.id)
    assert unseal(keys.private, sealed, place, CARD)
    for private, where in ((new_key_pair().private, place), (keys.private, b"elsewhere")):
        with pytest.raises(SealNotYours):
            unseal(private, sealed, where, CARD)


@pytest.mark.parametrize("no", [{"consent": "no"}, {"signals": ("wants_no_consent",)}])
def test_who_wants_nothing_noted_leaves_no_card(desk, keys, talk, no):
    refused = replace(talk, **no)
    with pytest.raises(CardWithoutConsent):
        signal_cards.keep(desk, refused, SEVEN)
    talks.finish(desk, refused, SEVEN + minutes(9))
    assert opened(desk.db, keys) == []
    assert SECRET not in everything(desk.db)


def test_who_says_no_later_takes_the_kept_cards_along(desk, keys, talk):
    saved = talks.finish(desk, talk, SEVEN + minutes(9))
    talks.finish(desk, replace(saved.talk, consent="no"), SEVEN + minutes(10))
    assert desk.db.execute("select count(*) from sealed_note").fetchone() == (0,)


def test_an_empty_card_is_not_kept(desk, keys, talk):
    with pytest.raises(CardEmpty):
        signal_cards.keep(desk, replace(talk, card=()), SEVEN)


def test_identifiers_are_masked_before_a_card_is_sealed(desk, keys, talk):
    note = (Entry("suicidal", Ground.SAID, "bsn 111222333 en jan@example.org"),)
    talks.finish(desk, replace(talk, card=note), SEVEN)
    assert not {"111222333", "jan@example.org"} & set(opened(desk.db, keys)[0].card[0].words.split())


def test_a_card_in_a_form_left_open_is_sealed_after_fourteen_days(desk, keys, talk):
    talks.keep(desk, talk)
    assert forgetting.forget_typed(desk.db, date(2026, 11, 20)) == 0
    assert forgetting.forget_typed(desk.db, date(2026, 11, 11) + timedelta(days=14)) == 1
    assert SECRET not in everything(desk.db)
    assert len(draft.from_text(drafts.open_drafts(desk.db)[0].content).cards) == 1


def test_only_the_yes_bit_of_signals_is_counted(desk, keys, talk):
    talks.finish(desk, talk, SEVEN + minutes(9))
    counted = desk.db.execute("select sum(signal) from consultation_topic").fetchone()
    assert counted == (0,)  # a card alone counts nothing; the signals of the form do


URGENT = ChosenRoute("veilig_thuis", "urgent", ("R001",))


def test_an_urgent_letter_tells_what_was_seen_and_said_and_never_what_is_supposed(desk, keys, talk):
    told = replace(signal_cards.shared(talk), routes=(URGENT,), signals=("domestic_violence",))
    assert papers.letter_kind(desk.content, "veilig_thuis", told) == "urgent"
    case = papers.letter_case(desk.content, told, "veilig_thuis", date(2026, 11, 11), shared=True)
    assert case["urgent"] == {"seen": [SECRET], "said": ["zij zegt dat hij wacht"], "source": ["zij zelf"]}
    assert "paspoort" not in json.dumps(case)
    assert papers.preview(desk, case).startswith(b"%PDF")


def test_without_the_clients_yes_and_in_any_other_letter_nothing_of_a_card_stands(desk, keys, talk):
    told = replace(signal_cards.shared(talk), routes=(URGENT,))
    on = date(2026, 11, 11)
    for route, yes in (("veilig_thuis", False), ("juridisch_loket", True)):
        assert SECRET not in json.dumps(papers.letter_case(desk.content, told, route, on, shared=yes))
    assert signal_cards.of_card(signal_cards.withheld(told)) == {}


def test_an_urgent_letter_forgets_what_came_from_a_card_once_it_left(desk, keys, talk):
    told = signal_cards.shared(replace(talk, routes=(URGENT,)))
    case = papers.letter_case(desk.content, told, "veilig_thuis", date(2026, 11, 11), shared=True)
    made = papers.make(desk, told, case, SEVEN)
    papers.left_desk(desk, made.kept, PaperState.PRINTED)
    talks.finish(desk, told, SEVEN)
    assert SECRET not in everything(desk.db)


def test_what_is_kept_about_a_client_is_given_out_without_a_word_of_a_card(desk, keys, talk):
    client = client_files.found(desk, "pl", SEVEN, (Purpose.RECORD,)).client
    under = replace(signal_cards.shared(talk), client_id=client.id, routes=(URGENT,), letter={"given": "Ola"})
    talks.keep(desk, signal_cards.shared(under))
    assert SECRET not in json.dumps(client_files_access.export(desk, client.code, SEVEN).data)
    talks.finish(desk, under, SEVEN)
    assert SECRET not in json.dumps(client_files_access.export(desk, client.code, SEVEN).data)

# SPDX-License-Identifier: EUPL-1.2
"""What a client sees of a talk, what never, and what becomes of what the client pressed."""

from dataclasses import replace
from datetime import date

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from builders import a_talk
from spreekuur.consultations import draft
from spreekuur.consultations.model import Stay
from spreekuur.consultations.talk import ChosenRoute, ClientSaid, Talk
from spreekuur.content import pack
from spreekuur.desk import client_view, client_words, talks
from spreekuur.desk.client_view import confirmed, discarded, pressed, qr_text, waiting
from spreekuur.directory.reach import Reach
from spreekuur.language import LANGUAGES
from spreekuur.printing import qr

CONTENT = pack.load()
ROUTES = sorted(CONTENT.organisations)
LETTER = ("given", "family", "name", "phone", "birth_date", "safe_to_call", "area", "employer")
LOKET = ChosenRoute("juridisch_loket", "urgent", ("R029",))


@pytest.fixture
def talk(evening) -> Talk:
    return replace(a_talk(evening), routes=(), outcomes=(), consent="unknown")


def view_of(talk: Talk, *asked: str) -> client_view.ClientView:
    return client_view.client_view(talk, CONTENT, asked)


def all_words(view: client_view.ClientView) -> str:
    codes = [qr_text(view, at) for at in range(max(len(view.places), 1))]
    return "\n".join([repr(view), *codes])


@st.composite
def any_talk(draw) -> Talk:
    chosen = draw(st.lists(st.sampled_from(ROUTES), max_size=4, unique=True))
    signals = st.lists(st.sampled_from(sorted(CONTENT.signals)), max_size=4, unique=True).map(tuple)
    return Talk(
        id="MARKER-id",
        evening_id="MARKER-evening",
        started_at="2026-11-11T18:00:00.000+00:00",
        language=draw(st.sampled_from([*LANGUAGES, "other", "unknown"])),
        number=98765,
        ticket_id="MARKER-ticket",
        topics=tuple(draw(st.lists(st.sampled_from(sorted(CONTENT.topics)), max_size=4, unique=True))),
        signals=draw(st.none() | signals),
        consent=draw(st.sampled_from(["unknown", "yes", "limited", "no"])),
        routes=tuple(ChosenRoute(route, "urgent", ("R029",), "MARKER-reason") for route in chosen),
        note="MARKER-note",
        letter={name: f"MARKER-{name}" for name in LETTER},
    )


@given(any_talk())
def test_nothing_personal_and_no_reason_and_no_signal_is_in_it(talk):
    view = view_of(talk)
    words = all_words(view)
    assert "MARKER" not in words
    assert "98765" not in words
    reasons = {CONTENT.text(rule.why, view.language) for rule in CONTENT.rules}
    assert [reason for reason in reasons if reason and reason in words] == []
    labels = {signal.label[view.language] for signal in CONTENT.signals.values()}
    topics = {topic.label[view.language] for topic in CONTENT.topics.values()}
    assert [label for label in labels - topics if label in words] == []
    assert "regionale_tafel" not in {place.route for place in view.places}


@given(any_talk())
def test_what_only_a_signal_brought_up_is_shown_when_it_was_chosen(talk):
    chosen = {route.route for route in talk.routes}
    openly = {place.route for place in view_of(replace(talk, signals=(), routes=())).places}
    for place in view_of(talk).places:
        assert place.route in openly | chosen | {"alarm_112"}


@given(st.sampled_from(ROUTES), st.sampled_from(LANGUAGES))
def test_every_place_tells_how_to_get_there_and_nothing_unconfirmed(route, language):
    talk = Talk(
        "t", "e", "2026-11-11T18:00:00.000+00:00", language=language, routes=(ChosenRoute(route, "urgent"),)
    )
    for place in view_of(talk).places:
        there = CONTENT.organisations[route]
        assert place.phone or place.website or place.address or place.how or place.reach is Reach.HERE
        for field, shown in (("phone", place.phone), ("url", place.website), ("address", place.address)):
            assert not shown or there.assurance[field] in ("verified", "corroborated")
        assert "(" not in place.address
        assert place.name and place.when and place.lead


def test_a_confidential_place_shows_its_gate_only(talk):
    organisation = replace(
        CONTENT.organisations["veilig_thuis"], address="Geheimstraat 1", assurance={"address": "verified"}
    )
    known = replace(CONTENT, organisations={**CONTENT.organisations, "veilig_thuis": organisation})
    chosen = replace(talk, routes=(ChosenRoute("veilig_thuis", "urgent"),))
    view = client_view.client_view(chosen, known)
    assert "Geheimstraat" not in all_words(view)
    assert view.places[0].reach is Reach.ASK


def test_the_chosen_routes_come_first_and_alone(talk):
    assert len(view_of(talk).places) > 1
    chosen = replace(talk, routes=(ChosenRoute("sncu", "normal"), LOKET))
    assert [place.route for place in view_of(chosen).places] == ["juridisch_loket", "sncu"]


def test_it_speaks_the_language_of_the_client_and_english_to_others(talk):
    assert view_of(talk).noted == "Zapisaliśmy:"
    assert view_of(replace(talk, language="nl")).promise.startswith("Zonder uw toestemming")
    assert view_of(replace(talk, language="other")).noted == "We wrote down:"


def test_somebody_of_whom_no_language_is_known_can_choose_it_and_reads_it_at_once(talk):
    unknown = replace(talk, language="unknown")
    ask = view_of(unknown).ask
    assert ask is not None and ask.key == "language"
    assert [word for _value, word in ask.answers][:2] == ["Polski", "Български"]
    said = pressed(unknown, ask, "bg")
    assert (said.language, view_of(said).noted) == ("unknown", "Записахме:")
    assert confirmed(said, CONTENT).language == "bg"


def test_danger_is_said_in_the_clients_language_and_in_dutch(talk):
    view = view_of(replace(talk, signals=("acute_danger",)))
    assert view.danger == ("W niebezpieczeństwie: telefon 112.", "Bij gevaar: bel 112.")
    assert view.places[0].route == "alarm_112"
    assert "Bij gevaar: bel 112." in qr_text(view, 0)
    assert view_of(replace(talk, language="nl", signals=("acute_danger",))).danger == (
        "Bij gevaar: bel 112.",
    )
    assert view_of(talk).danger == ()


def test_what_it_is_about_is_not_in_the_code_when_that_is_dangerous_to_carry(talk):
    unsafe = replace(talk, topics=("safety.domestic_violence",))
    view = view_of(unsafe)
    assert view.is_private
    assert view.topics not in qr_text(view, 0)
    assert view_of(talk).topics in qr_text(view_of(talk), 0)


@given(any_talk())
def test_a_telephone_reads_the_same_words_from_the_code(talk):
    """The modules are those of the standard for this text in UTF-8, and there are few enough of them to read."""
    view = view_of(talk)
    text = qr_text(view, 0)
    if not text:
        return
    drawn = [
        [any(start <= x < start + length for start, length in row) for x in range(len(rows))]
        for rows in [qr.runs(text, error="l", eci=True)]
        for row in rows
    ]
    made = segno.make(text, error="l", mask=3, micro=False, boost_error=False, eci=True, encoding="utf-8")
    assert drawn == [[bool(module) for module in row] for row in made.matrix]
    assert len(drawn) <= 117


def test_with_a_chosen_route_the_question_is_whether_it_may_be_passed_on(talk):
    ask = view_of(replace(talk, routes=(LOKET,))).ask
    assert ask is not None
    assert (ask.key, ask.routes) == ("consent", ("juridisch_loket",))
    assert ask.question == "Czy możemy przekazać to do: Het Juridisch Loket?"
    assert [value for value, _word in ask.answers] == ["yes", "no", "later"]


@pytest.mark.parametrize(
    "change",
    [
        {"consent": "limited"},
        {"signals": ("wants_no_consent",)},
        {"routes": (ChosenRoute("alarm_112", "emergency"),)},
    ],
)
def test_whoever_was_asked_or_need_not_be_is_not_asked_again(talk, change):
    ask = view_of(replace(talk, **({"routes": (LOKET,)} | change))).ask
    assert ask is None or ask.key != "consent"


def test_without_one_it_is_the_first_question_of_the_engine_said_to_the_client(talk):
    ask = view_of(replace(talk, topics=("reg.brp",), answers={})).ask
    assert ask is not None and ask.key == "municipality"
    assert ask.question == "Gdzie Państwo mieszkają?"
    again = view_of(replace(talk, topics=("reg.brp",), answers={}), "municipality").ask
    assert again is None or again.key != "municipality"


def test_signals_are_never_asked_of_the_client(talk):
    ask = view_of(replace(talk, topics=("safety.domestic_violence",), signals=None)).ask
    assert ask is None or ask.key != "signals"
    assert client_words.question("signals", "nl") == client_words.question("age_group", "nl") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_that_can_be_asked_has_answers_the_engine_knows(language):
    for key, choices in CONTENT.grammar.choices.items():
        if not client_words.question(key, language):
            continue
        given_ = {value for value, _word in client_words.answers(key, language, CONTENT.municipality.answers)}
        assert given_ - {"unknown", "later"} <= set(choices)
        assert all(word for _value, word in client_words.answers(key, language, CONTENT.municipality.answers))
    assert [v for v, _w in client_words.answers("expected_months", language, {})] == [
        "2",
        "5",
        "8",
        "unknown",
    ]


@pytest.mark.parametrize(("value", "consent"), [("yes", "yes"), ("no", "limited")])
def test_nothing_is_consent_before_the_volunteer_confirms(talk, value, consent):
    chosen = replace(talk, routes=(LOKET,))
    said = pressed(chosen, view_of(chosen).ask, value)
    assert said.consent == "unknown"
    assert view_of(said).ask.said == value
    sure = confirmed(said, CONTENT)
    assert (sure.consent, sure.client_said) == (consent, None)
    assert discarded(said) == chosen


def test_later_takes_back_what_was_pressed(talk):
    chosen = replace(talk, routes=(LOKET,))
    ask = view_of(chosen).ask
    assert pressed(pressed(chosen, ask, "yes"), ask, "later") == chosen


def test_an_answer_goes_the_way_of_every_answer(talk):
    said = replace(talk, client_said=ClientSaid("expected_months", "5"))
    assert confirmed(said, CONTENT).answers["expected_months"] == 5
    unsure = replace(talk, client_said=ClientSaid("insured", "unknown"))
    assert confirmed(unsure, CONTENT).answers["insured"] == "unknown"


def test_what_does_not_fit_the_talk_any_more_waits_no_longer(talk):
    yes = ClientSaid("consent", "yes", ("juridisch_loket",))
    assert waiting(replace(talk, routes=(LOKET,), client_said=yes), CONTENT) is yes
    assert waiting(replace(talk, client_said=yes), CONTENT) is None
    assert waiting(replace(talk, routes=(LOKET,), consent="limited", client_said=yes), CONTENT) is None
    assert confirmed(replace(talk, client_said=yes), CONTENT).consent == "unknown"
    answered = replace(talk, answers={"insured": "no"}, client_said=ClientSaid("insured", "yes"))
    assert waiting(answered, CONTENT) is None


def test_a_yes_to_one_place_is_no_yes_to_another_chosen_since(talk):
    yes = ClientSaid("consent", "yes", ("juridisch_loket",))
    more = replace(talk, routes=(LOKET, ChosenRoute("sncu", "normal")), client_said=yes)
    assert waiting(more, CONTENT) is None


def test_what_was_pressed_is_in_the_draft_and_never_in_what_is_saved(desk, talk, evening):
    said = replace(talk, routes=(LOKET,), client_said=ClientSaid("consent", "yes", ("juridisch_loket",)))
    assert draft.from_text(draft.to_text(said)) == said
    talks.keep(desk, said)
    saved = talks.finish(desk, said, evening.opened_at)
    assert saved.consultation.consent == "unknown"
    (kept,) = desk.db.execute("select consent from consultation").fetchone()
    assert kept == "unknown"


def test_an_older_draft_opens(talk):
    older = draft.to_text(talk).replace('"client_said": null, ', "")
    assert "client_said" not in older
    assert draft.from_text(older) == talk


def test_there_is_nothing_to_show_before_there_is_a_topic(talk):
    assert view_of(replace(talk, topics=())).is_empty
    assert not view_of(talk).is_empty


def test_the_clock_is_told_in_the_language_of_the_client_and_only_with_stays(talk):
    stayed = replace(talk, language="pl", stays=(Stay(date(2026, 11, 16), None),))
    view = view_of(replace(stayed, started_at="2026-12-09T18:00:00.000+00:00"))
    assert view.clock[0] == "Rejestracja w gminie"
    assert view.clock[1] == "RNI wystarcza do 14 marca 2027 włącznie. Potem: BRP."
    assert "Decyduje Burgerzaken" in view.clock[3]
    assert view_of(talk).clock == ()
    assert view_of(replace(stayed, answers={"registration": "brp"})).clock == ()

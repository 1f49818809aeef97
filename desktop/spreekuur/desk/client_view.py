# SPDX-License-Identifier: EUPL-1.2
"""What the client view shows of a talk, in the client's language, and what becomes of what the client pressed.

Built from topics, routes and the directory alone: no note, no letter field, no reason, no signal is ever read
for it, apart from one thing: whether anybody is in danger now. Pure.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from spreekuur.consultations.talk import ClientSaid, Talk
from spreekuur.content.folding import fold
from spreekuur.content.pack import Content
from spreekuur.desk import client_words, clock, fields, form
from spreekuur.desk.asking import next_question
from spreekuur.desk.client_words import CONSENT, LANGUAGE, LATER
from spreekuur.desk.leading import led
from spreekuur.desk.panel import RouteCard, panel, short_name
from spreekuur.desk.records import without_consent
from spreekuur.desk.words import when as how_soon
from spreekuur.directory.reach import Reach, place_to_go, reach_of, shown_website
from spreekuur.language import LANGUAGES, speaker
from spreekuur.letters.draft import shown_hours
from spreekuur.letters.formats import day
from spreekuur.letters.phrases import Voice
from spreekuur.referral.answers import from_talk
from spreekuur.referral.engine import suggest

ALARM = "alarm_112"
_NOT_FOR_CLIENTS = ("internal", "partner_network")
_FIRST = {"emergency": 0, "urgent": 1, "normal": 2}
_MOST_TO_BRING = 8
_BRACKETS = re.compile(r" *\([^()]*\)")
# What the client's No to passing on comes down to: we may note things here, but pass nothing on.
_MEANS = {"yes": "yes", "no": "limited"}


@dataclass(frozen=True, slots=True)
class Place:
    """One place to go to, in the client's language."""

    route: str
    priority: str
    lead: str
    name: str
    what: str
    reach: Reach
    phone: str
    website: str
    address: str
    how: str
    """What to do when there is no number, website or address to show."""
    when: str
    hours: str
    cost: str
    bring_lead: str
    bring: tuple[tuple[str, str], ...]
    """(id, words)"""


@dataclass(frozen=True, slots=True)
class Ask:
    """The one open question, with what was pressed already."""

    key: str
    question: str
    answers: tuple[tuple[str, str], ...]
    routes: tuple[str, ...] = ()
    said: str = ""
    beside: str = ""  # the same question in Dutch, for the desk
    is_keyed: bool = False  # each answer is given with the key of its number


@dataclass(frozen=True, slots=True)
class ClientView:
    """One moment of the talk as the client may see it."""

    language: str
    noted: str
    topics: str
    places: tuple[Place, ...] = ()
    ask: Ask | None = None
    danger: tuple[str, ...] = ()
    """What to do in danger, in the client's language, then in Dutch if that is another."""
    promise: str = ""
    clock: tuple[str, ...] = ()
    """Until when RNI is enough and who decides, after a heading; empty without stays that say so."""
    is_private: bool = False
    """It is about safety: a picture of it in a telephone may be found by somebody else."""
    has_code: bool = True  # something to take along in a telephone

    @property
    def is_empty(self) -> bool:
        """Is there nothing to show yet?"""
        return not (self.topics or self.places or self.ask or self.clock)


def view_language(talk: Talk) -> str:
    """The client's language; what the client pressed counts for this at once, English for any other."""
    said = talk.client_said
    spoken = said.value if said is not None and said.key == LANGUAGE else talk.language
    return spoken if spoken in LANGUAGES else "en"


def client_view(talk: Talk, content: Content, asked: Collection[str] = ()) -> ClientView:
    """The view of this talk; `asked` are questions that nobody knew an answer to."""
    language = view_language(talk)
    advice = suggest(from_talk(talk, content), content)
    is_danger = any(each.priority == "emergency" for each in advice.suggestions)
    topics = [content.topics[topic].label[language] for topic in talk.topics if topic in content.topics]
    return ClientView(
        language=language,
        noted=client_words.noted(language),
        topics=" · ".join(topics),
        places=tuple(place_of(card, content, language) for card in _cards(talk, content, language)),
        ask=_ask(talk, content, language, asked),
        danger=_danger(content, language) if is_danger else (),
        promise=client_words.promise(language),
        clock=clock.for_client(talk, content, language),
        is_private=any(form.is_about_safety(topic, content) for topic in talk.topics),
    )


def qr_text(view: ClientView, at: int) -> str:
    """The same as plain text, for a telephone without internet: one place, and nothing about who asks."""
    lines = [] if view.is_private or not view.topics else [f"{view.noted} {view.topics}"]
    lines += view.danger
    if view.places:
        place = view.places[at]
        bring = ", ".join(words for _id, words in place.bring)
        lines += [
            place.name,
            place.what,
            place.phone,
            place.website,
            place.address,
            place.how,
            " · ".join(word for word in (place.when, place.hours, place.cost) if word),
            f"{place.bring_lead} {bring}" if bring else "",
        ]
    return "\n".join(line for line in lines if line)


def pressed(talk: Talk, ask: Ask, value: str) -> Talk:
    """The client pressed this answer; nothing of it counts yet. "Later" takes back what was pressed."""
    said = None if value == LATER else ClientSaid(ask.key, value, ask.routes)
    return replace(talk, client_said=said)


def waiting(talk: Talk, content: Content) -> ClientSaid | None:
    """What the client pressed and the volunteer has still to confirm; None once it does not fit the talk any more."""
    said = talk.client_said
    if said is None:
        return None
    if said.key == CONSENT:
        # A yes to one place is no yes to another that was chosen since.
        same = set(_to_share(talk, content)) == set(said.routes)
        return said if talk.consent == "unknown" and same else None
    if said.key == LANGUAGE:
        return said if talk.language == "unknown" else None
    return said if said.key not in talk.answers else None


def confirmed(talk: Talk, content: Content) -> Talk:
    """The volunteer confirms: now it is an answer like any other, and can be undone like any other."""
    said, kept = waiting(talk, content), discarded(talk)
    if said is None:
        return kept
    if said.key == CONSENT:
        return form.answer(kept, CONSENT, _MEANS[said.value])
    if said.key == LANGUAGE:
        return form.answer(kept, LANGUAGE, said.value)
    return fields.fill(kept, said.key, said.value, content)


def discarded(talk: Talk) -> Talk:
    """The volunteer does not take it over."""
    return replace(talk, client_said=None)


def names_of(routes: Sequence[str], content: Content, language: str) -> str:
    """These places by name, to be read in a sentence."""
    named = ((content.organisations[route], content.text(f"org.{route}.name", language)) for route in routes)
    return ", ".join(short_name(there, name) for there, name in named)


def _cards(talk: Talk, content: Content, language: str) -> list[RouteCard]:
    """The chosen routes; else those suggested, but none that only a signal brought up."""
    cards = panel(led(suggest(from_talk(talk, content), content), content), talk, content, language).first
    chosen = [card for card in cards if card.chosen and _kind(card, content) != "partner_network"]
    if chosen:
        return sorted(chosen, key=lambda card: _FIRST[card.priority])
    bare = replace(talk, signals=(), routes=())
    openly = panel(led(suggest(from_talk(bare, content), content), content), bare, content, language)
    known = {card.route: card for card in openly.cards}
    shown = [known.get(card.route, replace(card, bring=())) for card in cards]
    return [
        card
        for card in shown
        if (card.route in known or card.route == ALARM) and _kind(card, content) not in _NOT_FOR_CLIENTS
    ]


def _kind(card: RouteCard, content: Content) -> str:
    return content.organisations[card.route].category


def place_of(card: RouteCard, content: Content, language: str) -> Place:
    """One place to go to, for the client; of a place that must not be found only the gate in front."""
    there = content.organisations[card.route]
    reach, words = reach_of(there)
    address = place_to_go(there)
    name, what = card.name, _beside(card.name, card.about)
    if name == words and what:
        # 112 is its own number, and everybody knows what it is for.
        name, what = _BRACKETS.sub("", card.about), ""
    elif not what:
        what = first_clause(content.text(f"org.{card.route}.what", language))
    hours = shown_hours(there, Voice(content, language))
    bring = _to_bring(card, content, language)
    return Place(
        route=card.route,
        priority=card.priority,
        lead=client_words.lead(reach, language),
        name=name,
        what=what,
        reach=reach,
        phone=words if reach is Reach.PHONE else "",
        website="" if reach is Reach.OWN else shown_website(there),  # of one's own nobody knows it
        address=address,
        how=client_words.how_to_find(card.route, reach, language),
        when=how_soon(
            card.going.soon, speaker(language), day(card.going.by, language) if card.going.by else ""
        ),
        hours=client_words.opened(hours, language) if hours else "",
        cost=card.cost,
        bring_lead=client_words.to_bring(reach, language) if bring else "",
        bring=bring,
    )


def _beside(name: str, about: str) -> str:
    """What is said of a place without its name, which stands above it already."""
    about = re.sub(r" +(,| )", r"\1", about)
    if not fold(about).startswith(fold(name)):
        return about
    rest = about[len(name) :].strip(" –-,/")
    return rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest


def first_clause(what: str) -> str:
    """The first thing that is said of a place: enough at a metre away."""
    return re.split(r"[;.:]", what)[0].strip()


def _to_bring(card: RouteCard, content: Content, language: str) -> tuple[tuple[str, str], ...]:
    """What to bring, each thing once."""
    ids = {content.text(item, language): item for item in content.texts["nl"] if item.startswith("bring.")}
    things = dict.fromkeys(card.bring)
    # What stands in brackets is for the desk: here each thing must be read from a metre away.
    short = ((ids.get(words, ""), _BRACKETS.sub("", words)) for words in things)
    return tuple(thing for thing in short if thing[1])[:_MOST_TO_BRING]


def _danger(content: Content, language: str) -> tuple[str, ...]:
    spoken = dict.fromkeys((language, "nl"))
    return tuple(Voice(content, code).must("client.next.emergency").text for code in spoken)


def _ask(talk: Talk, content: Content, language: str, asked: Collection[str]) -> Ask | None:
    if talk.language == "unknown":
        return _question(LANGUAGE, talk, content, language)
    routes = _to_share(talk, content)
    if routes and talk.consent == "unknown" and not without_consent(talk):
        return _question(CONSENT, talk, content, language, routes)
    passed = {*asked, CONSENT, LANGUAGE}
    advice = suggest(from_talk(talk, content), content)
    found = next_question(advice, replace(talk, signals=talk.signals or ()), passed)
    return _question(found.question, talk, content, language) if found else None


def _to_share(talk: Talk, content: Content) -> tuple[str, ...]:
    """The chosen places that hear something only with a yes."""
    places = [content.organisations[route.route] for route in talk.routes]
    return tuple(
        there.id for there in places if there.consent_needed and there.category not in _NOT_FOR_CLIENTS
    )


def _question(
    key: str, talk: Talk, content: Content, language: str, routes: tuple[str, ...] = ()
) -> Ask | None:
    said = waiting(talk, content)
    before = said.value if said is not None and said.key == key else ""
    words = client_words.question(key, language, names_of(routes, content, language))
    towns = content.municipality.answers
    return Ask(key, words, client_words.answers(key, language, towns), routes, before) if words else None

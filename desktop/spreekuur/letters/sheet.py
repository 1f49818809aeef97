# SPDX-License-Identifier: EUPL-1.2
"""The client's own paper: each line in the client's language, large, with the Dutch under it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from spreekuur.directory.reach import is_visited, place_to_go
from spreekuur.letters import clock
from spreekuur.letters.choice import Chooser
from spreekuur.letters.contact import OWN, found_at, when
from spreekuur.letters.draft import Draft, shown_hours
from spreekuur.letters.model import (
    CARD,
    Case,
    Foot,
    Item,
    NeutralPage,
    Said,
    Section,
    SheetPage,
)
from spreekuur.letters.phrases import DUTCH, Voice
from spreekuur.letters.told import Route
from spreekuur.referral.going import going


class _Twin:
    """Says a line in the client's language and in Dutch."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.own = Chooser(draft, Voice(draft.content, draft.case.language), for_client=True)
        self.dutch = Chooser(draft, Voice(draft.content, DUTCH), for_client=True)
        # The card has its Dutch on the back.
        self.bilingual = draft.case.language != DUTCH and draft.case.kind != CARD

    def item(self, phrase_id: str, **slots: object) -> Item | None:
        said = self.own.say(phrase_id, **slots)
        return self.pair(said, self.dutch.say(phrase_id, **slots)) if said else None

    def items(self, *phrase_ids: str) -> list[Item]:
        return [item for phrase_id in phrase_ids if (item := self.item(phrase_id))]

    def must(self, phrase_id: str) -> Item:
        return self.pair(self.own.must(phrase_id), self.dutch.must(phrase_id), strong=True)

    def text(self, text_id: str, *, tick: bool = False, strong: bool = False) -> Item | None:
        """A text of the content in both languages."""
        own, dutch = self.own.voice.named(text_id), self.dutch.voice.named(text_id)
        if not own:
            return None
        return self.pair(Said(own, self.own.voice.language), Said(dutch, DUTCH), tick=tick, strong=strong)

    def pair(self, own: Said, dutch: Said | None, *, tick: bool = False, strong: bool = False) -> Item:
        same = not self.bilingual or dutch is None or own.text == dutch.text
        return Item(own, None if same else dutch, tick, strong)


def card_pages(draft: Draft) -> tuple[SheetPage, ...]:
    """The take-home card (A5): the client's language, and on the back the same in Dutch for whoever helps."""
    front = sheet_page(draft)
    if draft.case.language == DUTCH:
        return (front,)
    dutch = Draft(replace(draft.case, language=DUTCH), draft.content, draft.sender)
    title = Item(Voice(draft.content, DUTCH).must("card.back_title"), strong=True)
    return front, sheet_page(dutch)._replace(title=title)


def sheet_page(draft: Draft) -> SheetPage:
    """The sheet (A4) or one side of the smaller card (A5) for one place or several."""
    twin = _Twin(draft)
    routes = draft.case.routes or _only(draft.case)
    sections = [
        _next(twin, routes),
        *_places(twin, routes),
        _clock(twin),
        _bring(twin, routes),
        _rights(twin),
    ]
    title = twin.must("card.title" if draft.case.kind == CARD else "client.title")
    return SheetPage(
        language=draft.case.language,
        title=title,
        sender=draft.sender,
        sections=tuple(section for section in sections if section.items),
        foot=_foot(twin),
        size="a5" if draft.case.kind == CARD else "a4",
    )


def _only(case: Case) -> tuple[Route, ...]:
    return (Route(case.recipient, case.priority, case.enclosures),) if case.recipient else ()


def _next(twin: _Twin, routes: Iterable[Route]) -> Section:
    pressing = {route.priority for route in routes}
    items = _danger(twin) if "emergency" in pressing else []
    if twin.draft.case.work.deadline:
        items += twin.items("client.next.deadline")
    items += twin.items("client.next.come_back", "client.next.if_it_fails")
    return Section(twin.must("client.next.heading"), tuple(items))


def _danger(twin: _Twin) -> list[Item]:
    """112: the Dutch stands beside it even where the rest is on the back."""
    own, dutch = (chooser.must("client.next.emergency") for chooser in (twin.own, twin.dutch))
    return [Item(own, None if own.text == dutch.text else dutch)]


def _places(twin: _Twin, routes: Iterable[Route]) -> list[Section]:
    """For each place: its name, what it does, how to reach it, when it is open; one heading for all."""
    places = [_place(twin, route) for route in routes]
    return places[:1] + [place._replace(heading=None) for place in places[1:]]


def _place(twin: _Twin, route: Route) -> Section:
    there = twin.draft.content.organisations[route.recipient]
    items = [twin.text(f"org.{there.id}.name", strong=True), twin.text(f"org.{there.id}.what")]
    how_soon, slots = when(going(route.priority, route.last_day, twin.draft.case.date))
    items.append(twin.item(how_soon, **slots))
    if there.id in OWN:
        items += twin.items("client.who.find_own")
    else:
        # A number or an address needs no second language under it.
        items += [Item(said) for said in found_at(there, twin.own)]
        address, hours = place_to_go(there), shown_hours(there, twin.own.voice)
        lines = [
            twin.own.say("client.where.address", address=address),
            twin.own.say("client.when.hours", hours_open=hours),
        ]
        items += [Item(said) for said in lines if said]
    return Section(twin.must("client.who"), tuple(item for item in items if item))


def _clock(twin: _Twin) -> Section:
    """Until when RNI is enough and from when BRP, if the stays were told."""
    said = (twin.item(phrase, date=day) for phrase, day in clock.of_case(twin.draft))
    return Section(twin.must(clock.HEADING), tuple(item for item in said if item))


def _bring(twin: _Twin, routes: Iterable[Route]) -> Section:
    named: dict[str, None] = {}
    for route in routes:
        named |= dict.fromkeys(route.bring or twin.draft.content.organisations[route.recipient].bring)
    items = [item for text_id in list(named)[:8] if (item := twin.text(text_id, tick=True))]
    items += (
        twin.items("client.bring.missing_ok") if items and twin.own.offered("client.bring.missing_ok") else []
    )
    organisations = twin.draft.content.organisations
    goes = any(is_visited(organisations[route.recipient]) for route in routes)
    return Section(twin.must("client.bring" if goes else "client.bring.at_hand"), tuple(items))


def _rights(twin: _Twin) -> Section:
    ids = [
        "client.rights.free",
        "client.rights.say_no",
        "client.rights.no_employer",
        "client.rights.questions",
    ]
    topics = twin.draft.case.answers.get("topics") or ()
    unsafe = not isinstance(topics, str) and any(topic.startswith("safety.") for topic in topics)
    if twin.own.offered("client.keep_paper_unsafe") and unsafe:
        ids.append("client.keep_paper_unsafe")
    return Section(twin.must("client.rights.heading"), tuple(twin.items(*ids, "client.keep_paper")))


def _foot(twin: _Twin) -> Foot:
    voice = twin.own.voice
    ids = ["foot.volunteers", "foot.not_legal_advice"]
    ids += ["foot.translation_unreviewed"] if voice.language != DUTCH and voice.unreviewed else []
    ids += ["foot.missing_sentence"] if voice.missing else []
    page = twin.own.must("foot.page", page="{page}", pages="{pages}")
    return Foot(tuple(twin.own.must(phrase_id) for phrase_id in ids), page)


def neutral_page(draft: Draft) -> NeutralPage:
    """A card with a place and a time, and nothing that tells what it is about or who helps."""
    voice = Voice(draft.content, draft.case.language)
    made = draft.case.appointment
    on: date | None = made.date if made else None
    lines = [
        voice.say("neutral.date", date=on),
        voice.say("neutral.time", time=made.time if made else None),
        voice.say("neutral.place", place=made.place if made else ""),
        voice.say("neutral.phone", phone=draft.sender.phone),
        voice.say("neutral.code", code=draft.case.client.code),
    ]
    return NeutralPage(voice.language, voice.must("neutral.title"), tuple(line for line in lines if line))

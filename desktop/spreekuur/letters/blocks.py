# SPDX-License-Identifier: EUPL-1.2
"""The blocks of a letter between what is asked and the slip: who, what is going on, done, consent, papers."""

from collections.abc import Iterable

from spreekuur.letters.choice import Chooser
from spreekuur.letters.draft import Draft
from spreekuur.letters.model import Block, Said, Sentences
from spreekuur.letters.phrases import DUTCH
from spreekuur.letters.table import table_of

# A sentence's id -> the thing it passes on, as the consent names it. "who.nameless" passes on no name.
_WHOLE = {"who.name": "item.name"}
# The same by the start of the id.
_ITEMS = (
    ("who.birth_year", "item.birth_year"),
    ("who.birth_date", "item.birth_date"),
    ("who.phone", "item.phone"),
    ("who.safe_", "item.safe_times"),
    ("who.language", "item.language"),
    ("who.interpreter", "item.language"),
    ("who.area", "item.area"),
    ("who.address", "item.address"),
    ("who.children", "item.children"),
    ("going_on.work.employer_name", "item.employer"),
    ("going_on.housing.landlord", "item.landlord"),
    ("going_on.work.unpaid", "item.money"),
    ("going_on.housing.deposit", "item.money"),
    ("going_on.work.deductions", "item.money"),
    ("going_on.housing.rent_week", "item.money"),
    ("going_on.social.debts", "item.money"),
    ("going_on.work.sick", "item.health"),
    ("going_on.work.accident", "item.health"),
    ("going_on.housing.", "item.housing"),
    ("going_on.work.", "item.work"),
    ("going_on.reg.", "item.registration"),
    ("going_on.care.insured", "item.insurance"),
    ("going_on.care.no_gp", "item.gp"),
    ("going_on.care.", "item.health"),
)


class Blocks:
    """Makes the blocks of one page. The volunteer's own words are marked as such, for the client as not translated."""

    def __init__(
        self,
        draft: Draft,
        chooser: Chooser,
        left_over: Iterable[tuple[str, Said]],
        passed_on: Iterable[str] = (),
    ) -> None:
        self._draft, self._chooser = draft, chooser
        # What is asked beyond the room there is: of the bank, or in the volunteer's own words.
        self._asked = [said for key, said in left_over if key != said.text]
        self._asked_freely = [said for key, said in left_over if key == said.text]
        self._said: set[str] = set()
        self.passed_on = list(passed_on)
        """What the letter passes on, as the consent names it; the client's page says the same."""

    def all(self) -> tuple[Block, ...]:
        """The blocks in reading order; one with nothing to say is left out."""
        urgent = self._draft.kind == "urgent"
        blocks = [
            self._who(),
            *(self._rows() if urgent else [self._going_on()]),
            self._done(),
            self._consent(),
        ]
        return tuple(b for b in [*blocks, self._enclosures()] if b.sentences or b.table or b.free)

    # -- each block

    def _who(self) -> Block:
        said = self._part("who")
        if self._draft.kind == "urgent":
            # Whom not to tell, and the only safe way to the client, are no requests but conditions.
            said += [s for s in map(self._chooser.say, _SAFE) if s]
        return Block(self._chooser.must("who.heading"), tuple(said))

    def _going_on(self) -> Block:
        said = self._part("going_on", skip=_SOURCE)
        table, items = table_of(self._chooser)
        for item in items:
            self._pass_on(item)
        told = table or len(said) > int("going_on.topic" in self._said)
        if told and (source := self._chooser.say(_SOURCE)):
            said.append(source)
        typed = self._draft.case.situation
        if typed and self._chooser.offered("going_on.care.own_words"):
            # With the tick for health a care letter says whose words these are.
            said += [s for text in typed if (s := self._chooser.say("going_on.care.own_words", text=text))]
            typed = ()
            self._pass_on("item.health")
        free = [*_typed(typed), *self._asked_freely]
        return self._with_free("going_on.heading", [*said, *self._asked], free)._replace(table=table)

    def _rows(self) -> list[Block]:
        """Facts, what we saw, what was said and by whom stay apart in an urgent handover."""
        urgent, chooser = self._draft.case.urgent, self._chooser
        told = self._part("going_on", skip=_SOURCE)
        rows = [
            self._with_free("urgent.row_facts", [], _typed((*self._draft.case.situation, *urgent.facts))),
            self._with_free("urgent.row_seen", [], _typed(urgent.seen)),
            self._with_free("urgent.row_said", told, _typed(urgent.said)),
            self._with_free("urgent.row_source", self._asked, [*_typed(urgent.source), *self._asked_freely]),
        ]
        filled = [row for row in rows if row.sentences or row.free]
        checked = Block(None, (chooser.must("urgent.not_checked"),))
        return [*filled, checked] if filled else []

    def _done(self) -> Block:
        said = [s for i, s in self._chooser.part("done") if i != "done.nothing_yet"]
        typed = _typed(self._draft.case.done)
        if not said and not typed and self._chooser.offered("done.nothing_yet"):
            said = [self._chooser.must("done.nothing_yet")]
        return self._with_free("done.heading", said, typed)

    def _consent(self) -> Block:
        chooser = self._chooser
        heading = chooser.must("consent.heading")
        if self._draft.kind == "urgent":
            return Block(heading, self._urgent_consent(), small=True)
        if not self._draft.case.consent.recipient:
            ids = ["consent.none", "consent.no_health"]
            return Block(heading, tuple(chooser.must(i) for i in ids if chooser.offered(i)), small=True)
        said: list[Said] = []
        for phrase_id in _CONSENT:
            if self._may_say(phrase_id):
                sentence = chooser.say(phrase_id, items=tuple(self.passed_on))
                said += [sentence] if sentence else []
        return Block(heading, tuple(said), small=True)

    def _urgent_consent(self) -> Sentences:
        case, chooser = self._draft.case, self._chooser
        if case.consent.recipient:
            return (chooser.must("consent.urgent_given"),)
        said = [
            chooser.must("consent.urgent_without"),
            chooser.say("consent.urgent_reason", text=case.urgent.reason),
            chooser.say("consent.urgent_two_names", name=self._draft.sender.contact),
        ]
        told = [i for i in ("consent.urgent_client_knows", "consent.urgent_client_not_told") if i in case.say]
        return tuple(s for s in [*said, *(chooser.say(i) for i in told)] if s)

    def _enclosures(self) -> Block:
        chooser, brought = self._chooser, self._draft.case.enclosures
        listed = chooser.say("enclosures.list", items=brought) if chooser.offered("enclosures.list") else None
        first = listed or chooser.must("enclosures.none")
        return Block(
            chooser.must("enclosures.heading"), (first, chooser.must("enclosures.no_id")), small=True
        )

    # -- shared

    def _part(self, part: str, skip: str = "") -> list[Said]:
        said = [(i, s) for i, s in self._chooser.part(part) if i != skip]
        self._said = {phrase_id for phrase_id, _ in said}
        for phrase_id, _ in said:
            self._pass_on(_item_of(phrase_id))
        return [sentence for _, sentence in said]

    def _pass_on(self, item: str) -> None:
        if item and self._chooser.offered(item) and item not in self.passed_on:
            self.passed_on.append(item)

    def _may_say(self, phrase_id: str) -> bool:
        if phrase_id == "consent.no_health" and self._draft.case.consent.health:
            return False
        return self._chooser.offered(phrase_id)

    def _with_free(self, heading: str, said: list[Said], free: list[Said]) -> Block:
        chooser = self._chooser
        ids: tuple[str, ...] = ()
        if free and chooser.for_client and chooser.voice.language != DUTCH:
            ids = ("free_text.heading", "free_text.not_translated")
        elif free and not heading.startswith("urgent."):  # whose words those are says their heading
            ids = ("free_text.own_words",)
        note = tuple(chooser.must(phrase) for phrase in ids)
        return Block(chooser.must(heading), tuple(said), note, tuple(free))


def _item_of(phrase_id: str) -> str:
    by_start = next((item for start, item in _ITEMS if phrase_id.startswith(start)), "")
    return _WHOLE.get(phrase_id, by_start)


def _typed(texts: Iterable[str]) -> list[Said]:
    return [Said(text, DUTCH) for text in texts]


_SOURCE = "going_on.said_by_client"
_SAFE = ("core.ask.urgent_safe_contact", "core.ask.urgent_no_others")
_CONSENT = (
    "consent.read",
    "consent.share",
    "consent.items",
    "consent.purpose",
    "consent.health",
    "consent.pregnancy",
    "consent.trade_union",
    "consent.no_health",
    "consent.withdraw",
    "consent.no_consequence",
    "consent.given_on",
)

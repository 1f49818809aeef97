# SPDX-License-Identifier: EUPL-1.2
"""Signal cards: written while the talk goes on, sealed the moment they are kept, and never read back at the desk."""

from dataclasses import replace
from datetime import datetime

from spreekuur.consultations import draft, signal_card
from spreekuur.consultations.signal_card import Ground, SealedCard
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk.desk import Desk
from spreekuur.desk.form import with_signals
from spreekuur.desk.records import scrubbed, without_consent
from spreekuur.errors.desk import CardEmpty, CardWithoutConsent
from spreekuur.letters.fields import MAX_LIST, MAX_TEXT
from spreekuur.security.sealing import CARD, seal
from spreekuur.store import drafts, vault_settings
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, save
from spreekuur.times import stamp

KIND = "signal_card"
"""How cards are marked among what is sealed."""
LETTER = {
    Ground.FACTS: "urgent_facts",
    Ground.SEEN: "urgent_seen",
    Ground.SAID: "urgent_said",
    Ground.SOURCE: "urgent_source",
}
"""What of a card may go into the urgent letter, by the letter's fields. What is only supposed never does."""


def keep(desk: Desk, talk: Talk, now: datetime, *, share: bool = False) -> Talk:
    """Seal what stands on the card, and keep the draft without it; the talk as it is then.

    With `share`, the client's yes, what was seen and told goes into the fields of the urgent letter as well.

    Raises:
        CardEmpty: there is nothing on it.
        CardWithoutConsent: the client wants nothing to be noted.
    """
    if without_consent(talk):
        raise CardWithoutConsent
    if not talk.card:
        raise CardEmpty
    kept = sealed(desk.db, shared(talk) if share else talk, now)
    drafts.keep(desk.db, talk.id, talk.evening_id, draft.KIND, draft.to_text(scrubbed(kept)))
    return kept


def sealed(db: Database, talk: Talk, now: datetime) -> Talk:
    """The talk with its open card sealed; the same talk when there is none, or nothing may be kept of it."""
    if not talk.card:
        return talk
    if without_consent(talk):
        return replace(talk, card=(), cards=())
    card_id, at = new_id(), stamp(now)
    content = signal_card.to_bytes(scrubbed(talk).card, at)
    public_key = bytes.fromhex(vault_settings.get(db, "confidant_key", ""))
    hidden = seal(public_key, content, bound_to(talk.id, card_id), CARD)
    return replace(talk, card=(), cards=(*talk.cards, SealedCard(card_id, at, hidden.hex())))


def put_away(db: Database, talk: Talk) -> None:
    """Keep the sealed cards of a talk that is saved; those that are there already stay as they are."""
    for card in talk.cards:
        row = {"id": card.id, "consultation_id": talk.id, "kind": KIND}
        save(db, "sealed_note", row | {"sealed": bytes.fromhex(card.sealed)})


def bound_to(consultation_id: str, card_id: str) -> bytes:
    """What a sealed card belongs to: it opens nowhere else."""
    return f"{consultation_id}/{card_id}".encode()


def shared(talk: Talk) -> Talk:
    """The talk with what was seen and told on its card in the fields of the urgent letter, behind what is there."""
    letter = dict(talk.letter)
    for ground, name in LETTER.items():
        lines = [letter.get(name, ""), *signal_card.words_of(talk.card, ground)]
        if told := "\n".join(filter(None, lines)):
            letter[name] = told
    return replace(talk, letter=letter)


def withheld(talk: Talk) -> Talk:
    """The talk without anything of a card in the fields of the letter."""
    names = set(LETTER.values())
    return replace(talk, letter={name: words for name, words in talk.letter.items() if name not in names})


def of_card(talk: Talk) -> dict[str, str]:
    """What stands in the fields of the letter that came from a card."""
    return {name: talk.letter[name] for name in LETTER.values() if talk.letter.get(name)}


def for_letter(talk: Talk) -> dict[str, list[str]]:
    """What of a card goes into an urgent letter, as its case wants it; empty without anything to tell."""
    told = {ground.value: _lines(talk.letter.get(name, "")) for ground, name in LETTER.items()}
    return {name: lines for name, lines in told.items() if lines}


def _lines(words: str) -> list[str]:
    return [line[:MAX_TEXT] for line in words.splitlines() if line.strip()][:MAX_LIST]


def ticked(talk: Talk, signal: str, ground: Ground, *, on: bool, content: Content) -> Talk:
    """The talk with this line on its card, or without it.

    What was seen or said makes the signal one of the talk's, so that the advice follows; a supposition does not.
    """
    card = signal_card.tick(talk.card, signal, ground, on=on)
    return _with_signals(talk, replace(talk, card=card), content)


def written(talk: Talk, signal: str, ground: Ground, words: str, content: Content) -> Talk:
    """The talk with these words on its card."""
    card = signal_card.write(talk.card, signal, ground, words)
    return _with_signals(talk, replace(talk, card=card), content)


def _with_signals(before: Talk, after: Talk, content: Content) -> Talk:
    came = set(signal_card.signals_there(after.card)) - set(signal_card.signals_there(before.card))
    went = set(signal_card.signals_there(before.card)) - set(signal_card.signals_there(after.card))
    if not came and not went:
        return after
    kept = [signal for signal in after.signals or () if signal not in went]
    seen = (*kept, *sorted(came - set(kept) - {""}))
    return with_signals(after, seen or None, content)


def closed(talk: Talk, kept: Talk) -> Talk:
    """An earlier or later moment of a talk whose card was kept: without the card, with what was sealed."""
    return replace(
        withheld(talk), card=(), cards=kept.cards, letter={**withheld(talk).letter, **of_card(kept)}
    )

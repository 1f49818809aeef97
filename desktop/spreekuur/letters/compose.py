# SPDX-License-Identifier: EUPL-1.2
"""Makes a paper out of a case: which sentences, in which order, on which page. Pure: no clock, no file."""

from spreekuur.content.pack import Content
from spreekuur.letters import address, kenmerk
from spreekuur.letters.asks import asks
from spreekuur.letters.blocks import Blocks
from spreekuur.letters.choice import Chooser
from spreekuur.letters.client import client_page
from spreekuur.letters.draft import Draft
from spreekuur.letters.model import (
    CARD,
    NEUTRAL,
    SHEET,
    Case,
    Core,
    Fact,
    Foot,
    LetterPage,
    Paper,
    Said,
    Sender,
    Sentences,
    Slip,
)
from spreekuur.letters.phrases import DUTCH, Voice
from spreekuur.letters.sheet import card_pages, neutral_page, sheet_page


def compose(case: Case, content: Content, sender: Sender) -> Paper:
    """The paper with all its sentences; the same case always gives the same paper."""
    paper = _composed(case, content, sender)
    return paper._replace(large=case.layout == "large-print")


def passed_on(case: Case, content: Content, sender: Sender) -> tuple[str, ...]:
    """What the letter of a case tells its receiver about the client, as its consent names it: ids of phrases."""
    return tuple(_letter_page(Draft(case, content, sender))[1])


def _composed(case: Case, content: Content, sender: Sender) -> Paper:
    draft = Draft(case, content, sender)
    if case.kind == CARD:
        sides = card_pages(draft)
        return Paper(sides[0].title.said.text, sides)
    if case.kind == SHEET:
        page = sheet_page(draft)
        return Paper(page.title.said.text, (page,))
    if case.kind == NEUTRAL:
        card = neutral_page(draft)
        return Paper(card.title.text, (card,))
    letter, passed_on = _letter_page(draft)
    # An urgent handover leaves no paper with the client: at home it could betray them.
    if case.kind == "urgent" or case.language == DUTCH:
        return Paper(_file_title(case), (letter,))
    return Paper(_file_title(case), (letter, client_page(draft, passed_on)))


def _file_title(case: Case) -> str:
    """What a window or a printer queue shows: a number, or only that it is a letter."""
    return f"Brief {case.kenmerk}" if case.kenmerk else "Brief van het spreekuur"


def _letter_page(draft: Draft) -> tuple[LetterPage, list[str]]:
    voice = Voice(draft.content, DUTCH)
    chooser = Chooser(draft, voice, for_client=False)
    asked, left_over = asks(draft, chooser)
    blocks = Blocks(draft, chooser, left_over)
    urgent = draft.kind == "urgent"
    case = draft.case
    page = LetterPage(
        sender=draft.sender,
        to=address.of(draft.organisation, draft.content),
        facts=_facts(draft, chooser),
        title=title(draft, chooser),
        under_title=chooser.must("title.care_not_medical") if draft.kind == "care" else None,
        core=Core(chooser.must("core.heading_urgent" if urgent else "core.heading"), asked),
        blocks=blocks.all(),
        closing=_closing(draft, chooser),
        slip=_slip(draft, chooser) if case.kenmerk else None,
        foot=_foot(chooser),
        urgent=urgent,
        kenmerk=case.kenmerk,
        window=case.window,
    )
    return page, blocks.passed_on


def title(draft: Draft, chooser: Chooser) -> Said:
    """The subject with the first topic that may be named; without one the plain subject."""
    said = chooser.say(f"title.{draft.kind}", topic=draft.topics[:1])
    return said or chooser.must(f"title.{draft.kind}_plain")


def _facts(draft: Draft, chooser: Chooser) -> tuple[Fact, ...]:
    case, sender = draft.case, draft.sender

    def value(text: str) -> Said:
        return Said(text, DUTCH)

    def day(name: str, when: object, *, pressing: bool = False) -> list[Fact]:
        written = chooser.voice.written("date", when) if when else ""
        return [Fact(chooser.must(name), value(written), pressing)] if written else []

    facts = day("head.date", case.date)
    if case.kenmerk:
        facts.append(Fact(chooser.must("head.our_reference"), value(case.kenmerk)))
    facts += day("head.reply_by", case.reply_by, pressing=True)
    if draft.kind == "legal":
        facts += day("head.deadline", case.work.deadline, pressing=True)
    contact = " · ".join(part for part in (sender.contact, sender.phone) if part)
    return (*facts, Fact(chooser.must("head.contact"), value(contact)))


def _closing(draft: Draft, chooser: Chooser) -> Sentences:
    signed = chooser.say("head.signed_by", name=draft.sender.contact)
    return tuple(
        said for said in (chooser.must("head.closing"), signed or Said(draft.sender.name, DUTCH)) if said
    )


def _slip(draft: Draft, chooser: Chooser) -> Slip:
    def said(*ids: str) -> Sentences:
        return tuple(chooser.must(f"slip.{name}") for name in ids)

    return Slip(
        title=chooser.must("slip.title"),
        reference=said("reference", "tick_one"),
        outcomes=said("appointment", "taken_up", "passed_on", "cannot_help"),
        reasons=said(*(f"reason.{why}" for why in REASONS)),
        foot=said("return_ways", "phone_is_enough"),
        code=kenmerk.slip_code(draft.case.kenmerk, draft.case.recipient),
    )


REASONS = ("full", "not_for_us", "papers_missing", "outside_area", "other")


def _foot(chooser: Chooser) -> Foot:
    lines = [chooser.must("foot.confidential"), chooser.must("foot.no_bsn"), chooser.say("foot.reference")]
    return Foot(
        tuple(line for line in lines if line), chooser.must("foot.page", page="{page}", pages="{pages}")
    )

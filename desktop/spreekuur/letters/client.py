# SPDX-License-Identifier: EUPL-1.2
"""The client's page: what the letter says, in the client's language and nameless, and what happens next."""

from collections.abc import Iterable

from spreekuur.content.model import Organisation
from spreekuur.directory.reach import Reach, place_to_go, reach_of
from spreekuur.language import NAMES
from spreekuur.letters import clock, contact
from spreekuur.letters.asks import asks
from spreekuur.letters.blocks import Blocks
from spreekuur.letters.choice import Chooser
from spreekuur.letters.draft import REGISTRATION, Draft, short_name
from spreekuur.letters.model import Block, Card, ClientPage, Core, Foot, Said, Sentences
from spreekuur.letters.phrases import Voice


def client_page(draft: Draft, passed_on: Iterable[str]) -> ClientPage:
    """The page to go with the letter; `passed_on` is what the letter tells about the client."""
    from spreekuur.letters.compose import title

    voice = Voice(draft.content, draft.case.language)
    chooser = Chooser(draft, voice, for_client=True)
    asked, left_over = asks(draft, chooser)
    blocks = Blocks(draft, chooser, left_over, passed_on).all()
    over = chooser.must("head.copy_for_client")
    return ClientPage(
        language=voice.language,
        over=Said(f"{over.text} · {NAMES[voice.language]}", over.language),
        title=title(draft, chooser),
        note=chooser.must("head.voice_note"),
        core=Core(chooser.must("core.heading"), asked),
        blocks=(*blocks, *_clock(draft, chooser), _next(draft, chooser)),
        cards=_cards(draft, chooser),
        rights=_rights(draft, chooser),
        signature=chooser.must("consent.signature") if draft.case.consent.recipient else None,
        foot=_foot(chooser),
        kenmerk=draft.case.kenmerk,
    )


def _clock(draft: Draft, chooser: Chooser) -> tuple[Block, ...]:
    """What the registration clock says, beside a letter about registration."""
    if draft.kind != REGISTRATION:
        return ()
    said = tuple(s for phrase, day in clock.of_case(draft) if (s := chooser.say(phrase, date=day)))
    return (Block(chooser.must(clock.HEADING), said),) if said else ()


def _next(draft: Draft, chooser: Chooser) -> Block:
    they_call, goes = draft.they_call, draft.case.appointment is not None
    ids = ["client.next.they_call", "client.next.no_news"] if they_call else ["client.next.you_go"] * goes
    steps = () if they_call or goes else contact.step(draft.organisation, chooser)
    if draft.case.work.deadline:
        ids.append("client.next.deadline")
    if draft.kind == "legal":
        ids.append("client.next.do_not_sign")
    ids += ["client.next.come_back"] if they_call else ["client.next.if_it_fails", "client.next.come_back"]
    return Block(chooser.must("client.next.heading"), (*steps, *(s for s in map(chooser.say, ids) if s)))


def _cards(draft: Draft, chooser: Chooser) -> tuple[Card, ...]:
    bring = "client.bring.at_hand" if not (draft.is_visited or draft.they_call) else "client.bring"
    return (
        Card(chooser.must("client.when"), _when(draft, chooser)),
        Card(chooser.must("client.where"), _where(draft, chooser)),
        Card(chooser.must(bring), _bring(draft, chooser), ticks=True),
        Card(chooser.must("client.who"), _who(draft, chooser)),
    )


def _when(draft: Draft, chooser: Chooser) -> Sentences:
    made = draft.case.appointment
    if made:
        return (chooser.must("client.when.date_time", date=made.date, time=made.time),)
    phrase, slots = contact.when(draft.going)
    return (chooser.must(phrase, **slots),)


def _where(draft: Draft, chooser: Chooser) -> Sentences:
    made, there = draft.case.appointment, draft.organisation
    place = made.place if made and made.place else place_to_go(there) if there else ""
    if place or made or there is None:
        return tuple(Said(part.strip(), "nl") for part in place.split(",") if part.strip())
    if reach_of(there)[0] is Reach.PHONE:
        return (chooser.must("client.where.by_phone"),)
    return contact.found_at(there, chooser) if _is_where(there) else ()


def _is_where(there: Organisation) -> bool:
    """Is how it is found all that can be said of where it is?"""
    return reach_of(there)[0] in (Reach.WEBSITE, Reach.OWN) and not place_to_go(there)


def _bring(draft: Draft, chooser: Chooser) -> Sentences:
    voice = chooser.voice
    listed = draft.case.enclosures or (draft.organisation.bring if draft.organisation else ())
    items = [Said(voice.named(item), voice.language) for item in listed[:4]]
    letter = (
        "client.bring.letter_at_hand"
        if not (draft.is_visited or draft.they_call)
        else "client.bring.this_letter"
    )
    return (*items, chooser.must(letter))


def _who(draft: Draft, chooser: Chooser) -> Sentences:
    there = draft.organisation
    if there is None:
        return ()
    voice = chooser.voice
    return (
        Said(short_name(there, voice), voice.language),
        *(() if _is_where(there) and not draft.case.appointment else contact.found_at(there, chooser)),
    )


def _rights(draft: Draft, chooser: Chooser) -> Sentences:
    ids = ["client.rights.free", "client.rights.say_no", "client.rights.no_employer"]
    ids.append("client.rights.withdraw" if draft.case.consent.recipient else "client.rights.questions")
    return tuple(said for said in map(chooser.say, [*ids, "client.keep_paper"]) if said)


def _foot(chooser: Chooser) -> Foot:
    voice = chooser.voice
    lines = [chooser.must("foot.dutch_counts")]
    lines += [chooser.must("foot.translation_unreviewed")] if voice.unreviewed else []
    lines += [chooser.must("foot.missing_sentence")] if voice.missing else []
    reference = chooser.say("foot.reference")
    return Foot(
        (*lines, *([reference] if reference else [])),
        chooser.must("foot.page", page="{page}", pages="{pages}"),
    )

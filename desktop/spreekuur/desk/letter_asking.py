# SPDX-License-Identifier: EUPL-1.2
"""What a letter may tell, asked in the client's own language: first whether any of it, then each extra thing. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import client_words
from spreekuur.desk.client_view import Ask, ClientView, Place, first_clause, names_of, view_language
from spreekuur.desk.client_words import CONSENT, LATER
from spreekuur.directory.reach import Reach
from spreekuur.language import speaker
from spreekuur.letters.phrases import Voice

SHARE = CONSENT
YES, NO = "yes", "no"
_DUTCH = "nl"


@dataclass(frozen=True, slots=True)
class Telling:
    """A letter that is being written: to whom, and how far the client agreed."""

    route: str
    asks: tuple[str, ...]
    """The extra things that this letter could tell."""
    agreed: frozenset[str]
    """SHARE, and those of the extra things to which the client said yes."""
    told: tuple[str, ...]
    """What the letter passes on with that: ids of phrases."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What was pressed since the page was opened; what was not agreed to is asked anew the next time."""


def thing(ask: str, _: Callable[[str], str]) -> str:
    """What the client says yes to, in the language that speaks."""
    return {
        "employer": _("Employer or agency"),
        "contract": _("Contract: dates and hours"),
        "amount": _("The amount it is about"),
        "letters": _("Dates of the letters about it"),
        "deadline": _("Last date in a letter"),
        "landlord": _("Landlord"),
        "leave_by": _("When the client must leave the home"),
        "lease": _("Is the lease apart from the work?"),
        "persons": _("How many people sleep in the room"),
        "rent": _("Rent a week"),
        "deposit": _("Deposit that was not paid back"),
        "address": _("Address"),
        "appointment": _("An appointment was made"),
        "health": _("Health, in the client's own words"),
    }[ask]


def view(content: Content, talk: Talk, telling: Telling) -> ClientView:
    """The page for the client: who would read the letter, what they would read, and the next question."""
    language = view_language(talk)
    topics = [content.topics[topic].label[language] for topic in talk.topics if topic in content.topics]
    return ClientView(
        language=language,
        noted=client_words.noted(language),
        topics=" · ".join(topics),
        places=(_place(content, telling, language),),
        ask=_next(content, telling, language),
        promise=client_words.promise(language),
        has_code=False,
    )


def _place(content: Content, telling: Telling, language: str) -> Place:
    _ = speaker(language)
    voice = Voice(content, language)
    known = [("told", voice.named(item)) for item in telling.told]
    open_or_said = [(_state(ask, telling), thing(ask, _)) for ask in telling.asks]
    return Place(
        route=telling.route,
        priority="normal",
        lead=_("This letter is for:"),
        name=names_of((telling.route,), content, language),
        what=first_clause(content.text(f"org.{telling.route}.what", language)),
        reach=Reach.HERE,
        phone="",
        website="",
        address="",
        how="",
        when="",
        hours="",
        cost="",
        bring_lead=_("They would read:"),
        bring=(*known, *open_or_said),
    )


def _state(ask: str, telling: Telling) -> str:
    return "said-yes" if ask in telling.agreed else "said-no" if telling.said.get(ask) == NO else "asked"


def _next(content: Content, telling: Telling, language: str) -> Ask | None:
    """The first thing that was neither agreed to nor answered; nothing more after a no to all of it."""
    if SHARE not in telling.agreed and SHARE in telling.said:
        return None
    order: Sequence[str] = (SHARE, *telling.asks)
    key = next((ask for ask in order if ask not in telling.agreed and ask not in telling.said), "")
    if not key:
        return None
    own, dutch = (_question(key, content, telling.route, spoken) for spoken in (language, _DUTCH))
    return Ask(
        key,
        own,
        client_words.answers(CONSENT, language, content.municipality.answers),
        (telling.route,),
        beside=dutch if language != _DUTCH else "",
        is_keyed=True,
    )


def _question(key: str, content: Content, route: str, language: str) -> str:
    _ = speaker(language)
    name = names_of((route,), content, language)
    if key == SHARE:
        return client_words.question(CONSENT, language, name)
    return _("May {name} know this too? “{thing}”").format(name=name, thing=thing(key, _))


def agreed_to(value: str) -> bool | None:
    """What a pressed answer means for the tick; "later" leaves it alone."""
    return None if value == LATER else value == YES

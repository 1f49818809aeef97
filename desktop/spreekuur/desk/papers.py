# SPDX-License-Identifier: EUPL-1.2
"""The papers of a talk: what stands in them, making them, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.content.pack import Content
from spreekuur.desk import how_soon, paper_settings
from spreekuur.desk.desk import Desk
from spreekuur.desk.practice_mark import marked
from spreekuur.desk.records import scrubbed, without_consent
from spreekuur.desk.signal_cards import for_letter
from spreekuur.language import LANGUAGES
from spreekuur.letters import case as cases
from spreekuur.letters import compose, kenmerk, pdf, store
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.referral import answers, clock_input
from spreekuur.store.writing import new_id
from spreekuur.times import from_stamp, local_date

SHEET, CARD, NEUTRAL, URGENT = "client", "card", "neutral", "urgent"
FOR_CLIENT = (SHEET, CARD, NEUTRAL)
"""The papers that the client keeps: they get no kenmerk, as nobody answers them."""
_ORDER = {"emergency": 0, "urgent": 1, "normal": 2}
_PERSONAL = ("given", "family", "name", "phone", "birth_date", "safe_to_call")


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper as PDF bytes, and the row kept of it; none is kept without consent."""

    pdf: bytes = field(repr=False)
    kind: str
    kenmerk: str | None
    kept: KeptPaper | None

    @property
    def name(self) -> str:
        """What a file of it is called, and a print job: never anything about the client."""
        return self.kenmerk or self.kind


def letter_kind(content: Content, route: str, talk: Talk) -> str | None:
    """The kind of letter that goes to an organisation in this talk; None where the client sheet is the paper."""
    organisation = content.organisations.get(route)
    return content.letter_kind(organisation.category, talk.signals or ()) if organisation else None


def letter_routes(content: Content, talk: Talk) -> tuple[str, ...]:
    """The chosen routes that take a letter, in the order in which they were chosen."""
    return tuple(r.route for r in talk.routes if letter_kind(content, r.route, talk) is not None)


def letter_case(
    content: Content, talk: Talk, route: str, on: date, *, shared: bool, more: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The case of a letter to a route, in the form of the `letter` command, without a kenmerk.

    Only with `shared`, the client's consent for this recipient, do name, phone and the like stand in it, and in an
    urgent one what was taken over from the signal card.
    """
    letter = scrubbed(talk).letter
    client = {name: letter[name] for name in _PERSONAL if letter.get(name)} if shared else {}
    if letter.get("area"):
        client["area"] = letter["area"]
    kind = letter_kind(content, route, talk) or SHEET
    told = for_letter(scrubbed(talk)) if kind == URGENT and shared else {}
    case: dict[str, Any] = {
        "kind": kind,
        "recipient": route,
        "language": paper_language(talk),
        "date": on.isoformat(),
        **_how_soon(content, talk, route),
        "answers": _answers(content, talk),
        "consent": {"recipient": shared},
        **_stays(talk),
        **(more or {}),
    }
    return case | ({"client": client} if client else {}) | ({"urgent": told} if told else {})


def sheet_case(content: Content, talk: Talk, on: date) -> dict[str, Any]:
    """The case of the client sheet: where to go, the most urgent first, in their language, nameless."""
    case: dict[str, Any] = {
        "kind": SHEET,
        "language": paper_language(talk),
        "date": on.isoformat(),
        "answers": _answers(content, talk),
    }
    case |= _stays(talk)
    now = how_soon.priorities(talk, content)
    routes = sorted(talk.routes, key=lambda route: _ORDER.get(now[route.route], len(_ORDER)))
    return case | {
        "routes": [_place(content, route) | _how_soon(content, talk, route.route) for route in routes]
    }


def _how_soon(content: Content, talk: Talk, route: str) -> dict[str, Any]:
    """How pressing the card of this route is, and the last day for it, in the form of a case."""
    last = how_soon.last_day(talk, content, route)
    pressing = how_soon.priorities(talk, content).get(route, "normal")
    return {"priority": pressing} | ({"last_day": last.isoformat()} if last else {})


def _stays(talk: Talk) -> dict[str, Any]:
    """The stays, with which the client's own page says what the registration clock says."""
    return {"stays": clock_input.written(talk.stays)} if clock_input.in_reach(talk.stays) else {}


def _place(content: Content, chosen: ChosenRoute) -> dict[str, Any]:
    """A place on the sheet, with what its rules say to bring: those of the most pressing rule first."""
    rules = [rule for rule in content.rules if rule.id in chosen.rules]
    rules.sort(key=lambda rule: _ORDER.get(rule.priority, len(_ORDER)))
    bring = dict.fromkeys(item for rule in rules for item in rule.bring)
    return {"recipient": chosen.route, "bring": list(bring)}


def paper_language(talk: Talk) -> str:
    """The language of the client's page: their own if the papers have it, else English."""
    return talk.language if talk.language in LANGUAGES else "en"


def preview(desk: Desk, case: Mapping[str, Any]) -> bytes:
    """The paper as it would print, with no number used and nothing kept."""
    checked = cases.read(dict(case), desk.content)
    return marked(desk, pdf.draw(compose.compose(checked, desk.content, desk.sender)))


def as_it_will_print(
    desk: Desk, talk: Talk, case: Mapping[str, Any], ahead: int = 0
) -> tuple[bytes, str | None]:
    """The paper with the kenmerk it would get after `ahead` others; no number is used and nothing is kept."""
    case = _for_envelope(desk, case)
    if case["kind"] in FOR_CLIENT or without_consent(talk) or desk.practice:
        return preview(desk, case), None
    before = _made_before(desk, talk, case)
    year = date.fromisoformat(case["date"]).year
    coming = store.highest_number(desk.db, year, desk.laptop) + 1 + ahead
    reference = (before and before.kenmerk) or kenmerk.format_kenmerk(year, desk.laptop, coming)
    return preview(desk, dict(case) | {"kenmerk": reference}), reference


def make(desk: Desk, talk: Talk, case: Mapping[str, Any], now: datetime) -> MadePaper:
    """Make a paper: a letter takes a kenmerk that is never used again, and a row is kept of it.

    A paper that never left the desk, or that says the very same, keeps its kenmerk. Without consent nothing
    is kept and no kenmerk is given; the client carries the paper. In practice no kenmerk is given either: it
    would look like a real one.

    Raises:
        LetterError: the case cannot become a letter; no number is used then.
    """
    case = _for_envelope(desk, case)
    if without_consent(talk):
        return MadePaper(preview(desk, case), case["kind"], None, None)
    with desk.db.atomic():  # a paper that cannot be drawn gives its number back
        before = _made_before(desk, talk, case)
        if case["kind"] not in FOR_CLIENT and not desk.practice:
            reference = (before and before.kenmerk) or _next_kenmerk(desk, case)
            case = dict(case) | {"kenmerk": reference}
        drawn = preview(desk, case)
        kept = _kept(desk.content, talk, case, before)
        store.add(desk.db, kept)
    return MadePaper(drawn, kept.kind, kept.kenmerk, kept)


def again(desk: Desk, kept: KeptPaper) -> bytes | None:
    """The same paper once more; None after its content was erased."""
    return preview(desk, kept.case) if kept.case else None


def recent(desk: Desk) -> list[KeptPaper]:
    """The papers that may be printed again, the newest first; some of them were erased the moment they left."""
    return store.kept_on(desk.db, local_date(desk.db.clock()))


def left_desk(desk: Desk, paper: KeptPaper, how: PaperState) -> KeptPaper:
    """Note how a paper left the desk: printed, saved, photographed or copied out by hand.

    What was written from signals is kept open only until then, like a draft: afterwards they exist sealed alone. In a
    vault that can only be read nothing is noted of it.
    """
    if desk.db.reading is not None:
        return paper
    with desk.db.atomic():
        store.reach(desk.db, paper.id, how)
        case = paper.case or {}
        if not (case.get("answers", {}).get("signals") or case.get("urgent")):
            return replace(paper, state=how)
        store.forget_content(desk.db, paper.id)
    return replace(paper, state=how, case=None)


def _for_envelope(desk: Desk, case: Mapping[str, Any]) -> dict[str, Any]:
    """The case with the window of the envelopes that are used here, if it is a letter; the usual one goes unsaid."""
    window = paper_settings.look(desk).window
    letter = case["kind"] not in FOR_CLIENT and window != paper_settings.WINDOWS[0]
    return dict(case) | ({"window": window} if letter else {})


def _made_before(desk: Desk, talk: Talk, case: Mapping[str, Any]) -> KeptPaper | None:
    """A paper for the same receiver that is this one: it never left the desk, or says the very same."""
    of_talk = store.of_consultation(desk.db, talk.id)
    same = [p for p in of_talk if (p.kind, p.recipient) == (case["kind"], case.get("recipient"))]
    return next((p for p in same if p.state is PaperState.MADE or _says(p) == dict(case)), None)


def _says(paper: KeptPaper) -> dict[str, Any]:
    return {name: value for name, value in (paper.case or {}).items() if name != "kenmerk"}


def _answers(content: Content, talk: Talk) -> dict[str, Any]:
    known = answers.from_talk(talk, content)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in known.items()}


def _next_kenmerk(desk: Desk, case: Mapping[str, Any]) -> str:
    year = date.fromisoformat(case["date"]).year
    return kenmerk.format_kenmerk(year, desk.laptop, store.next_number(desk.db, year, desk.laptop))


def _kept(content: Content, talk: Talk, case: Mapping[str, Any], before: KeptPaper | None) -> KeptPaper:
    reply_by = None if case["kind"] in FOR_CLIENT else cases.read(dict(case), content).reply_by
    held_on = local_date(from_stamp(talk.started_at))
    return KeptPaper(
        id=before.id if before else new_id(),
        evening_id=talk.evening_id,
        consultation_id=talk.id,
        number=talk.number,
        kind=case["kind"],
        recipient=case.get("recipient"),
        language=case["language"],
        kenmerk=case.get("kenmerk"),
        made_on=date.fromisoformat(case["date"]),
        reply_by=reply_by,
        state=before.state if before else PaperState.MADE,
        erase_on=held_on + timedelta(days=store.KEEP_DAYS),
        case=case,
    )

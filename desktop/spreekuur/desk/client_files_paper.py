# SPDX-License-Identifier: EUPL-1.2
"""All that is kept about a person, in sentences and lists that this person can read. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from spreekuur.clients.consents import State
from spreekuur.clients.households import Kind
from spreekuur.clients.keeping import Why
from spreekuur.clients.model import Purpose
from spreekuur.clients.seen import How
from spreekuur.consultations.model import Outcome
from spreekuur.content.pack import Content
from spreekuur.desk import client_files_words as words
from spreekuur.desk.words import Say, outcome
from spreekuur.language import NAMES, speaker
from spreekuur.letters.access import AccessPage, Part
from spreekuur.letters.formats import day
from spreekuur.letters.model import Sender
from spreekuur.referral.progress import Progress

DUTCH = "nl"
Data = Mapping[str, Any]
Line = tuple[str, str]


def paper_of(data: Data, content: Content, sender: Sender, language: str) -> AccessPage:
    """The page for what `export` found, in this language, with what is about the file in Dutch for the desk too."""
    parts = _parts(data, content, language)
    if language == DUTCH:
        return AccessPage(_title(language), _intro(data, language), parts, sender, language)
    headings = [part.heading for part in _parts(data, content, DUTCH)]
    parts = tuple(replace(part, dutch=dutch) for part, dutch in zip(parts, headings, strict=True))
    return AccessPage(
        _title(language), _intro(data, language), parts, sender, language, dutch=_intro(data, DUTCH)
    )


def _title(language: str) -> str:
    _ = speaker(language)
    return _("What we keep about you")


def _intro(data: Data, language: str) -> tuple[str, ...]:
    _ = speaker(language)
    return (
        _("This is what we keep about you under code {code}, on {day}.").format(
            # A Bulgarian date ends with a full stop of its own, as this sentence does.
            code=data["client"]["code"],
            day=_day(data["made_on"], language).rstrip("."),
        ),
        _("Is something wrong? Or do you want us to erase everything? Tell us at the desk, we will do it."),
        _("Notes that only a confidant can open are not on this paper. Ask the coordinator about them."),
    )


def _parts(data: Data, content: Content, language: str) -> tuple[Part, ...]:
    _ = speaker(language)
    telling = _Telling(content, language)
    around = tuple(telling.household(data["household"]))
    seen = tuple(telling.seen(data["seen"]))
    promised = tuple(_promised(data["tasks"], language))
    return (
        Part(_("About you"), tuple(telling.about(data["client"]))),
        Part(_("What for, and how long"), tuple(_purposes(_))),
        *(
            Part(_("In the file {code}").format(code=one["code"]), tuple(telling.about(one)))
            for one in data["joined"]
        ),
        Part(_("Your consents"), tuple(telling.consents(data["consents"]))),
        *([Part(_("What we have promised to do"), promised)] if promised else []),
        *([Part(_("People around you"), around)] if around else []),
        *(telling.talk(talk, _("Talk on {day}")) for talk in reversed(data["talks"])),
        *(telling.talk(talk, _("Talk on {day}, not finished yet")) for talk in data["unfinished"]),
        *([Part(_("When this file was looked into"), seen)] if seen else []),
    )


def _purposes(_: Say) -> Iterator[Line]:
    """What the law wants told beside the data themselves (AVG art. 15, first paragraph)."""
    yield _("What for"), _("To help you, and to know at the next talk what was done before.")
    yield _("Who sees it"), _("The people of this desk. An organisation only if you agreed to it, see below.")
    yield (
        _("How long"),
        _("24 months after our last contact. What stands in a letter 14 days, unless you agreed to longer."),
    )
    yield _("Where from"), _("From you yourself. No computer decides anything about you.")
    yield (
        _("Not content?"),
        _("Tell us. You can also go to the Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl."),
    )


def _promised(tasks: list[Data], language: str) -> Iterator[Line]:
    """What is to be done and on which day, or that it was done."""
    _ = speaker(language)
    for task in tasks:
        done = task["state"] == "done"
        yield (
            _day(task["due_on"], language),
            _("{words} (done)").format(words=task["words"]) if done else task["words"],
        )


def talk_part(talk: Data, content: Content, language: str) -> Part:
    """One talk as a heading with its lines, in this language."""
    _ = speaker(language)
    return _Telling(content, language).talk(talk, _("Talk on {day}"))


class _Telling:
    """Says data in one language, with the words of the content pack."""

    def __init__(self, content: Content, language: str) -> None:
        self.content, self.language = content, language
        self.say: Say = speaker(language)

    def about(self, client: Data) -> Iterator[Line]:
        _ = self.say
        yield _("Your code"), client["code"]
        name = " ".join(filter(None, (client["given"], client["family"])))
        yield _("Your name"), name or _("not kept")
        yield _("Your phone"), client["phone"] or _("not kept")
        yield _("Date of birth"), client["birth_date"] or _("not kept")
        yield _("Language"), NAMES.get(client["language"], _("Another language"))
        if client["in_bin_since"]:
            yield _("In the bin since"), _day(client["in_bin_since"], self.language)
        if client["closed_on"]:
            yield _("File closed on"), _day(client["closed_on"], self.language)
        if client["kept_until"]:
            kept = _("{why}, until {day}")
            day = _day(client["kept_until"], self.language)
            yield _("Kept on because"), kept.format(why=words.why(Why(client["kept_because"]), _), day=day)

    def consents(self, consents: list[Data]) -> Iterator[Line]:
        _ = self.say
        for consent in consents:
            days = {
                name: _day(consent.get(name), self.language)
                for name in ("given_on", "ends_on", "withdrawn_on")
            }
            recipient = self._place(consent["recipient"]) or _("another organisation")
            asked = words.purpose(Purpose(consent["purpose"]), _).format(recipient=recipient)
            yield asked, words.state(State(consent["state"]), _).format(**days)

    def household(self, members: list[Data]) -> Iterator[Line]:
        """What each is, and no more: who it is stands in their own file."""
        _ = self.say
        for member in members:
            noted = _("noted on {day}").format(day=_day(member["noted_on"], self.language))
            yield words.relation(Kind(member["kind"]), _), noted

    def seen(self, lines: list[Data]) -> Iterator[Line]:
        """The days, the last first; who it was the coordinator can see, and nobody else."""
        for line in reversed(lines):
            yield _day(line["date"], self.language), words.seen(How(line["how"]), self.say)

    def talk(self, talk: Data, heading: str) -> Part:
        _ = self.say
        lines = {
            _("The talk was about"): ", ".join(self._topic(topic) for topic in talk["topics"]),
            _("Persons in the talk"): str(talk["persons"]) if talk["persons"] > 1 else "",
            _("What was done"): ", ".join(outcome(Outcome(code), _) for code in talk["outcomes"]),
            _("Sent to"): self._routes(talk, thinking=False),
            _("You think over"): self._routes(talk, thinking=True),
            **self._answers(talk),
            _("In the Netherlands"): ", ".join(self._stay(stay) for stay in talk.get("stays", ())),
            _("Note"): talk.get("note", ""),
            _("Typed for a letter"): ", ".join(talk.get("typed_for_a_letter", {}).values()),
        }
        told = [(label, text) for label, text in lines.items() if text]
        told += [(_("Letter"), self._letter(letter)) for letter in talk.get("letters", ())]
        return Part(heading.format(day=_day(talk["date"], self.language)), tuple(told))

    def _routes(self, talk: Data, *, thinking: bool) -> str:
        """Where the client was sent, or what they wanted to think over first."""
        open_form = (
            {"route": route, "state": Progress.ADVISED.value} for route in talk.get("thinking_over", ())
        )
        told = [*talk["routes"], *open_form]
        return "; ".join(
            self._route(route) for route in told if (route.get("state") == Progress.ADVISED) is thinking
        )

    def _route(self, route: Data) -> str:
        """The place, and how it went on there."""
        went_on = (
            f"{words.step(one['step'], self.say)} {_day(one['on'], self.language)}"
            for one in route.get("steps", ())
        )
        return ", ".join([self._place(route["route"]), *went_on])

    def _answers(self, talk: Data) -> dict[str, str]:
        given = {**talk.get("answers", {}), **talk.get("bands", {})}
        return {words.label(key, self.say): words.value(key, code, self.say) for key, code in given.items()}

    def _letter(self, letter: Data) -> str:
        _ = self.say
        to = self._place(letter["recipient"]) or _("for yourself")
        texts = [to, _day(letter["made_on"], self.language)]
        if letter["kenmerk"]:
            texts.append(letter["kenmerk"])
        if letter["says"]:
            texts.append(
                _("what it says is erased on {day}").format(day=_day(letter["erased_on"], self.language))
            )
        return ", ".join(texts)

    def _stay(self, stay: Data) -> str:
        ends = (_day(stay[name], self.language) if stay[name] else "…" for name in ("arrival", "departure"))
        return " – ".join(ends)

    def _topic(self, topic: str) -> str:
        known = self.content.topics.get(topic)
        return (known.label.get(self.language) or known.label["nl"]) if known else topic

    def _place(self, route: str | None) -> str:
        if not route:
            return ""
        return self.content.text(f"org.{route}.name", self.language) or route


def _day(text: str | None, language: str) -> str:
    return day(date.fromisoformat(text), language) if text else ""

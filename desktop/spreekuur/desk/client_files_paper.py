# SPDX-License-Identifier: EUPL-1.2
"""All that is kept about a person, in sentences and lists that this person can read. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from spreekuur.clients.consents import State
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

Data = Mapping[str, Any]
Line = tuple[str, str]


def paper_of(data: Data, content: Content, sender: Sender, language: str) -> AccessPage:
    """The page for what `export` found, in this language."""
    _ = speaker(language)
    intro = (
        _("This is what we keep about you under code {code}, on {day}.").format(
            code=data["client"]["code"], day=_day(data["made_on"], language)
        ),
        _("Is something wrong? Or do you want us to erase everything? Tell us at the desk, we will do it."),
        _("Notes that only a confidant can open are not on this paper. Ask the coordinator about them."),
    )
    telling = _Telling(content, language)
    parts = [
        Part(_("About you"), tuple(telling.about(data["client"]))),
        *(
            Part(_("In the file {code}").format(code=one["code"]), tuple(telling.about(one)))
            for one in data["joined"]
        ),
        Part(_("Your consents"), tuple(telling.consents(data["consents"]))),
        *(
            [Part(_("When this file was looked into"), tuple(telling.seen(data["seen"])))]
            if data["seen"]
            else []
        ),
        *(
            [Part(_("What we have promised to do"), tuple(telling.tasks(data["tasks"])))]
            if data["tasks"]
            else []
        ),
        *(telling.talk(talk, _("Talk on {day}")) for talk in reversed(data["talks"])),
        *(telling.talk(talk, _("Talk on {day}, not finished yet")) for talk in data["unfinished"]),
    ]
    return AccessPage(_("What we keep about you"), intro, tuple(parts), sender, language)


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

    def seen(self, lines: list[Data]) -> Iterator[Line]:
        """The days, the last first; who it was the coordinator can see, and nobody else."""
        for line in reversed(lines):
            yield _day(line["date"], self.language), words.seen(How(line["how"]), self.say)

    def tasks(self, tasks: list[Data]) -> Iterator[Line]:
        """What is to be done and on which day, or that it was done."""
        _ = self.say
        for task in tasks:
            words = (
                _("{words} (done)").format(words=task["words"]) if task["state"] == "done" else task["words"]
            )
            yield _day(task["due_on"], self.language), words

    def talk(self, talk: Data, heading: str) -> Part:
        _ = self.say
        lines = {
            _("The talk was about"): ", ".join(self._topic(topic) for topic in talk["topics"]),
            _("What was done"): ", ".join(outcome(Outcome(code), _) for code in talk["outcomes"]),
            _("Sent to"): self._places(talk, thinking=False),
            _("You think over"): self._places(talk, thinking=True),
            **self._answers(talk),
            _("In the Netherlands"): ", ".join(self._stay(stay) for stay in talk["stays"]),
            _("Note"): talk["note"],
            _("Typed for a letter"): ", ".join(talk.get("typed_for_a_letter", {}).values()),
        }
        told = [(label, text) for label, text in lines.items() if text]
        told += [(_("Letter"), self._letter(letter)) for letter in talk["letters"]]
        return Part(heading.format(day=_day(talk["date"], self.language)), tuple(told))

    def _places(self, talk: Data, *, thinking: bool) -> str:
        """Where the client was sent, or what they wanted to think over first."""
        routes = [
            *talk["routes"],
            *({"route": route, "state": Progress.ADVISED.value} for route in talk.get("thinking_over", ())),
        ]
        told = [route["route"] for route in routes if (route.get("state") == Progress.ADVISED) is thinking]
        return ", ".join(map(self._place, told))

    def _answers(self, talk: Data) -> dict[str, str]:
        given = {**talk["answers"], **talk["bands"]}
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

# SPDX-License-Identifier: EUPL-1.2
"""An evening on the app's own use cases, in acts; before each act it says what it does, afterwards what is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from builders import SEVEN, a_talk, minutes
from crash.child import Job
from journey.vaults import PHRASE, SECRET
from spreekuur.app import open_home
from spreekuur.consultations.talk import Talk
from spreekuur.demo.play import MovingClock
from spreekuur.desk import backups, closing, papers, people, queue, settings_people, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.leave import Permit
from spreekuur.letters.store import PaperState
from spreekuur.security.vault import NewSlot

WORDS = "huur te hoog, loon niet betaald, baas belt elke dag. Życie w Polsce; жилище; chirie ș"
OTHERS = ("kasteel vogel tafel lucht bakker zeil", "molen kaars zomer brug appel rivier")


def letters(talk: Talk) -> dict[str, Any]:
    """What a message says of a talk, to be held against the vault."""
    return {"talk": talk.id, "note": talk.note, "routes": len(talk.routes), "topics": list(talk.topics)}


class Evening:
    """Somebody at the desk; `acts` are played in the order given."""

    def __init__(self, job: Job, seed: int) -> None:
        self.job, self.rng, self.clock = job, Random(seed), MovingClock(SEVEN + timedelta(minutes=seed % 7))
        self.phrase, self.sheet = PHRASE, SECRET
        self.people, self.gone = {"Marta": PHRASE}, []
        self.open()

    def open(self) -> None:
        """Unlock the vault and open its store."""
        self.app = open_home(self.job.home, self.phrase, clock=self.clock)
        self.desk = self.app.desk
        # Otherwise the log is brought in only after a thousand pages, and no kill would meet that.
        pages = self.job.how.get("autocheckpoint", 30)
        self.desk.db.execute(f"PRAGMA wal_autocheckpoint={pages}")

    def begin(self) -> None:
        """Start the evening."""
        self.job.say("doing", act="begin")
        self.on = evenings.start(self.desk, self.clock(), ("Marta",))
        self.job.say("evening", evening=self.on.id)

    def write(self, talk: Talk) -> Talk:
        """Type a note, word by word, each in the draft."""
        for word in self.rng.sample(WORDS.split(), 4):
            self.clock.move(timedelta(seconds=5))
            talk = replace(talk, note=f"{talk.note} {word}".strip())
            self.job.say("doing", act="typing", **letters(talk))
            talks.keep(self.desk, talk)
            self.job.say("draft", saved_at=_saved_at(self.desk, talk), **letters(talk))
        return talk

    def talk(
        self, *, paper: bool = False, signals: bool = False, named: bool = False, undo: bool = False
    ) -> None:
        """A number, a talk about it, its papers; saved, perhaps taken back and saved again."""
        self.job.say("doing", act="door")
        door = queue.take(self.desk, self.on, self.clock(), "pl")
        ticket = queue.call(self.desk, door.ticket.id, self.clock()).ticket
        self.job.say("ticket", ticket=ticket.id)
        begun = talks.begin(self.on, self.clock(), ticket)
        given = {field: getattr(begun, field) for field in ("id", "number", "ticket_id", "help_first")}
        talk = a_talk(self.on, **given, signals=("threatened",) if signals else ())
        if named:
            talk = replace(talk, letter={"given": "Żaneta", "family": "Łącka", "phone": "+48 600 700 811"})
        talk = self.write(talk)
        client = self._remember(talk) if named else None
        if paper:
            self._letter(talk)
        self._save(talk, client, undo=undo)

    def _remember(self, talk: Talk) -> str | None:
        self.job.say("doing", act="client")
        client = people.remember(self.desk, talk, self.clock())
        self.job.say("client", client=client)
        return client

    def _letter(self, talk: Talk) -> None:
        self.job.say("doing", act="letter", **letters(talk))
        case = papers.letter_case(self.desk.content, talk, "juridisch_loket", self.on.held_on, shared=False)
        made = papers.make(self.desk, talk, case, self.clock())
        self.job.say("letter", talk=talk.id, kenmerk=made.kenmerk)
        papers.left_desk(self.desk, made.kept, PaperState.PRINTED)
        self.job.say("printed", talk=talk.id, kenmerk=made.kenmerk)

    def _save(self, talk: Talk, client: str | None, *, undo: bool) -> None:
        self.clock.move(minutes(6))
        self.job.say("doing", act="saving", **letters(talk))
        saved = talks.finish(self.desk, talk, self.clock(), client_id=client)
        self.job.say("talk", sealed=bool(talk.signals), client=saved.consultation.client_id, **letters(talk))
        if undo:
            self.job.say("doing", act="undoing", **letters(talk))
            talks.take_back(self.desk, saved)
            self.job.say("draft", saved_at=_saved_at(self.desk, talk), **letters(talk))
            self._save(talk, client, undo=False)

    def close(self) -> None:
        """Close the evening."""
        self.job.say("doing", act="closing")
        closing.close(self.desk, self.on, self.clock(), highest=4)
        self.job.say("closed", evening=self.on.id)

    def copy(self) -> None:
        """A copy beside the vault and one on a stick."""
        self.clock.move(timedelta(minutes=1))
        stick = self.job.home.parent / "stick"
        stick.mkdir(exist_ok=True)
        for make in (lambda: backups.on_this_laptop(self.desk), lambda: backups.into(self.desk, str(stick))):
            self.job.say("doing", act="copying")
            report = make()
            self.job.say("copy", folder=str(report.folder), rows=report.rows)

    def lock(self) -> None:
        """Close the store, as a lock does, and open it again."""
        self.job.say("doing", act="locking")
        self.app.close()
        self.job.say("locked")
        self.open()

    def slots(self) -> None:
        """Give a passphrase, change it, give a new sheet, take the passphrase away."""
        leave = settings_people.permit(self.job.home, self.phrase, self.clock())
        home, now, (one, two) = self.job.home, self.clock(), OTHERS
        self._slot(
            {"Marta": self.phrase, "Bo": one},
            lambda: settings_people.add(home, leave, NewSlot("Bo", one), now),
        )
        self._slot(
            {"Marta": self.phrase, "Bo": two},
            lambda: settings_people.change_other(home, leave, "Bo", two, now),
            gone=one,
        )
        sheet = self.rng.randbytes(20)
        self._slot(self.people, lambda: self.new_sheet(leave, sheet), sheet=sheet)
        leave = settings_people.permit(home, self.phrase, now)
        self._slot({"Marta": self.phrase}, lambda: self.remove(leave, "Bo"), gone=two)

    def new_sheet(self, leave: Permit, sheet: bytes) -> None:
        """Let another sheet count; the vault gets a new key."""
        app, home = self.app, self.job.home
        renewed = settings_people.new_sheet(self.desk, home, app.unlocked, leave, sheet, self.clock())
        app.unlocked = renewed.opened

    def remove(self, leave: Permit, name: str) -> None:
        """Take a passphrase away; the vault gets a new key."""
        app, home = self.app, self.job.home
        renewed = settings_people.remove(self.desk, home, app.unlocked, leave, name, self.clock())
        app.unlocked = renewed.opened

    def _slot(
        self, people: dict[str, str], change: Callable[[], object], gone: str = "", sheet: bytes | None = None
    ) -> None:
        sheet = sheet or self.sheet
        self.job.say("doing", act="slots", people=people, sheet=sheet.hex())
        change()
        self.people, self.sheet = people, sheet
        self.gone += [gone] if gone else []
        self.job.say("slots", people=people, gone=self.gone, sheet=sheet.hex())


def _saved_at(desk: Any, talk: Talk) -> str:
    return next(at for kept, at in talks.unfinished(desk) if kept.id == talk.id)


def lived_in(home: Path) -> None:
    """An evening of a week before, so that the store has pages to change."""
    app = open_home(home, PHRASE, clock=MovingClock(SEVEN - timedelta(days=7)))
    desk, then = app.desk, SEVEN - timedelta(days=7)
    on = evenings.start(desk, then, ("Marta", "Jan"))
    for number in range(12):
        talks.finish(desk, a_talk(on, note=WORDS * (number % 3)), then)
    closing.close(desk, on, then)
    app.close()
